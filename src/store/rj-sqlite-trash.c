// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-choice-table.h"
#include "rj-trash-table.h"

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *items =
    rj_trash_table_list (connection, (RjDay) GPOINTER_TO_UINT (rj_job_get_data (job)), error);

  if (items != NULL)
    rj_job_answer_pointer (job, items, (GDestroyNotify) g_ptr_array_unref);
  return items != NULL;
}

static void
list_async (RjTrash *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RjDay today = rj_clock_get_today (rj_sqlite_store_get_clock (self));

  rj_sqlite_store_run (self, RJ_JOB_READ, list, GUINT_TO_POINTER (today), NULL, cancellable, callback,
                       user_data);
}

static gboolean
put_back (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_ADD, 0);
  return rj_trash_table_put_back (connection, rj_job_get_data (job), rj_job_get_change (job), error);
}

static void
put_back_async (RjTrash *self,
                const char *id,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, put_back, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

/* ---- Removing ---- */

/* Kept by the job and by the task that waits for it. */
typedef struct {
  GStrv ids;
  gboolean in_copies;
  char *pending; /* set by the job: what RJ_PREFERENCE_REMOVE_IN_COPIES is now */
} Removal;

static void
removal_clear (gpointer data)
{
  Removal *self = data;

  g_strfreev (self->ids);
  g_free (self->pending);
}

static void
removal_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, removal_clear);
}

static gboolean
write_down (Removal *self, RjConnection *connection, const char *const *ids, GError **error)
{
  g_autofree char *more = g_strjoinv (" ", (GStrv) ids);
  g_autofree char *before = NULL;

  if (!rj_preference_table_load (connection, RJ_PREFERENCE_REMOVE_IN_COPIES, &before, error))
    return FALSE;
  self->pending = before != NULL ? g_strjoin (" ", before, more, NULL) : g_steal_pointer (&more);
  return rj_preference_table_save (connection, RJ_PREFERENCE_REMOVE_IN_COPIES, self->pending, error);
}

static gboolean
remove_records (RjJob *job, RjConnection *connection, GError **error)
{
  Removal *self = rj_job_get_data (job);
  g_auto (GStrv) found = rj_trash_table_find (connection, (const char *const *) self->ids, error);

  if (found == NULL)
    return FALSE;
  rj_job_set_change (job, RJ_CHANGE_OTHER, RJ_CHANGED_ALL);
  for (gsize i = 0; found[i] != NULL; i++)
    if (!rj_trash_table_remove (connection, found[i], error))
      return FALSE;
  return rj_changes_table_forget (connection, (const char *const *) found, error)
         && (!self->in_copies || found[0] == NULL
             || write_down (self, connection, (const char *const *) found, error));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Removal *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->pending != NULL)
    {
      rj_sqlite_store_note_preference (RJ_SQLITE_STORE (source), RJ_PREFERENCE_REMOVE_IN_COPIES,
                                       self->pending);
      rj_store_emit_changed (RJ_STORE (source), RJ_CHANGED_PREFERENCE, RJ_DAY_NONE, RJ_DAY_NONE);
    }
  g_task_return_boolean (task, TRUE);
}

static void
remove_async (RjTrash *self,
              const char *const *ids,
              gboolean in_copies,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Removal *removal = g_atomic_rc_box_new0 (Removal);

  removal->ids = g_strdupv ((GStrv) ids);
  removal->in_copies = in_copies;
  /* What is gone is gone. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, removal, removal_unref);
  rj_sqlite_store_run (self, RJ_JOB_QUIET, remove_records, g_atomic_rc_box_acquire (removal), removal_unref,
                       cancellable, removed_cb, task);
}

void
rj_sqlite_trash_iface_init (RjTrashInterface *iface)
{
  iface->list_async = list_async;
  iface->put_back_async = put_back_async;
  iface->remove_async = remove_async;
}
