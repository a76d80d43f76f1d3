// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-table.h"

#include "rj-entry-table.h"
#include "rj-rows.h"
#include "rj-statement.h"
#include "rj-step-table.h"
#include "rj-store.h"
#include "rj-visit-table.h"

/* @rule: (nullable): one that a later version wrote, and this one cannot read, is once. */
static RjRecurrence *
read_rule (RjStatement *statement)
{
  g_autofree char *rule = rj_statement_next_text (statement);

  return rule != NULL ? rj_recurrence_new_from_text (rule, NULL, NULL) : NULL;
}

RjPlanItem *
rj_plan_table_read (RjStatement *statement)
{
  RjPlanItem *item = rj_plan_item_new ();

  rj_entry_table_read (statement, &item->record);
  item->last_day = rj_statement_next_day (statement);
  item->kind = (RjPlanKind) rj_statement_next_int (statement);
  item->title = rj_statement_next_text (statement);
  item->place = rj_statement_next_text (statement);
  item->note = rj_statement_next_text (statement);
  item->part = (RjDayPart) rj_statement_next_int (statement);
  item->minutes = rj_statement_next_minutes (statement);
  item->duration_minutes = rj_statement_next_int (statement);
  item->tzid = rj_statement_next_text (statement);
  item->recurrence = read_rule (statement);
  item->times_a_week = rj_statement_next_int (statement);
  item->position = rj_statement_next_int64 (statement);
  item->nag_minutes = rj_statement_next_int (statement);
  item->meeting = rj_statement_next_text (statement);
  item->link = rj_statement_next_text (statement);
  return item;
}

static gboolean
load_leads (RjConnection *connection, RjPlanItem *item, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT minutes FROM plan_lead WHERE item = ? ORDER BY position", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", item->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      int minutes = rj_statement_next_int (statement);

      g_array_append_val (item->leads, minutes);
    }
  return step == RJ_STEP_DONE;
}

static gboolean
load_dates (RjConnection *connection, RjPlanItem *item, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT day, extra FROM plan_date WHERE item = ? ORDER BY day", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", item->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDay day = rj_statement_next_day (statement);
      gboolean extra = rj_statement_next_int (statement) != 0;

      g_array_append_val (extra ? item->extra : item->left_out, day);
    }
  return step == RJ_STEP_DONE;
}

gboolean
rj_plan_table_load_parts (RjConnection *connection, RjPlanItem *item, GError **error)
{
  return load_leads (connection, item, error) && load_dates (connection, item, error)
         && rj_rows_load_texts (connection, item->record.id,
                                "SELECT text FROM plan_step WHERE item = ? ORDER BY position", &item->steps,
                                error);
}

RjPlanItem *
rj_plan_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_PLAN_COLUMNS ", " RJ_PLAN_MEETING_COLUMNS " FROM plan_item WHERE id = ? AND deleted IS NULL",
    error);
  g_autoptr (RjPlanItem) item = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  item = rj_plan_table_read (statement);
  if (!rj_plan_table_load_parts (connection, item, error))
    return NULL;
  return g_steal_pointer (&item);
}

static gboolean
save_leads (RjConnection *connection, const RjPlanItem *item, gboolean is_new, GError **error)
{
  const char *id = item->record.id;

  if (!is_new && !rj_connection_run (connection, error, "DELETE FROM plan_lead WHERE item = ?", "t", id))
    return FALSE;
  for (guint i = 0; item->leads != NULL && i < item->leads->len; i++)
    if (!rj_connection_run (connection, error,
                            "INSERT INTO plan_lead (item, position, minutes) VALUES (?, ?, ?)", "tii", id,
                            (int) i, g_array_index (item->leads, int, i)))
      return FALSE;
  return TRUE;
}

