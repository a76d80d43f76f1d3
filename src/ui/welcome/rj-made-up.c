// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-made-up.h"

#include "rj-starters.h"

#include <glib/gi18n-lib.h>

/* One thing to save after the other: the store answers in order, and the first failure ends it. */
typedef enum {
  STEP_NOTES,
  STEP_PLAN,
  STEP_CRAVINGS,
  STEP_MOODS,
  STEP_WRITING,
  STEP_MY_PLAN,
  STEP_DONE
} Step;

typedef struct {
  RjClock *clock;
  Step step;
  guint i;
} Filling;

static const struct {
  int days_ago;
  int minutes;
  RjMood mood;
  const char *note;
} moods[] = {
  { 13, 8 * 60 + 20, RJ_MOOD_LOW, NULL },
  { 12, 20 * 60 + 5, RJ_MOOD_OKAY, N_ ("Slept better.") },
  { 11, 8 * 60 + 40, RJ_MOOD_OKAY, NULL },
  { 9, 19 * 60 + 30, RJ_MOOD_VERY_LOW, N_ ("Long day. Ate late.") },
  { 8, 9 * 60, RJ_MOOD_LOW, NULL },
  { 7, 8 * 60 + 15, RJ_MOOD_OKAY, N_ ("Walked by the river with Sam.") },
  { 5, 21 * 60, RJ_MOOD_GOOD, NULL },
  { 4, 8 * 60 + 30, RJ_MOOD_OKAY, NULL },
  { 2, 20 * 60 + 45, RJ_MOOD_GOOD, N_ ("Home group was warm tonight.") },
  { 1, 8 * 60 + 10, RJ_MOOD_OKAY, NULL },
};

static const struct {
  RjMySection section;
  guint halt;
  gboolean pinned;
  const char *text;
  const char *detail;
} lines[] = {
  { RJ_MY_REASONS, 0, TRUE, N_ ("Breakfast with Mia on Sundays"), NULL },
  { RJ_MY_REASONS, 0, FALSE, N_ ("Waking up with nothing to hide"), NULL },
  { RJ_MY_SIGNS, 0, FALSE, N_ ("I stop answering Sam"), NULL },
  { RJ_MY_SITUATIONS, 0, FALSE, N_ ("The evening after payday"), N_ ("Sam and I cook together") },
  { RJ_MY_RULES, RJ_HALT_LONELY, FALSE, N_ ("I call Sam before I decide anything"), NULL },
  { RJ_MY_ACTIONS, 0, FALSE, N_ ("Around the block, whatever the weather"), NULL },
  { RJ_MY_PEOPLE, 0, FALSE, N_ ("Sam from the group"), NULL },
};

static const struct {
  int days_ago;
  int minutes;
  int strength;
  guint halt;
  const char *note;
} cravings[] = {
  { 12, 18 * 60 + 10, 7, RJ_HALT_TIRED, NULL },
  { 9, 17 * 60 + 50, 8, RJ_HALT_HUNGRY | RJ_HALT_TIRED,
    N_ ("After work, by the old corner. Went the other way.") },
  { 6, 22 * 60 + 30, 4, RJ_HALT_LONELY, NULL },
  { 2, 16 * 60 + 40, 3, 0, N_ ("Made tea and called Sam.") },
};

static const struct {
  int days_ago;
  int minutes;
  const char *title;
  const char *body;
} writings[] = {
  { 10, 21 * 60 + 15, N_ ("A slow morning"),
    N_ ("I made breakfast before I looked at the phone. Small thing. It made the rest of the day easier.") },
  { 5, 20 * 60 + 40, N_ ("What helped this week"),
    N_ ("Walking first, talking second. When I say it out loud to someone it gets smaller.") },
  { 1, 21 * 60 + 5, N_ ("Letter I may not send"),
    N_ (
      "I am not ready to explain everything. I am ready to say that I am still here and that I am trying.") },
};

static void next_step (GTask *task);

static void
fill_record (RjRecord *record, RjClock *clock, int days_ago, int minutes)
{
  record->day = rj_clock_get_today (clock) - (RjDay) days_ago;
  record->at_us = rj_wall_to_instant (record->day, minutes, rj_clock_get_zone (clock));
  record->zone = g_strdup (rj_clock_get_zone_name (clock));
}

static void
step_done (GTask *task, gboolean ok, GError *error)
{
  if (ok)
    next_step (task);
  else
    g_task_return_error (task, error);
}

static void
notes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) saved = rj_strategies_save_finish (RJ_STRATEGIES (source), result, &error);

  step_done (task, saved != NULL, error);
}

static void
my_plan_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) saved = rj_my_plan_save_finish (RJ_MY_PLAN (source), result, &error);

  step_done (task, saved != NULL, error);
}

static GPtrArray *
new_lines (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      RjMyLine *line = rj_my_line_new (lines[i].section);

      line->halt = lines[i].halt;
      line->pinned = lines[i].pinned;
      line->text = g_strdup (_ (lines[i].text));
      line->detail = lines[i].detail != NULL ? g_strdup (_ (lines[i].detail)) : NULL;
      g_ptr_array_add (records, line);
    }
  return records;
}

static void
plan_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);

  step_done (task, saved != NULL, error);
}

static void
cravings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) saved = rj_check_ins_save_cravings_finish (RJ_CHECK_INS (source), result, &error);

  step_done (task, saved != NULL, error);
}

static void
mood_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (RjMoodEntry) saved = rj_check_ins_save_mood_finish (RJ_CHECK_INS (source), result, &error);

  step_done (task, saved != NULL, error);
}

