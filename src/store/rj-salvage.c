// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-salvage.h"

#include "rj-connection-private.h"
#include "rj-migrations.h"
#include "rj-salvage-private.h"
#include "rj-salvage-trees.h"
#include "rj-statement.h"
#include "rj-store.h"

#include <string.h>
#include <unistd.h>

#define CUT_MARK " […]"

typedef struct {
  const RjPageImage *image;
  RjConnection *connection;
  RjTrees *trees;
  RjSalvageCounts *counts;
} Salvage;

/* Facts about the old file, and changes of rows that may be lost. */
static gboolean
is_left_out (const RjShelf *shelf)
{
  return !shelf->is_table || g_str_equal (shelf->name, "meta") || g_str_equal (shelf->name, "change");
}

/* ---- One row ---- */

/* With as many values as the row has: what a later layout added gets what it gets there. (transfer full) */
static char *
make_insert (const RjShelf *shelf, guint n)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const RjShelfColumn *column = shelf->columns->pdata[i];

      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", column->name);
      g_string_append (marks, i > 0 ? ", ?" : "?");
    }
  return g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", shelf->name, names->str,
                          marks->str);
}

static int
bind_text (Salvage *self, sqlite3_stmt *statement, int index, const RjField *field)
{
  const char *end = NULL;
  g_autofree char *text = NULL;

  /* The cut may be within a character. */
  if (!g_utf8_validate ((const char *) field->data, (gssize) field->length, &end) && !field->cut)
    text = g_utf8_make_valid ((const char *) field->data, (gssize) field->length);
  else
    text = g_strndup ((const char *) field->data, (gsize) (end - (const char *) field->data));
  if (field->cut)
    {
      char *longer = g_strconcat (text, CUT_MARK, NULL);

      g_free (text);
      text = longer;
      self->counts->cut++;
    }
  return sqlite3_bind_text64 (statement, index, text, strlen (text), SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int
bind_field (Salvage *self,
            sqlite3_stmt *statement,
            int index,
            const RjShelfColumn *column,
            const RjCell *cell)
{
  const RjField *field = rj_cell_get (cell, (guint) index - 1);

  if (column->is_rowid && cell->has_rowid)
    return sqlite3_bind_int64 (statement, index, cell->rowid);
  switch (field->kind)
    {
    case RJ_FIELD_INTEGER:
      return sqlite3_bind_int64 (statement, index, field->integer);
    case RJ_FIELD_REAL:
      return sqlite3_bind_double (statement, index, field->real);
    case RJ_FIELD_TEXT:
      return bind_text (self, statement, index, field);
    case RJ_FIELD_BLOB:
      return sqlite3_bind_blob64 (statement, index, field->data, field->length, SQLITE_TRANSIENT);
    case RJ_FIELD_NULL:
    default:
      /* Rather an empty value than no row. */
      if (field->cut && column->not_null && !column->text)
        return sqlite3_bind_int (statement, index, 0);
      return sqlite3_bind_null (statement, index);
    }
}

/* The statement for rows of one length; they nearly always have the same one. */
typedef struct {
  sqlite3_stmt *handle;
  guint n;
} Insert;

static gboolean
add_cell (Salvage *self, const RjShelf *shelf, Insert *insert, const RjCell *cell, GError **error)
{
  int result = SQLITE_OK;

  if (rj_shelf_rate_cell (shelf, cell) == 0)
    return TRUE;
  if (insert->handle == NULL || insert->n != cell->fields->len)
    {
      g_autofree char *sql = make_insert (shelf, cell->fields->len);

      g_clear_pointer (&insert->handle, sqlite3_finalize);
      insert->n = cell->fields->len;
      result = sqlite3_prepare_v2 (self->connection->handle, sql, -1, &insert->handle, NULL);
    }
  for (guint i = 0; i < insert->n && result == SQLITE_OK; i++)
    result = bind_field (self, insert->handle, (int) i + 1, shelf->columns->pdata[i], cell);
  if (result == SQLITE_OK)
    result = sqlite3_step (insert->handle);
  if (result != SQLITE_DONE)
    {
      rj_connection_set_error_code (self->connection, result, error);
      return FALSE;
    }
  self->counts->rows += (guint) sqlite3_changes (self->connection->handle);
  sqlite3_reset (insert->handle);
  sqlite3_clear_bindings (insert->handle);
  return TRUE;
}

static gboolean
add_pages (Salvage *self, const RjShelf *shelf, GArray *pages, GError **error)
{
  Insert insert = { 0 };
  gboolean added = TRUE;
  RjCell cell;

  rj_cell_init (&cell);
  for (guint i = 0; i < pages->len && added; i++)
    {
      guint32 page = g_array_index (pages, guint32, i);
      guint n = rj_page_image_count_cells (self->image, page);

      for (guint c = 0; c < n && added; c++)
        if (rj_cell_read (&cell, self->image, page, c))
          added = add_cell (self, shelf, &insert, &cell, error);
    }
  sqlite3_finalize (insert.handle);
  rj_cell_clear (&cell);
  return added;
}

/* ---- Pages that hang nowhere ---- */

/* (transfer full) (nullable): what is 1 for a row that is there already (@key: by the key of @shelf), or says
 * how many of the @n rows it refers to are there. */
static char *
make_known_query (const RjShelf *shelf, gboolean key, guint *n)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  *n = key;
  if (key)
    g_string_append_printf (sql, "1 FROM \"%s\" WHERE 1", shelf->name);
  for (guint i = 0; i < shelf->columns->len; i++)
    {
      const RjShelfColumn *column = shelf->columns->pdata[i];

      if (key && i < shelf->n_key)
        g_string_append_printf (sql, " AND \"%s\" = ?%u", column->name, i + 1);
      else if (!key && column->parent != NULL)
        g_string_append_printf (sql, "%sEXISTS (SELECT 1 FROM \"%s\" WHERE \"%s\" = ?%u)",
                                (*n)++ > 0 ? " + " : "", column->parent, column->parent_column, i + 1);
    }
  return *n > 0 ? g_strdup (sql->str) : NULL;
}

/* The share of the rows of @pages, of 64, that are there already, or have what they refer to: of several that
 * a row refers to some may be lost themselves. */
static gint64
rate_known (Salvage *self, const RjShelf *shelf, GArray *pages, gboolean key, guint rows)
{
  guint n = 0;
  g_autofree char *sql = make_known_query (shelf, key, &n);
  sqlite3_stmt *statement = NULL;
  gint64 known = 0;
  RjCell cell;

  if (sql == NULL || sqlite3_prepare_v2 (self->connection->handle, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      sqlite3_finalize (statement);
      return 0;
    }
  rj_cell_init (&cell);
  for (guint i = 0; i < pages->len; i++)
    {
      guint32 page = g_array_index (pages, guint32, i);
      guint cells = rj_page_image_count_cells (self->image, page);

      for (guint c = 0; c < cells; c++)
        {
          if (!rj_cell_read (&cell, self->image, page, c))
            continue;
          for (int at = 1; at <= sqlite3_bind_parameter_count (statement); at++)
            bind_field (&(Salvage) { .counts = &(RjSalvageCounts) { 0 } }, statement, at,
                        shelf->columns->pdata[at - 1], &cell);
          if (sqlite3_step (statement) == SQLITE_ROW)
            known += sqlite3_column_int (statement, 0);
          sqlite3_reset (statement);
        }
    }
  rj_cell_clear (&cell);
  sqlite3_finalize (statement);
  return 64 * known / ((gint64) rows * n);
}

static guint
count_rows (const RjPageImage *image, GArray *pages)
{
  guint rows = 0;

  for (guint i = 0; i < pages->len; i++)
    if (rj_page_image_get_kind (image, g_array_index (pages, guint32, i)) != RJ_PAGE_TABLE_INNER)
      rows += rj_page_image_count_cells (image, g_array_index (pages, guint32, i));
  return rows;
}

/* Points by which a shelf must be ahead of all others to be chosen while there are pages left to place. */
#define CLEARLY 32

/* Only a tree with a hole has lost pages; among several the one that the rows look most like, where their
 * keys are new and what they refer to is known. @lead: by how much. */
static RjShelf *
choose_shelf (Salvage *self, GArray *pages, gint64 *lead)
{
  RjShelf *best = NULL;
  gint64 most = 0;
  guint rows = MAX (count_rows (self->image, pages), 1);

  *lead = G_MAXINT64;
  for (guint i = 0; i < self->trees->shelves->len; i++)
    {
      RjShelf *shelf = self->trees->shelves->pdata[i];
      gint64 rating = shelf->has_hole ? rj_trees_rate (self->image, pages, shelf) : 0;

      if (rating == 0)
        continue;
      if (shelf->is_table)
        rating +=
          rate_known (self, shelf, pages, FALSE, rows) - 10 * rate_known (self, shelf, pages, TRUE, rows);
      if (best == NULL || rating > most)
        {
          *lead = best != NULL ? rating - most : G_MAXINT64;
          best = shelf;
          most = rating;
        }
      else
        *lead = MIN (*lead, most - rating);
    }
  return best;
}

/* First those of which it is clear where they belong: what the others refer to may be among them. */
static gboolean
add_orphans (Salvage *self, GError **error)
{
  g_autofree gboolean *placed = g_new0 (gboolean, self->trees->orphans->len + 1);

  for (gint64 least = CLEARLY; least >= 0; least -= CLEARLY)
    for (guint i = 0; i < self->trees->orphans->len; i++)
      {
        GArray *pages = self->trees->orphans->pdata[i];
        gint64 lead = 0;
        RjShelf *shelf = placed[i] ? NULL : choose_shelf (self, pages, &lead);

        if (placed[i] || lead < least)
          continue;
        placed[i] = TRUE;
        if (shelf == NULL)
          self->counts->homeless += count_rows (self->image, pages);
        else if (!is_left_out (shelf) && !add_pages (self, shelf, pages, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- All of it ---- */

static gboolean
fill (Salvage *self, GError **error)
{
  for (guint i = 0; i < self->trees->shelves->len; i++)
    {
      RjShelf *shelf = self->trees->shelves->pdata[i];

      if (!is_left_out (shelf) && !add_pages (self, shelf, shelf->pages, error))
        return FALSE;
    }
  if (!add_orphans (self, error))
    return FALSE;
  if (self->counts->rows > 0)
    return rj_salvage_mend (self->connection, self->trees->version, self->trees->shelves, self->counts,
                            error);
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "Nothing is left of the journal");
  return FALSE;
}

/* Rows come before what they refer to; all of them are looked at when the layout is brought up to date. */
static gboolean
fill_in_transaction (Salvage *self, GError **error)
{
  if (!rj_connection_exec (self->connection, "PRAGMA foreign_keys = OFF", error)
      || !rj_connection_begin (self->connection, error))
    return FALSE;
  if (fill (self, error) && rj_connection_commit (self->connection, error))
    return rj_connection_exec (self->connection, "PRAGMA foreign_keys = ON", error);
  rj_connection_rollback (self->connection);
  return FALSE;
}

static gboolean
check_references (RjConnection *connection, GError **error)
{
  gint64 broken = -1;

  if (!rj_connection_get_int64 (connection, &broken, error, "SELECT count(*) FROM pragma_foreign_key_check",
                                ""))
    return FALSE;
  if (broken == 0)
    return TRUE;
  g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "%" G_GINT64_FORMAT " rows point nowhere",
               broken);
  return FALSE;
}

gboolean
rj_salvage_run (const RjPageImage *image,
                const char *path,
                RjSecretBytes *hex96,
                RjSalvageCounts *counts,
                GError **error)
{
  g_autoptr (RjTrees) trees = rj_trees_new (image, error);
  Salvage salvage = { .image = image, .trees = trees, .counts = counts };
  gboolean done;

  *counts = (RjSalvageCounts) { 0 };
  if (trees == NULL)
    return FALSE;
  salvage.connection = rj_connection_open (path, hex96, RJ_CONNECTION_CREATE, error);
  if (salvage.connection == NULL)
    return FALSE;
  done = rj_migrations_run_to (salvage.connection, TRUE, trees->version, NULL, error)
         && fill_in_transaction (&salvage, error) && check_references (salvage.connection, error)
         && rj_migrations_run (salvage.connection, FALSE, NULL, error);
  done = rj_connection_close (salvage.connection, done ? error : NULL) && done;
  if (!done)
    {
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);

      unlink (path);
      unlink (journal);
    }
  return done;
}
