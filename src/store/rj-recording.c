// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recording.h"

#include "rj-connection-private.h"
#include "rj-statement.h"
#include "rj-store.h"

#include <string.h>

/* The layout of a table, which stays the same as long as the connection is open. */
typedef struct {
  char *name;
  GByteArray *key;  /* for each column its place in the primary key, from 1, or 0 */
  GByteArray *real; /* for each column whether whole numbers in it are turned into others when it is read */
} Layout;

/* A row: what it was in the beginning and what it is now, as records of the changeset. None: there was no
 * such row. */
typedef struct {
  GByteArray *before;
  GByteArray *now;
} Row;

typedef struct {
  const Layout *layout;
  GPtrArray *rows;         /* Row, in the order in which they were touched */
  GHashTable *rows_by_key; /* GBytes → Row */
} Table;

struct _RjRecording {
  RjConnection *connection;
  GPtrArray *tables; /* Table, in the order in which they were touched */
  gboolean strange;  /* a table is not as it was */
};

/* Bookkeeping and what is about this computer's reminders is no change of the journal's contents. */
static const char *const unrecorded_tables[] = { "meta",         "draft",      "preference",
                                                 "change",       "reminder",   "reminder_answer",
                                                 "inbox_merged", "inbox_kept", NULL };

static void
layout_free (Layout *self)
{
  g_free (self->name);
  g_byte_array_unref (self->key);
  g_byte_array_unref (self->real);
  g_free (self);
}

static void
row_free (Row *self)
{
  g_clear_pointer (&self->before, g_byte_array_unref);
  g_clear_pointer (&self->now, g_byte_array_unref);
  g_free (self);
}

static void
table_free (Table *self)
{
  g_hash_table_unref (self->rows_by_key);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
load_layouts (RjConnection *connection, GError **error)
{
  g_autoptr (GHashTable) layouts =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) layout_free);
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT t.name, c.pk, c.type = 'REAL' FROM sqlite_schema t, pragma_table_info (t.name) c "
    "WHERE t.type = 'table' ORDER BY t.name, c.cid",
    error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *name = rj_statement_next_text (statement);
      guint8 place = (guint8) rj_statement_next_int (statement);
      guint8 real = (guint8) rj_statement_next_int (statement);
      Layout *layout = g_hash_table_lookup (layouts, name);

      if (g_strv_contains (unrecorded_tables, name))
        continue;
      if (layout == NULL)
        {
          layout = g_new0 (Layout, 1);
          layout->name = g_steal_pointer (&name);
          layout->key = g_byte_array_new ();
          layout->real = g_byte_array_new ();
          g_hash_table_insert (layouts, layout->name, layout);
        }
      g_byte_array_append (layout->key, &place, 1);
      g_byte_array_append (layout->real, &real, 1);
    }
  if (step != RJ_STEP_DONE)
    return FALSE;
  connection->layouts = g_steal_pointer (&layouts);
  return TRUE;
}

/* ---- Records: for each column its type and value; https://sqlite.org/session/intro.html, and the comment at
 * the head of sqlite3session.c ---- */

static void
append_byte (GByteArray *record, guint8 byte)
{
  g_byte_array_append (record, &byte, 1);
}

/* Seven bits a byte, the highest first. Lengths are below 2^31. */
static void
append_varint (GByteArray *record, guint value)
{
  for (int shift = 28; shift > 0; shift -= 7)
    if (value >> shift != 0)
      append_byte (record, (guint8) (0x80 | ((value >> shift) & 0x7f)));
  append_byte (record, value & 0x7f);
}

static void
append_value (GByteArray *record, sqlite3_value *value, gboolean real)
{
  int type = sqlite3_value_type (value);
  guint64 number = 0;
  double fraction;

  if (real && type == SQLITE_INTEGER)
    type = SQLITE_FLOAT;
  append_byte (record, (guint8) type);
  switch (type)
    {
    case SQLITE_NULL:
      return;
    case SQLITE_INTEGER:
      number = (guint64) sqlite3_value_int64 (value);
      break;
    case SQLITE_FLOAT:
      fraction = sqlite3_value_double (value);
      memcpy (&number, &fraction, sizeof number);
      break;
      default: {
        const guint8 *data =
          type == SQLITE_TEXT ? sqlite3_value_text (value) : (const guint8 *) sqlite3_value_blob (value);
        guint length = (guint) sqlite3_value_bytes (value);

        append_varint (record, length);
        g_byte_array_append (record, data, length);
        return;
      }
    }
  number = GUINT64_TO_BE (number);
  g_byte_array_append (record, (const guint8 *) &number, sizeof number);
}

