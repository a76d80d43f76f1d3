// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-reminders.h"

typedef RjTestReminders Fixture;

static RjMark
get_mark (Fixture *self, RjDay day)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->journal.store, day);

  g_assert_cmpuint (occurrences->len, ==, 1);
  return ((RjOccurrence *) occurrences->pdata[0])->mark;
}

/* ---- Tests ---- */

/* With the window closed the program stays for an appointment in some weeks, and for no more than it has to
 * take through a lock. */
static void
test_far_ahead (Fixture *self, gconstpointer data)
{
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  rj_test_reminders_add (self, "Checkup", RJ_TEST_DAY + 60, 13 * 60, NULL, 30);
  g_assert_true (rj_reminder_scheduler_get_needed (self->scheduler));
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY + 30, 8 * 60, rj_recurrence_new_daily (1), 0);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 32);
  rj_test_reminders_advance (self, 29 * DAY + 20 * HOUR - MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_on_time (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 30);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  rj_test_reminders_advance (self, 29 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->titles->pdata[0], ==, "Reminder");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 0);
  g_assert_true (rj_reminder_scheduler_get_needed (self->scheduler));
  // Once, however often somebody looks.
  for (int i = 0; i < 30; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);

  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_DONE);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_DONE);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 0);
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  // Twice changes nothing.
  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group <b>", RJ_TEST_DAY, 13 * 60, rj_recurrence_new_daily (1), 0);
  rj_test_reminders_set_preference (self, "reminder-wording", "full");
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpstr (self->desktop->titles->pdata[0], ==, "Group <b>");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "13:00, Room 5");

  rj_test_reminders_set_preference (self, "reminder-wording", "own");
  rj_test_reminders_set_preference (self, "reminder-words", "The kettle");
  rj_test_reminders_advance (self, DAY);
  g_assert_cmpstr (self->desktop->titles->pdata[1], ==, "Reminder");
  g_assert_cmpstr (self->desktop->bodies->pdata[1], ==, "The kettle");

  /* Nothing to read is no reminder. */
  rj_test_reminders_set_preference (self, "reminder-words", " \t ");
  rj_test_reminders_advance (self, DAY);
  g_assert_cmpstr (self->desktop->bodies->pdata[2], ==, "You have something planned.");
  rj_test_reminders_set_preference (self, "reminder-words", NULL);
  rj_test_reminders_advance (self, DAY);
  g_assert_cmpstr (self->desktop->bodies->pdata[3], ==, "You have something planned.");
  rj_test_reminders_set_preference (self, "reminder-words", "  The kettle ");
  rj_test_reminders_advance (self, DAY);
  g_assert_cmpstr (self->desktop->bodies->pdata[4], ==, "The kettle");
}

static void
test_own_words (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *kept = NULL;

  for (int i = 0; i < RJ_REMINDER_WORDS_MAX; i++)
    g_string_append (many, "ü");
  kept = rj_reminder_words_clean (many->str);
  g_assert_cmpstr (kept, ==, many->str);
  g_string_append (many, "ü");
  cut = rj_reminder_words_clean (many->str);
  g_assert_cmpstr (cut, ==, kept);
  g_assert_null (rj_reminder_words_clean (NULL));
  g_assert_null (rj_reminder_words_clean (""));
}

static void
test_snooze (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  rj_test_reminders_advance (self, 9 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  for (int i = 0; i < 30; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_OPEN);
}

static void
test_open (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY + 1, 9 * 60, NULL, 60);
  rj_test_reminders_advance (self, 20 * HOUR);
  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_OPEN);
  g_assert_cmpuint (self->opened, ==, RJ_TEST_DAY + 1);
}

static void
test_done_elsewhere (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->journal.store);
  g_autoptr (GPtrArray) occurrences = NULL;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  occurrences = rj_test_list_day (self->journal.store, RJ_TEST_DAY);
  rj_plan_set_mark_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, ((RjOccurrence *) occurrences->pdata[0])->item->record.id,
                                           RJ_TEST_DAY, RJ_MARK_DONE, NULL, RJ_TEST_READY)),
    NULL);
  rj_test_reminders_settle (self);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 0);
  rj_test_reminders_advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
}

