// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-copy-file.h"

#include "rj-choice-table.h"
#include "rj-connection-private.h"
#include "rj-statement.h"

#include <glib/gstdio.h>

#define PAGES_A_STEP 256

static gboolean
copy_pages (RjConnection *source, RjConnection *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", source->handle, "main");
  int result = SQLITE_OK;

  if (backup == NULL)
    {
      rj_connection_set_error (target, error);
      return FALSE;
    }
  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    result = sqlite3_backup_step (backup, PAGES_A_STEP);
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    rj_connection_set_error_code (target, result, error);
  return FALSE;
}

/* Both are closed in any case. */
static gboolean
copy_into (RjConnection *source, RjConnection *target, GCancellable *cancellable, GError **error)
{
  gboolean copied = copy_pages (source, target, cancellable, error);

  copied = rj_connection_close (target, copied ? error : NULL) && copied;
  return rj_connection_close (source, copied ? error : NULL) && copied;
}

static gboolean
save_all (RjConnection *connection, GHashTable *preferences, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  /* As after any write: how many pages it had is no longer how many it has. */
  if (!rj_connection_run (connection, error, "DELETE FROM meta WHERE name = 'clean_close_pages'", ""))
    return FALSE;
  g_hash_table_iter_init (&iter, preferences);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!rj_preference_table_save (connection, name, *(const char *) value != '\0' ? value : NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_preferences (const char *path, RjSecretBytes *hex96, GHashTable *preferences, GError **error)
{
  RjConnection *connection = rj_connection_open (path, hex96, RJ_CONNECTION_OPEN, error);
  gboolean done;

  if (connection == NULL)
    return FALSE;
  done = rj_connection_begin (connection, error);
  if (done && !(save_all (connection, preferences, error) && rj_connection_commit (connection, error)))
    {
      rj_connection_rollback (connection);
      done = FALSE;
    }
  return rj_connection_close (connection, done ? error : NULL) && done;
}

static gboolean
check_equal (const RjCensus *one, const RjCensus *other, GError **error)
{
  if (rj_census_equal (one, other))
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_IO, "The copy does not hold what was copied");
  return FALSE;
}

static gboolean
copy (const char *from,
      RjSecretBytes *from_hex96,
      const char *to,
      RjSecretBytes *to_hex96,
      GCancellable *cancellable,
      GError **error)
{
  RjConnection *source = rj_connection_open (from, from_hex96, RJ_CONNECTION_OPEN, error);
  RjConnection *target;

  if (source == NULL)
    return FALSE;
  target = rj_connection_open (to, to_hex96, RJ_CONNECTION_CREATE, error);
  if (target != NULL)
    return copy_into (source, target, cancellable, error);
  rj_connection_close (source, NULL);
  return FALSE;
}

gboolean
rj_copy_file (const char *from,
              RjSecretBytes *from_hex96,
              const char *to,
              RjSecretBytes *to_hex96,
              GHashTable *preferences,
              RjCensus *census,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *journal = g_strconcat (to, "-journal", NULL);
  RjCensus before;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  if (rj_census_take_file (from, from_hex96, &before, cancellable, error)
      && copy (from, from_hex96, to, to_hex96, cancellable, error)
      && rj_census_take_file (to, to_hex96, census, cancellable, error)
      && check_equal (&before, census, error)
      && (preferences == NULL
          || (set_preferences (to, to_hex96, preferences, error)
              && rj_census_take_file (to, to_hex96, census, cancellable, error))))
    {
      g_unlink (journal);
      return TRUE;
    }
  g_unlink (to);
  g_unlink (journal);
  return FALSE;
}
