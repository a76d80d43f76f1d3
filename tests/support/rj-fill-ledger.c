// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fill-ledger.h"

#define DAYS 6

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
plan_item (RjPlan *plan, RjDay first_day)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GPtrArray) answer = NULL;
  RjPlanItem *item = rj_plan_item_new ();
  const int at_once = 0;

  item->title = g_strdup ("Water the plants");
  item->kind = RJ_KIND_CHORE;
  item->record.day = first_day;
  item->minutes = 8 * 60;
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
  item->last_day = first_day + DAYS - 1;
  g_array_append_val (item->leads, at_once);
  g_ptr_array_add (items, item);
  rj_plan_save_items_async (plan, items, NULL, wait_cb, &saved);
  answer = rj_plan_save_items_finish (plan, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
}

static void
add (GPtrArray *answers, const RjReminder *reminder, RjReminderAnswer answer, int minutes_later)
{
  g_ptr_array_add (answers, rj_reminder_answered_new (reminder->key, answer,
                                                      reminder->due_us + minutes_later * G_TIME_SPAN_MINUTE));
}

void
rj_fill_ledger (RjStore *store, RjClock *clock)
{
  RjPlan *plan = rj_store_get_plan (store);
  RjReminderLedger *ledger = rj_store_get_reminder_ledger (store);
  gint64 now = rj_clock_get_now (clock);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_answered_free);
  g_autoptr (GPtrArray) reminders = NULL;
  g_autoptr (GAsyncResult) listed = NULL, recorded = NULL;

  plan_item (plan, rj_clock_get_today (clock) - DAYS + 1);
  rj_plan_list_reminders_async (plan, now - (DAYS + 1) * G_TIME_SPAN_DAY, now, NULL, wait_cb, &listed);
  reminders = rj_plan_list_reminders_finish (plan, wait_for (&listed), NULL);
  g_assert_cmpuint (reminders->len, ==, DAYS);
  add (answers, reminders->pdata[0], RJ_REMINDER_NO_BACKGROUND, 90);
  add (answers, reminders->pdata[1], RJ_REMINDER_NOT_RUNNING, 120);
  add (answers, reminders->pdata[2], RJ_REMINDER_SHOWN, 0);
  add (answers, reminders->pdata[2], RJ_REMINDER_REFUSED, 0);
  add (answers, reminders->pdata[3], RJ_REMINDER_SHOWN, 0);
  add (answers, reminders->pdata[3], RJ_REMINDER_NO_SERVICE, 0);
  add (answers, reminders->pdata[4], RJ_REMINDER_SLEPT, 10);
  add (answers, reminders->pdata[4], RJ_REMINDER_SHOWN, 10);
  add (answers, reminders->pdata[4], RJ_REMINDER_OPENED, 12);
  add (answers, reminders->pdata[5], RJ_REMINDER_SHOWN, 0);
  add (answers, reminders->pdata[5], RJ_REMINDER_DONE, 4);
  rj_reminder_ledger_record_async (ledger, answers, NULL, wait_cb, &recorded);
  g_assert_true (rj_reminder_ledger_record_finish (ledger, wait_for (&recorded), NULL));
}
