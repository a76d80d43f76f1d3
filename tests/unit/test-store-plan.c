// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-store.h"

#include <string.h>

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR   G_TIME_SPAN_HOUR

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

/* (transfer full): an item as saved; @minutes -1: any time */
static RjPlanItem *
add (RjTestStore *self, const char *title, RjDay day, int minutes, RjRecurrence *repeat)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();

  item->title = g_strdup (title);
  item->record.day = day;
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, repeat);
  return rj_test_save_item (self->store, item);
}

static RjPlanItem *
add_with_lead (RjTestStore *self, RjDay day, int minutes, RjRecurrence *repeat, int lead, const char *tzid)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();

  item->title = g_strdup ("Group");
  item->kind = RJ_KIND_MEETING;
  item->record.day = day;
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, repeat);
  item->tzid = g_strdup (tzid);
  g_array_append_val (item->leads, lead);
  return rj_test_save_item (self->store, item);
}

static void
assert_day (RjTestStore *self, RjDay day, const char *expected)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->store, day);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      g_assert_cmpuint (occurrence->day, ==, day);
      g_string_append_printf (titles, "%s%s%s", titles->len > 0 ? "," : "", occurrence->item->title,
                              occurrence->mark == RJ_MARK_DONE        ? "+"
                              : occurrence->mark == RJ_MARK_NOT_TODAY ? "-"
                                                                      : "");
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
set_mark (RjTestStore *self, const char *id, RjDay day, RjMark mark)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, id, day, mark, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
move (RjTestStore *self, const char *id, RjDay day, RjDay to_day, RjDayPart part, int minutes)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_move_finish (
    plan, RJ_TEST_AWAIT (rj_plan_move_async (plan, id, day, to_day, part, minutes, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
test_whole_item (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;
  g_autoptr (RjPlanItem) got = NULL;
  g_autoptr (GError) error = NULL;
  RjDay before = RJ_TEST_DAY - 1;

  item->kind = RJ_KIND_APPOINTMENT;
  item->title = g_strdup ("Dr \xd9\x85\xd8\xb1\xd9\x8a\xd9\x85");
  item->place = g_strdup ("Room 5");
  item->note = g_strdup ("bring card");
  item->minutes = 14 * 60;
  item->duration_minutes = 45;
  item->tzid = g_strdup ("America/New_York");
  rj_plan_item_set_recurrence (item, rj_recurrence_new_weekly (1, 0x15, 1));
  item->last_day = RJ_TEST_DAY + 100;
  item->times_a_week = 3;
  rj_plan_item_leave_out (item, RJ_TEST_DAY + 7);
  g_array_append_val (item->extra, before);
  item->steps = g_strdupv ((char *[]) { (char *) "one", (char *) "two\nlines", NULL });
  item->position = 7;
  for (int lead = 60; lead >= 0; lead -= 30)
    g_array_append_val (item->leads, lead);
  saved = rj_test_save_item (self->store, item);
  got = rj_plan_get_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_item_async (plan, saved->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->kind, ==, RJ_KIND_APPOINTMENT);
  g_assert_cmpstr (got->title, ==, item->title);
  g_assert_cmpstr (got->place, ==, "Room 5");
  g_assert_cmpstr (got->note, ==, "bring card");
  g_assert_cmpint (got->part, ==, RJ_PART_AFTERNOON);
  g_assert_cmpint (got->minutes, ==, 14 * 60);
  g_assert_cmpint (got->duration_minutes, ==, 45);
  g_assert_cmpstr (got->tzid, ==, "America/New_York");
  g_assert_true (rj_recurrence_equal (got->recurrence, item->recurrence));
  g_assert_cmpint (got->times_a_week, ==, 3);
  g_assert_cmpuint (got->left_out->len, ==, 1);
  g_assert_cmpuint (g_array_index (got->left_out, RjDay, 0), ==, RJ_TEST_DAY + 7);
  g_assert_cmpuint (got->extra->len, ==, 1);
  g_assert_cmpuint (g_array_index (got->extra, RjDay, 0), ==, RJ_TEST_DAY - 1);
  g_assert_cmpuint (got->last_day, ==, RJ_TEST_DAY + 100);
  g_assert_cmpuint (got->record.day, ==, RJ_TEST_DAY);
  g_assert_cmpint (got->position, ==, 7);
  g_assert_cmpstrv (got->steps, item->steps);
  g_assert_cmpuint (got->leads->len, ==, 3);
  g_assert_cmpint (g_array_index (got->leads, int, 0), ==, 60);
  g_assert_cmpint (g_array_index (got->leads, int, 2), ==, 0);
}

static void
test_day_order (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) a = add (self, "any", RJ_TEST_DAY, -1, NULL);
  g_autoptr (RjPlanItem) b = add (self, "night", RJ_TEST_DAY, 90, NULL);
  g_autoptr (RjPlanItem) c = add (self, "supper", RJ_TEST_DAY, 19 * 60, rj_recurrence_new_daily (1));
  g_autoptr (RjPlanItem) d = add (self, "late", RJ_TEST_DAY, 8 * 60, NULL);
  g_autoptr (RjPlanItem) e = add (self, "early", RJ_TEST_DAY, 7 * 60 + 30, NULL);
  g_autoptr (RjPlanItem) f = add (self, "tomorrow", RJ_TEST_DAY + 1, 60 * 7, NULL);

  assert_day (self, RJ_TEST_DAY, "early,late,supper,night,any");
  assert_day (self, RJ_TEST_DAY + 1, "tomorrow,supper");
  assert_day (self, RJ_TEST_DAY - 1, "");
  assert_day (self, RJ_TEST_DAY + 40000, "supper");
}

static void
test_marks (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "walk", RJ_TEST_DAY, 600, rj_recurrence_new_daily (1));
  const char *id = item->record.id;

  set_mark (self, id, RJ_TEST_DAY, RJ_MARK_DONE);
  set_mark (self, id, RJ_TEST_DAY + 1, RJ_MARK_NOT_TODAY);
  assert_day (self, RJ_TEST_DAY, "walk+");
  assert_day (self, RJ_TEST_DAY + 1, "walk-");
  assert_day (self, RJ_TEST_DAY + 2, "walk");
  set_mark (self, id, RJ_TEST_DAY, RJ_MARK_OPEN);
  assert_day (self, RJ_TEST_DAY, "walk");
  rj_test_undo (self->store, RJ_CHANGE_MARK);
  assert_day (self, RJ_TEST_DAY, "walk+");
  rj_test_undo (self->store, RJ_CHANGE_MARK);
  rj_test_undo (self->store, RJ_CHANGE_MARK);
  assert_day (self, RJ_TEST_DAY, "walk");
  rj_test_redo (self->store, RJ_CHANGE_MARK);
  assert_day (self, RJ_TEST_DAY, "walk+");
}

/* Marking twice the same is no change, so one undo takes it back. */
static void
test_mark_twice (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "walk", RJ_TEST_DAY, 600, rj_recurrence_new_daily (1));

  set_mark (self, item->record.id, RJ_TEST_DAY, RJ_MARK_DONE);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->clock), HOUR);
  set_mark (self, item->record.id, RJ_TEST_DAY, RJ_MARK_DONE);
  rj_test_undo (self->store, RJ_CHANGE_MARK);
  assert_day (self, RJ_TEST_DAY, "walk");
}