/* How many bytes the value at @data takes. */
static gsize
value_length (const guint8 *data)
{
  guint length = 0;
  gsize i = 1;

  switch (*data)
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return 9;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      while (data[i] & 0x80)
        length = length << 7 | (data[i++] & 0x7f);
      length = length << 7 | data[i++];
      return i + length;
    default:
      return 1;
    }
}

typedef int (*GetValue) (sqlite3 *handle, int column, sqlite3_value **value);

static GByteArray *
read_record (sqlite3 *handle, const Layout *layout, GetValue get_value)
{
  GByteArray *record = g_byte_array_new ();

  for (guint i = 0; i < layout->key->len; i++)
    {
      sqlite3_value *value = NULL;

      if (get_value (handle, (int) i, &value) != SQLITE_OK)
        {
          g_byte_array_unref (record);
          return NULL;
        }
      append_value (record, value, layout->real->data[i]);
    }
  return record;
}

static GBytes *
key_of (const Layout *layout, const GByteArray *record)
{
  GByteArray *key = g_byte_array_new ();
  const guint8 *data = record->data;

  for (guint i = 0; i < layout->key->len; i++)
    {
      gsize length = value_length (data);

      if (layout->key->data[i] != 0)
        g_byte_array_append (key, data, (guint) length);
      data += length;
    }
  return g_byte_array_free_to_bytes (key);
}

/* ---- Rows ---- */

static Table *
find_table (RjRecording *self, const Layout *layout)
{
  Table *table;

  for (guint i = 0; i < self->tables->len; i++)
    {
      table = g_ptr_array_index (self->tables, i);
      if (table->layout == layout)
        return table;
    }
  table = g_new0 (Table, 1);
  table->layout = layout;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  table->rows_by_key =
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_ptr_array_add (self->tables, table);
  return table;
}

/* The row with the key of @before or @now becomes @now. Both: (transfer full) (nullable): none is no row. */
static void
note_row (Table *table, GByteArray *before, GByteArray *now)
{
  g_autoptr (GBytes) key = key_of (table->layout, before != NULL ? before : now);
  Row *row = g_hash_table_lookup (table->rows_by_key, key);

  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->before = g_steal_pointer (&before);
      g_ptr_array_add (table->rows, row);
      g_hash_table_insert (table->rows_by_key, g_steal_pointer (&key), row);
    }
  g_clear_pointer (&before, g_byte_array_unref);
  g_clear_pointer (&row->now, g_byte_array_unref);
  row->now = now;
}

static void
note (Table *table, GByteArray *before, GByteArray *now)
{
  g_autoptr (GBytes) old_key = before != NULL ? key_of (table->layout, before) : NULL;
  g_autoptr (GBytes) new_key = now != NULL ? key_of (table->layout, now) : NULL;

  if (old_key == NULL || new_key == NULL || g_bytes_equal (old_key, new_key))
    {
      note_row (table, before, now);
      return;
    }
  // Another key is another row.
  note_row (table, before, NULL);
  note_row (table, NULL, now);
}

/* Before a row is written. */
static void
row_changes (void *data,
             sqlite3 *handle,
             int operation,
             const char *database,
             const char *name,
             sqlite3_int64 old_rowid,
             sqlite3_int64 new_rowid)
{
  RjRecording *self = data;
  const Layout *layout = g_hash_table_lookup (self->connection->layouts, name);
  GByteArray *before = NULL;
  GByteArray *now = NULL;

  if (self->strange || layout == NULL || !g_str_equal (database, "main"))
    return;
  self->strange = (guint) sqlite3_preupdate_count (handle) != layout->key->len;
  if (!self->strange && operation != SQLITE_INSERT)
    self->strange = (before = read_record (handle, layout, sqlite3_preupdate_old)) == NULL;
  if (!self->strange && operation != SQLITE_DELETE)
    self->strange = (now = read_record (handle, layout, sqlite3_preupdate_new)) == NULL;
  if (!self->strange)
    {
      note (find_table (self, layout), before, now);
      return;
    }
  g_clear_pointer (&before, g_byte_array_unref);
  g_clear_pointer (&now, g_byte_array_unref);
}

