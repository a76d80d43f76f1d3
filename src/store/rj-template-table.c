// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-template-table.h"

#include "rj-statement.h"
#include "rj-store.h"

GPtrArray *
rj_template_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT id, name, day, (SELECT count(*) FROM plan_template_item WHERE template = t.id) "
    "FROM plan_template AS t WHERE deleted IS NULL ORDER BY name COLLATE NOCASE, id",
    error);
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_template_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjPlanTemplate *template = rj_plan_template_new ();

      template->id = rj_statement_next_text (statement);
      template->name = rj_statement_next_text (statement);
      template->day = rj_statement_next_day (statement);
      template->n_items = (guint) rj_statement_next_int (statement);
      g_ptr_array_add (templates, template);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&templates) : NULL;
}

static GPtrArray *
load_items (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT kind, title, place, note, part, minutes, duration_minutes, steps FROM plan_template_item "
    "WHERE template = ? ORDER BY position",
    error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjPlanItem *item = rj_plan_item_new ();
      g_autofree char *steps = NULL;

      item->kind = (RjPlanKind) rj_statement_next_int (statement);
      item->title = rj_statement_next_text (statement);
      item->place = rj_statement_next_text (statement);
      item->note = rj_statement_next_text (statement);
      item->part = (RjDayPart) rj_statement_next_int (statement);
      item->minutes = rj_statement_next_minutes (statement);
      item->duration_minutes = rj_statement_next_int (statement);
      steps = rj_statement_next_text (statement);
      item->steps = steps != NULL ? g_strsplit (steps, "\n", -1) : NULL;
      g_ptr_array_add (items, item);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

RjPlanTemplate *
rj_template_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT name, day FROM plan_template WHERE id = ?", error);
  g_autoptr (RjPlanTemplate) template = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  template = rj_plan_template_new ();
  template->id = g_strdup (id);
  template->name = rj_statement_next_text (statement);
  template->day = rj_statement_next_day (statement);
  template->items = load_items (connection, id, error);
  if (template->items == NULL)
    return NULL;
  template->n_items = template->items->len;
  return g_steal_pointer (&template);
}

static gboolean
save_item (RjConnection *connection, const char *id, guint position, const RjPlanItem *item, GError **error)
{
  g_autofree char *steps =
    item->steps != NULL && item->steps[0] != NULL ? g_strjoinv ("\n", item->steps) : NULL;

  return rj_connection_run (
    connection, error,
    "INSERT INTO plan_template_item (template, position, kind, title, place, note, part, "
    "minutes, duration_minutes, steps) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "tiitttinit", id, (int) position, (int) item->kind, item->title, item->place, item->note,
    (int) item->part, item->minutes, item->duration_minutes, steps);
}

gboolean
rj_template_table_save (RjConnection *connection,
                        const RjPlanTemplate *template,
                        gint64 now_us,
                        gboolean *is_new,
                        GError **error)
{
  const char *id = template->id;
  gint64 state = -1;

  if (!rj_connection_get_int64 (connection, &state, error,
                                "SELECT deleted IS NOT NULL FROM plan_template WHERE id = ?", "t", id))
    return FALSE;
  if (state > 0)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such template");
      return FALSE;
    }
  *is_new = state < 0;
  if (!rj_connection_run (
        connection, error,
        "INSERT INTO plan_template (id, created, updated, day, name) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, name = excluded.name",
        "tlldt", id, now_us, now_us, template->day, template->name))
    return FALSE;
  if (template->items == NULL)
    return TRUE;
  if (!*is_new
      && !rj_connection_run (connection, error, "DELETE FROM plan_template_item WHERE template = ?", "t", id))
    return FALSE;
  for (guint i = 0; i < template->items->len; i++)
    if (!save_item (connection, id, i, g_ptr_array_index (template->items, i), error))
      return FALSE;
  return TRUE;
}

gboolean
rj_template_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return rj_connection_run (connection, error, "UPDATE plan_template SET deleted = ? WHERE id = ?", "lt",
                            now_us, id);
}