static void
test_moves (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "walk", RJ_TEST_DAY, 600, NULL);
  g_autoptr (RjPlanItem) daily = add (self, "read", RJ_TEST_DAY, 1200, rj_recurrence_new_daily (1));
  const char *id = item->record.id;
  g_autoptr (GPtrArray) occurrences = NULL;
  const RjOccurrence *occurrence;

  set_mark (self, id, RJ_TEST_DAY, RJ_MARK_NOT_TODAY);
  move (self, id, RJ_TEST_DAY, RJ_TEST_DAY + 1, RJ_PART_ANY_TIME, -1);
  assert_day (self, RJ_TEST_DAY, "read");
  assert_day (self, RJ_TEST_DAY + 1, "read,walk-");
  // From where it is now, on to the next day; and back to a time of its own day.
  move (self, id, RJ_TEST_DAY + 1, RJ_TEST_DAY + 2, RJ_PART_ANY_TIME, 1290);
  assert_day (self, RJ_TEST_DAY + 1, "read");
  assert_day (self, RJ_TEST_DAY + 2, "read,walk-");
  set_mark (self, id, RJ_TEST_DAY + 2, RJ_MARK_OPEN);
  move (self, id, RJ_TEST_DAY + 2, RJ_TEST_DAY, RJ_PART_ANY_TIME, 485);
  occurrences = rj_test_list_day (self->store, RJ_TEST_DAY);
  occurrence = g_ptr_array_index (occurrences, 0);
  g_assert_cmpstr (occurrence->item->title, ==, "walk");
  g_assert_cmpint (occurrence->item->minutes, ==, 485);
  g_assert_cmpint (occurrence->item->part, ==, RJ_PART_MORNING);
  for (int i = 0; i < 3; i++)
    rj_test_undo (self->store, i == 1 ? RJ_CHANGE_MARK : RJ_CHANGE_MOVE);
  assert_day (self, RJ_TEST_DAY + 1, "read,walk-");

  // Onto a day that has it already: there it is once, at the time that the person chose.
  move (self, daily->record.id, RJ_TEST_DAY + 3, RJ_TEST_DAY + 4, RJ_PART_ANY_TIME, 500);
  assert_day (self, RJ_TEST_DAY + 3, "");
  g_clear_pointer (&occurrences, g_ptr_array_unref);
  occurrences = rj_test_list_day (self->store, RJ_TEST_DAY + 4);
  g_assert_cmpuint (occurrences->len, ==, 1);
  occurrence = g_ptr_array_index (occurrences, 0);
  g_assert_cmpint (occurrence->item->minutes, ==, 500);
}

