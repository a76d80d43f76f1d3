// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-copy.h"

#include "rj-census-private.h"
#include "rj-connection-private.h"
#include "rj-sqlite-store-private.h"

#include <glib/gstdio.h>

/* About a millisecond of work: each page is decrypted and encrypted. */
#define PAGES_A_STEP 32
/* Each time something is written while the copy is compared, it begins anew. */
#define MOST_ROUNDS 8

typedef struct {
  char *path;
  RjSecretBytes *hex96;
  RjConnection *target;
  sqlite3_backup *backup;
  RjCensusTaker *taker;
  gint64 changes; /* of the journal when the last page was copied */
  guint rounds;
} Copy;

/* On the database thread, like all that follows but for copy_free(). */
static void
take_away (Copy *self)
{
  g_clear_pointer (&self->backup, sqlite3_backup_finish);
  if (self->target != NULL)
    {
      rj_connection_close (g_steal_pointer (&self->target), NULL);
      g_unlink (self->path);
    }
  g_clear_pointer (&self->taker, rj_census_taker_free);
}

static void
copy_free (Copy *self)
{
  g_warn_if_fail (self->target == NULL && self->backup == NULL);
  g_clear_pointer (&self->taker, rj_census_taker_free);
  g_clear_pointer (&self->hex96, rj_secret_bytes_unref);
  g_free (self->path);
  g_free (self);
}

static gboolean
begin (Copy *self, RjConnection *source, GError **error)
{
  self->target = rj_connection_open (self->path, self->hex96, RJ_CONNECTION_CREATE, error);
  if (self->target == NULL)
    return FALSE;
  self->backup = sqlite3_backup_init (self->target->handle, "main", source->handle, "main");
  if (self->backup == NULL)
    {
      rj_connection_set_error (self->target, error);
      return FALSE;
    }
  return TRUE;
}

/* Finishes the file: all of it is on the disk then. */
static gboolean
finish_file (Copy *self, RjConnection *source, int result, GError **error)
{
  sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (result != SQLITE_DONE)
    {
      rj_connection_set_error_code (self->target, result, error);
      return FALSE;
    }
  self->changes = sqlite3_total_changes64 (source->handle);
  self->taker = rj_census_taker_new ();
  return TRUE;
}

static gboolean
copy_pages (Copy *self, RjConnection *source, RjJob *job, GError **error)
{
  int result;

  while (self->backup != NULL)
    {
      if (rj_job_should_yield (job))
        return TRUE;
      result = sqlite3_backup_step (self->backup, PAGES_A_STEP);
      if (result != SQLITE_OK && !finish_file (self, source, result, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
gives_way (gpointer job)
{
  return rj_job_should_yield (job);
}

static gboolean
set_busy (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_BUSY,
                       "The journal is written to without a pause");
  return FALSE;
}

/* One step of the whole; @done: (out) */
static gboolean
go_on (Copy *self, RjConnection *source, RjJob *job, gboolean *done, GError **error)
{
  /* Written to between two steps: what was counted is no longer what was copied. */
  if (self->taker != NULL && sqlite3_total_changes64 (source->handle) != self->changes)
    take_away (self);
  if (self->target == NULL)
    {
      if (self->rounds++ == MOST_ROUNDS)
        return set_busy (error);
      if (!begin (self, source, error))
        return FALSE;
    }
  if (!copy_pages (self, source, job, error))
    return FALSE;
  return self->taker == NULL || rj_census_taker_run (self->taker, source, gives_way, job, done, error);
}

static gboolean
run (RjJob *job, RjConnection *connection, GError **error)
{
  Copy *self = rj_job_get_data (job);
  gboolean done = FALSE;

  if (!go_on (self, connection, job, &done, error))
    {
      take_away (self);
      return FALSE;
    }
  if (!done)
    {
      rj_job_yield (job);
      return TRUE;
    }
  if (!rj_connection_close (g_steal_pointer (&self->target), error))
    {
      g_unlink (self->path);
      return FALSE;
    }
  rj_job_answer_pointer (job, g_memdup2 (rj_census_taker_get (self->taker), sizeof (RjCensus)), g_free);
  return TRUE;
}

static void
abort_copy (RjJob *job)
{
  take_away (rj_job_get_data (job));
}

void
rj_sqlite_store_copy_async (RjSqliteStore *self,
                            const char *path,
                            RjSecretBytes *hex96,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Copy *copy;

  g_return_if_fail (RJ_IS_SQLITE_STORE (self));
  g_return_if_fail (path != NULL && hex96 != NULL);

  copy = g_new0 (Copy, 1);
  copy->path = g_strdup (path);
  copy->hex96 = rj_secret_bytes_ref (hex96);
  rj_sqlite_store_run_idle (self, run, abort_copy, copy, (GDestroyNotify) copy_free, cancellable, callback,
                            user_data);
}

gboolean
rj_sqlite_store_copy_finish (RjSqliteStore *self, GAsyncResult *result, RjCensus *census, GError **error)
{
  g_autofree RjCensus *taken = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  taken = g_task_propagate_pointer (G_TASK (result), error);
  if (taken == NULL)
    return FALSE;
  *census = *taken;
  return TRUE;
}
