// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-recovery-table.h"
#include "rj-text.h"

/* What a call needs. */
typedef struct {
  char *id;
  char *amount;
  char *note;
  RjRecoveryEvent *event;
  RjRecoverySaving *saving;
  RjDay today;
} Call;

static void
call_free (Call *self)
{
  g_free (self->id);
  g_free (self->amount);
  g_free (self->note);
  rj_recovery_event_free (self->event);
  rj_recovery_saving_free (self->saving);
  g_free (self);
}

static Call *
call_new (RjRecovery *self, const char *id)
{
  Call *call = g_new0 (Call, 1);

  call->id = g_strdup (id);
  call->today = rj_clock_get_today (rj_sqlite_store_get_clock (self));
  return call;
}

static void
run (RjRecovery *self,
     RjJobMode mode,
     RjJobFunc func,
     Call *call,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  rj_sqlite_store_run (self, mode, func, call, (GDestroyNotify) call_free, cancellable, callback, user_data);
}

/* ---- Lines ---- */

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *events = rj_recovery_table_list (connection, error);

  if (events != NULL)
    rj_job_answer_pointer (job, events, (GDestroyNotify) g_ptr_array_unref);
  return events != NULL;
}

static void
list_async (RjRecovery *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run (self, RJ_JOB_READ, list, call_new (self, NULL), cancellable, callback, user_data);
}

static gboolean
add (RjJob *job, RjConnection *connection, GError **error)
{
  Call *call = rj_job_get_data (job);
  RjRecoveryEvent *saved;
  gboolean is_new;

  if (!rj_recovery_table_add (connection, call->event, call->today, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new && call->event->corrects == NULL ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT,
                     RJ_CHANGED_RECOVERY);
  saved = rj_recovery_table_load (connection, call->event->record.id, error);
  if (saved != NULL)
    rj_job_answer_pointer (job, saved, (GDestroyNotify) rj_recovery_event_free);
  return saved != NULL;
}

static void
add_async (RjRecovery *self,
           const RjRecoveryEvent *event,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->event = rj_recovery_event_copy (event);
  rj_sqlite_store_prepare_record (self, &call->event->record);
  rj_text_make_valid (&call->event->amount);
  rj_text_make_valid (&call->event->note);
  run (self, RJ_JOB_CHANGE, add, call, cancellable, callback, user_data);
}

static gboolean
set_words (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_EDIT, RJ_CHANGED_RECOVERY);
  return rj_recovery_table_set_words (connection, call->id, call->amount, call->note, call->today,
                                      rj_job_get_now (job), error);
}

static void
set_words_async (RjRecovery *self,
                 const char *id,
                 const char *amount,
                 const char *note,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Call *call = call_new (self, id);

  call->amount = g_strdup (amount);
  call->note = g_strdup (note);
  rj_text_make_valid (&call->amount);
  rj_text_make_valid (&call->note);
  run (self, RJ_JOB_CHANGE, set_words, call, cancellable, callback, user_data);
}

static gboolean
delete_words (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_RECOVERY);
  return rj_recovery_table_delete_words (connection, call->id, rj_job_get_now (job), error);
}

static void
delete_words_async (RjRecovery *self,
                    const char *id,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_words, call_new (self, id), cancellable, callback, user_data);
}

static gboolean
delete_event (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_RECOVERY);
  return rj_recovery_table_delete (connection, call->id, rj_job_get_now (job), error);
}

static void
delete_async (RjRecovery *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_event, call_new (self, id), cancellable, callback, user_data);
}

/* ---- What it leaves ---- */

static gboolean
list_savings (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *savings = rj_recovery_table_list_savings (connection, error);

  if (savings != NULL)
    rj_job_answer_pointer (job, savings, (GDestroyNotify) g_ptr_array_unref);
  return savings != NULL;
}

static void
list_savings_async (RjRecovery *self,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  run (self, RJ_JOB_READ, list_savings, call_new (self, NULL), cancellable, callback, user_data);
}

static gboolean
save_saving (RjJob *job, RjConnection *connection, GError **error)
{
  Call *call = rj_job_get_data (job);
  gboolean is_new;

  if (!rj_recovery_table_save_saving (connection, call->saving, rj_job_get_now (job), &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_RECOVERY);
  rj_job_answer_pointer (job, rj_recovery_saving_copy (call->saving),
                         (GDestroyNotify) rj_recovery_saving_free);
  return TRUE;
}

static void
save_saving_async (RjRecovery *self,
                   const RjRecoverySaving *saving,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->saving = rj_recovery_saving_copy (saving);
  rj_text_make_valid (&call->saving->unit);
  run (self, RJ_JOB_CHANGE, save_saving, call, cancellable, callback, user_data);
}

static gboolean
delete_saving (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_RECOVERY);
  return rj_recovery_table_delete_saving (connection, call->id, error);
}

static void
delete_saving_async (RjRecovery *self,
                     const char *id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_saving, call_new (self, id), cancellable, callback, user_data);
}

void
rj_sqlite_recovery_iface_init (RjRecoveryInterface *iface)
{
  iface->list_async = list_async;
  iface->add_async = add_async;
  iface->set_words_async = set_words_async;
  iface->delete_words_async = delete_words_async;
  iface->delete_async = delete_async;
  iface->list_savings_async = list_savings_async;
  iface->save_saving_async = save_saving_async;
  iface->delete_saving_async = delete_saving_async;
}