/* What was done on a day stays done when another day is moved onto it, and what was put off there does not.
 */
static void
test_move_onto_marked (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add (self, "walk", RJ_TEST_DAY, 600, rj_recurrence_new_daily (1));
  const char *id = item->record.id;

  set_mark (self, id, RJ_TEST_DAY, RJ_MARK_DONE);
  move (self, id, RJ_TEST_DAY + 1, RJ_TEST_DAY, RJ_PART_ANY_TIME, 700);
  assert_day (self, RJ_TEST_DAY, "walk+");
  assert_day (self, RJ_TEST_DAY + 1, "");
  rj_test_undo (self->store, RJ_CHANGE_MOVE);
  assert_day (self, RJ_TEST_DAY, "walk+");
  assert_day (self, RJ_TEST_DAY + 1, "walk");

  set_mark (self, id, RJ_TEST_DAY + 2, RJ_MARK_NOT_TODAY);
  move (self, id, RJ_TEST_DAY + 1, RJ_TEST_DAY + 2, RJ_PART_ANY_TIME, 700);
  assert_day (self, RJ_TEST_DAY + 2, "walk");
  set_mark (self, id, RJ_TEST_DAY + 3, RJ_MARK_NOT_TODAY);
  move (self, id, RJ_TEST_DAY + 3, RJ_TEST_DAY, RJ_PART_ANY_TIME, 700);
  assert_day (self, RJ_TEST_DAY, "walk+");
  assert_day (self, RJ_TEST_DAY + 3, "");
}

static void
test_edit_and_delete (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = add (self, "walk", RJ_TEST_DAY, 600, rj_recurrence_new_daily (1));
  g_autoptr (RjPlanItem) edited = NULL;
  g_autoptr (GError) error = NULL;

  set_mark (self, item->record.id, RJ_TEST_DAY, RJ_MARK_DONE);
  g_free (item->title);
  item->title = g_strdup ("run");
  item->steps = g_strdupv ((char *[]) { (char *) "shoes", NULL });
  edited = rj_test_save_item (self->store, item);
  assert_day (self, RJ_TEST_DAY, "run+");
  g_assert_true (rj_plan_delete_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_delete_item_async (plan, item->record.id, NULL, RJ_TEST_READY)), &error));
  assert_day (self, RJ_TEST_DAY, "");
  rj_plan_set_mark_finish (plan,
                           RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, item->record.id, RJ_TEST_DAY,
                                                                  RJ_MARK_OPEN, NULL, RJ_TEST_READY)),
                           &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_day (self, RJ_TEST_DAY, "walk+");
  rj_test_redo (self->store, RJ_CHANGE_EDIT);
  assert_day (self, RJ_TEST_DAY, "run+");
  rj_test_redo (self->store, RJ_CHANGE_DELETE);
  assert_day (self, RJ_TEST_DAY, "");
}

