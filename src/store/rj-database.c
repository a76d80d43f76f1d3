// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-database.h"

#include "rj-choice-table.h"
#include "rj-job-private.h"
#include "rj-migrations.h"
#include "rj-statement.h"
#include "rj-store.h"

struct _RjDatabase {
  GObject parent_instance;

  GThread *thread;
  RjConnection *connection;
  char *path;
  RjSecretBytes *hex96;
  RjConnectionMode mode;

  GMutex mutex;
  GCond cond;
  GQueue queue;
  GQueue idle_queue;
  gboolean closing;
  gboolean opened;
  GError *open_error;
  gint waiting;
  gint for_reading;

  GHashTable *preferences;
  gboolean first_can_undo;
  gboolean first_can_redo;
  gboolean dirty;
  gboolean in_batch;
};

G_DEFINE_FINAL_TYPE (RjDatabase, rj_database, G_TYPE_OBJECT)

static guint committed_signal;

gboolean
rj_database_has_waiting (RjDatabase *self)
{
  return g_atomic_int_get (&self->waiting) > 0;
}

/* On the context that asked. */
static gboolean
answer (gpointer data)
{
  RjJob *self = data;

  if (self->closes)
    g_clear_pointer (&self->database->thread, g_thread_join);
  if (self->changed)
    g_signal_emit (self->database, committed_signal, 0, self->change.kinds, self->change.first_day,
                   self->change.last_day, self->can_undo, self->can_redo);
  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else if (self->answer_type == ANSWER_POINTER)
    g_task_return_pointer (self->task, g_steal_pointer (&self->answer), self->free_answer);
  else if (self->answer_type == ANSWER_INT)
    g_task_return_int (self->task, self->number);
  else
    g_task_return_boolean (self->task, TRUE);
  return G_SOURCE_REMOVE;
}

