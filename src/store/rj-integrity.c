// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-integrity.h"

#include "rj-connection-private.h"
#include "rj-statement.h"

/* About a millisecond of work. */
#define PAGES_A_STEP      64
#define OPERATIONS_A_STEP 2000

struct _RjIntegrity {
  gint64 next_page;
  GPtrArray *tables;
  guint next_table;
};

RjIntegrity *
rj_integrity_new (void)
{
  RjIntegrity *self = g_new0 (RjIntegrity, 1);

  self->next_page = 1;
  return self;
}

void
rj_integrity_free (RjIntegrity *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_free (self);
}

static gboolean
set_damaged (GError **error, const char *where)
{
  g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "Damaged: %s", where);
  return FALSE;
}

/* Reading a page with a wrong checksum fails in one of several ways, none of them good. */
static gboolean
check_pages (RjConnection *connection, gint64 first, gint64 last, GError **error)
{
  g_autofree char *where = NULL;
  gint64 bytes = 0;

  if (rj_connection_get_int64 (connection, &bytes, NULL,
                               "SELECT sum(length(data)) FROM sqlite_dbpage WHERE pgno BETWEEN ? AND ?", "ll",
                               first, last))
    return TRUE;
  where = g_strdup_printf ("pages %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, first, last);
  return set_damaged (error, where);
}

static gboolean
load_tables (RjIntegrity *self, RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  self->tables = g_ptr_array_new_with_free_func (g_free);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (self->tables, rj_statement_next_text (statement));
  return step == RJ_STEP_DONE;
}

typedef struct {
  RjStopFunc func;
  gpointer data;
} Stop;

static int
should_stop (void *data)
{
  const Stop *stop = data;

  return stop->func != NULL && stop->func (stop->data);
}

/* @interrupted: (out): something else came, and the table has to be looked at again */
static gboolean
check_table (RjConnection *connection, const char *table, Stop *stop, gboolean *interrupted, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA quick_check(%s)", table);
  sqlite3_stmt *statement = NULL;
  int result;
  gboolean good = FALSE;

  sqlite3_progress_handler (connection->handle, OPERATIONS_A_STEP, should_stop, stop);
  result = sqlite3_prepare_v2 (connection->handle, sql, -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    good = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  *interrupted = (result & 0xff) == SQLITE_INTERRUPT;
  sqlite3_finalize (statement);
  sqlite3_progress_handler (connection->handle, 0, NULL, NULL);
  return good || *interrupted || set_damaged (error, table);
}

gboolean
rj_integrity_step (RjIntegrity *self,
                   RjConnection *connection,
                   RjStopFunc stop_func,
                   gpointer user_data,
                   gboolean *done,
                   GError **error)
{
  Stop stop = { stop_func, user_data };
  gint64 pages = 0;
  gboolean interrupted = FALSE;

  *done = FALSE;
  if (!rj_connection_get_int64 (connection, &pages, error, "PRAGMA page_count", ""))
    return FALSE;
  while (self->next_page <= pages)
    {
      if (should_stop (&stop))
        return TRUE;
      if (!check_pages (connection, self->next_page, self->next_page + PAGES_A_STEP - 1, error))
        return FALSE;
      self->next_page += PAGES_A_STEP;
    }
  if (self->tables == NULL && !load_tables (self, connection, error))
    return FALSE;
  while (self->next_table < self->tables->len)
    {
      if (!check_table (connection, g_ptr_array_index (self->tables, self->next_table), &stop, &interrupted,
                        error))
        return FALSE;
      if (interrupted)
        return TRUE;
      self->next_table++;
    }
  *done = TRUE;
  return TRUE;
}

static gboolean
gives_way (gpointer job)
{
  return rj_job_should_yield (job);
}

gboolean
rj_integrity_run (RjJob *job, RjConnection *connection, GError **error)
{
  gboolean done = FALSE;

  if (!rj_integrity_step (rj_job_get_data (job), connection, gives_way, job, &done, error))
    return FALSE;
  if (!done)
    rj_job_yield (job);
  return TRUE;
}
