// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-quiet-hours.h"
#include "rj-reminder-found.h"
#include "rj-reminder-screen.h"
#include "rj-test-reminders.h"

typedef RjTestReminders Fixture;

/* (transfer none): the only line of the ledger; @list is freed with the next call */
static const RjReminderEntry *
get_entry (Fixture *self)
{
  static GPtrArray *list;

  g_clear_pointer (&list, g_ptr_array_unref);
  list = rj_test_reminders_list_ledger (self);
  g_assert_cmpuint (list->len, ==, 1);
  return list->pdata[0];
}

static void
tally (Fixture *self, RjReminderTally *result)
{
  g_autoptr (GPtrArray) list = rj_test_reminders_list_ledger (self);

  rj_reminder_tally (list, result);
}

static RjPlanItem *
make_item (const char *title, RjPlanKind kind, int minutes)
{
  RjPlanItem *item = rj_plan_item_new ();
  const int at_once = 0;

  item->title = g_strdup (title);
  item->kind = kind;
  item->record.day = RJ_TEST_DAY;
  item->minutes = minutes;
  g_array_append_val (item->leads, at_once);
  return item;
}

/* ---- The ledger ---- */

static void
test_on_time (Fixture *self, gconstpointer data)
{
  const RjReminderEntry *entry;
  RjReminderTally numbers;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 30);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 0);
  for (int i = 0; i < 30; i++)
    rj_test_reminders_advance (self, MINUTE);
  entry = get_entry (self);
  g_assert_cmpstr (entry->title, ==, "Group");
  g_assert_cmpint (entry->kind, ==, RJ_KIND_MEETING);
  g_assert_cmpint (entry->due_us, ==, RJ_TEST_NOW_US + 30 * MINUTE);
  g_assert_cmpint (entry->shown_us, ==, entry->due_us);
  g_assert_cmpuint (entry->times, ==, 1);
  g_assert_cmpint (entry->answer, ==, 0);
  g_assert_cmpint (entry->why, ==, 0);
  g_assert_true (rj_reminder_entry_is_on_time (entry));

  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_DONE);
  entry = get_entry (self);
  g_assert_cmpint (entry->answer, ==, RJ_REMINDER_DONE);
  g_assert_cmpint (entry->answered_us, ==, RJ_TEST_NOW_US + 30 * MINUTE);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 1);
  g_assert_cmpuint (numbers.on_time, ==, 1);
}

/* Nobody looked at the clock for ten minutes, and for two hours. */
static void
test_slept (Fixture *self, gconstpointer data)
{
  const RjReminderEntry *entry;
  RjReminderTally numbers;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 12 * 60 + 5, NULL, 0);
  rj_test_reminders_advance (self, 15 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  entry = get_entry (self);
  g_assert_cmpint (entry->why, ==, RJ_REMINDER_SLEPT);
  g_assert_cmpint (rj_reminder_entry_get_late (entry), ==, 10 * MINUTE);
  g_assert_false (rj_reminder_entry_is_on_time (entry));

  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->bodies->pdata[1], ==,
                   "While the computer was off, 1 reminder went by. Nothing you need to fix.");
  g_assert_cmpuint (self->desktop->silent, ==, 1);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 2);
  g_assert_cmpuint (numbers.slept, ==, 2);

  rj_test_reminders_act (self, 1, RJ_NOTIFY_ACTION_SEE);
  g_assert_cmpuint (self->seen, ==, 1);
  g_assert_false (g_hash_table_contains (self->desktop->on_screen, self->desktop->keys->pdata[1]));
}

