// SPDX-License-Identifier: GPL-3.0-or-later
/* Changing this day, this day and the later ones, or all days of what repeats. */
#include "rj-format.h"
#include "rj-test-store.h"

#define DAY RJ_TEST_DAY

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, FALSE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

/* Every day from DAY on, so many times; 0: without end. (transfer full) */
static RjPlanItem *
add_daily (RjTestStore *self, guint count)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjRecurrence) endless = rj_recurrence_new_daily (1);

  item->title = g_strdup ("walk");
  item->record.day = DAY;
  item->minutes = 9 * 60;
  rj_plan_item_set_recurrence (item, rj_recurrence_with_count (endless, count));
  return rj_test_save_item (self->store, item);
}

/* The titles of the days from DAY on, with what was ticked: "walk,walk+,,run". (transfer full) */
static char *
dup_days (RjTestStore *self, guint n)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->store, DAY + i);

      g_assert_cmpuint (occurrences->len, <=, 1);
      if (i > 0)
        g_string_append_c (all, ',');
      if (occurrences->len == 1)
        {
          const RjOccurrence *occurrence = g_ptr_array_index (occurrences, 0);

          g_string_append (all, occurrence->item->title);
          g_string_append (all, occurrence->mark == RJ_MARK_DONE ? "+" : "");
        }
    }
  return g_steal_pointer (&all->str);
}

static void
assert_days (RjTestStore *self, const char *expected)
{
  g_autofree char *days = dup_days (self, 8);

  g_assert_cmpstr (days, ==, expected);
}

static void
tick (RjTestStore *self, const char *id, RjDay day)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, id, day, RJ_MARK_DONE, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* (transfer full): what it became */
static RjPlanItem *
change (RjTestStore *self, const RjPlanItem *item, RjDay day, RjScope scope)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_change_finish (
    plan, RJ_TEST_AWAIT (rj_plan_change_async (plan, item, day, scope, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 1);
  return rj_plan_item_copy (g_ptr_array_index (saved, 0));
}

static void
remove_days (RjTestStore *self, const char *id, RjDay day, RjScope scope)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_remove_finish (
    plan, RJ_TEST_AWAIT (rj_plan_remove_async (plan, id, day, scope, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
test_this_day (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 6);
  g_autoptr (RjPlanItem) edited = rj_plan_item_copy (item);
  g_autoptr (RjPlanItem) made = NULL;

  tick (self, item->record.id, DAY + 2);
  g_set_str (&edited->title, "run");
  made = change (self, edited, DAY + 2, RJ_SCOPE_THIS_DAY);
  g_assert_cmpstr (made->record.id, !=, item->record.id);
  g_assert_null (made->recurrence);
  assert_days (self, "walk,walk,run+,walk,walk,walk,,");
  // What is done to the rest does not touch it.
  remove_days (self, item->record.id, DAY, RJ_SCOPE_ALL_DAYS);
  assert_days (self, ",,run+,,,,,");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_days (self, "walk,walk,walk+,walk,walk,walk,,");
}

static void
test_this_day_moved (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = add_daily (self, 3);
  g_autoptr (RjPlanItem) edited = rj_plan_item_copy (item);
  g_autoptr (RjPlanItem) made = NULL;

  RJ_TEST_AWAIT (
    rj_plan_move_async (plan, item->record.id, DAY + 1, DAY + 5, RJ_PART_MORNING, 600, NULL, RJ_TEST_READY));
  g_set_str (&edited->title, "run");
  made = change (self, edited, DAY + 5, RJ_SCOPE_THIS_DAY);
  g_assert_cmpuint (made->record.day, ==, DAY + 5);
  // Only the words were changed.
  g_assert_cmpint (made->minutes, ==, 600);
  assert_days (self, "walk,,walk,,,run,,");
}

static void
test_later (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 6);
  g_autoptr (RjPlanItem) edited = rj_plan_item_copy (item);
  g_autoptr (RjPlanItem) made = NULL;

  tick (self, item->record.id, DAY + 1);
  tick (self, item->record.id, DAY + 4);
  g_set_str (&edited->title, "run");
  made = change (self, edited, DAY + 3, RJ_SCOPE_FROM_THIS_DAY);
  g_assert_cmpuint (rj_recurrence_get_count (made->recurrence), ==, 3);
  g_assert_cmpuint (made->last_day, ==, DAY + 5);
  assert_days (self, "walk,walk+,walk,run,run+,run,,");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_days (self, "walk,walk+,walk,walk,walk+,walk,,");
}

/* What was done on a day between the one of the rule and the one it was moved to stays with the old one. */
static void
test_later_moved (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = add_daily (self, 6);
  g_autoptr (RjPlanItem) made = NULL;

  RJ_TEST_AWAIT (
    rj_plan_move_async (plan, item->record.id, DAY + 1, DAY + 7, RJ_PART_MORNING, 600, NULL, RJ_TEST_READY));
  RJ_TEST_AWAIT (
    rj_plan_move_async (plan, item->record.id, DAY + 4, DAY + 1, RJ_PART_MORNING, 600, NULL, RJ_TEST_READY));
  tick (self, item->record.id, DAY + 1);
  tick (self, item->record.id, DAY + 2);
  g_set_str (&item->title, "run");
  made = change (self, item, DAY + 1, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, "walk,run+,walk+,walk,,run,,walk");
}

/* What was done on a day that came from before the cut stays with what it was done for. */
static void
test_later_done_elsewhere (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = add_daily (self, 4);
  g_autoptr (RjPlanItem) made = NULL;

  RJ_TEST_AWAIT (
    rj_plan_move_async (plan, item->record.id, DAY + 1, DAY + 6, RJ_PART_MORNING, 600, NULL, RJ_TEST_READY));
  tick (self, item->record.id, DAY + 6);
  g_set_str (&item->title, "run");
  made = change (self, item, DAY + 2, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, "walk,,run,run,,,walk+,");
}

/* What is left of the old one ends on a day, and says so. */
static void
test_later_counted (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = add_daily (self, 4);
  g_autoptr (RjPlanItem) made = NULL;
  g_autoptr (RjPlanItem) left = NULL;
  g_autoptr (RjRecurrence) rule = rj_recurrence_new_daily (2);
  g_autoptr (RjPlanItem) every_other = NULL;

  rj_plan_item_set_recurrence (item, rj_recurrence_with_count (rule, 4));
  item->last_day = RJ_DAY_NONE;
  every_other = change (self, item, DAY, RJ_SCOPE_ALL_DAYS);
  assert_days (self, "walk,,walk,,walk,,walk,");
  g_clear_pointer (&rule, rj_recurrence_unref);
  rule = rj_recurrence_new_daily (1);
  rj_plan_item_set_recurrence (every_other, rj_recurrence_with_count (rule, 4));
  every_other->last_day = RJ_DAY_NONE;
  g_set_str (&every_other->title, "run");
  made = change (self, every_other, DAY + 4, RJ_SCOPE_FROM_THIS_DAY);
  // Two of the four were before.
  g_assert_cmpuint (made->last_day, ==, DAY + 5);
  assert_days (self, "walk,,walk,,run,run,,");
  left = rj_plan_get_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_item_async (plan, item->record.id, NULL, RJ_TEST_READY)), NULL);
  g_assert_cmpuint (rj_recurrence_get_count (left->recurrence), ==, 0);
  g_assert_cmpuint (left->last_day, ==, DAY + 3);
}

