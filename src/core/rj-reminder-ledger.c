// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-ledger.h"

G_DEFINE_INTERFACE (RjReminderLedger, rj_reminder_ledger, G_TYPE_OBJECT)

static void
rj_reminder_ledger_default_init (RjReminderLedgerInterface *iface)
{
}

RjReminderAnswered *
rj_reminder_answered_new (const char *key, RjReminderAnswer answer, gint64 at_us)
{
  RjReminderAnswered *self = g_new (RjReminderAnswered, 1);

  *self = (RjReminderAnswered) { g_strdup (key), answer, at_us, FALSE };
  return self;
}

RjReminderAnswered *
rj_reminder_answered_copy (const RjReminderAnswered *self)
{
  RjReminderAnswered *copy = rj_reminder_answered_new (self->key, self->answer, self->at_us);

  copy->kept = self->kept;
  return copy;
}

void
rj_reminder_answered_free (RjReminderAnswered *self)
{
  g_free (self->key);
  g_free (self);
}

RjReminderEntry *
rj_reminder_entry_new (void)
{
  return g_new0 (RjReminderEntry, 1);
}

void
rj_reminder_entry_free (RjReminderEntry *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

gint64
rj_reminder_entry_get_late (const RjReminderEntry *self)
{
  gint64 late = self->shown_us - self->due_us;

  return self->shown_us == 0 || late < RJ_REMINDER_ON_TIME_US ? 0 : late;
}

gboolean
rj_reminder_entry_is_on_time (const RjReminderEntry *self)
{
  return self->shown_us != 0 && rj_reminder_entry_get_late (self) == 0;
}

static void
count_reason (RjReminderTally *tally, RjReminderAnswer why)
{
  switch (why)
    {
    case RJ_REMINDER_SLEPT:
      tally->slept++;
      break;
    case RJ_REMINDER_NO_BACKGROUND:
      tally->no_background++;
      break;
    case RJ_REMINDER_NOT_RUNNING:
      tally->not_running++;
      break;
    case RJ_REMINDER_NO_SERVICE:
      tally->no_service++;
      G_GNUC_FALLTHROUGH;
    case RJ_REMINDER_REFUSED:
      tally->refused++;
      break;
    case RJ_REMINDER_QUIET:
      tally->quiet++;
      break;
    case RJ_REMINDER_SUMMED:
      tally->summed++;
      break;
    case RJ_REMINDER_SHOWN:
    case RJ_REMINDER_DONE:
    case RJ_REMINDER_SNOOZED:
    case RJ_REMINDER_OPENED:
    case RJ_REMINDER_DISMISSED:
    default:
      tally->other++;
    }
}

void
rj_reminder_tally (GPtrArray *entries, RjReminderTally *tally)
{
  *tally = (RjReminderTally) { 0 };
  for (guint i = 0; i < entries->len; i++)
    {
      const RjReminderEntry *entry = entries->pdata[i];

      if (entry->done_before)
        {
          tally->done_before++;
          continue;
        }
      tally->n++;
      if (rj_reminder_entry_is_on_time (entry))
        tally->on_time++;
      else
        count_reason (tally, entry->why);
    }
}

gint64
rj_reminder_next_repeat (gint64 first_us, gint64 last_us, int nag_minutes, gint64 now_us)
{
  gint64 nag_us = nag_minutes * G_TIME_SPAN_MINUTE;
  gint64 shown;
  gint64 next;

  g_return_val_if_fail (nag_minutes > 0, -1);

  shown = MAX (last_us - first_us, 0) / nag_us;
  if (shown >= RJ_REMINDER_NAG_MOST)
    return -1;
  next = MAX (shown + 1, (now_us - first_us) / nag_us);
  if (next <= RJ_REMINDER_NAG_MOST)
    return first_us + next * nag_us;
  next = first_us + RJ_REMINDER_NAG_MOST * nag_us;
  return now_us - next <= RJ_REMINDER_GRACE_US ? next : -1;
}

void
rj_reminder_ledger_record_async (RjReminderLedger *self,
                                 GPtrArray *answers,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_LEDGER (self));
  g_return_if_fail (answers);

  RJ_REMINDER_LEDGER_GET_IFACE (self)->record_async (self, answers, cancellable, callback, user_data);
}

gboolean
rj_reminder_ledger_record_finish (RjReminderLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_reminder_ledger_list_async (RjReminderLedger *self,
                               gint64 from_us,
                               gint64 until_us,
                               guint most,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_LEDGER (self));

  RJ_REMINDER_LEDGER_GET_IFACE (self)->list_async (self, from_us, until_us, most, cancellable, callback,
                                                   user_data);
}

GPtrArray *
rj_reminder_ledger_list_finish (RjReminderLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
