// SPDX-License-Identifier: GPL-3.0-or-later
// Routines: their steps, and which of them are ticked on which day.
#include "rj-connection.h"
#include "rj-plan-step.h"
#include "rj-statement.h"
#include "rj-test-store.h"

#define DAY RJ_TEST_DAY

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, FALSE);
}

static void
set_up_in_file (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, TRUE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static void
test_minutes (void)
{
  static const struct {
    const char *text;
    int minutes;
  } steps[] = {
    { "Shower", 0 },
    { "Shower 10 min", 10 },
    { "Shower, 10 MIN.", 10 },
    { "15 Minuten lesen", 15 },
    { "5-10 minutes outside", 10 },
    { "2 min stretch, then 5 min rest", 5 },
    { "Bake 10 mini cakes", 0 },
    { "0 min", 0 },
    { "9999 min", 0 },
    { "10\xc2\xa0min", 10 },
    { "7am: mind the step", 0 },
    { "30 minutos", 30 },
    { "", 0 },
    { "10 min\xff", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("%d", (int) i);
      g_assert_cmpint (rj_plan_step_get_minutes (steps[i].text), ==, steps[i].minutes);
    }
}

/* @old, @steps: a letter a step */
static void
assert_match (const char *old, const char *steps, const char *expected)
{
  g_auto (GStrv) before = g_strsplit (old, " ", -1);
  g_auto (GStrv) after = g_strsplit (steps, " ", -1);
  g_autoptr (GArray) places = rj_plan_steps_match (before, after);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? " " : "", g_array_index (places, int, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_match (void)
{
  assert_match ("a b c", "a b c", "0 1 2");
  assert_match ("a b c", "c a b", "1 2 0");
  assert_match ("a b c", "x a b c", "1 2 3");
  assert_match ("a b c", "a c", "0 -1 1");
  // Reworded.
  assert_match ("a b c", "a x c", "0 1 2");
  assert_match ("a b", "x y", "0 1");
  // The same words twice are two steps.
  assert_match ("a b a", "a a b", "0 2 1");
  assert_match ("a a", "a", "0 -1");
  // Moved and reworded at once: nobody knows.
  assert_match ("a b c", "c x a", "2 1 0");
  assert_match ("a b c", "b x y", "-1 0 2");
}

static void
test_none (void)
{
  g_autoptr (GArray) places = rj_plan_steps_match (NULL, NULL);

  g_assert_cmpuint (places->len, ==, 0);
}

/* (transfer full): an item of every day; @steps: a letter a step */
static RjPlanItem *
add (RjTestStore *self, const char *steps)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();

  item->title = g_strdup ("Morning");
  item->kind = RJ_KIND_ROUTINE;
  item->record.day = DAY;
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
  item->steps = g_strsplit (steps, " ", -1);
  return rj_test_save_item (self->store, item);
}

static gboolean
try_step (RjTestStore *self, const RjPlanItem *item, RjDay day, guint step, gboolean done, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  return rj_plan_set_step_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_set_step_async (plan, item->record.id, day, step, done, NULL, RJ_TEST_READY)),
    error);
}

static void
set_step (RjTestStore *self, const RjPlanItem *item, RjDay day, guint step, gboolean done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_step (self, item, day, step, done, &error));
  g_assert_no_error (error);
}

/* @expected: what is on @day, one after the other: each step, with "+" when it is ticked, and the mark. */
static void
assert_day (RjTestStore *self, RjDay day, const char *expected)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->store, day);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      guint n_done, n = rj_occurrence_count_steps (occurrence, &n_done), counted = 0;

      g_string_append (found, i > 0 ? "; " : "");
      for (guint step = 0; step < n; step++)
        {
          gboolean done = rj_occurrence_is_step_done (occurrence, step);

          counted += done;
          g_string_append_printf (found, "%s%s ", occurrence->item->steps[step], done ? "+" : "");
        }
      g_assert_cmpuint (counted, ==, n_done);
      g_string_append (found, occurrence->mark == RJ_MARK_DONE ? "done" : "open");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
undo (RjTestStore *self)
{
  g_autoptr (GError) error = NULL;

  rj_store_undo_finish (self->store, RJ_TEST_AWAIT (rj_store_undo_async (self->store, NULL, RJ_TEST_READY)),
                        NULL, &error);
  g_assert_no_error (error);
}

static void
test_tick (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "a b c");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  before = rj_test_list_day (self->store, DAY);
  g_assert_cmpuint (rj_occurrence_find_open_step (g_ptr_array_index (before, 0)), ==, 0);
  set_step (self, item, DAY, 0, TRUE);
  set_step (self, item, DAY, 2, TRUE);
  set_step (self, item, DAY, 2, TRUE);
  assert_day (self, DAY, "a+ b c+ open");
  assert_day (self, DAY + 1, "a b c open");
  after = rj_test_list_day (self->store, DAY);
  g_assert_cmpuint (rj_occurrence_find_open_step (g_ptr_array_index (after, 0)), ==, 1);

  // The last one ticks the item; all of it is one change.
  set_step (self, item, DAY, 1, TRUE);
  assert_day (self, DAY, "a+ b+ c+ done");
  undo (self);
  assert_day (self, DAY, "a+ b c+ open");
  set_step (self, item, DAY, 1, TRUE);

  set_step (self, item, DAY, 0, FALSE);
  assert_day (self, DAY, "a b+ c+ open");
  undo (self);
  assert_day (self, DAY, "a+ b+ c+ done");
}