static void
writing_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (RjWriting) saved = rj_check_ins_save_writing_finish (RJ_CHECK_INS (source), result, &error);

  step_done (task, saved != NULL, error);
}

static GPtrArray *
new_plan (RjClock *clock)
{
  RjDay first = rj_clock_get_today (clock) - 13;
  g_autoptr (GPtrArray) days = rj_starters_load_days (first, NULL);
  const RjStarterDay *gentle = days->pdata[0];
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjPlanItem *meeting = rj_plan_item_new ();

  for (guint i = 0; i < gentle->items->len; i++)
    g_ptr_array_add (items, rj_plan_item_copy (gentle->items->pdata[i]));

  fill_record (&meeting->record, clock, 13, 19 * 60);
  meeting->kind = RJ_KIND_MEETING;
  meeting->title = g_strdup (_ ("Home group"));
  meeting->place = g_strdup (_ ("Library, room 2"));
  meeting->part = RJ_PART_EVENING;
  meeting->minutes = 19 * 60;
  meeting->duration_minutes = 60;
  rj_plan_item_set_recurrence (meeting, rj_recurrence_new_daily (1));
  g_ptr_array_add (items, meeting);
  return items;
}

static GPtrArray *
new_cravings (RjClock *clock)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);

  for (guint i = 0; i < G_N_ELEMENTS (cravings); i++)
    {
      RjCraving *craving = rj_craving_new ();

      fill_record (&craving->record, clock, cravings[i].days_ago, cravings[i].minutes);
      craving->strength = cravings[i].strength;
      craving->halt = cravings[i].halt;
      craving->outcome = RJ_OUTCOME_PASSED;
      craving->note = cravings[i].note != NULL ? g_strdup (_ (cravings[i].note)) : NULL;
      g_ptr_array_add (list, craving);
    }

  return list;
}

static void
save_mood (GTask *task, Filling *filling, RjCheckIns *check_ins)
{
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  guint i = filling->i++;

  fill_record (&entry->record, filling->clock, moods[i].days_ago, moods[i].minutes);
  entry->mood = moods[i].mood;
  entry->note = moods[i].note != NULL ? g_strdup (_ (moods[i].note)) : NULL;
  rj_check_ins_save_mood_async (check_ins, entry, NULL, mood_cb, g_object_ref (task));
}

static void
save_writing (GTask *task, Filling *filling, RjCheckIns *check_ins)
{
  g_autoptr (RjWriting) writing = rj_writing_new ();
  guint i = filling->i++;

  fill_record (&writing->record, filling->clock, writings[i].days_ago, writings[i].minutes);
  writing->kind = RJ_WRITING_ENTRY;
  writing->title = g_strdup (_ (writings[i].title));
  writing->body = g_strdup (_ (writings[i].body));
  rj_check_ins_save_writing_async (check_ins, writing, NULL, writing_cb, g_object_ref (task));
}

static void
next_step (GTask *task)
{
  Filling *filling = g_task_get_task_data (task);
  RjStore *store = RJ_STORE (g_task_get_source_object (task));
  g_autoptr (GPtrArray) records = NULL;

  if (filling->step == STEP_MOODS && filling->i == G_N_ELEMENTS (moods))
    {
      filling->step = STEP_WRITING;
      filling->i = 0;
    }
  if (filling->step == STEP_WRITING && filling->i == G_N_ELEMENTS (writings))
    filling->step = STEP_MY_PLAN;
  if (filling->step == STEP_DONE)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* Ctrl+Z must not take the made-up entries away one by one. */
  rj_store_set_undoable (store, FALSE);
  switch (filling->step)
    {
    case STEP_NOTES:
      filling->step = STEP_PLAN;
      records = rj_starters_load_strategies (NULL);
      rj_strategies_save_async (rj_store_get_strategies (store), records, NULL, notes_cb,
                                g_object_ref (task));
      break;
    case STEP_PLAN:
      filling->step = STEP_CRAVINGS;
      records = new_plan (filling->clock);
      rj_plan_save_items_async (rj_store_get_plan (store), records, NULL, plan_cb, g_object_ref (task));
      break;
    case STEP_CRAVINGS:
      filling->step = STEP_MOODS;
      records = new_cravings (filling->clock);
      rj_check_ins_save_cravings_async (rj_store_get_check_ins (store), records, NULL, cravings_cb,
                                        g_object_ref (task));
      break;
    case STEP_MOODS:
      save_mood (task, filling, rj_store_get_check_ins (store));
      break;
    case STEP_WRITING:
      save_writing (task, filling, rj_store_get_check_ins (store));
      break;
    case STEP_MY_PLAN:
      filling->step = STEP_DONE;
      records = new_lines ();
      rj_my_plan_save_async (rj_store_get_my_plan (store), records, NULL, my_plan_cb, g_object_ref (task));
      break;
    case STEP_DONE:
    default:
      g_assert_not_reached ();
    }
  rj_store_set_undoable (store, TRUE);
}

static void
filling_free (Filling *filling)
{
  g_object_unref (filling->clock);
  g_free (filling);
}

void
rj_made_up_fill_async (RjStore *store, RjClock *clock, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Filling *filling;

  g_return_if_fail (RJ_IS_STORE (store));

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, rj_made_up_fill_async);
  filling = g_new0 (Filling, 1);
  filling->clock = g_object_ref (clock);
  g_task_set_task_data (task, filling, (GDestroyNotify) filling_free);
  next_step (task);
}

gboolean
rj_made_up_fill_finish (RjStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