static void
mark (Fixture *self, guint which, RjMark mark)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->journal.store, RJ_TEST_DAY);
  RjPlan *plan = rj_store_get_plan (self->journal.store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (plan,
                           RJ_TEST_AWAIT (rj_plan_set_mark_async (
                             plan, ((RjOccurrence *) occurrences->pdata[which])->item->record.id, RJ_TEST_DAY,
                             mark, NULL, RJ_TEST_READY)),
                           &error);
  g_assert_no_error (error);
  rj_test_reminders_settle (self);
}

/* Ticked in the window, what is on the screen goes away; what is still open stays there. */
static void
test_ticked_on_screen (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 2);

  mark (self, 0, RJ_MARK_DONE);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 1);
  g_assert_true (rj_reminder_scheduler_get_needed (self->scheduler));
  mark (self, 1, RJ_MARK_NOT_TODAY);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 0);
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  /* Nobody answered: nothing is written down but that they were shown, and neither comes back. */
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* A thing written down after its time is not missed; neither now nor after a restart. */
static void
test_planned_late (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 11 * 60 + 50, rj_recurrence_new_daily (1), 0);
  rj_test_reminders_advance (self, HOUR);
  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_test_reminders_advance (self, 23 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_clock_back (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  rj_test_reminders_advance (self, -3 * HOUR);
  rj_test_reminders_advance (self, 3 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  // In a new process, too.
  rj_test_reminders_advance (self, -3 * HOUR);
  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  rj_test_reminders_advance (self, 3 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  // What is planned for the time that comes a second time still comes.
  rj_test_reminders_advance (self, -3 * HOUR);
  rj_test_reminders_add (self, "Second", RJ_TEST_DAY, 12 * 60, NULL, 0);
  rj_test_reminders_advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_late (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY, 13 * 60 + 20, NULL, 0);
  // Asleep until 13:30: the first is too late to be shown as itself.
  rj_test_reminders_advance (self, HOUR + 30 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->bodies->pdata[1], ==, "You have something planned.");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==,
                   "While the computer was off, 1 reminder went by. Nothing you need to fix.");
  g_assert_cmpuint (self->desktop->silent, ==, 1);
}

/* What is written down for a time that was before says nothing, however long nobody asked. */
static void
test_planned_for_the_past (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 18 * 60, NULL, 0);
  for (int i = 0; i < 120; i++)
    rj_test_reminders_advance (self, MINUTE);
  rj_test_reminders_add (self, "Breakfast", RJ_TEST_DAY, 13 * 60, NULL, 0);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  // Also just before.
  rj_test_reminders_add (self, "Walk", RJ_TEST_DAY, 13 * 60 + 55, NULL, 0);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
}

static void
hold_cb (GSourceOnceFunc done, gpointer done_data, gpointer user_data)
{
  ((gpointer *) user_data)[0] = (gpointer) (void (*) (void)) done;
  ((gpointer *) user_data)[1] = done_data;
}

/* What is on its way to the screen is not lost when the journal is locked then. */
static void
test_locked_on_the_way (Fixture *self, gconstpointer data)
{
  gpointer held[2] = { NULL, NULL };
  g_auto (GStrv) on_the_way = NULL;
  g_auto (GStrv) shown = NULL;

  rj_reminder_scheduler_set_before (self->scheduler, hold_cb, held);
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  g_assert_nonnull (held[0]);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  on_the_way = rj_reminder_scheduler_dup_shown (self->scheduler);
  g_assert_cmpuint (g_strv_length (on_the_way), ==, 1);
  ((GSourceOnceFunc) (void (*) (void)) held[0]) (held[1]);
  rj_test_reminders_settle (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  g_assert_cmpstrv (shown, on_the_way);
  rj_reminder_scheduler_set_before (self->scheduler, NULL, NULL);
}

static void
test_two_years (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, rj_recurrence_new_daily (1), 0);
  rj_test_reminders_stop (self);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->journal.clock), 730 * DAY);
  rj_test_reminders_start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==,
                   "While the computer was off, 31 reminders went by. Nothing you need to fix.");
  // The same again does not come again.
  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
}