static void
test_several_are_one_change (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      RjPlanItem *item = rj_plan_item_new ();

      item->title = g_strdup_printf ("%d", i);
      item->record.day = RJ_TEST_DAY;
      item->position = i;
      g_ptr_array_add (items, item);
    }
  saved = rj_plan_save_items_finish (
    plan, RJ_TEST_AWAIT (rj_plan_save_items_async (plan, items, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  assert_day (self, RJ_TEST_DAY, "0,1,2");
  rj_test_undo (self->store, RJ_CHANGE_ADD);
  assert_day (self, RJ_TEST_DAY, "");
  rj_test_redo (self->store, RJ_CHANGE_ADD);
  assert_day (self, RJ_TEST_DAY, "0,1,2");

  // One that cannot be saved takes all back.
  ((RjPlanItem *) g_ptr_array_index (saved, 0))->title[0] = 'x';
  ((RjPlanItem *) g_ptr_array_index (saved, 1))->minutes = 24 * 60;
  g_assert_null (rj_plan_save_items_finish (
    plan, RJ_TEST_AWAIT (rj_plan_save_items_async (plan, saved, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  assert_day (self, RJ_TEST_DAY, "0,1,2");
}

static gboolean
get_small (RjTestStore *self, RjDay day)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  gboolean small = FALSE;

  g_assert_true (rj_plan_get_small_day_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_small_day_async (plan, day, NULL, RJ_TEST_READY)), &small, NULL));
  return small;
}

static void
test_small_day (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  g_assert_false (get_small (self, RJ_TEST_DAY));
  for (int i = 0; i < 2; i++)
    g_assert_true (rj_plan_set_small_day_finish (
      plan, RJ_TEST_AWAIT (rj_plan_set_small_day_async (plan, RJ_TEST_DAY, TRUE, NULL, RJ_TEST_READY)),
      NULL));
  g_assert_true (get_small (self, RJ_TEST_DAY));
  g_assert_false (get_small (self, RJ_TEST_DAY + 1));
  rj_test_undo (self->store, RJ_CHANGE_OTHER);
  g_assert_false (get_small (self, RJ_TEST_DAY));
}

static void
assert_next (RjTestStore *self, gint64 now_us, const char *title, RjDay day)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjOccurrence) next = rj_plan_get_next_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_next_async (plan, now_us, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  if (title == NULL)
    {
      g_assert_null (next);
      return;
    }
  g_assert_cmpstr (next->item->title, ==, title);
  g_assert_cmpuint (next->day, ==, day);
}

static void
test_next (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) any = add (self, "any", RJ_TEST_DAY, -1, rj_recurrence_new_daily (1));
  g_autoptr (RjPlanItem) morning = add (self, "morning", RJ_TEST_DAY, 9 * 60, rj_recurrence_new_daily (1));
  g_autoptr (RjPlanItem) walk = NULL;
  g_autoptr (RjPlanItem) night = NULL;
  g_autoptr (RjPlanItem) far = NULL;
  g_autoptr (RjPlanItem) meeting = NULL;

  assert_next (self, RJ_TEST_NOW_US, NULL, 0);
  far = add_with_lead (self, RJ_TEST_DAY + 15, 600, NULL, 0, NULL);
  assert_next (self, RJ_TEST_NOW_US, NULL, 0);
  meeting = add_with_lead (self, RJ_TEST_DAY + 14, 600, NULL, 0, NULL);
  assert_next (self, RJ_TEST_NOW_US, "Group", RJ_TEST_DAY + 14);
  night = add (self, "night", RJ_TEST_DAY, 60, NULL);
  assert_next (self, RJ_TEST_NOW_US, "night", RJ_TEST_DAY);
  walk = add (self, "walk", RJ_TEST_DAY, 13 * 60, NULL);
  assert_next (self, RJ_TEST_NOW_US, "walk", RJ_TEST_DAY);
  set_mark (self, walk->record.id, RJ_TEST_DAY, RJ_MARK_DONE);
  assert_next (self, RJ_TEST_NOW_US, "night", RJ_TEST_DAY);
  // Two in the morning is still the same day of the person's.
  assert_next (self, RJ_TEST_NOW_US + 14 * HOUR, "Group", RJ_TEST_DAY + 14);
  assert_next (self, RJ_TEST_NOW_US + 16 * HOUR, "morning", RJ_TEST_DAY + 1);
}

static GPtrArray *
list_reminders (RjTestStore *self, gint64 from_us, gint64 until_us)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *reminders = rj_plan_list_reminders_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_reminders_async (plan, from_us, until_us, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return reminders;
}

/* (transfer full): the key of the only one, due at @due_us */
static char *
assert_one_due (RjTestStore *self, gint64 from_us, gint64 until_us, gint64 due_us)
{
  g_autoptr (GPtrArray) reminders = list_reminders (self, from_us, until_us);
  const RjReminder *reminder;

  g_assert_cmpuint (reminders->len, ==, 1);
  reminder = g_ptr_array_index (reminders, 0);
  g_assert_cmpint (reminder->due_us, ==, due_us);
  return g_strdup (reminder->key);
}

static void
assert_none_due (RjTestStore *self, gint64 from_us, gint64 until_us)
{
  g_autoptr (GPtrArray) reminders = list_reminders (self, from_us, until_us);

  g_assert_cmpuint (reminders->len, ==, 0);
}

static void
answer (RjTestStore *self, const char *key, RjReminderAnswer what, gint64 at_us)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_record_answer_finish (
    plan, RJ_TEST_AWAIT (rj_plan_record_answer_async (plan, key, what, at_us, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
test_reminders (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item =
    add_with_lead (self, RJ_TEST_DAY, 13 * 60, rj_recurrence_new_daily (1), 30, NULL);
  gint64 due_us = RJ_TEST_NOW_US + 30 * MINUTE;
  g_autofree char *key = assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 12 * HOUR, due_us);
  g_autofree char *again = assert_one_due (self, due_us, due_us + 1, due_us);

  g_assert_cmpstr (key, ==, again);
  g_assert_null (strstr (item->record.id, key));
  assert_none_due (self, due_us + 1, due_us + HOUR);
  assert_none_due (self, due_us - HOUR, due_us);
  answer (self, key, RJ_REMINDER_SHOWN, due_us);
  assert_none_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 12 * HOUR);

  // Snoozed, also when the answer comes twice; shown again; then done.
  for (int i = 0; i < 2; i++)
    {
      answer (self, key, RJ_REMINDER_SNOOZED, due_us + MINUTE);
      g_free (again);
      again = assert_one_due (self, due_us, due_us + HOUR, due_us + 11 * MINUTE);
      g_assert_cmpstr (key, ==, again);
    }
  answer (self, key, RJ_REMINDER_SHOWN, due_us + 11 * MINUTE);
  answer (self, key, RJ_REMINDER_SNOOZED, due_us + MINUTE);
  assert_none_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 12 * HOUR);
  answer (self, key, RJ_REMINDER_DONE, due_us + 12 * MINUTE);
  answer (self, key, RJ_REMINDER_DONE, due_us + 12 * MINUTE);
  assert_day (self, RJ_TEST_DAY, "Group+");
  assert_day (self, RJ_TEST_DAY + 1, "Group");

  // It is no change of its own: what is undone is the adding.
  rj_test_undo (self->store, RJ_CHANGE_ADD);
  assert_day (self, RJ_TEST_DAY, "");
  rj_test_redo (self->store, RJ_CHANGE_ADD);
  assert_day (self, RJ_TEST_DAY, "Group+");
}

static void
test_answer_never_overrides (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_with_lead (self, RJ_TEST_DAY, 13 * 60, NULL, 0, NULL);
  g_autofree char *key =
    assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 12 * HOUR, RJ_TEST_NOW_US + HOUR);
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  set_mark (self, item->record.id, RJ_TEST_DAY, RJ_MARK_NOT_TODAY);
  // An answer from a while ago, carried in by the next unlock.
  answer (self, key, RJ_REMINDER_DONE, RJ_TEST_NOW_US - HOUR);
  assert_day (self, RJ_TEST_DAY, "Group-");
  rj_plan_record_answer_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_record_answer_async (plan, "unknown", RJ_REMINDER_DONE, 1, NULL, RJ_TEST_READY)),
    &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

