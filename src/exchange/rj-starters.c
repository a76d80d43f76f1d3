// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-starters.h"

#include "rj-content.h"

#include <stdlib.h>
#include <string.h>

/* Names in the content files, in the order of RjPlanKind. */
static const char *const kind_names[] = {
  "routine", "self-care", "meal",   "movement", "mindfulness", "medication", "meeting", "appointment", "call",
  "work",    "hobby",     "social", "chore",    "rest",        "reflection", "pick-up", "event",       NULL,
};

static const char *const part_names[] = { "morning", "afternoon", "evening", "any-time", NULL };
static const char *const halt_names[] = { "hungry", "angry", "lonely", "tired", NULL };

static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; names[i]; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  g_error ("Content names \"%s\", which is not known", name);
}

static RjStrategy *
read_strategy (JsonObject *object)
{
  RjStrategy *strategy = rj_strategy_new ();
  const char *caution = rj_content_get_string (object, "caution");
  g_auto (GStrv) halt = rj_content_get_strv (object, "halt");

  strategy->starter = g_strdup (rj_content_get_string (object, "id"));
  strategy->title = g_strdup (rj_content_get_string (object, "title"));
  strategy->steps = rj_content_get_strv (object, "steps");
  strategy->minutes = (int) json_object_get_int_member (object, "minutes");
  strategy->caution_none = caution == NULL;
  strategy->caution = g_strdup (caution ? caution : rj_content_get_string (object, "caution_none_reason"));
  strategy->tags = rj_content_get_strv (object, "tags");
  strategy->learned = g_strdup (rj_content_get_string (object, "source"));
  strategy->exercise = g_strdup (rj_content_get_string (object, "exercise"));
  for (int i = 0; halt[i]; i++)
    strategy->halt |= 1u << find_name (halt_names, halt[i]);
  return strategy;
}

GPtrArray *
rj_starters_load_strategies (const char *language)
{
  g_autoptr (JsonObject) root = rj_content_load ("strategies", language);
  JsonArray *array = json_object_get_array_member (root, "strategies");
  GPtrArray *strategies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (strategies, read_strategy (json_array_get_object_element (array, i)));
  return strategies;
}

void
rj_starter_day_free (RjStarterDay *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->items);
  g_array_unref (self->checked);
  g_free (self);
}

static RjPlanItem *
read_item (JsonObject *object, RjDay first_day, guint position)
{
  RjPlanItem *item = rj_plan_item_new ();
  const char *time = rj_content_get_string (object, "time");

  item->record.day = first_day;
  item->kind = (RjPlanKind) (find_name (kind_names, rj_content_get_string (object, "kind")) + 1);
  item->title = g_strdup (rj_content_get_string (object, "title"));
  item->part = (RjDayPart) (find_name (part_names, rj_content_get_string (object, "part")) + 1);
  item->minutes = time ? atoi (time) * 60 + atoi (strchr (time, ':') + 1) : -1;
  if (time)
    item->part = rj_day_part_for_minutes (item->minutes);
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
  item->position = position;
  rj_plan_item_add_default_lead (item);
  return item;
}

GPtrArray *
rj_starters_load_days (RjDay first_day, const char *language)
{
  g_autoptr (JsonObject) root = rj_content_load ("starter-days", language);
  JsonArray *array = json_object_get_array_member (root, "days");
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_starter_day_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *items = json_object_get_array_member (object, "items");
      RjStarterDay *day = g_new0 (RjStarterDay, 1);

      day->id = g_strdup (rj_content_get_string (object, "id"));
      day->title = g_strdup (rj_content_get_string (object, "title"));
      day->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
      day->checked = g_array_new (FALSE, TRUE, sizeof (gboolean));
      for (guint j = 0; j < json_array_get_length (items); j++)
        {
          JsonObject *item = json_array_get_object_element (items, j);
          gboolean checked = json_object_get_boolean_member (item, "checked");

          g_ptr_array_add (day->items, read_item (item, first_day, j));
          g_array_append_val (day->checked, checked);
        }
      g_ptr_array_add (days, day);
    }
  return days;
}
