// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-own-line-table.h"

#include "rj-entry-table.h"
#include "rj-statement.h"
#include "rj-store.h"

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such line");
  return FALSE;
}

static RjOwnLine *
read_line (RjStatement *statement)
{
  RjOwnLine *line = rj_own_line_new ();

  rj_entry_table_read (statement, &line->record);
  line->name = rj_statement_next_text (statement);
  line->number = rj_statement_next_text (statement);
  line->note = rj_statement_next_text (statement);
  return line;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RjOwnLine *first = *(const RjOwnLine *const *) a;
  const RjOwnLine *second = *(const RjOwnLine *const *) b;
  int result = g_utf8_collate (first->name, second->name);

  return result != 0 ? result : g_strcmp0 (first->record.id, second->record.id);
}

GPtrArray *
rj_own_line_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", e.name, e.number, e.note FROM own_line e WHERE e.deleted IS NULL", error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_own_line_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (lines, read_line (statement));
  if (step == RJ_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (lines, compare_names);
  return g_steal_pointer (&lines);
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM own_line WHERE id = ?", error);
  RjStep step;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  step = rj_statement_step (statement, error);
  if (step != RJ_STEP_ROW)
    return step == RJ_STEP_DONE;
  *found = TRUE;
  *created_us = rj_statement_next_int64 (statement);
  return rj_statement_next_int (statement) == 0 || set_not_found (error);
}

static gboolean
save_search (RjConnection *connection, const RjOwnLine *line, GError **error)
{
  const char *words[] = { line->name, line->number, line->note };

  return rj_search_table_save (connection, line->record.id, "own_line", line->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_own_line_table_save (RjConnection *connection, RjOwnLine *line, gboolean *is_new, GError **error)
{
  const RjRecord *record = &line->record;
  gboolean found;

  if (!find (connection, record->id, &found, &line->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO own_line (id, created, updated, at, zone, day, while_locked, name, number, note) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, "
           "at = excluded.at, zone = excluded.zone, day = excluded.day, name = excluded.name, "
           "number = excluded.number, note = excluded.note",
           "tllltdittt", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
           record->day, record->while_locked, line->name, line->number, line->note)
         && save_search (connection, line, error);
}

gboolean
rj_own_line_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  gboolean found;
  gint64 created;

  if (!find (connection, id, &found, &created, error))
    return FALSE;
  if (!found)
    return set_not_found (error);
  return rj_connection_run (connection, error, "UPDATE own_line SET deleted = ? WHERE id = ?", "lt", now_us,
                            id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_own_line_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) lines = rj_own_line_table_list (connection, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const RjOwnLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->record.id, id))
        return save_search (connection, line, error);
    }
  return set_not_found (error);
}
