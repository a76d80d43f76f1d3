// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-scheduler.h"
#include "rj-test-store.h"

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR   G_TIME_SPAN_HOUR
#define DAY    G_TIME_SPAN_DAY

/* ---- A desktop that only writes down what it was asked to show ---- */

#define TEST_TYPE_DESKTOP (test_desktop_get_type ())
G_DECLARE_FINAL_TYPE (TestDesktop, test_desktop, TEST, DESKTOP, GObject)

struct _TestDesktop {
  GObject parent_instance;

  GPtrArray *keys; /* in the order shown */
  GPtrArray *bodies;
  GPtrArray *titles;
  GHashTable *on_screen;
  guint silent;
};

static void
desktop_show (RjNotifier *notifier,
              const char *key,
              const char *title,
              const char *body,
              guint actions,
              gboolean silent)
{
  TestDesktop *self = TEST_DESKTOP (notifier);

  g_ptr_array_add (self->keys, g_strdup (key));
  g_ptr_array_add (self->titles, g_strdup (title));
  g_ptr_array_add (self->bodies, g_strdup (body));
  g_hash_table_add (self->on_screen, g_strdup (key));
  self->silent += silent ? 1 : 0;
}

static void
desktop_withdraw (RjNotifier *notifier, const char *key)
{
  g_autofree char *copy = g_strdup (key);

  if (g_hash_table_remove (TEST_DESKTOP (notifier)->on_screen, key))
    g_signal_emit_by_name (notifier, "closed", copy, FALSE);
}

static void
test_desktop_iface_init (RjNotifierInterface *iface)
{
  iface->show = desktop_show;
  iface->withdraw = desktop_withdraw;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestDesktop,
                               test_desktop,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_NOTIFIER, test_desktop_iface_init))

static void
test_desktop_finalize (GObject *object)
{
  TestDesktop *self = TEST_DESKTOP (object);

  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->bodies);
  g_hash_table_unref (self->on_screen);
  G_OBJECT_CLASS (test_desktop_parent_class)->finalize (object);
}

static void
test_desktop_class_init (TestDesktopClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_desktop_finalize;
}

static void
test_desktop_init (TestDesktop *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->bodies = g_ptr_array_new_with_free_func (g_free);
  self->on_screen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* ---- Fixture ---- */

typedef struct {
  RjTestStore journal;
  TestDesktop *desktop;
  RjReminderScheduler *scheduler;
  RjDay opened;
} Fixture;

/* Whatever was asked of the store is answered, and what these answers ask, too. */
static void
settle (Fixture *self)
{
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GPtrArray) none = NULL;
      RjPlan *plan = rj_store_get_plan (self->journal.store);

      none = rj_plan_list_reminders_finish (
        plan, RJ_TEST_AWAIT (rj_plan_list_reminders_async (plan, 0, 1, NULL, RJ_TEST_READY)), NULL);
      g_assert_nonnull (none);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
open_cb (Fixture *self, guint day)
{
  self->opened = day;
}

static void
start (Fixture *self)
{
  g_autoptr (RjReminderSource) source = rj_store_reminders_new (self->journal.store);

  self->desktop = g_object_new (TEST_TYPE_DESKTOP, NULL);
  self->scheduler = rj_reminder_scheduler_new (self->journal.clock, RJ_NOTIFIER (self->desktop));
  g_signal_connect_swapped (self->scheduler, "open", G_CALLBACK (open_cb), self);
  rj_reminder_scheduler_set_source (self->scheduler, source);
  settle (self);
}

static void
stop (Fixture *self)
{
  rj_reminder_scheduler_set_source (self->scheduler, NULL);
  settle (self);
  rj_test_forget ();
  g_assert_finalize_object (g_steal_pointer (&self->scheduler));
  g_clear_object (&self->desktop);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->journal, FALSE);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  stop (self);
  rj_test_store_tear_down (&self->journal);
}

static void
advance (Fixture *self, gint64 us)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->journal.clock), us);
  settle (self);
}

static void
add (Fixture *self, const char *title, RjDay day, int minutes, RjRepeat repeat, int lead)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->place = g_strdup ("Room 5");
  item->kind = RJ_KIND_MEETING;
  item->record.day = day;
  item->minutes = minutes;
  item->repeat = repeat;
  g_array_append_val (item->leads, lead);
  saved = rj_test_save_item (self->journal.store, item);
  settle (self);
}

static void
act (Fixture *self, guint which, RjNotifyAction action)
{
  g_signal_emit_by_name (self->desktop, "action", self->desktop->keys->pdata[which], action);
  settle (self);
}

static RjMark
get_mark (Fixture *self, RjDay day)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->journal.store, day);

  g_assert_cmpuint (occurrences->len, ==, 1);
  return ((RjOccurrence *) occurrences->pdata[0])->mark;
}