static void
test_later_with_another_rule (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 0);
  g_autoptr (RjPlanItem) edited = rj_plan_item_copy (item);
  g_autoptr (RjPlanItem) made = NULL;

  rj_plan_item_leave_out (item, DAY + 1);
  g_clear_pointer (&edited, rj_plan_item_free);
  edited = change (self, item, DAY, RJ_SCOPE_ALL_DAYS);
  rj_plan_item_set_recurrence (edited, rj_recurrence_new_daily (2));
  edited->last_day = DAY + 6;
  made = change (self, edited, DAY + 4, RJ_SCOPE_FROM_THIS_DAY);
  g_assert_cmpuint (made->left_out->len, ==, 0);
  assert_days (self, "walk,,walk,walk,walk,,walk,");
}

static void
test_later_from_the_first (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 3);
  g_autoptr (RjPlanItem) made = NULL;

  g_set_str (&item->title, "run");
  made = change (self, item, DAY, RJ_SCOPE_FROM_THIS_DAY);
  g_assert_cmpstr (made->record.id, ==, item->record.id);
  assert_days (self, "run,run,run,,,,,");
}

static void
test_remove (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 6);

  remove_days (self, item->record.id, DAY + 1, RJ_SCOPE_THIS_DAY);
  assert_days (self, "walk,,walk,walk,walk,walk,,");
  remove_days (self, item->record.id, DAY + 4, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, "walk,,walk,walk,,,,");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  assert_days (self, "walk,,walk,walk,walk,walk,,");
  remove_days (self, item->record.id, DAY, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, ",,,,,,,");
}

