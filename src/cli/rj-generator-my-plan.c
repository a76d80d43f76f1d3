// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

/* In the order in which a person might write them down. */
static const struct {
  RjMySection section;
  const char *text;
  const char *detail;
  guint halt;
  gboolean pinned;
} made[] = {
  { RJ_MY_REASONS, "Breakfast with Mia", NULL, 0, TRUE },
  { RJ_MY_REASONS, "Waking up without a plan to hide", NULL, 0, TRUE },
  { RJ_MY_REASONS, "The garden in spring", NULL, 0, FALSE },
  { RJ_MY_SIGNS, "I stop answering Sam", NULL, 0, FALSE },
  { RJ_MY_SITUATIONS, "Payday", "Go shopping with Sam first", 0, FALSE },
  { RJ_MY_RULES, "Ten minutes outside", NULL, RJ_HALT_LONELY, FALSE },
  { RJ_MY_RULES, "Eat something warm", NULL, RJ_HALT_HUNGRY, FALSE },
  { RJ_MY_ACTIONS, "Cold water on my wrists", NULL, 0, FALSE },
  { RJ_MY_PEOPLE, "Sam, any time before eleven", NULL, 0, FALSE },
  { RJ_MY_SURROUNDINGS, "No cash at home", NULL, 0, FALSE },
  { RJ_MY_SAFETY_TELL, "Dr Lee", NULL, 0, FALSE },
  { RJ_MY_IF_I_USE, "Naloxone hangs by the door", NULL, 0, FALSE },
};

gboolean
rj_generator_make_my_plan (RjGenerator *self, GError **error)
{
  RjMyPlan *plan = rj_store_get_my_plan (self->store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) saved = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      RjMyLine *line = rj_my_line_new (made[i].section);
      /* Out of its number and the seed, so that what others draw stays as it was. */
      g_autofree char *name = g_strdup_printf ("my-line %u %u", i, self->seed);

      line->record.id = rj_uuid_new_for (name);
      line->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
      line->record.zone = g_strdup (self->zone);
      line->record.day = self->first;
      line->position = i + 1;
      line->pinned = made[i].pinned;
      line->halt = made[i].halt;
      line->text = g_strdup (made[i].text);
      line->detail = g_strdup (made[i].detail);
      g_ptr_array_add (lines, line);
    }
  saved = rj_my_plan_save_finish (plan, AWAIT (self, rj_my_plan_save_async (plan, lines, NULL, READY (self))),
                                  error);
  return saved != NULL;
}