static gboolean
save_days (RjConnection *connection, const char *id, GArray *days, gboolean extra, GError **error)
{
  for (guint i = 0; i < days->len; i++)
    if (!rj_connection_run (connection, error,
                            "INSERT INTO plan_date (item, day, extra) VALUES (?, ?, ?) "
                            "ON CONFLICT (item, day) DO UPDATE SET extra = excluded.extra",
                            "tdi", id, g_array_index (days, RjDay, i), extra ? 1 : 0))
      return FALSE;
  return TRUE;
}

static gboolean
save_dates (RjConnection *connection, const RjPlanItem *item, gboolean is_new, GError **error)
{
  const char *id = item->record.id;

  if (!is_new && !rj_connection_run (connection, error, "DELETE FROM plan_date WHERE item = ?", "t", id))
    return FALSE;
  return save_days (connection, id, item->left_out, FALSE, error)
         && save_days (connection, id, item->extra, TRUE, error);
}

static gboolean
check_not_deleted (RjConnection *connection, const char *id, GError **error)
{
  gint64 deleted = 0;

  if (!rj_connection_get_int64 (connection, &deleted, error,
                                "SELECT deleted IS NOT NULL FROM plan_item WHERE id = ?", "t", id))
    return FALSE;
  if (deleted == 0)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such item");
  return FALSE;
}

static gboolean
save_row (RjConnection *connection, const RjPlanItem *item, GError **error)
{
  const RjRecord *record = &item->record;

  return rj_connection_run (
    connection, error,
    "INSERT INTO plan_item (" RJ_PLAN_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, zone = excluded.zone, "
    "first_day = excluded.first_day, while_locked = excluded.while_locked, last_day = excluded.last_day, "
    "kind = excluded.kind, title = excluded.title, place = excluded.place, note = excluded.note, "
    "part = excluded.part, minutes = excluded.minutes, duration_minutes = excluded.duration_minutes, "
    "tzid = excluded.tzid, rule = excluded.rule, times_a_week = excluded.times_a_week, position = "
    "excluded.position, nag_minutes = excluded.nag_minutes",
    "tllltdiditttinittili", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
    record->day, record->while_locked, item->last_day, (int) item->kind, item->title, item->place, item->note,
    (int) item->part, item->minutes, item->duration_minutes, item->tzid,
    item->recurrence != NULL ? rj_recurrence_get_text (item->recurrence) : NULL, item->times_a_week,
    item->position, item->nag_minutes);
}

static gboolean
save_search (RjConnection *connection, const RjPlanItem *item, GError **error)
{
  const char *id = item->record.id;
  g_autofree char *visit = rj_visit_table_dup_words (connection, id, error);

  return visit != NULL
         && rj_search_table_save (connection, id, "plan_item", item->record.day,
                                  (const char *const[]) { item->title, item->place, item->note, visit }, 4,
                                  error);
}

gboolean
rj_plan_table_save_search (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjPlanItem) item = rj_plan_table_load (connection, id, &local);

  if (item != NULL)
    return save_search (connection, item, error);
  if (local == NULL)
    g_set_error_literal (&local, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such item");
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
rj_plan_table_save (RjConnection *connection, RjPlanItem *item, RjPlanItem **old, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *id = item->record.id;

  *old = NULL;
  if (!check_not_deleted (connection, id, error))
    return FALSE;
  *old = rj_plan_table_load (connection, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (*old != NULL)
    item->record.created_us = (*old)->record.created_us;
  return save_row (connection, item, error) && save_leads (connection, item, *old == NULL, error)
         && save_dates (connection, item, *old == NULL, error)
         && rj_rows_save_texts (connection, id, *old == NULL, "DELETE FROM plan_step WHERE item = ?",
                                "INSERT INTO plan_step (item, position, text) VALUES (?, ?, ?)", item->steps,
                                error)
         && (*old == NULL || rj_step_table_follow (connection, id, (*old)->steps, item->steps, error))
         && save_search (connection, item, error);
}

gboolean
rj_plan_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return rj_connection_run (connection, error, "UPDATE plan_item SET deleted = ? WHERE id = ?", "lt", now_us,
                            id)
         && rj_search_table_remove (connection, id, error);
}
