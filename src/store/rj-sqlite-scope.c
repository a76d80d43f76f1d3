// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-plan-scope.h"

typedef struct {
  RjPlanItem *item; /* (nullable): as it is to be */
  char *id;
  RjDay day;
  RjScope scope;
} ScopeJob;

static void
scope_job_free (ScopeJob *self)
{
  g_clear_pointer (&self->item, rj_plan_item_free);
  g_free (self->id);
  g_free (self);
}

static gboolean
change (RjJob *job, RjConnection *connection, GError **error)
{
  ScopeJob *data = rj_job_get_data (job);
  GPtrArray *saved;

  rj_job_set_change (job, RJ_CHANGE_EDIT, RJ_CHANGED_PLAN);
  if (!rj_sqlite_plan_check_item (data->item, error)
      || !rj_plan_scope_change (connection, data->item, data->day, data->scope, rj_job_get_now (job), error))
    return FALSE;
  saved = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_ptr_array_add (saved, rj_plan_item_copy (data->item));
  rj_job_answer_pointer (job, saved, (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

void
rj_sqlite_plan_change_async (RjPlan *self,
                             const RjPlanItem *item,
                             RjDay day,
                             RjScope scope,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  ScopeJob *data = g_new0 (ScopeJob, 1);

  data->item = rj_plan_item_copy (item);
  data->day = day;
  data->scope = scope;
  rj_sqlite_store_prepare_record (self, &data->item->record);
  rj_sqlite_plan_tidy_item (data->item);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, change, data, (GDestroyNotify) scope_job_free, cancellable,
                       callback, user_data);
}

static gboolean
remove_days (RjJob *job, RjConnection *connection, GError **error)
{
  const ScopeJob *data = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_PLAN);
  return rj_plan_scope_remove (connection, data->id, data->day, data->scope, rj_job_get_now (job), error);
}

void
rj_sqlite_plan_remove_async (RjPlan *self,
                             const char *id,
                             RjDay day,
                             RjScope scope,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  ScopeJob *data = g_new0 (ScopeJob, 1);

  data->id = g_strdup (id);
  data->day = day;
  data->scope = scope;
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, remove_days, data, (GDestroyNotify) scope_job_free, cancellable,
                       callback, user_data);
}