static GPtrArray *
make_many (gint64 due_us, guint n)
{
  GPtrArray *many = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);

  for (guint i = 0; i < n; i++)
    {
      RjReminder *reminder = rj_reminder_new ();

      reminder->key = g_strdup_printf ("key-%u", i);
      reminder->due_us = due_us;
      g_ptr_array_add (many, reminder);
    }
  return many;
}

static void
set_fixed (Fixture *self, GPtrArray *reminders)
{
  g_autoptr (RjReminderSource) source = rj_fixed_reminders_new (reminders);

  rj_reminder_scheduler_set_source (self->scheduler, source);
  rj_test_reminders_settle (self);
}

static void
test_many_at_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) many = make_many (RJ_TEST_NOW_US + HOUR, 10000);

  set_fixed (self, many);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 10000);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have 10000 things planned.");
  for (int i = 0; i < 30; i++)
    rj_test_reminders_advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  // And none of them when it is long over.
  set_fixed (self, many);
  rj_test_reminders_advance (self, DAY);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

/* Locked: what was planned comes, neutral; the answers go to the journal with the unlock. */
static void
test_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (RjReminderSource) store_source = NULL;
  g_auto (GStrv) shown = NULL;

  rj_test_reminders_set_preference (self, "reminder-wording", "full");
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  g_assert_cmpuint (plan->len, ==, 1);
  set_fixed (self, plan);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->titles->pdata[0], ==, "Reminder");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  g_assert_cmpuint (g_strv_length (shown), ==, 1);

  rj_test_reminders_act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  rj_test_reminders_advance (self, 10 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  rj_test_reminders_act (self, 1, RJ_NOTIFY_ACTION_DONE);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_OPEN);
  answers = rj_reminder_scheduler_dup_answers (self->scheduler);
  g_assert_cmpuint (answers->len, ==, 4);

  store_source = rj_store_reminders_new (self->journal.store, self->journal.clock);
  rj_reminder_scheduler_set_source (self->scheduler, store_source);
  rj_test_reminders_settle (self);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_DONE);
  g_clear_pointer (&answers, g_ptr_array_unref);
  answers = rj_reminder_scheduler_dup_answers (self->scheduler);
  g_assert_cmpuint (answers->len, ==, 0);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* After the exec: a new scheduler with what came through. */
static void
test_shown_again (Fixture *self, gconstpointer data)
{
  g_autofree char *key = NULL;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  key = g_strdup (self->desktop->keys->pdata[0]);
  set_fixed (self, NULL);
  rj_reminder_scheduler_show_again (self->scheduler, key, 0);
  rj_test_reminders_settle (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->keys->pdata[1], ==, key);
  g_assert_cmpuint (self->desktop->silent, ==, 1);
  rj_test_reminders_act (self, 1, RJ_NOTIFY_ACTION_SNOOZE);
  rj_test_reminders_advance (self, 10 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 3);
}

/* Two answers on two sides of the night in which an hour is missing, and in which one comes twice. */
static void
test_summer_time (Fixture *self, gconstpointer data)
{
  const struct {
    RjDay day;
    int hours;
  } nights[] = { { rj_day_new (2026, 3, 28), 23 }, { rj_day_new (2026, 10, 24), 25 } };

  for (gsize i = 0; i < G_N_ELEMENTS (nights); i++)
    {
      g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
      gint64 noon = rj_wall_to_instant (nights[i].day, 12 * 60, berlin);
      guint before;

      rj_test_reminders_stop (self);
      rj_fake_clock_set (RJ_FAKE_CLOCK (self->journal.clock), noon - MINUTE, "Europe/Berlin");
      rj_test_reminders_start (self);
      before = self->desktop->keys->len;
      rj_test_reminders_add (self, "Group", nights[i].day, 12 * 60, rj_recurrence_new_daily (1), 0);
      rj_test_reminders_advance (self, MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 1 + (i > 0 ? 1 : 0));
      rj_test_reminders_advance (self, nights[i].hours * HOUR - MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 1 + (i > 0 ? 1 : 0));
      rj_test_reminders_advance (self, MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 2 + (i > 0 ? 2 : 0));
    }
}