/* Never g_main_context_invoke(): it may run the callback right here, on the wrong thread. */
static void
send_answer (RjJob *job)
{
  g_autoptr (GSource) source = NULL;

  if (job->silent)
    {
      rj_job_free (job);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "[recovery-journal] database answer");
  g_source_set_callback (source, answer, job, (GDestroyNotify) rj_job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

/* The first write after an orderly close takes its mark away in the same transaction. */
static gboolean
mark_dirty (RjDatabase *self, GError **error)
{
  if (self->dirty)
    return TRUE;
  return rj_connection_run (self->connection, error, "DELETE FROM meta WHERE name = 'clean_close_pages'", "");
}

static gboolean
remove_drafts (RjDatabase *self, RjJob *job, GError **error)
{
  for (guint i = 0; job->drafts != NULL && job->drafts[i] != NULL; i++)
    if (!rj_draft_table_save (self->connection, job->drafts[i], NULL, job->now_us, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_recorded (RjDatabase *self, RjJob *job, GError **error)
{
  g_autoptr (RjRecording) recording = rj_recording_start (self->connection, error);

  return recording != NULL && job->func (job, self->connection, error)
         && rj_changes_table_keep (self->connection, recording, &job->change, job->now_us, &job->changed,
                                   error);
}

/* Within a batch: takes back one job and leaves the others. */
static gboolean
run_in_batch (RjDatabase *self, RjJob *job, GError **error)
{
  if (!rj_connection_exec (self->connection, "SAVEPOINT job", error))
    return FALSE;
  if (job->func (job, self->connection, error) && remove_drafts (self, job, error))
    {
      job->changed = job->tells && job->change.kinds != 0;
      job->can_undo = self->first_can_undo;
      job->can_redo = self->first_can_redo;
      return rj_connection_exec (self->connection, "RELEASE job", error);
    }
  rj_connection_exec (self->connection, "ROLLBACK TO job", NULL);
  rj_connection_exec (self->connection, "RELEASE job", NULL);
  return FALSE;
}

static gboolean
begin_batch (RjDatabase *self, GError **error)
{
  if (self->in_batch)
    return TRUE;
  if (!rj_connection_begin (self->connection, error))
    return FALSE;
  // Nothing in it can be undone, and what came before could only be undone in part.
  if (mark_dirty (self, error) && rj_connection_exec (self->connection, "DELETE FROM change", error))
    {
      self->first_can_undo = FALSE;
      self->first_can_redo = FALSE;
      self->in_batch = TRUE;
      return TRUE;
    }
  rj_connection_rollback (self->connection);
  return FALSE;
}

static gboolean
end_batch (RjDatabase *self, GError **error)
{
  if (!self->in_batch)
    return TRUE;
  self->in_batch = FALSE;
  if (rj_connection_commit (self->connection, error))
    {
      self->dirty = TRUE;
      return TRUE;
    }
  rj_connection_rollback (self->connection);
  return FALSE;
}

static gboolean
run_in_transaction (RjDatabase *self, RjJob *job, GError **error)
{
  if (!rj_connection_begin (self->connection, error))
    return FALSE;
  if (mark_dirty (self, error)
      && (job->mode == RJ_JOB_CHANGE ? run_recorded (self, job, error)
                                     : job->func (job, self->connection, error))
      && remove_drafts (self, job, error) && rj_connection_commit (self->connection, error))
    {
      self->dirty = TRUE;
      if (job->mode == RJ_JOB_CHANGE)
        {
          // What was just kept is the newest, and takes the place of what was undone.
          job->can_undo = TRUE;
          job->can_redo = FALSE;
          return TRUE;
        }
      job->changed = job->tells;
      return !job->changed
             || rj_changes_table_get_state (self->connection, &job->can_undo, &job->can_redo, error);
    }
  rj_connection_rollback (self->connection);
  job->changed = FALSE;
  return FALSE;
}

static gboolean
check_writable (RjDatabase *self, RjJob *job, GError **error)
{
  if (job->mode == RJ_JOB_READ || job->mode == RJ_JOB_IDLE || !g_atomic_int_get (&self->for_reading))
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_FOR_READING,
                       "The journal is open for reading only");
  return FALSE;
}

static gboolean
run_by_mode (RjDatabase *self, RjJob *job, GError **error)
{
  if (!check_writable (self, job, error))
    return FALSE;
  switch (job->mode)
    {
    case RJ_JOB_READ:
    case RJ_JOB_IDLE:
      return job->func (job, self->connection, error);
    case RJ_JOB_BEGIN_BATCH:
      return begin_batch (self, error);
    case RJ_JOB_END_BATCH:
      return end_batch (self, error);
    case RJ_JOB_CHANGE:
    case RJ_JOB_QUIET:
    default:
      return self->in_batch ? run_in_batch (self, job, error) : run_in_transaction (self, job, error);
    }
}

static void
run (RjDatabase *self, RjJob *job)
{
  g_assert (g_thread_self () == self->thread);

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    {
      if (job->abort != NULL)
        job->abort (job);
      return;
    }
  if (!run_by_mode (self, job, &job->error))
    g_warn_if_fail (job->error != NULL);
}

/* At an orderly close: how many pages the file has, to be compared at the next opening. */
static gboolean
mark_clean (RjDatabase *self, GError **error)
{
  gint64 pages = 0;

  if (!self->dirty || g_atomic_int_get (&self->for_reading))
    return TRUE;
  // The row goes in first, because it may need a page itself.
  if (rj_connection_begin (self->connection, error)
      && rj_connection_run (self->connection, error,
                            "INSERT INTO meta (name, value) VALUES ('clean_close_pages', 1 << 40) "
                            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                            "")
      && rj_connection_get_int64 (self->connection, &pages, error, "PRAGMA page_count", "")
      && rj_connection_run (self->connection, error,
                            "UPDATE meta SET value = ? WHERE name = 'clean_close_pages'", "l", pages)
      && rj_connection_commit (self->connection, error))
    return TRUE;
  rj_connection_rollback (self->connection);
  return FALSE;
}

static gboolean
check_pages (RjDatabase *self, GError **error)
{
  gint64 then = -1;
  gint64 now = 0;

  if (!rj_connection_get_int64 (self->connection, &then, error,
                                "SELECT value FROM meta WHERE name = 'clean_close_pages'", "")
      || !rj_connection_get_int64 (self->connection, &now, error, "PRAGMA page_count", ""))
    return FALSE;
  if (then < 0 || then == now)
    return TRUE;
  g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT,
               "The file has %" G_GINT64_FORMAT " pages and had %" G_GINT64_FORMAT, now, then);
  return FALSE;
}

/* The pages are counted before another layout may add some. */
static gboolean
bring_up_to_date (RjDatabase *self, gboolean create, GError **error)
{
  gboolean migrated;

  if (!create && (!rj_migrations_check (self->connection, NULL, error) || !check_pages (self, error)))
    return FALSE;
  if (!rj_migrations_run (self->connection, create, &migrated, error))
    return FALSE;
  // A new file was never closed in order: so that it gets its mark.
  self->dirty = create || migrated;
  return TRUE;
}

static gboolean
open_connection (RjDatabase *self, GError **error)
{
  gboolean create = self->mode == RJ_CONNECTION_CREATE;

  self->connection = rj_connection_open (self->path, self->hex96, self->mode, error);
  g_clear_pointer (&self->hex96, rj_secret_bytes_unref);
  if (self->connection == NULL)
    return FALSE;
  if (bring_up_to_date (self, create, error)
      && rj_changes_table_get_state (self->connection, &self->first_can_undo, &self->first_can_redo, error)
      && (self->preferences = rj_preference_table_list (self->connection, error)) != NULL)
    return TRUE;
  rj_connection_close (g_steal_pointer (&self->connection), NULL);
  return FALSE;
}

static RjJob *
wait_for_job (RjDatabase *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  RjJob *job;

  while (g_queue_is_empty (&self->queue) && g_queue_is_empty (&self->idle_queue))
    g_cond_wait (&self->cond, &self->mutex);
  job = g_queue_pop_head (&self->queue);
  if (job != NULL)
    g_atomic_int_add (&self->waiting, -1);
  else
    job = g_queue_pop_head (&self->idle_queue);
  return job;
}

static void
close_connection (RjDatabase *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (end_batch (self, &local_error))
    mark_clean (self, &local_error);
  if (!rj_connection_close (g_steal_pointer (&self->connection), local_error == NULL ? &local_error : NULL)
      || local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
}

/* While the connection is open: what they have begun hangs on it. */
static void
abort_idle (RjDatabase *self)
{
  for (GList *link = self->idle_queue.head; link != NULL; link = link->next)
    {
      RjJob *job = link->data;

      if (job->abort != NULL)
        job->abort (job);
    }
}

static void
fail_closed (RjJob *job)
{
  g_set_error_literal (&job->error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED, "The journal is closed");
  send_answer (job);
}

static gpointer
thread_main (gpointer data)
{
  RjDatabase *self = data;
  RjJob *idle;
  gboolean opened;

  g_mutex_lock (&self->mutex);
  self->thread = g_thread_self ();
  opened = open_connection (self, &self->open_error);
  self->opened = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (!opened)
    return NULL;

  for (;;)
    {
      RjJob *job = wait_for_job (self);
      gboolean closes = job->closes;

      if (closes)
        {
          abort_idle (self);
          close_connection (self, &job->error);
          while ((idle = g_queue_pop_head (&self->idle_queue)) != NULL)
            fail_closed (idle);
          send_answer (job);
          break;
        }
      run (self, job);
      if (job->yielded && job->error == NULL)
        {
          job->yielded = FALSE;
          g_mutex_lock (&self->mutex);
          g_queue_push_tail (&self->idle_queue, job);
          g_mutex_unlock (&self->mutex);
        }
      else
        send_answer (job);
    }
  return NULL;
}

RjDatabase *
rj_database_open (const char *path, RjSecretBytes *hex96, RjConnectionMode mode, GError **error)
{
  g_autoptr (RjDatabase) self = g_object_new (RJ_TYPE_DATABASE, NULL);
  GThread *thread;

  self->path = g_strdup (path);
  self->hex96 = rj_secret_bytes_ref (hex96);
  self->mode = mode;
  thread = g_thread_new ("journal", thread_main, self);
  g_mutex_lock (&self->mutex);
  while (!self->opened)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (self->open_error == NULL)
    return g_steal_pointer (&self);
  g_thread_join (thread);
  self->thread = NULL;
  g_propagate_error (error, g_steal_pointer (&self->open_error));
  return NULL;
}

void
rj_database_get_first_state (RjDatabase *self, gboolean *can_undo, gboolean *can_redo)
{
  *can_undo = self->first_can_undo;
  *can_redo = self->first_can_redo;
}

GHashTable *
rj_database_dup_preferences (RjDatabase *self)
{
  return g_hash_table_ref (self->preferences);
}

static void
push (RjDatabase *self, RjJob *job, gboolean closes)
{
  gboolean refused;

  job->closes = closes;
  job->database = g_object_ref (self);
  g_mutex_lock (&self->mutex);
  refused = self->closing;
  if (!refused)
    {
      self->closing = closes;
      if (job->mode == RJ_JOB_IDLE)
        g_queue_push_tail (&self->idle_queue, job);
      else
        {
          g_queue_push_tail (&self->queue, job);
          g_atomic_int_inc (&self->waiting);
        }
      g_cond_broadcast (&self->cond);
    }
  g_mutex_unlock (&self->mutex);
  if (refused)
    {
      job->closes = FALSE;
      fail_closed (job);
    }
}

void
rj_database_push (RjDatabase *self, RjJob *job)
{
  push (self, job, FALSE);
}

void
rj_database_push_close (RjDatabase *self, RjJob *job)
{
  push (self, job, TRUE);
}

void
rj_database_shut_down (RjDatabase *self)
{
  GThread *thread = g_steal_pointer (&self->thread);
  RjJob *job;

  if (thread == NULL)
    return;
  job = g_new0 (RjJob, 1);
  job->mode = RJ_JOB_READ;
  job->closes = TRUE;
  job->silent = TRUE;
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_queue_push_tail (&self->queue, job);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (thread);
}

static void
rj_database_finalize (GObject *object)
{
  RjDatabase *self = RJ_DATABASE (object);

  g_assert (self->connection == NULL);
  g_free (self->path);
  g_clear_pointer (&self->preferences, g_hash_table_unref);
  g_clear_pointer (&self->hex96, rj_secret_bytes_unref);
  g_clear_error (&self->open_error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  G_OBJECT_CLASS (rj_database_parent_class)->finalize (object);
}

static void
rj_database_class_init (RjDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_database_finalize;

  committed_signal =
    g_signal_new ("committed", RJ_TYPE_DATABASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 5,
                  G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
}

static void
rj_database_init (RjDatabase *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->queue);
  g_queue_init (&self->idle_queue);
}

void
rj_database_set_for_reading (RjDatabase *self)
{
  g_atomic_int_set (&self->for_reading, TRUE);
}

guint
rj_database_get_statement_count (RjDatabase *self)
{
  return self->connection == NULL ? 0 : rj_connection_get_statement_count (self->connection);
}
