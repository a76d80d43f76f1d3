// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-changes-table.h"

#include "rj-connection-private.h"
#include "rj-statement.h"

#include <string.h>

void
rj_change_add_day (RjChange *self, RjDay day)
{
  if (day == RJ_DAY_NONE)
    return;
  if (self->first_day == RJ_DAY_NONE || day < self->first_day)
    self->first_day = day;
  if (self->last_day == RJ_DAY_NONE || day > self->last_day)
    self->last_day = day;
}

static gboolean
insert_change (RjConnection *connection,
               const RjChange *change,
               gint64 now_us,
               gconstpointer changeset,
               gsize length,
               GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "INSERT INTO change (at, kind, kinds, first_day, last_day, undone, changeset) "
                           "VALUES (?, ?, ?, ?, ?, 0, ?)",
                           error);

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "liidd", now_us, (int) change->kind, (int) change->kinds, change->first_day,
                     change->last_day);
  rj_statement_bind_blob (statement, 6, changeset, length);
  return rj_statement_run (statement, error);
}

gboolean
rj_changes_table_keep (RjConnection *connection,
                       RjRecording *recording,
                       const RjChange *change,
                       gint64 now_us,
                       gboolean *changed,
                       GError **error)
{
  g_autoptr (GByteArray) changeset = rj_recording_end (recording, error);

  if (changeset == NULL)
    return FALSE;
  *changed = changeset->len > 0;
  return !*changed
         || (rj_connection_run (connection, error, "DELETE FROM change WHERE undone = 1", "")
             && insert_change (connection, change, now_us, changeset->data, changeset->len, error));
}

/* Only what is never recorded (a reminder's answer, removal for good) can have touched a row in between: the
 * person's own step wins over the first, and what is gone stays gone. */
static int
resolve (void *data, int conflict, sqlite3_changeset_iter *row)
{
  switch (conflict)
    {
    case SQLITE_CHANGESET_DATA:
    case SQLITE_CHANGESET_CONFLICT:
      return SQLITE_CHANGESET_REPLACE;
    case SQLITE_CHANGESET_NOTFOUND:
      return SQLITE_CHANGESET_OMIT;
    default:
      return SQLITE_CHANGESET_ABORT;
    }
}

/* That a letter was read is no step of its own, nor that a coping note was used in passing: they go with what
 * was used, when its adding is undone. */
static gboolean
remove_uses_of_row (RjConnection *connection, sqlite3_changeset_iter *row, GError **error)
{
  const char *table, *removal;
  sqlite3_value *id;
  int n_columns, operation;

  if (sqlite3changeset_op (row, &table, &n_columns, &operation, NULL) != SQLITE_OK
      || operation != SQLITE_DELETE)
    return TRUE;
  if (strcmp (table, "letter") == 0)
    removal = "DELETE FROM letter_use WHERE letter = ?";
  else if (strcmp (table, "strategy") == 0)
    removal = "DELETE FROM strategy_use WHERE strategy = ?";
  else
    return TRUE;
  if (sqlite3changeset_old (row, 0, &id) != SQLITE_OK)
    return TRUE;
  return rj_connection_run (connection, error, removal, "t", (const char *) sqlite3_value_text (id));
}

static gboolean
remove_uses (RjConnection *connection, gconstpointer changeset, gsize length, gboolean invert, GError **error)
{
  sqlite3_changeset_iter *row = NULL;
  int result = sqlite3changeset_start_v2 (&row, (int) length, (void *) changeset,
                                          invert ? SQLITE_CHANGESETSTART_INVERT : 0);
  gboolean done = TRUE;

  while (result == SQLITE_OK && done && sqlite3changeset_next (row) == SQLITE_ROW)
    done = remove_uses_of_row (connection, row, error);
  if (result == SQLITE_OK)
    result = sqlite3changeset_finalize (row);
  if (done && result != SQLITE_OK)
    rj_connection_set_error_code (connection, result, error);
  return done && result == SQLITE_OK;
}

