// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-salvage-layout.h"

#include "rj-migrations.h"
#include "rj-statement.h"
#include "rj-uuid.h"

#include <string.h>

static void
column_free (RjShelfColumn *self)
{
  g_free (self->name);
  g_free (self->parent);
  g_free (self->parent_column);
  g_free (self);
}

static void
shelf_free (RjShelf *self)
{
  g_free (self->name);
  g_free (self->table);
  g_free (self->sql);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->pages);
  g_free (self);
}

static RjShelf *
shelf_new (RjStatement *row)
{
  RjShelf *self = g_new0 (RjShelf, 1);

  self->name = rj_statement_next_text (row);
  self->table = rj_statement_next_text (row);
  self->is_table = rj_statement_next_int (row) != 0;
  self->in_index_pages = rj_statement_next_int (row) != 0;
  self->first_root = (guint32) rj_statement_next_int64 (row);
  self->sql = rj_statement_next_text (row);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/* A row each: name, type, NOT NULL, part of the key, other name of the rowid, and where it refers to. */
static const char *const table_columns =
  "SELECT c.name, c.type, c.\"notnull\", c.pk > 0, c.type = 'INTEGER' AND c.pk = 1, f.\"table\", f.\"to\" "
  "FROM pragma_table_info(?1) AS c LEFT JOIN pragma_foreign_key_list(?1) AS f ON f.\"from\" = c.name "
  "ORDER BY c.cid";
/* The same of an index, or of a table that is its own. */
static const char *const index_columns =
  "SELECT x.name, ifnull(c.type, 'INTEGER'), ifnull(c.\"notnull\", 1), x.key, 0, f.\"table\", f.\"to\" "
  "FROM pragma_index_xinfo(?1) AS x LEFT JOIN pragma_table_info(?2) AS c ON c.name = x.name "
  "LEFT JOIN pragma_foreign_key_list(?2) AS f ON f.\"from\" = x.name ORDER BY x.seqno";

static gboolean
load_columns (RjShelf *self, RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) row =
    rj_connection_prepare (connection, self->in_index_pages ? index_columns : table_columns, error);
  RjStep step;

  if (row == NULL)
    return FALSE;
  if (self->in_index_pages)
    rj_statement_bind (row, "tt", self->name, self->table);
  else
    rj_statement_bind (row, "t", self->name);
  while ((step = rj_statement_step (row, error)) == RJ_STEP_ROW)
    {
      RjShelfColumn *column = g_new0 (RjShelfColumn, 1);
      g_autofree char *type = NULL;

      column->name = rj_statement_next_text (row);
      type = rj_statement_next_text (row);
      column->text = g_strcmp0 (type, "TEXT") == 0;
      column->blob = g_strcmp0 (type, "BLOB") == 0;
      column->not_null = rj_statement_next_int (row) != 0;
      self->n_key += rj_statement_next_int (row) != 0;
      column->is_rowid = rj_statement_next_int (row) != 0;
      column->parent = rj_statement_next_text (row);
      column->parent_column = rj_statement_next_text (row);
      g_ptr_array_add (self->columns, column);
    }
  return step == RJ_STEP_DONE;
}

static gboolean
load_shelves (GPtrArray *shelves, RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) row = rj_connection_prepare (
    connection,
    "SELECT s.name, s.tbl_name, s.type = 'table', s.type = 'index' OR t.wr, s.rootpage, s.sql "
    "FROM sqlite_schema AS s JOIN pragma_table_list AS t ON t.schema = 'main' AND t.name = s.tbl_name "
    "WHERE s.type IN ('table', 'index') ORDER BY s.rootpage",
    error);
  RjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = rj_statement_step (row, error)) == RJ_STEP_ROW)
    g_ptr_array_add (shelves, shelf_new (row));
  return step == RJ_STEP_DONE;
}

static gboolean
load (GPtrArray *shelves, RjConnection *connection, guint version, GError **error)
{
  if (!rj_migrations_run_to (connection, TRUE, version, NULL, error)
      || !load_shelves (shelves, connection, error))
    return FALSE;
  for (guint i = 0; i < shelves->len; i++)
    if (!load_columns (shelves->pdata[i], connection, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
rj_salvage_layout_new (guint version, GError **error)
{
  g_autoptr (RjSecretBytes) key = rj_connection_new_random_key ();
  g_autoptr (GPtrArray) shelves = g_ptr_array_new_with_free_func ((GDestroyNotify) shelf_free);
  RjConnection *connection = rj_connection_open (RJ_CONNECTION_IN_MEMORY, key, RJ_CONNECTION_CREATE, error);
  gboolean loaded;

  if (connection == NULL)
    return NULL;
  loaded = load (shelves, connection, version, error);
  rj_connection_close (connection, NULL);
  return loaded ? g_steal_pointer (&shelves) : NULL;
}

RjShelf *
rj_salvage_layout_find (GPtrArray *shelves, const char *name)
{
  for (guint i = 0; i < shelves->len; i++)
    if (g_strcmp0 (((RjShelf *) shelves->pdata[i])->name, name) == 0)
      return shelves->pdata[i];
  return NULL;
}

/* ---- Whose row is it? ---- */

static gboolean
may_hold (const RjShelfColumn *column, const RjField *field)
{
  if (field->cut)
    return TRUE;
  switch (field->kind)
    {
    case RJ_FIELD_NULL:
      return !column->not_null || column->is_rowid;
    case RJ_FIELD_INTEGER:
      return !column->text && !column->blob;
    case RJ_FIELD_TEXT:
      return column->text;
    case RJ_FIELD_BLOB:
      return column->blob;
    case RJ_FIELD_REAL:
    default:
      return FALSE;
    }
}

static gboolean
looks_like_day (const RjField *field)
{
  return field->length == 10 && field->data[4] == '-' && field->data[7] == '-';
}

static gboolean
looks_like_id (const RjField *field)
{
  char text[37] = { 0 };

  if (field->length != 36)
    return FALSE;
  memcpy (text, field->data, 36);
  return rj_uuid_is_valid (text);
}

static gboolean
is_day (const RjShelfColumn *column)
{
  return g_strcmp0 (column->name, "day") == 0
         || (column->name != NULL && g_str_has_suffix (column->name, "_day"));
}

static gboolean
is_id (const RjShelfColumn *column)
{
  return g_strcmp0 (column->name, "id") == 0 || column->parent != NULL;
}

guint
rj_shelf_rate_cell (const RjShelf *self, const RjCell *cell)
{
  guint rating = 1;

  if (cell->has_rowid == self->in_index_pages || cell->fields->len > self->columns->len
      || cell->fields->len < self->n_key)
    return 0;
  /* Columns that a later layout added stand at the end, and older rows end before them. No table that is its
   * own index ever got one. */
  if (self->in_index_pages && cell->fields->len < self->columns->len)
    return 0;
  rating += cell->fields->len == self->columns->len ? 2 : 0;
  for (guint i = 0; i < cell->fields->len; i++)
    {
      const RjShelfColumn *column = self->columns->pdata[i];
      const RjField *field = rj_cell_get (cell, i);

      if (!may_hold (column, field))
        return 0;
      if (field->kind != RJ_FIELD_TEXT || field->cut)
        continue;
      if (is_day (column) && !looks_like_day (field))
        return 0;
      rating += is_id (column) && looks_like_id (field);
      rating += is_day (column);
    }
  return rating;
}
