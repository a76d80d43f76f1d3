// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

typedef struct {
  GPtrArray *answers;
  gint64 from_us;
  gint64 until_us;
  guint most;
} LedgerJob;

static void
ledger_job_free (LedgerJob *self)
{
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

static void
note_tick (RjJob *job, RjDay day)
{
  if (day == RJ_DAY_NONE)
    return;
  if (rj_job_get_change (job)->kinds == 0)
    rj_job_set_change (job, RJ_CHANGE_MARK, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), day);
}

static gboolean
record (RjJob *job, RjConnection *connection, GError **error)
{
  const LedgerJob *data = rj_job_get_data (job);

  for (guint i = 0; i < data->answers->len; i++)
    {
      const RjReminderAnswered *answered = data->answers->pdata[i];
      g_autoptr (GError) local = NULL;
      RjDay ticked_day;

      if (rj_reminder_table_answer (connection, answered->key, answered->answer, answered->at_us, &ticked_day,
                                    &local))
        {
          note_tick (job, ticked_day);
          continue;
        }
      /* The one that the journal does not know any more has nobody left to be told. */
      if (g_error_matches (local, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static void
record_async (RjReminderLedger *self,
              GPtrArray *answers,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  LedgerJob *data = g_new0 (LedgerJob, 1);

  data->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_answered_free);
  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (data->answers, rj_reminder_answered_copy (answers->pdata[i]));
  rj_sqlite_store_run (self, RJ_JOB_QUIET, record, data, (GDestroyNotify) ledger_job_free, cancellable,
                       callback, user_data);
}

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  const LedgerJob *data = rj_job_get_data (job);
  GPtrArray *entries =
    rj_reminder_table_list_ledger (connection, data->from_us, data->until_us, data->most, error);

  if (entries != NULL)
    rj_job_answer_pointer (job, entries, (GDestroyNotify) g_ptr_array_unref);
  return entries != NULL;
}

static void
list_async (RjReminderLedger *self,
            gint64 from_us,
            gint64 until_us,
            guint most,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  LedgerJob *data = g_new0 (LedgerJob, 1);

  data->from_us = from_us;
  data->until_us = until_us;
  data->most = most;
  rj_sqlite_store_run (self, RJ_JOB_READ, list, data, (GDestroyNotify) ledger_job_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_reminders_iface_init (RjReminderLedgerInterface *iface)
{
  iface->record_async = record_async;
  iface->list_async = list_async;
}