static void
set_preference (Fixture *self, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  rj_store_set_preference_finish (
    self->journal.store,
    RJ_TEST_AWAIT (rj_store_set_preference_async (self->journal.store, key, value, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  settle (self);
}

/* ---- Tests ---- */

/* With the window closed the program stays for an appointment in some weeks, and for no more than it has to
 * take through a lock. */
static void
test_far_ahead (Fixture *self, gconstpointer data)
{
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  add (self, "Checkup", RJ_TEST_DAY + 60, 13 * 60, RJ_REPEAT_ONCE, 30);
  g_assert_true (rj_reminder_scheduler_get_needed (self->scheduler));
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  add (self, "Walk", RJ_TEST_DAY + 30, 8 * 60, RJ_REPEAT_DAILY, 0);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 32);
  advance (self, 29 * DAY + 20 * HOUR - MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_on_time (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 30);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  advance (self, 29 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->titles->pdata[0], ==, "Reminder");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 0);
  g_assert_true (rj_reminder_scheduler_get_needed (self->scheduler));
  // Once, however often somebody looks.
  for (int i = 0; i < 30; i++)
    advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);

  act (self, 0, RJ_NOTIFY_ACTION_DONE);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_DONE);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 0);
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  // Twice changes nothing.
  act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  add (self, "Group <b>", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_DAILY, 0);
  set_preference (self, "reminder-wording", "full");
  advance (self, HOUR);
  g_assert_cmpstr (self->desktop->titles->pdata[0], ==, "Group <b>");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "13:00, Room 5");

  set_preference (self, "reminder-wording", "own");
  set_preference (self, "reminder-words", "The kettle");
  advance (self, DAY);
  g_assert_cmpstr (self->desktop->titles->pdata[1], ==, "Reminder");
  g_assert_cmpstr (self->desktop->bodies->pdata[1], ==, "The kettle");

  /* Nothing to read is no reminder. */
  set_preference (self, "reminder-words", " \t ");
  advance (self, DAY);
  g_assert_cmpstr (self->desktop->bodies->pdata[2], ==, "You have something planned.");
  set_preference (self, "reminder-words", NULL);
  advance (self, DAY);
  g_assert_cmpstr (self->desktop->bodies->pdata[3], ==, "You have something planned.");
  set_preference (self, "reminder-words", "  The kettle ");
  advance (self, DAY);
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
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  advance (self, HOUR);
  act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  advance (self, 9 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  for (int i = 0; i < 30; i++)
    advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_OPEN);
}

static void
test_open (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY + 1, 9 * 60, RJ_REPEAT_ONCE, 60);
  advance (self, 20 * HOUR);
  act (self, 0, RJ_NOTIFY_ACTION_OPEN);
  g_assert_cmpuint (self->opened, ==, RJ_TEST_DAY + 1);
}

static void
test_done_elsewhere (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->journal.store);
  g_autoptr (GPtrArray) occurrences = NULL;

  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  occurrences = rj_test_list_day (self->journal.store, RJ_TEST_DAY);
  rj_plan_set_mark_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, ((RjOccurrence *) occurrences->pdata[0])->item->record.id,
                                           RJ_TEST_DAY, RJ_MARK_DONE, NULL, RJ_TEST_READY)),
    NULL);
  settle (self);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 0);
  advance (self, 2 * HOUR);
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
  settle (self);
}

/* Ticked in the window, what is on the screen goes away; what is still open stays there. */
static void
test_ticked_on_screen (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  add (self, "Walk", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  advance (self, HOUR);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 2);

  mark (self, 0, RJ_MARK_DONE);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 1);
  g_assert_true (rj_reminder_scheduler_get_needed (self->scheduler));
  mark (self, 1, RJ_MARK_NOT_TODAY);
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 0);
  g_assert_false (rj_reminder_scheduler_get_needed (self->scheduler));
  /* Nobody answered: nothing is written down but that they were shown, and neither comes back. */
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* A thing written down after its time is not missed; neither now nor after a restart. */
static void
test_planned_late (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 11 * 60 + 50, RJ_REPEAT_DAILY, 0);
  advance (self, HOUR);
  stop (self);
  start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  advance (self, 23 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_clock_back (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  advance (self, -3 * HOUR);
  advance (self, 3 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  // In a new process, too.
  advance (self, -3 * HOUR);
  stop (self);
  start (self);
  advance (self, 3 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  // What is planned for the time that comes a second time still comes.
  advance (self, -3 * HOUR);
  add (self, "Second", RJ_TEST_DAY, 12 * 60, RJ_REPEAT_ONCE, 0);
  advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_late (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  add (self, "Walk", RJ_TEST_DAY, 13 * 60 + 20, RJ_REPEAT_ONCE, 0);
  // Asleep until 13:30: the first is too late to be shown as itself.
  advance (self, HOUR + 30 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->bodies->pdata[1], ==, "You have something planned.");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==,
                   "While the computer was off, 1 reminder went by. Nothing you need to fix.");
  g_assert_cmpuint (self->desktop->silent, ==, 1);
}

static void
test_two_years (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_DAILY, 0);
  stop (self);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->journal.clock), 730 * DAY);
  start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==,
                   "While the computer was off, 31 reminders went by. Nothing you need to fix.");
  // The same again does not come again.
  stop (self);
  start (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  advance (self, HOUR);
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
  settle (self);
}

