// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-census-private.h"
#include "rj-connection-private.h"
#include "rj-integrity.h"
#include "rj-migrations.h"
#include "rj-statement.h"

#include <string.h>

#define OPERATIONS_A_STEP 2000

struct _RjCensusTaker {
  RjCensus census;
  GPtrArray *tables; /* in the order of their names */
  guint next_table;
  GChecksum *sum;
};

typedef struct {
  RjStopFunc func;
  gpointer data;
} Stop;

guint
rj_census_get_entries (const RjCensus *self)
{
  return self->moods + self->cravings + self->writings;
}

gboolean
rj_census_equal (const RjCensus *self, const RjCensus *other)
{
  return memcmp (self->digest, other->digest, RJ_CENSUS_DIGEST_LENGTH) == 0;
}

RjCensusTaker *
rj_census_taker_new (void)
{
  RjCensusTaker *self = g_new0 (RjCensusTaker, 1);

  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
rj_census_taker_free (RjCensusTaker *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_checksum_free (self->sum);
  g_free (self);
}

const RjCensus *
rj_census_taker_get (RjCensusTaker *self)
{
  return &self->census;
}

static gboolean
load_tables (RjCensusTaker *self, RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "ORDER BY name",
    error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  self->tables = g_ptr_array_new_with_free_func (g_free);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (self->tables, rj_statement_next_text (statement));
  return step == RJ_STEP_DONE;
}

/* The key of the table, so that equal rows come in an equal order in both files. (transfer full) */
static char *
dup_order (RjConnection *connection, const char *table, GError **error)
{
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", error);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", table);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *name = rj_statement_next_text (statement);

      g_string_append_printf (order, "%s\"%s\"", order->len > 0 ? ", " : "", name);
    }
  if (step == RJ_STEP_ERROR)
    return NULL;
  return g_strdup (order->len > 0 ? order->str : "rowid");
}

static void
add_value (GChecksum *sum, sqlite3_stmt *statement, int column)
{
  int type = sqlite3_column_type (statement, column);
  const void *data = type == SQLITE_BLOB   ? sqlite3_column_blob (statement, column)
                     : type == SQLITE_NULL ? NULL
                                           : (const void *) sqlite3_column_text (statement, column);
  gint64 length = sqlite3_column_bytes (statement, column);
  guint8 head[9] = { (guint8) type };
  guint64 big = GUINT64_TO_BE ((guint64) length);

  memcpy (head + 1, &big, sizeof big);
  g_checksum_update (sum, head, sizeof head);
  if (length > 0)
    g_checksum_update (sum, data, length);
}

static int
on_progress (void *data)
{
  const Stop *stop = data;

  return stop->func != NULL && stop->func (stop->data);
}

static int
add_rows (GChecksum *sum, RjConnection *connection, const char *sql, Stop *stop)
{
  sqlite3_stmt *statement = NULL;
  int result;

  sqlite3_progress_handler (connection->handle, OPERATIONS_A_STEP, on_progress, stop);
  result = sqlite3_prepare_v2 (connection->handle, sql, -1, &statement, NULL);
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        add_value (sum, statement, i);
  sqlite3_finalize (statement);
  sqlite3_progress_handler (connection->handle, 0, NULL, NULL);
  return result;
}

static gboolean
take_table (RjCensusTaker *self,
            RjConnection *connection,
            const char *table,
            Stop *stop,
            gboolean *done,
            GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *order = dup_order (connection, table, error);
  g_autofree char *sql = NULL;
  int result;

  if (order == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY %s", table, order);
  result = add_rows (sum, connection, sql, stop);
  *done = (result & 0xff) != SQLITE_INTERRUPT;
  if (!*done)
    return TRUE;
  if (result != SQLITE_DONE)
    {
      rj_connection_set_error_code (connection, result, error);
      return FALSE;
    }
  g_checksum_update (self->sum, (const guchar *) table, (gssize) strlen (table) + 1);
  g_checksum_update (self->sum, (const guchar *) g_checksum_get_string (sum), -1);
  return TRUE;
}

static gboolean
count (RjConnection *connection, guint *number, const char *sql, GError **error)
{
  gint64 value = 0;

  if (!rj_connection_get_int64 (connection, &value, error, sql, ""))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

static gboolean
count_all (RjCensus *census, RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) days = NULL;

  if (!count (connection, &census->moods, "SELECT count(*) FROM entry WHERE kind = 1 AND deleted IS NULL",
              error)
      || !count (connection, &census->cravings,
                 "SELECT count(*) FROM entry WHERE kind = 2 AND deleted IS NULL", error)
      || !count (connection, &census->writings,
                 "SELECT count(*) FROM entry WHERE kind = 4 AND deleted IS NULL", error)
      || !count (connection, &census->plan_items, "SELECT count(*) FROM plan_item WHERE deleted IS NULL",
                 error)
      || !count (connection, &census->strategies, "SELECT count(*) FROM strategy WHERE deleted IS NULL",
                 error))
    return FALSE;
  days =
    rj_connection_prepare (connection, "SELECT min(day), max(day) FROM entry WHERE deleted IS NULL", error);
  if (days == NULL || rj_statement_step (days, error) != RJ_STEP_ROW)
    return FALSE;
  census->first_day = rj_statement_next_day (days);
  census->last_day = rj_statement_next_day (days);
  return TRUE;
}

gboolean
rj_census_taker_run (RjCensusTaker *self,
                     RjConnection *connection,
                     RjStopFunc stop_func,
                     gpointer user_data,
                     gboolean *done,
                     GError **error)
{
  Stop stop = { stop_func, user_data };
  gsize length = RJ_CENSUS_DIGEST_LENGTH;

  *done = FALSE;
  if (self->tables == NULL && !load_tables (self, connection, error))
    return FALSE;
  while (self->next_table < self->tables->len)
    {
      if (!take_table (self, connection, g_ptr_array_index (self->tables, self->next_table), &stop, done,
                       error))
        return FALSE;
      if (!*done)
        return TRUE;
      self->next_table++;
    }
  if (!count_all (&self->census, connection, error))
    return FALSE;
  g_checksum_get_digest (self->sum, self->census.digest, &length);
  *done = TRUE;
  return TRUE;
}

/* ---- A file ---- */

static gboolean
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
check_all (RjConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjIntegrity) integrity = rj_integrity_new ();
  gboolean done = FALSE;

  return rj_integrity_step (integrity, connection, is_cancelled, cancellable, &done, error)
         && (done || !g_cancellable_set_error_if_cancelled (cancellable, error));
}

static gboolean
take (RjConnection *connection, RjCensus *census, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjCensusTaker) taker = rj_census_taker_new ();
  gboolean done = FALSE;

  if (!rj_migrations_check (connection, NULL, error) || !check_all (connection, cancellable, error)
      || !rj_census_taker_run (taker, connection, is_cancelled, cancellable, &done, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *census = *rj_census_taker_get (taker);
  return TRUE;
}

gboolean
rj_census_take_file (const char *path,
                     RjSecretBytes *hex96,
                     RjCensus *census,
                     GCancellable *cancellable,
                     GError **error)
{
  RjConnection *connection = rj_connection_open (path, hex96, RJ_CONNECTION_OPEN, error);
  gboolean taken;

  if (connection == NULL)
    return FALSE;
  taken = take (connection, census, cancellable, error);
  return rj_connection_close (connection, taken ? error : NULL) && taken;
}
