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
  gboolean trigger; /* of a rule: the first one, instead of a letter */
  gboolean note;    /* of a rule: the first one is done */
} made[] = {
  { RJ_MY_REASONS, "Breakfast with Mia", NULL, 0, TRUE },
  { RJ_MY_REASONS, "Waking up without a plan to hide", NULL, 0, TRUE },
  { RJ_MY_REASONS, "The garden in spring", NULL, 0, FALSE },
  { RJ_MY_SIGNS, "I stop answering Sam", NULL, 0, FALSE },
  { RJ_MY_SITUATIONS, "Payday", "Go shopping with Sam first", 0, FALSE },
  { RJ_MY_RULES, "Ten minutes outside", NULL, RJ_HALT_LONELY, FALSE },
  { RJ_MY_RULES, "Eat something warm", NULL, RJ_HALT_HUNGRY, FALSE },
  { RJ_MY_RULES, "Ask Sam to come along", NULL, 0, FALSE, TRUE, FALSE },
  { RJ_MY_RULES, "Walk around the block", NULL, RJ_HALT_TIRED, FALSE, FALSE, TRUE },
  { RJ_MY_ACTIONS, "Cold water on my wrists", NULL, 0, FALSE },
  { RJ_MY_PEOPLE, "Sam, any time before eleven", NULL, 0, FALSE },
  { RJ_MY_SURROUNDINGS, "No cash at home", NULL, 0, FALSE },
  { RJ_MY_SAFETY_TELL, "Dr Lee", NULL, 0, FALSE },
  { RJ_MY_IF_I_USE, "Naloxone hangs by the door", NULL, 0, FALSE },
};

/* Out of its number and the seed, so that what others draw stays as it was. */
static char *
dup_id (RjGenerator *self, guint i)
{
  g_autofree char *name = g_strdup_printf ("my-line %u %u", i, self->seed);

  return rj_uuid_new_for (name);
}

gboolean
rj_generator_make_my_plan (RjGenerator *self, GError **error)
{
  RjMyPlan *plan = rj_store_get_my_plan (self->store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) saved = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      RjMyLine *line = rj_my_line_new (made[i].section);

      line->record.id = dup_id (self, i);
      line->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
      line->record.zone = g_strdup (self->zone);
      line->record.day = self->first;
      line->position = i + 1;
      line->pinned = made[i].pinned;
      line->halt = made[i].halt;
      line->trigger = made[i].trigger ? g_strdup (self->triggers[0]) : NULL;
      line->strategy = made[i].note ? g_strdup (self->strategies[0]) : NULL;
      line->text = g_strdup (made[i].text);
      line->detail = g_strdup (made[i].detail);
      g_ptr_array_add (lines, line);
    }
  saved = rj_my_plan_save_finish (plan, AWAIT (self, rj_my_plan_save_async (plan, lines, NULL, READY (self))),
                                  error);
  return saved != NULL;
}

static gboolean
fits (RjGenerator *self, guint i, const RjCraving *craving)
{
  if (made[i].section != RJ_MY_RULES)
    return FALSE;
  if (!made[i].trigger)
    return (craving->halt & made[i].halt) != 0;
  return craving->triggers != NULL
         && g_strv_contains ((const char *const *) craving->triggers, self->triggers[0]);
}

/* @at: of the later rating, when it is one */
static void
add_event (GPtrArray *events,
           const char *rule,
           const RjCraving *craving,
           RjRuleEventKind kind,
           const RjRatingPoint *at)
{
  RjRuleEvent *event = rj_rule_event_new (rule, craving->record.id, kind, at != NULL ? at->strength : -1);
  g_autofree char *name = g_strdup_printf ("rule event %s %s %d", rule, craving->record.id, (int) kind);

  event->id = rj_uuid_new_for (name);
  event->at_us = at != NULL ? at->at_us : craving->record.at_us;
  g_ptr_array_add (events, event);
}

/* Every rule that fits is shown; those without a coping note are followed, and what is noted afterwards is
 * the rating that the craving has anyway: neither what was used nor how it went becomes another. */
gboolean
rj_generator_note_rules (RjGenerator *self, GPtrArray *cravings, GError **error)
{
  RjMyPlan *plan = rj_store_get_my_plan (self->store);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);

  for (guint c = 0; c < cravings->len; c++)
    for (guint i = 0; i < G_N_ELEMENTS (made); i++)
      {
        const RjCraving *craving = g_ptr_array_index (cravings, c);
        g_autofree char *rule = dup_id (self, i);

        if (!fits (self, i, craving))
          continue;
        add_event (events, rule, craving, RJ_RULE_SHOWN, NULL);
        if (made[i].note)
          continue;
        add_event (events, rule, craving, RJ_RULE_USED, NULL);
        add_event (events, rule, craving, RJ_RULE_RATED, &g_array_index (craving->later, RjRatingPoint, 0));
      }
  return events->len == 0
         || rj_my_plan_note_finish (
           plan, AWAIT (self, rj_my_plan_note_async (plan, events, NULL, READY (self))), error);
}
