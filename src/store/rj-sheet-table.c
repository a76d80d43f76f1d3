// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sheet-table.h"

#include "rj-entry-table.h"
#include "rj-statement.h"
#include "rj-store.h"

static gboolean
load_lines (RjConnection *connection, RjFilledSheet *sheet, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT field, text, value FROM worksheet_line WHERE sheet = ? ORDER BY position", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", sheet->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *field = rj_statement_next_text (statement);
      g_autofree char *text = rj_statement_next_text (statement);

      rj_filled_sheet_add_line (sheet, field, text, rj_statement_next_minutes (statement));
    }
  return step == RJ_STEP_DONE;
}

GPtrArray *
rj_sheet_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT " RJ_ENTRY_COLUMNS ", e.form FROM worksheet e WHERE e.deleted IS NULL "
                           "ORDER BY e.at DESC, e.id DESC",
                           error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_filled_sheet_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjFilledSheet *sheet = rj_filled_sheet_new (NULL);

      g_ptr_array_add (sheets, sheet);
      rj_entry_table_read (statement, &sheet->record);
      sheet->form = rj_statement_next_text (statement);
      if (!load_lines (connection, sheet, error))
        return NULL;
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&sheets) : NULL;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such worksheet");
  return FALSE;
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM worksheet WHERE id = ?", error);
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
  return rj_statement_next_int (statement) == 0 || set_gone (error);
}

static gboolean
save_search (RjConnection *connection, const RjFilledSheet *sheet, GError **error)
{
  g_autofree const char **words = g_new0 (const char *, sheet->lines->len + 1);

  for (guint i = 0; i < sheet->lines->len; i++)
    words[i] = ((const RjFilledLine *) g_ptr_array_index (sheet->lines, i))->text;
  return rj_search_table_save (connection, sheet->record.id, "worksheet", sheet->record.day, words,
                               sheet->lines->len, error);
}

static gboolean
save_lines (RjConnection *connection, const RjFilledSheet *sheet, gboolean is_new, GError **error)
{
  if (!is_new
      && !rj_connection_run (connection, error, "DELETE FROM worksheet_line WHERE sheet = ?", "t",
                             sheet->record.id))
    return FALSE;
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const RjFilledLine *line = g_ptr_array_index (sheet->lines, i);

      if (!rj_connection_run (
            connection, error,
            "INSERT INTO worksheet_line (sheet, position, field, text, value) VALUES (?, ?, ?, ?, ?)",
            "tittn", sheet->record.id, (int) i, line->field, line->text, line->value))
        return FALSE;
    }
  return TRUE;
}

gboolean
rj_sheet_table_save (RjConnection *connection, RjFilledSheet *sheet, gboolean *is_new, GError **error)
{
  const RjRecord *record = &sheet->record;
  gboolean found;

  if (!find (connection, record->id, &found, &sheet->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO worksheet (id, created, updated, at, zone, day, while_locked, form) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, "
           "at = excluded.at, zone = excluded.zone, day = excluded.day, form = excluded.form",
           "tllltdit", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
           record->day, record->while_locked, sheet->form)
         && save_lines (connection, sheet, *is_new, error) && save_search (connection, sheet, error);
}

gboolean
rj_sheet_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  gboolean found;
  gint64 created;

  return find (connection, id, &found, &created, error) && (found || set_gone (error))
         && rj_connection_run (connection, error, "UPDATE worksheet SET deleted = ? WHERE id = ?", "lt",
                               now_us, id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_sheet_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) sheets = rj_sheet_table_list (connection, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const RjFilledSheet *sheet = g_ptr_array_index (sheets, i);

      if (g_str_equal (sheet->record.id, id))
        return save_search (connection, sheet, error);
    }
  return sheets != NULL && set_gone (error);
}
