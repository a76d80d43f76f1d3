// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-episode-table.h"
#include "rj-strategy-table.h"
#include "rj-text.h"
#include "rj-uuid.h"

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *strategies = rj_strategy_table_list (connection, error);

  if (strategies != NULL)
    rj_job_answer_pointer (job, strategies, (GDestroyNotify) g_ptr_array_unref);
  return strategies != NULL;
}

static void
list_async (RjStrategies *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *strategies = rj_job_get_data (job);
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  gboolean all_new = TRUE;

  for (guint i = 0; i < strategies->len; i++)
    {
      RjStrategy *strategy = g_ptr_array_index (strategies, i);
      gboolean is_new;

      if (!rj_strategy_table_save (connection, strategy, &is_new, error))
        return FALSE;
      all_new = all_new && is_new;
      g_ptr_array_add (saved, rj_strategy_copy (strategy));
    }
  rj_job_set_change (job, all_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_STRATEGY);
  rj_job_answer_pointer (job, g_steal_pointer (&saved), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
make_valid (RjStrategy *strategy)
{
  rj_text_make_valid (&strategy->starter);
  rj_text_make_valid (&strategy->title);
  rj_text_make_valid (&strategy->caution);
  rj_text_make_valid (&strategy->learned);
  rj_text_make_valid (&strategy->exercise);
  rj_text_make_valid_strv (strategy->steps);
  rj_text_make_valid_strv (strategy->tags);
  if (strategy->title == NULL)
    strategy->title = g_strdup ("");
}

static void
save_async (RjStrategies *self,
            GPtrArray *strategies,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);

  for (guint i = 0; i < strategies->len; i++)
    {
      RjStrategy *copy = rj_strategy_copy (g_ptr_array_index (strategies, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      make_valid (copy);
      g_ptr_array_add (copies, copy);
    }
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save, copies, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

static gboolean
delete_strategy (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_STRATEGY);
  return rj_strategy_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_async (RjStrategies *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_strategy, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

static void
use_free (RjStrategyUse *self)
{
  g_free ((char *) self->id);
  g_free ((char *) self->strategy);
  g_free ((char *) self->craving);
  g_free (self);
}

static gboolean
record_use (RjJob *job, RjConnection *connection, GError **error)
{
  RjStrategyUse use = *(const RjStrategyUse *) rj_job_get_data (job);
  g_autofree char *felt = NULL;

  if (use.for_felt && use.craving == NULL
      && !rj_episode_table_find_felt (connection, use.started_us, RJ_STRATEGY_FELT_FOR_US, &felt, error))
    return FALSE;
  if (felt != NULL)
    use.craving = felt;
  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_STRATEGY);
  return rj_strategy_table_record_use (connection, &use, error);
}

static void
record_use_async (RjStrategies *self,
                  const RjStrategyUse *use,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjStrategyUse *copy = g_memdup2 (use, sizeof *use);

  copy->id = use->id != NULL ? g_strdup (use->id) : rj_uuid_new (rj_sqlite_store_get_now (self));
  copy->strategy = g_strdup (use->strategy);
  copy->craving = g_strdup (use->craving);
  rj_sqlite_store_run (self, use->in_passing ? RJ_JOB_QUIET : RJ_JOB_CHANGE, record_use, copy,
                       (GDestroyNotify) use_free, cancellable, callback, user_data);
}

static gboolean
list_episodes (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *episodes = rj_episode_table_list (connection, error);

  if (episodes != NULL)
    rj_job_answer_pointer (job, episodes, (GDestroyNotify) g_ptr_array_unref);
  return episodes != NULL;
}

static void
list_episodes_async (RjStrategies *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_episodes, NULL, NULL, cancellable, callback, user_data);
}

void
rj_sqlite_strategies_iface_init (RjStrategiesInterface *iface)
{
  iface->list_async = list_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
  iface->record_use_async = record_use_async;
  iface->list_episodes_async = list_episodes_async;
}