/* 12:30 UTC; an hour east it is 14:30 at once, and what was for 14:20 has not been seen. */
static void
test_travel (Fixture *self, gconstpointer data)
{
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 14 * 60 + 20, NULL, 0);
  rj_test_reminders_advance (self, 90 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_fake_clock_set (RJ_FAKE_CLOCK (self->journal.clock), RJ_TEST_NOW_US + 91 * MINUTE, "Europe/Berlin");
  rj_test_reminders_settle (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
  // Back again it does not come a second time.
  rj_fake_clock_set (RJ_FAKE_CLOCK (self->journal.clock), RJ_TEST_NOW_US + 92 * MINUTE, "UTC");
  rj_test_reminders_settle (self);
  rj_test_reminders_advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_dismissed (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) shown = NULL;

  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 0);
  rj_test_reminders_advance (self, HOUR);
  g_signal_emit_by_name (self->desktop, "closed", self->desktop->keys->pdata[0], TRUE);
  rj_test_reminders_settle (self);
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  g_assert_cmpuint (g_strv_length (shown), ==, 0);
  rj_test_reminders_advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

/* Buttons that work without the program: nobody has to wait for them, and what an earlier process showed is
 * answered here. A key that nobody knows changes nothing. */
static void
test_outlives (Fixture *self, gconstpointer data)
{
  g_autofree char *key = NULL;

  self->desktop->outlives = TRUE;
  rj_test_reminders_add (self, "Group", RJ_TEST_DAY, 13 * 60, NULL, 30);
  rj_test_reminders_advance (self, 30 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  key = g_strdup (self->desktop->keys->pdata[0]);

  rj_test_reminders_stop (self);
  rj_test_reminders_start (self);
  self->desktop->outlives = TRUE;
  g_signal_emit_by_name (self->desktop, "action", "7f8a1f50-0000-4000-8000-000000000000",
                         RJ_NOTIFY_ACTION_DONE);
  rj_test_reminders_settle (self);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_OPEN);
  g_signal_emit_by_name (self->desktop, "action", key, RJ_NOTIFY_ACTION_DONE);
  rj_test_reminders_settle (self);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_DONE);

  g_signal_emit_by_name (self->desktop, "action", "summary", RJ_NOTIFY_ACTION_OPEN);
  rj_test_reminders_settle (self);
  g_assert_cmpuint (self->seen, ==, 1);
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                   \
  g_test_add ("/reminder-scheduler/" name, Fixture, NULL, rj_test_reminders_set_up, func, \
              rj_test_reminders_tear_down)
  ADD ("on-time", test_on_time);
  ADD ("far-ahead", test_far_ahead);
  ADD ("words", test_words);
  g_test_add_func ("/reminder-scheduler/own-words", test_own_words);
  ADD ("snooze", test_snooze);
  ADD ("open", test_open);
  ADD ("done-elsewhere", test_done_elsewhere);
  ADD ("ticked-on-screen", test_ticked_on_screen);
  ADD ("planned-late", test_planned_late);
  ADD ("clock-back", test_clock_back);
  ADD ("late", test_late);
  ADD ("planned-for-the-past", test_planned_for_the_past);
  ADD ("locked-on-the-way", test_locked_on_the_way);
  ADD ("two-years", test_two_years);
  ADD ("many-at-once", test_many_at_once);
  ADD ("locked", test_locked);
  ADD ("shown-again", test_shown_again);
  ADD ("summer-time", test_summer_time);
  ADD ("travel", test_travel);
  ADD ("dismissed", test_dismissed);
  ADD ("outlives", test_outlives);
#undef ADD

  return g_test_run ();
}