static void
test_not_running (Fixture *self, gconstpointer data)
{
  RjReminderTally numbers;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY, 13 * 60 + 55, NULL, 0);
  rj_test_reminders_stop (self);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->journal.clock), 2 * HOUR);
  rj_test_reminders_start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 2);
  g_assert_cmpuint (numbers.not_running, ==, 2);

  /* However often it ends and begins. */
  for (int i = 0; i < 3; i++)
    {
      rj_test_reminders_stop (self);
      rj_test_reminders_start (self);
      g_assert_cmpuint (self->desktop->keys->len, ==, 0);
    }
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  const RjReminderEntry *entry;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  g_signal_emit_by_name (self->desktop, "refused", self->desktop->keys->pdata[0], RJ_NOTIFY_NOT_ALLOWED);
  rj_test_reminders_settle (self);
  entry = get_entry (self);
  g_assert_cmpint (entry->shown_us, ==, 0);
  g_assert_cmpint (entry->why, ==, RJ_REMINDER_REFUSED);
  g_assert_cmpint (entry->answer, ==, 0);
  /* It is not tried again and again. */
  for (int i = 0; i < 30; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_no_service (Fixture *self, gconstpointer data)
{
  RjReminderTally numbers;
  const RjReminderEntry *entry;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  g_signal_emit_by_name (self->desktop, "refused", self->desktop->keys->pdata[0], RJ_NOTIFY_NO_SERVICE);
  rj_test_reminders_settle (self);
  entry = get_entry (self);
  g_assert_cmpint (entry->shown_us, ==, 0);
  g_assert_cmpint (entry->why, ==, RJ_REMINDER_NO_SERVICE);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.refused, ==, 1);
  g_assert_cmpuint (numbers.no_service, ==, 1);
}

static void
count_cb (guint *n, const char *text)
{
  g_assert_cmpstr (text, ==, "While the computer was off, 2 reminders went by. Nothing you need to fix.");
  ++*n;
}

/* Of each that a summary was about it is known that nobody was told, and it is said in the window. */
static void
test_summary_refused (Fixture *self, gconstpointer data)
{
  RjReminderTally numbers;
  guint told = 0;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY, 14 * 60, NULL, 0);
  rj_test_reminders_advance (self, 5 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_signal_connect_swapped (self->scheduler, "refused", G_CALLBACK (count_cb), &told);
  g_signal_emit_by_name (self->desktop, "refused", RJ_REMINDER_SUMMARY_KEY, RJ_NOTIFY_NOT_ALLOWED);
  g_assert_cmpuint (told, ==, 1);
  rj_test_reminders_settle (self);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 2);
  g_assert_cmpuint (numbers.refused, ==, 2);
  g_assert_cmpuint (numbers.no_service, ==, 0);
  /* What comes later is not counted with them. */
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 18 * 60, NULL, 0);
  rj_test_reminders_advance (self, 5 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->bodies->pdata[1], ==,
                   "While the computer was off, 1 reminder went by. Nothing you need to fix.");
}

/* Closed, because it may not stay without a window: that is why nothing came. */
static void
test_no_background (Fixture *self, gconstpointer data)
{
  RjReminderTally numbers;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_stop (self);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->journal.clock), 3 * HOUR);
  self->no_background = TRUE;
  rj_test_reminders_start (self);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.no_background, ==, 1);
  g_assert_cmpuint (numbers.not_running, ==, 0);
}

static void
tick (Fixture *self)
{
  RjPlan *plan = rj_store_get_plan (self->journal.store);
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->journal.store, RJ_TEST_DAY);
  const RjOccurrence *occurrence = occurrences->pdata[0];

  g_assert_true (rj_plan_set_mark_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, occurrence->item->record.id, RJ_TEST_DAY, RJ_MARK_DONE, NULL,
                                           RJ_TEST_READY)),
    NULL));
  rj_test_reminders_settle (self);
}

static void
test_done_before (Fixture *self, gconstpointer data)
{
  RjReminderTally numbers;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  tick (self);
  rj_test_reminders_advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  g_assert_true (get_entry (self)->done_before);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 0);
  g_assert_cmpuint (numbers.done_before, ==, 1);
}

/* At another time it is a reminder that was not shown yet. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->journal.store);
  g_autoptr (GPtrArray) occurrences = NULL;
  const RjReminderEntry *entry;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  occurrences = rj_test_list_day (self->journal.store, RJ_TEST_DAY);
  g_assert_true (rj_plan_move_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_move_async (plan, ((RjOccurrence *) occurrences->pdata[0])->item->record.id,
                                       RJ_TEST_DAY, RJ_TEST_DAY, RJ_PART_AFTERNOON, 15 * 60, NULL,
                                       RJ_TEST_READY)),
    NULL));
  rj_test_reminders_settle (self);
  for (int i = 0; i < 120; i++)
    rj_test_reminders_advance (self, MINUTE);
  entry = get_entry (self);
  g_assert_cmpint (entry->due_us, ==, RJ_TEST_NOW_US + 3 * HOUR);
  g_assert_cmpint (entry->shown_us, ==, entry->due_us);
  g_assert_cmpuint (entry->times, ==, 1);
}

/* ---- A crowd ---- */