static void
test_reminder_of_another_time (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_with_lead (self, RJ_TEST_DAY, 13 * 60, NULL, 0, NULL);
  g_autofree char *key =
    assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 12 * HOUR, RJ_TEST_NOW_US + HOUR);
  g_autofree char *again = NULL;

  answer (self, key, RJ_REMINDER_SHOWN, RJ_TEST_NOW_US + HOUR);
  move (self, item->record.id, RJ_TEST_DAY, RJ_TEST_DAY, RJ_PART_ANY_TIME, 15 * 60);
  again = assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 12 * HOUR, RJ_TEST_NOW_US + 3 * HOUR);
  g_assert_cmpstr (again, ==, key);
}

static void
test_zones (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) floating = add_with_lead (self, RJ_TEST_DAY, 20 * 60, NULL, 0, NULL);
  g_autofree char *key =
    assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 24 * HOUR, RJ_TEST_NOW_US + 8 * HOUR);
  g_autoptr (RjPlanItem) zoned = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autofree char *again = NULL;

  // Where the person is now, it is 20:00 an hour earlier.
  rj_fake_clock_set (RJ_FAKE_CLOCK (self->clock), RJ_TEST_NOW_US, "Europe/Berlin");
  again = assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 24 * HOUR, RJ_TEST_NOW_US + 7 * HOUR);
  g_assert_cmpstr (again, ==, key);
  // 19:00 in New York is midnight UTC, wherever the person is.
  zoned = add_with_lead (self, RJ_TEST_DAY, 19 * 60, NULL, 0, "America/New_York");
  both = list_reminders (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 24 * HOUR);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpint (((RjReminder *) g_ptr_array_index (both, 1))->due_us, ==, RJ_TEST_NOW_US + 12 * HOUR);
}