/* A later day that was moved is gone, too, wherever it stands. */
static void
test_remove_moved (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = add_daily (self, 5);

  RJ_TEST_AWAIT (
    rj_plan_move_async (plan, item->record.id, DAY + 4, DAY + 7, RJ_PART_MORNING, 600, NULL, RJ_TEST_READY));
  assert_days (self, "walk,walk,walk,walk,,,,walk");
  remove_days (self, item->record.id, DAY + 2, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, "walk,walk,,,,,,");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  assert_days (self, "walk,walk,walk,walk,,,,walk");
}

static void
move (RjTestStore *self, const char *id, RjDay day, RjDay to_day, int minutes)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_move_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_move_async (plan, id, day, to_day, RJ_PART_MORNING, minutes, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

/* What was moved onto the day of another one is one with it from then on. */
static void
test_merged (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 0);
  g_autoptr (RjPlanItem) edited = rj_plan_item_copy (item);
  g_autoptr (RjPlanItem) made = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;
  const char *id = item->record.id;

  move (self, id, DAY + 3, DAY + 3, 500);
  move (self, id, DAY + 4, DAY + 3, 600);
  move (self, id, DAY + 1, DAY + 3, 700);
  assert_days (self, "walk,,walk,walk,,walk,walk,walk");
  occurrences = rj_test_list_day (self->store, DAY + 3);
  g_assert_cmpint (((const RjOccurrence *) occurrences->pdata[0])->item->minutes, ==, 700);
  move (self, id, DAY + 3, DAY + 12, 600);
  assert_days (self, "walk,,walk,,,walk,walk,walk");
  rj_test_undo (self->store, RJ_CHANGE_MOVE);

  remove_days (self, id, DAY + 3, RJ_SCOPE_THIS_DAY);
  assert_days (self, "walk,,walk,,,walk,walk,walk");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  remove_days (self, id, DAY + 3, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, "walk,,walk,,,,,");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);

  tick (self, id, DAY + 3);
  g_set_str (&edited->title, "run");
  made = change (self, edited, DAY + 3, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, "walk,,walk,run+,,run,run,run");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  g_clear_pointer (&made, rj_plan_item_free);
  made = change (self, edited, DAY + 3, RJ_SCOPE_THIS_DAY);
  g_assert_cmpint (made->minutes, ==, 700);
  assert_days (self, "walk,,walk,run+,,walk,walk,walk");
}

/* Two that were moved onto a day that had none. */
static void
test_merged_elsewhere (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 5);
  const char *id = item->record.id;

  move (self, id, DAY + 1, DAY + 6, 600);
  move (self, id, DAY + 3, DAY + 6, 700);
  assert_days (self, "walk,,walk,,walk,,walk,");
  remove_days (self, id, DAY + 6, RJ_SCOPE_THIS_DAY);
  assert_days (self, "walk,,walk,,walk,,,");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  move (self, id, DAY + 6, DAY + 7, 600);
  assert_days (self, "walk,,walk,,walk,,,walk");
  // The first one, and so all of it.
  move (self, id, DAY, DAY + 2, 600);
  assert_days (self, ",,walk,,walk,,,walk");
  remove_days (self, id, DAY + 2, RJ_SCOPE_FROM_THIS_DAY);
  assert_days (self, ",,,,,,,walk");
}

static void
test_times_a_week (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_daily (self, 0);
  g_autoptr (RjPlanItem) saved = NULL;
  RjDay begin = DAY + (RjDay) ((rj_format_get_first_weekday () - rj_day_get_weekday (DAY) + 7) % 7);
  gsize shown = 0;

  item->times_a_week = 2;
  saved = change (self, item, DAY, RJ_SCOPE_ALL_DAYS);
  g_assert_cmpint (saved->times_a_week, ==, 2);
  tick (self, item->record.id, begin + 1);
  tick (self, item->record.id, begin + 2);
  for (RjDay day = begin; day < begin + 8; day++)
    {
      g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->store, day);

      shown |= (gsize) occurrences->len << (day - begin);
    }
  // Open on the first day of the week, done on the next two, and open again with the new week.
  g_assert_cmphex (shown, ==, 0x87);
}

#define ADD(name, func) g_test_add ("/store/scope/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("this-day", test_this_day);
  ADD ("this-day-moved", test_this_day_moved);
  ADD ("later", test_later);
  ADD ("later-moved", test_later_moved);
  ADD ("later-done-elsewhere", test_later_done_elsewhere);
  ADD ("later-counted", test_later_counted);
  ADD ("later-with-another-rule", test_later_with_another_rule);
  ADD ("later-from-the-first", test_later_from_the_first);
  ADD ("remove", test_remove);
  ADD ("remove-moved", test_remove_moved);
  ADD ("merged", test_merged);
  ADD ("merged-elsewhere", test_merged_elsewhere);
  ADD ("times-a-week", test_times_a_week);
  return g_test_run ();
}
