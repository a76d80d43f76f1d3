// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-statement.h"

#include "rj-connection-private.h"

#include <string.h>

struct _RjStatement {
  RjConnection *connection;
  sqlite3_stmt *handle;
  gboolean cached;
  gboolean in_use;
  gboolean started;
  int bind_result;
  int column;
};

void
rj_statement_free (RjStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

RjStatement *
rj_connection_prepare (RjConnection *connection, const char *sql, GError **error)
{
  RjStatement *self;
  gboolean cached;
  sqlite3_stmt *handle;

  g_assert (connection->thread == g_thread_self ());

  self = g_hash_table_lookup (connection->statements, sql);
  if (self != NULL && !self->in_use)
    {
      self->in_use = TRUE;
      return self;
    }
  // The cached one is at work in a caller: a second one for the time being.
  cached = self == NULL;
  if (sqlite3_prepare_v3 (connection->handle, sql, -1, cached ? SQLITE_PREPARE_PERSISTENT : 0, &handle, NULL)
      != SQLITE_OK)
    {
      rj_connection_set_error (connection, error);
      return NULL;
    }
  self = g_new0 (RjStatement, 1);
  self->connection = connection;
  self->handle = handle;
  self->cached = cached;
  self->in_use = TRUE;
  if (cached)
    g_hash_table_insert (connection->statements, (gpointer) sql, self);
  return self;
}

void
rj_statement_release (RjStatement *self)
{
  if (self == NULL)
    return;
  if (!self->cached)
    {
      rj_statement_free (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->in_use = FALSE;
  self->started = FALSE;
  self->bind_result = SQLITE_OK;
}

static int
bind_text (sqlite3_stmt *handle, int index, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return sqlite3_bind_null (handle, index);
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  return sqlite3_bind_text64 (handle, index, text, strlen (text), SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int
bind_day (sqlite3_stmt *handle, int index, RjDay day)
{
  g_autofree char *iso = NULL;

  if (day == RJ_DAY_NONE)
    return sqlite3_bind_null (handle, index);
  iso = rj_day_to_iso (day);
  return sqlite3_bind_text (handle, index, iso, -1, SQLITE_TRANSIENT);
}

static void
bind_va (RjStatement *self, const char *types, va_list args)
{
  int result = SQLITE_OK;

  if (self->started)
    {
      sqlite3_reset (self->handle);
      self->started = FALSE;
    }
  for (int i = 1; *types != '\0' && result == SQLITE_OK; i++, types++)
    {
      int minutes;

      switch (*types)
        {
        case 't':
          result = bind_text (self->handle, i, va_arg (args, const char *));
          break;
        case 'i':
          result = sqlite3_bind_int64 (self->handle, i, va_arg (args, int));
          break;
        case 'l':
          result = sqlite3_bind_int64 (self->handle, i, va_arg (args, gint64));
          break;
        case 'd':
          result = bind_day (self->handle, i, va_arg (args, RjDay));
          break;
        case 'n':
          minutes = va_arg (args, int);
          result =
            minutes < 0 ? sqlite3_bind_null (self->handle, i) : sqlite3_bind_int (self->handle, i, minutes);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  self->bind_result = result;
}

void
rj_statement_bind (RjStatement *self, const char *types, ...)
{
  va_list args;

  va_start (args, types);
  bind_va (self, types, args);
  va_end (args);
}

void
rj_statement_bind_blob (RjStatement *self, int index, gconstpointer data, gsize length)
{
  int result = sqlite3_bind_blob64 (self->handle, index, data, length, SQLITE_TRANSIENT);

  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

RjStep
rj_statement_step (RjStatement *self, GError **error)
{
  int result;

  if (self->bind_result != SQLITE_OK)
    {
      rj_connection_set_error_code (self->connection, self->bind_result, error);
      return RJ_STEP_ERROR;
    }
  if (!self->started)
    {
      self->started = TRUE;
      g_atomic_int_inc (&self->connection->statement_count);
    }
  self->column = 0;
  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return RJ_STEP_ROW;
  if (result == SQLITE_DONE)
    return RJ_STEP_DONE;
  rj_connection_set_error (self->connection, error);
  return RJ_STEP_ERROR;
}

gboolean
rj_statement_run (RjStatement *self, GError **error)
{
  RjStep step;

  while ((step = rj_statement_step (self, error)) == RJ_STEP_ROW)
    ;
  return step == RJ_STEP_DONE;
}

/* Another program may have written bytes that are no text, or a NUL before the end: what can be shown of
 * them. (transfer full) (nullable) */
static char *
dup_text (sqlite3_stmt *handle, int column)
{
  const char *text = (const char *) sqlite3_column_text (handle, column);
  gsize length = (gsize) sqlite3_column_bytes (handle, column);

  if (text == NULL)
    return NULL;
  if (g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);
  return g_utf8_make_valid (text, (gssize) length);
}

char *
rj_statement_next_text (RjStatement *self)
{
  return dup_text (self->handle, self->column++);
}

gint64
rj_statement_next_int64 (RjStatement *self)
{
  return sqlite3_column_int64 (self->handle, self->column++);
}

int
rj_statement_next_int (RjStatement *self)
{
  return sqlite3_column_int (self->handle, self->column++);
}

int
rj_statement_next_minutes (RjStatement *self)
{
  if (sqlite3_column_type (self->handle, self->column) == SQLITE_NULL)
    {
      self->column++;
      return -1;
    }
  return rj_statement_next_int (self);
}

RjDay
rj_statement_next_day (RjStatement *self)
{
  const char *iso = (const char *) sqlite3_column_text (self->handle, self->column++);

  return iso == NULL ? RJ_DAY_NONE : rj_day_from_iso (iso);
}

gconstpointer
rj_statement_next_blob (RjStatement *self, gsize *length)
{
  gconstpointer data = sqlite3_column_blob (self->handle, self->column);

  *length = (gsize) sqlite3_column_bytes (self->handle, self->column++);
  return data;
}

void
rj_statement_add_row (RjStatement *self, GVariantBuilder *record)
{
  for (int i = 0; i < sqlite3_column_count (self->handle); i++)
    {
      const char *name = sqlite3_column_name (self->handle, i);

      switch (sqlite3_column_type (self->handle, i))
        {
        case SQLITE_INTEGER:
          g_variant_builder_add (record, "{sv}", name,
                                 g_variant_new_int64 (sqlite3_column_int64 (self->handle, i)));
          break;
        case SQLITE_TEXT:
          g_variant_builder_add (record, "{sv}", name,
                                 g_variant_new_take_string (dup_text (self->handle, i)));
          break;
        default:
          g_variant_builder_add (record, "{sv}", name, g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, NULL));
        }
    }
}

gboolean
rj_connection_run (RjConnection *connection, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  va_list args;

  if (statement == NULL)
    return FALSE;
  va_start (args, types);
  bind_va (statement, types, args);
  va_end (args);
  return rj_statement_run (statement, error);
}

gboolean
rj_connection_get_int64 (RjConnection *connection,
                         gint64 *value,
                         GError **error,
                         const char *sql,
                         const char *types,
                         ...)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  RjStep step;
  va_list args;

  if (statement == NULL)
    return FALSE;
  va_start (args, types);
  bind_va (statement, types, args);
  va_end (args);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *value = rj_statement_next_int64 (statement);
  return step != RJ_STEP_ERROR;
}