/* 2026-03-29 02:30 does not happen in Berlin: the first valid minute after it, 03:00 summer time, is 01:00
 * UTC. */
static void
test_gap (RjTestStore *self, gconstpointer data)
{
  RjDay day = rj_day_new (2026, 3, 29);
  g_autoptr (RjPlanItem) item = add_with_lead (self, day - 1, 2 * 60 + 30, NULL, 0, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 due_us = rj_wall_to_instant (day, 60, utc);
  g_autofree char *key = NULL;

  rj_fake_clock_set (RJ_FAKE_CLOCK (self->clock), RJ_TEST_NOW_US, "Europe/Berlin");
  // The small hours of the 29th are the end of the person's 28th.
  key = assert_one_due (self, due_us - 12 * HOUR, due_us + 12 * HOUR, due_us);
  g_assert_nonnull (key);
}

/* A lead of two weeks reaches over the days in between. */
static void
test_long_lead (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = add_with_lead (self, RJ_TEST_DAY + 14, 13 * 60, NULL, 14 * 24 * 60, NULL);
  g_autofree char *key =
    assert_one_due (self, RJ_TEST_NOW_US, RJ_TEST_NOW_US + 2 * HOUR, RJ_TEST_NOW_US + HOUR);

  g_assert_nonnull (key);
}

#define ADD(name, func) g_test_add ("/store/plan/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("whole-item", test_whole_item);
  ADD ("day-order", test_day_order);
  ADD ("marks", test_marks);
  ADD ("mark-twice", test_mark_twice);
  ADD ("moves", test_moves);
  ADD ("move-onto-marked", test_move_onto_marked);
  ADD ("edit-and-delete", test_edit_and_delete);
  ADD ("several-are-one-change", test_several_are_one_change);
  ADD ("small-day", test_small_day);
  ADD ("next", test_next);
  ADD ("reminders", test_reminders);
  ADD ("answer-never-overrides", test_answer_never_overrides);
  ADD ("reminder-of-another-time", test_reminder_of_another_time);
  ADD ("zones", test_zones);
  ADD ("gap", test_gap);
  ADD ("long-lead", test_long_lead);

  return g_test_run ();
}