static void
test_many_at_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) many = make_many (RJ_TEST_NOW_US + HOUR, 10000);

  set_fixed (self, many);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 10000);
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have 10000 things planned.");
  for (int i = 0; i < 30; i++)
    advance (self, MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  // And none of them when it is long over.
  set_fixed (self, many);
  advance (self, DAY);
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

  set_preference (self, "reminder-wording", "full");
  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  g_assert_cmpuint (plan->len, ==, 1);
  set_fixed (self, plan);
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->titles->pdata[0], ==, "Reminder");
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  g_assert_cmpuint (g_strv_length (shown), ==, 1);

  act (self, 0, RJ_NOTIFY_ACTION_SNOOZE);
  g_assert_cmpuint (rj_reminder_scheduler_get_ahead (self->scheduler), ==, 1);
  advance (self, 10 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  act (self, 1, RJ_NOTIFY_ACTION_DONE);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_OPEN);
  answers = rj_reminder_scheduler_dup_answers (self->scheduler);
  g_assert_cmpuint (answers->len, ==, 4);

  store_source = rj_store_reminders_new (self->journal.store);
  rj_reminder_scheduler_set_source (self->scheduler, store_source);
  settle (self);
  g_assert_cmpint (get_mark (self, RJ_TEST_DAY), ==, RJ_MARK_DONE);
  g_clear_pointer (&answers, g_ptr_array_unref);
  answers = rj_reminder_scheduler_dup_answers (self->scheduler);
  g_assert_cmpuint (answers->len, ==, 0);
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
}

/* After the exec: a new scheduler with what came through. */
static void
test_shown_again (Fixture *self, gconstpointer data)
{
  g_autofree char *key = NULL;

  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  advance (self, HOUR);
  key = g_strdup (self->desktop->keys->pdata[0]);
  set_fixed (self, NULL);
  rj_reminder_scheduler_show_again (self->scheduler, key);
  settle (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 2);
  g_assert_cmpstr (self->desktop->keys->pdata[1], ==, key);
  g_assert_cmpuint (self->desktop->silent, ==, 1);
  act (self, 1, RJ_NOTIFY_ACTION_SNOOZE);
  advance (self, 10 * MINUTE);
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

      stop (self);
      rj_fake_clock_set (RJ_FAKE_CLOCK (self->journal.clock), noon - MINUTE, "Europe/Berlin");
      start (self);
      before = self->desktop->keys->len;
      add (self, "Group", nights[i].day, 12 * 60, RJ_REPEAT_DAILY, 0);
      advance (self, MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 1 + (i > 0 ? 1 : 0));
      advance (self, nights[i].hours * HOUR - MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 1 + (i > 0 ? 1 : 0));
      advance (self, MINUTE);
      g_assert_cmpuint (self->desktop->keys->len, ==, before + 2 + (i > 0 ? 2 : 0));
    }
}

/* 12:30 UTC; an hour east it is 14:30 at once, and what was for 14:20 has not been seen. */
static void
test_travel (Fixture *self, gconstpointer data)
{
  add (self, "Group", RJ_TEST_DAY, 14 * 60 + 20, RJ_REPEAT_ONCE, 0);
  advance (self, 90 * MINUTE);
  g_assert_cmpuint (self->desktop->keys->len, ==, 0);
  rj_fake_clock_set (RJ_FAKE_CLOCK (self->journal.clock), RJ_TEST_NOW_US + 91 * MINUTE, "Europe/Berlin");
  settle (self);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "You have something planned.");
  // Back again it does not come a second time.
  rj_fake_clock_set (RJ_FAKE_CLOCK (self->journal.clock), RJ_TEST_NOW_US + 92 * MINUTE, "UTC");
  settle (self);
  advance (self, 2 * HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

static void
test_dismissed (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) shown = NULL;

  add (self, "Group", RJ_TEST_DAY, 13 * 60, RJ_REPEAT_ONCE, 0);
  advance (self, HOUR);
  g_signal_emit_by_name (self->desktop, "closed", self->desktop->keys->pdata[0], TRUE);
  settle (self);
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  g_assert_cmpuint (g_strv_length (shown), ==, 0);
  advance (self, HOUR);
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/reminder-scheduler/" name, Fixture, NULL, set_up, func, tear_down)
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
  ADD ("two-years", test_two_years);
  ADD ("many-at-once", test_many_at_once);
  ADD ("locked", test_locked);
  ADD ("shown-again", test_shown_again);
  ADD ("summer-time", test_summer_time);
  ADD ("travel", test_travel);
  ADD ("dismissed", test_dismissed);
#undef ADD

  return g_test_run ();
}
