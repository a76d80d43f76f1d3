// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-reminders.h"

/* ---- The desktop ---- */

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

  if (g_hash_table_remove (TEST_DESKTOP (notifier)->on_screen, key) && !TEST_DESKTOP (notifier)->outlives)
    g_signal_emit_by_name (notifier, "closed", copy, FALSE);
}

static gboolean
desktop_outlives (RjNotifier *notifier)
{
  return TEST_DESKTOP (notifier)->outlives;
}

static void
test_desktop_iface_init (RjNotifierInterface *iface)
{
  iface->outlives = desktop_outlives;
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

/* ---- RjTestReminders ---- */

/* Whatever was asked of the store is answered, and what these answers ask, too. */
void
rj_test_reminders_settle (RjTestReminders *self)
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
open_cb (RjTestReminders *self, guint day)
{
  self->opened = day;
}

static void
see_cb (RjTestReminders *self)
{
  self->seen++;
}

void
rj_test_reminders_start (RjTestReminders *self)
{
  g_autoptr (RjReminderSource) source = rj_store_reminders_new (self->journal.store, self->journal.clock);

  self->desktop = g_object_new (TEST_TYPE_DESKTOP, NULL);
  self->scheduler = rj_reminder_scheduler_new (self->journal.clock, RJ_NOTIFIER (self->desktop));
  g_signal_connect_swapped (self->scheduler, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->scheduler, "see", G_CALLBACK (see_cb), self);
  rj_reminder_scheduler_set_background (self->scheduler, !self->no_background);
  rj_reminder_scheduler_set_source (self->scheduler, source);
  rj_test_reminders_settle (self);
}

void
rj_test_reminders_stop (RjTestReminders *self)
{
  rj_reminder_scheduler_set_source (self->scheduler, NULL);
  rj_test_reminders_settle (self);
  rj_test_forget ();
  g_assert_finalize_object (g_steal_pointer (&self->scheduler));
  g_clear_object (&self->desktop);
}

void
rj_test_reminders_set_up (RjTestReminders *self, gconstpointer data)
{
  rj_test_store_set_up (&self->journal, FALSE);
  rj_test_reminders_start (self);
}

void
rj_test_reminders_tear_down (RjTestReminders *self, gconstpointer data)
{
  rj_test_reminders_stop (self);
  rj_test_store_tear_down (&self->journal);
}

void
rj_test_reminders_advance (RjTestReminders *self, gint64 us)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->journal.clock), us);
  rj_test_reminders_settle (self);
}

void
rj_test_reminders_add_item (RjTestReminders *self, RjPlanItem *item)
{
  g_autoptr (RjPlanItem) given = item;
  g_autoptr (RjPlanItem) saved = rj_test_save_item (self->journal.store, given);

  rj_test_reminders_settle (self);
}

void
rj_test_reminders_add (RjTestReminders *self,
                       const char *title,
                       RjDay day,
                       int minutes,
                       RjRecurrence *repeat,
                       int lead)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->title = g_strdup (title);
  item->place = g_strdup ("Room 5");
  item->kind = RJ_KIND_MEETING;
  item->record.day = day;
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, repeat);
  g_array_append_val (item->leads, lead);
  rj_test_reminders_add_item (self, item);
}

void
rj_test_reminders_act (RjTestReminders *self, guint which, RjNotifyAction action)
{
  g_signal_emit_by_name (self->desktop, "action", self->desktop->keys->pdata[which], action);
  rj_test_reminders_settle (self);
}

void
rj_test_reminders_set_preference (RjTestReminders *self, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  rj_store_set_preference_finish (
    self->journal.store,
    RJ_TEST_AWAIT (rj_store_set_preference_async (self->journal.store, key, value, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_test_reminders_settle (self);
}

GPtrArray *
rj_test_reminders_list_ledger (RjTestReminders *self)
{
  RjReminderLedger *ledger = rj_store_get_reminder_ledger (self->journal.store);
  gint64 now = rj_clock_get_now (self->journal.clock);
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
    rj_reminder_ledger_list_finish (ledger,
                                    RJ_TEST_AWAIT (rj_reminder_ledger_list_async (
                                      ledger, now - 30 * DAY, now + 1, 20000, NULL, RJ_TEST_READY)),
                                    &error);

  g_assert_no_error (error);
  return entries;
}