/* ---- The changeset ---- */

static void
append_header (GByteArray *changeset, const Layout *layout)
{
  append_byte (changeset, 'T');
  append_varint (changeset, layout->key->len);
  g_byte_array_append (changeset, layout->key->data, layout->key->len);
  g_byte_array_append (changeset, (const guint8 *) layout->name, (guint) strlen (layout->name) + 1);
}

/* The key and what changed of @before, and what changed of @now; the rest is left open. */
static void
append_update (GByteArray *changeset, const Layout *layout, const Row *row)
{
  g_autoptr (GByteArray) values = g_byte_array_new ();
  const guint8 *before = row->before->data;
  const guint8 *now = row->now->data;

  for (guint i = 0; i < layout->key->len; i++)
    {
      gsize before_length = value_length (before);
      gsize now_length = value_length (now);
      gboolean same = before_length == now_length && memcmp (before, now, now_length) == 0;

      if (!same || layout->key->data[i] != 0)
        g_byte_array_append (changeset, before, (guint) before_length);
      else
        append_byte (changeset, 0);
      if (!same)
        g_byte_array_append (values, now, (guint) now_length);
      else
        append_byte (values, 0);
      before += before_length;
      now += now_length;
    }
  g_byte_array_append (changeset, values->data, values->len);
}

static gboolean
is_changed (const Row *row)
{
  if (row->before == NULL || row->now == NULL)
    return row->before != row->now;
  return row->before->len != row->now->len || memcmp (row->before->data, row->now->data, row->now->len) != 0;
}

static void
append_row (GByteArray *changeset, const Layout *layout, const Row *row)
{
  int operation = row->before == NULL ? SQLITE_INSERT : row->now == NULL ? SQLITE_DELETE : SQLITE_UPDATE;
  const GByteArray *all = row->before == NULL ? row->now : row->before;

  append_byte (changeset, (guint8) operation);
  append_byte (changeset, FALSE); // not by a trigger: there is none
  if (operation == SQLITE_UPDATE)
    append_update (changeset, layout, row);
  else
    g_byte_array_append (changeset, all->data, all->len);
}

static void
append_table (GByteArray *changeset, const Table *table)
{
  gboolean any = FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);

      if (!is_changed (row))
        continue;
      if (!any)
        append_header (changeset, table->layout);
      any = TRUE;
      append_row (changeset, table->layout, row);
    }
}

static void
stop (RjRecording *self)
{
  if (self->connection->recording != self)
    return;
  sqlite3_preupdate_hook (self->connection->handle, NULL, NULL);
  self->connection->recording = NULL;
}

RjRecording *
rj_recording_start (RjConnection *connection, GError **error)
{
  RjRecording *self;

  g_assert (connection->thread == g_thread_self ());
  g_assert (connection->recording == NULL);

  if (connection->layouts == NULL && !load_layouts (connection, error))
    return NULL;
  self = g_new0 (RjRecording, 1);
  self->connection = connection;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  connection->recording = self;
  connection->failed = FALSE;
  sqlite3_preupdate_hook (connection->handle, row_changes, self);
  return self;
}

void
rj_recording_free (RjRecording *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

RjRecording *
rj_recording_get (RjConnection *connection)
{
  return connection->recording;
}

void
rj_recording_set_on (RjRecording *self, gboolean on)
{
  sqlite3_preupdate_hook (self->connection->handle, on ? row_changes : NULL, on ? self : NULL);
}

GByteArray *
rj_recording_end (RjRecording *self, GError **error)
{
  GByteArray *changeset;

  stop (self);
  if (self->strange || self->connection->failed)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_FAILED,
                           self->strange ? "A table is not as it was" : "Not all of the change was written");
      return NULL;
    }
  changeset = g_byte_array_new ();
  for (guint i = 0; i < self->tables->len; i++)
    append_table (changeset, g_ptr_array_index (self->tables, i));
  return changeset;
}