static gboolean
apply (RjConnection *connection, gconstpointer changeset, gsize length, gboolean invert, GError **error)
{
  int result;

  g_assert (connection->thread == g_thread_self ());

  if (!remove_uses (connection, changeset, length, invert, error))
    return FALSE;
  result = sqlite3changeset_apply_v2 (connection->handle, (int) length, (void *) changeset, NULL, resolve,
                                      NULL, NULL, NULL, invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  if (result == SQLITE_OK)
    return TRUE;
  rj_connection_set_error_code (connection, result, error);
  return FALSE;
}

/* @statement: (transfer full) (nullable): finds the change */
static gboolean
apply_found (RjConnection *connection, RjStatement *found, gboolean redo, RjChange *change, GError **error)
{
  g_autoptr (RjStatement) statement = found;
  RjStep step;
  gint64 id;
  gconstpointer changeset;
  gsize length;

  if (statement == NULL)
    return FALSE;
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_DONE)
    g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such change");
  if (step != RJ_STEP_ROW)
    return FALSE;
  id = rj_statement_next_int64 (statement);
  change->kind = (RjChangeKind) rj_statement_next_int (statement);
  change->kinds = (guint) rj_statement_next_int (statement);
  change->first_day = rj_statement_next_day (statement);
  change->last_day = rj_statement_next_day (statement);
  changeset = rj_statement_next_blob (statement, &length);
  return apply (connection, changeset, length, !redo, error)
         && rj_connection_run (connection, error, "UPDATE change SET undone = ? WHERE id = ?", "il",
                               redo ? 0 : 1, id);
}

#define COLUMNS "SELECT id, kind, kinds, first_day, last_day, changeset FROM change "

gboolean
rj_changes_table_undo (RjConnection *connection, gboolean redo, RjChange *change, GError **error)
{
  RjStatement *statement = rj_connection_prepare (connection,
                                                  redo ? COLUMNS "WHERE undone = 1 ORDER BY id LIMIT 1"
                                                       : COLUMNS "WHERE undone = 0 ORDER BY id DESC LIMIT 1",
                                                  error);

  return apply_found (connection, statement, redo, change, error);
}

gboolean
rj_changes_table_take_back (RjConnection *connection, RjChangeKind kind, RjChange *change, GError **error)
{
  RjStatement *statement = rj_connection_prepare (
    connection, COLUMNS "WHERE undone = 0 AND kind = ? ORDER BY id DESC LIMIT 1", error);

  if (statement != NULL)
    rj_statement_bind (statement, "i", (int) kind);
  return apply_found (connection, statement, FALSE, change, error);
}

gboolean
rj_changes_table_get_state (RjConnection *connection, gboolean *can_undo, gboolean *can_redo, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT EXISTS (SELECT 1 FROM change WHERE undone = 0), "
                           "EXISTS (SELECT 1 FROM change WHERE undone = 1)",
                           error);

  if (statement == NULL || rj_statement_step (statement, error) != RJ_STEP_ROW)
    return FALSE;
  *can_undo = rj_statement_next_int (statement) != 0;
  *can_redo = rj_statement_next_int (statement) != 0;
  return TRUE;
}

gboolean
rj_changes_table_prune (RjConnection *connection, gint64 before_us, GError **error)
{
  return rj_connection_run (connection, error, "DELETE FROM change WHERE at < ?", "l", before_us);
}

/* A changeset holds the key of each of its rows as it is, and an id is in no other text. */
gboolean
rj_changes_table_forget (RjConnection *connection, const char *const *ids, GError **error)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    if (!rj_connection_run (connection, error,
                            "DELETE FROM change WHERE instr (changeset, CAST (? AS BLOB)) > 0", "t", ids[i]))
      return FALSE;
  return TRUE;
}

gboolean
rj_changes_table_is_about (RjConnection *connection, const char *const *ids, gboolean *about, GError **error)
{
  gint64 n = 0;

  for (gsize i = 0; ids[i] != NULL && n == 0; i++)
    if (!rj_connection_get_int64 (connection, &n, error,
                                  "SELECT count(*) FROM change WHERE instr (changeset, CAST (? AS BLOB)) > 0",
                                  "t", ids[i]))
      return FALSE;
  *about = n > 0;
  return TRUE;
}