static void
test_no_such_step (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "a b");
  g_autoptr (GError) error = NULL;

  g_assert_false (try_step (self, item, DAY, 2, TRUE, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  assert_day (self, DAY, "a b open");
}

static void
test_moved_to_another_day (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup ("Once");
  item->record.day = DAY;
  item->steps = g_strsplit ("a b", " ", -1);
  saved = rj_test_save_item (self->store, item);
  set_step (self, saved, DAY, 1, TRUE);
  g_assert_true (
    rj_plan_move_finish (plan,
                         RJ_TEST_AWAIT (rj_plan_move_async (plan, saved->record.id, DAY, DAY + 3,
                                                            RJ_PART_EVENING, 1200, NULL, RJ_TEST_READY)),
                         NULL));
  assert_day (self, DAY, "");
  assert_day (self, DAY + 3, "a b+ open");
  undo (self);
  assert_day (self, DAY, "a b+ open");
}

/* What was ticked goes with its step. */
static void
test_edited (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "a b c");
  g_autoptr (RjPlanItem) saved = NULL;

  set_step (self, item, DAY, 0, TRUE);
  set_step (self, item, DAY, 1, TRUE);
  set_step (self, item, DAY + 1, 2, TRUE);
  g_strfreev (item->steps);
  item->steps = g_strsplit ("x c a", " ", -1);
  saved = rj_test_save_item (self->store, item);
  assert_day (self, DAY, "x c a+ open");
  assert_day (self, DAY + 1, "x c+ a open");
  undo (self);
  assert_day (self, DAY, "a+ b+ c open");
  assert_day (self, DAY + 1, "a b c+ open");
}

static void
change (RjTestStore *self, RjPlanItem *item, RjDay day, RjScope scope, const char *steps)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) became = NULL;

  g_strfreev (item->steps);
  item->steps = g_strsplit (steps, " ", -1);
  became = rj_plan_change_finish (
    plan, RJ_TEST_AWAIT (rj_plan_change_async (plan, item, day, scope, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
test_one_day_changed (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "a b");

  set_step (self, item, DAY, 1, TRUE);
  set_step (self, item, DAY + 1, 1, TRUE);
  set_step (self, item, DAY + 2, 1, TRUE);
  change (self, item, DAY + 1, RJ_SCOPE_THIS_DAY, "b a");
  assert_day (self, DAY, "a b+ open");
  assert_day (self, DAY + 1, "b+ a open");
  assert_day (self, DAY + 2, "a b+ open");
}

static void
test_later_days_changed (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "a b");

  for (RjDay day = DAY; day < DAY + 3; day++)
    set_step (self, item, day, 1, TRUE);
  change (self, item, DAY + 1, RJ_SCOPE_FROM_THIS_DAY, "b");
  assert_day (self, DAY, "a b+ open");
  assert_day (self, DAY + 1, "b+ open");
  assert_day (self, DAY + 2, "b+ open");
}

static gint64
count_rows (RjTestStore *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection;
  gint64 n = -1;

  rj_test_store_close (self);
  connection = rj_connection_open (self->path, self->hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (rj_connection_get_int64 (connection, &n, &error, sql, ""));
  g_assert_true (rj_connection_close (connection, &error));
  return n;
}

static void
test_deleted_for_good (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  RjTrash *trash = rj_store_get_trash (self->store);
  g_autoptr (RjPlanItem) item = add (self, "a b");
  const char *ids[] = { item->record.id, NULL };
  g_autoptr (GError) error = NULL;

  set_step (self, item, DAY, 1, TRUE);
  rj_plan_delete_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_delete_item_async (plan, item->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_trash_remove_finish (
    trash, RJ_TEST_AWAIT (rj_trash_remove_async (trash, ids, FALSE, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM plan_step_mark"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/plan-steps/" name, RjTestStore, NULL, set_up, func, tear_down)
  g_test_add_func ("/plan-steps/minutes", test_minutes);
  g_test_add_func ("/plan-steps/match", test_match);
  g_test_add_func ("/plan-steps/none", test_none);
  ADD ("tick", test_tick);
  ADD ("no-such-step", test_no_such_step);
  ADD ("moved-to-another-day", test_moved_to_another_day);
  ADD ("edited", test_edited);
  ADD ("one-day-changed", test_one_day_changed);
  ADD ("later-days-changed", test_later_days_changed);
  g_test_add ("/plan-steps/deleted-for-good", RjTestStore, NULL, set_up_in_file, test_deleted_for_good,
              tear_down);
  return g_test_run ();
}