static void
test_crowd (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjPlan *plan = rj_store_get_plan (self->journal.store);
  g_autoptr (GPtrArray) saved = NULL;
  RjReminderTally numbers;

  for (int i = 0; i < 10000; i++)
    g_ptr_array_add (items, make_item ("One of many", RJ_KIND_CHORE, 13 * 60));
  saved = rj_plan_save_items_finish (
    plan, RJ_TEST_AWAIT (rj_plan_save_items_async (plan, items, NULL, RJ_TEST_READY)), NULL);
  g_assert_nonnull (saved);
  rj_test_reminders_settle (self);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have 10000 things planned.");
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 10000);
  g_assert_cmpuint (numbers.summed, ==, 10000);

  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
}

/* ---- Until it is handled ---- */

static void
test_repeats (Fixture *self, gconstpointer data)
{
  RjPlanItem *item = make_item ("Tablet", RJ_KIND_MEDICATION, 13 * 60);
  const RjReminderEntry *entry;

  item->nag_minutes = 10;
  rj_test_reminders_add_item (self, item);
  for (int i = 0; i < 60; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  for (int i = 0; i < 10; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  /* In a new process, too. */
  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  for (int i = 0; i < 10; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  /* No more than that. */
  for (int i = 0; i < 5 * 60; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, RJ_REMINDER_NAG_MOST - 1);
  entry = get_entry (self);
  g_assert_cmpint (entry->shown_us, ==, RJ_TEST_NOW_US + HOUR);
  g_assert_cmpuint (entry->times, ==, 1 + RJ_REMINDER_NAG_MOST);
}

static void
test_repeats_handled (Fixture *self, gconstpointer data)
{
  const RjNotifyAction ways[] = { RJ_NOTIFY_ACTION_DONE, RJ_NOTIFY_ACTION_OPEN };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      RjPlanItem *item = make_item ("Tablet", RJ_KIND_MEDICATION, 13 * 60);
      guint before = self->desktop->keys->len;

      item->nag_minutes = 10;
      item->record.day += (RjDay) i;
      rj_test_reminders_add_item (self, item);
      rj_test_reminders_advance (self, HOUR);
      rj_test_reminders_act (self, before, ways[i]);
      for (int j = 0; j < 60; j++)
        rj_test_reminders_advance (self, MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 1);
      rj_test_reminders_advance (self, 22 * HOUR);
    }
}

/* The machine slept over all of them: it comes once more, by itself, not as one that went by. */
static void
test_repeats_slept (Fixture *self, gconstpointer data)
{
  RjPlanItem *item = make_item ("Tablet", RJ_KIND_MEDICATION, 13 * 60);

  item->nag_minutes = 30;
  rj_test_reminders_add_item (self, item);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  rj_test_reminders_advance (self, 100 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->keys->pdata[0], ==, self->desktop->keys->pdata[1]);
  rj_test_reminders_advance (self, 8 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* Behind a lock only times and keys are known. */
static void
test_repeats_locked (Fixture *self, gconstpointer data)
{
  RjPlanItem *item = make_item ("Tablet", RJ_KIND_MEDICATION, 13 * 60);
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (RjReminderSource) fixed = NULL;

  item->nag_minutes = 10;
  rj_test_reminders_add_item (self, item);
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  g_assert_cmpuint (plan->len, ==, 1 + RJ_REMINDER_NAG_MOST);
  fixed = rj_fixed_reminders_new (plan);
  rj_reminder_scheduler_set_source (self->scheduler, fixed);
  rj_test_reminders_settle (self);
  for (int i = 0; i < 75; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  rj_test_reminders_act (self, 1, RJ_NOTIFY_ACTION_DONE);
  for (int i = 0; i < 75; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* The machine sleeps behind the lock: six times of one reminder are one that went by. */
static void
test_repeats_locked_slept (Fixture *self, gconstpointer data)
{
  RjPlanItem *item = make_item ("Tablet", RJ_KIND_MEDICATION, 13 * 60);
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (RjReminderSource) fixed = NULL;

  item->nag_minutes = 10;
  rj_test_reminders_add_item (self, item);
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  fixed = rj_fixed_reminders_new (plan);
  rj_reminder_scheduler_set_source (self->scheduler, fixed);
  rj_test_reminders_settle (self);
  rj_test_reminders_advance (self, 12 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==,
                   "While the computer was off, 1 reminder went by. Nothing you need to fix.");
}

/* ---- Quiet hours ---- */

static void
test_quiet (Fixture *self, gconstpointer data)
{
  RjReminderTally numbers;

  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_HOURS, "22:00-07:00");
  rj_test_reminders_add_item (self, make_item ("Read", RJ_KIND_REST, 22 * 60));
  rj_test_reminders_add_item (self, make_item ("Sleep", RJ_KIND_REST, 23 * 60));
  rj_test_reminders_add_item (self, make_item ("Tablet", RJ_KIND_MEDICATION, 23 * 60 + 30));
  rj_test_reminders_add_item (self, make_item ("Phone down", RJ_KIND_REST, 21 * 60 + 59));
  for (int i = 0; i < 14; i++)
    for (int j = 0; j < 60; j++)
      rj_test_reminders_advance (self, MINUTE);
  /* Two o'clock: the one before, and what waits for nothing. */
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  /* They are not forgotten with the process. */
  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  for (int i = 0; i < 5 * 60 - 1; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==,
                   "In your quiet hours, 2 reminders went by. Nothing you need to fix.");
  g_assert_cmpuint (self->desktop->silent, ==, 1);
  tally (self, &numbers);
  g_assert_cmpuint (numbers.n, ==, 4);
  g_assert_cmpuint (numbers.on_time, ==, 2);
  g_assert_cmpuint (numbers.quiet, ==, 2);
  rj_test_reminders_advance (self, 3 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

/* Unless the person says so. */
static void
test_quiet_all (Fixture *self, gconstpointer data)
{
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_HOURS, "12:30-14:00");
  rj_test_reminders_add_item (self, make_item ("Tablet", RJ_KIND_MEDICATION, 13 * 60));
  rj_test_reminders_add_item (self, make_item ("Doctor", RJ_KIND_APPOINTMENT, 13 * 60));
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_ALL, "1");
  rj_test_reminders_advance (self, 119 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  /* Taken back, they come at their time. */
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_ALL, NULL);
  rj_test_reminders_add_item (self, make_item ("Pills", RJ_KIND_MEDICATION, 14 * 60 + 10));
  rj_test_reminders_advance (self, 10 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* What was put off comes when the person said; what repeats does not repeat into the night. */
static void
test_quiet_again (Fixture *self, gconstpointer data)
{
  RjPlanItem *item = make_item ("Chore", RJ_KIND_CHORE, 12 * 60 + 25);
  g_autoptr (GPtrArray) plan = NULL;

  item->nag_minutes = 10;
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_HOURS, "12:30-14:00");
  rj_test_reminders_add_item (self, item);
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  g_assert_cmpuint (plan->len, ==, 1);
  rj_test_reminders_advance (self, 25 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  for (int i = 0; i < 3 * 60; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_HOURS, "16:05-18:00");
  rj_test_reminders_add_item (self, make_item ("Walk", RJ_KIND_MOVEMENT, 16 * 60));
  for (int i = 0; i < 35; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  rj_test_reminders_act (self, 1, RJ_NOTIFY_ACTION_SNOOZE);
  rj_test_reminders_advance (self, 10 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 3);
}

/* Also when it repeats otherwise. */
static void
test_quiet_put_off (Fixture *self, gconstpointer data)
{
  RjPlanItem *item = make_item ("Chore", RJ_KIND_CHORE, 12 * 60 + 20);

  item->nag_minutes = 30;
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_HOURS, "12:25-14:00");
  rj_test_reminders_add_item (self, item);
  rj_test_reminders_advance (self, 20 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  for (int i = 0; i < 10; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* Somebody else waits with it, and not until the quiet hours are over. */
static void
test_quiet_pick_up (Fixture *self, gconstpointer data)
{
  rj_test_reminders_set_preference (self, RJ_PREFERENCE_QUIET_HOURS, "12:25-14:00");
  rj_test_reminders_add_item (self, make_item ("Pharmacy", RJ_KIND_PICK_UP, 13 * 60));
  for (int i = 0; i < 60; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_quiet_hours (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  RjDay day = rj_day_new (2026, 3, 28);
  const char *const wrong[] = {
    NULL, "", "22-7", "22:00-24:00", "22:60-07:00", "22:00-07:00 ", "07:00-07:00"
  };
  g_autofree char *text = NULL;
  RjQuietHours hours = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (rj_quiet_hours_parse (&hours, wrong[i]));
  g_assert_true (rj_quiet_hours_parse (&hours, "22:00-02:30"));
  text = rj_quiet_hours_to_string (&hours);
  g_assert_cmpstr (text, ==, "22:00-02:30");
#define END(minutes) rj_quiet_hours_get_end (&hours, rj_wall_to_instant (day, minutes, berlin), berlin)
  g_assert_cmpint (END (21 * 60 + 59), ==, rj_wall_to_instant (day, 21 * 60 + 59, berlin));
  /* The end is in the hour that there is not: the first minute after it. */
  g_assert_cmpint (END (22 * 60), ==, rj_wall_to_instant (day + 1, 3 * 60, berlin));
  g_assert_cmpint (END (24 * 60 + 90), ==, rj_wall_to_instant (day + 1, 3 * 60, berlin));
  g_assert_cmpint (END (24 * 60 + 3 * 60), ==, rj_wall_to_instant (day + 1, 3 * 60, berlin));
  /* The hour that comes twice: the end is the first of the two, and what is due after it waits no more. */
  day = rj_day_new (2026, 10, 24);
  g_assert_cmpint (END (24 * 60 + 2 * 60), ==, rj_wall_to_instant (day + 1, 2 * 60 + 30, berlin));
  for (gint64 at = END (22 * 60); at < END (22 * 60) + 3 * HOUR; at += MINUTE)
    g_assert_cmpint (rj_quiet_hours_get_end (&hours, at, berlin), ==, at);
#undef END
}

static void
test_next_repeat (void)
{
  const gint64 first = 1000 * HOUR;

  g_assert_cmpint (rj_reminder_next_repeat (first, first, 10, first), ==, first + 10 * MINUTE);
  g_assert_cmpint (rj_reminder_next_repeat (first, first + 10 * MINUTE, 10, first + 11 * MINUTE), ==,
                   first + 20 * MINUTE);
  /* Late by a little: the next stands where it stood. */
  g_assert_cmpint (rj_reminder_next_repeat (first, first + 12 * MINUTE, 10, first + 12 * MINUTE), ==,
                   first + 20 * MINUTE);
  /* Slept: the last one that went by is due now. */
  g_assert_cmpint (rj_reminder_next_repeat (first, first, 10, first + 35 * MINUTE), ==, first + 30 * MINUTE);
  g_assert_cmpint (rj_reminder_next_repeat (first, first, 10, first + 65 * MINUTE), ==, first + 50 * MINUTE);
  g_assert_cmpint (rj_reminder_next_repeat (first, first, 10, first + 66 * MINUTE), ==, -1);
  g_assert_cmpint (rj_reminder_next_repeat (first, first + 50 * MINUTE, 10, first + 50 * MINUTE), ==, -1);
  /* The clock was set back. */
  g_assert_cmpint (rj_reminder_next_repeat (first, first, 10, first - HOUR), ==, first + 10 * MINUTE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                \
  g_test_add ("/reminder-ledger/" name, Fixture, NULL, rj_test_reminders_set_up, func, \
              rj_test_reminders_tear_down)
  ADD ("on-time", test_on_time);
  ADD ("slept", test_slept);
  ADD ("not-running", test_not_running);
  ADD ("refused", test_refused);
  ADD ("no-service", test_no_service);
  ADD ("summary-refused", test_summary_refused);
  ADD ("no-background", test_no_background);
  ADD ("done-before", test_done_before);
  ADD ("moved", test_moved);
  ADD ("crowd", test_crowd);
  ADD ("repeats", test_repeats);
  ADD ("repeats-handled", test_repeats_handled);
  ADD ("repeats-slept", test_repeats_slept);
  ADD ("repeats-locked", test_repeats_locked);
  ADD ("repeats-locked-slept", test_repeats_locked_slept);
  ADD ("quiet", test_quiet);
  ADD ("quiet-all", test_quiet_all);
  ADD ("quiet-again", test_quiet_again);
  ADD ("quiet-put-off", test_quiet_put_off);
  ADD ("quiet-pick-up", test_quiet_pick_up);
#undef ADD
  g_test_add_func ("/reminder-ledger/quiet-hours", test_quiet_hours);
  g_test_add_func ("/reminder-ledger/next-repeat", test_next_repeat);

  return g_test_run ();
}
