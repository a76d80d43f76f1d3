// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-table.h"

#include "rj-entry-table.h"
#include "rj-rows.h"
#include "rj-statement.h"
#include "rj-store.h"

#define COLUMNS                                                                                         \
  "id, created, updated, at, zone, first_day, while_locked, last_day, kind, title, place, note, part, " \
  "minutes, "                                                                                           \
  "duration_minutes, tzid, repeat, weekdays, position"

static RjPlanItem *
read_item (RjStatement *statement)
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
  item->repeat = (RjRepeat) rj_statement_next_int (statement);
  item->weekdays = (guint) rj_statement_next_int (statement);
  item->position = rj_statement_next_int64 (statement);
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
load_parts (RjConnection *connection, RjPlanItem *item, GError **error)
{
  return load_leads (connection, item, error)
         && rj_rows_load_texts (connection, item->record.id,
                                "SELECT text FROM plan_step WHERE item = ? ORDER BY position", &item->steps,
                                error);
}

RjPlanItem *
rj_plan_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT " COLUMNS " FROM plan_item WHERE id = ? AND deleted IS NULL", error);
  g_autoptr (RjPlanItem) item = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  item = read_item (statement);
  if (!load_parts (connection, item, error))
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
    "INSERT INTO plan_item (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, zone = excluded.zone, "
    "first_day = excluded.first_day, while_locked = excluded.while_locked, last_day = excluded.last_day, "
    "kind = excluded.kind, title = excluded.title, place = excluded.place, note = excluded.note, "
    "part = excluded.part, minutes = excluded.minutes, duration_minutes = excluded.duration_minutes, "
    "tzid = excluded.tzid, repeat = excluded.repeat, weekdays = excluded.weekdays, position = "
    "excluded.position",
    "tllltdiditttinitiil", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
    record->day, record->while_locked, item->last_day, (int) item->kind, item->title, item->place, item->note,
    (int) item->part, item->minutes, item->duration_minutes, item->tzid, (int) item->repeat,
    (int) item->weekdays, item->position);
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
         && rj_rows_save_texts (connection, id, *old == NULL, "DELETE FROM plan_step WHERE item = ?",
                                "INSERT INTO plan_step (item, position, text) VALUES (?, ?, ?)", item->steps,
                                error)
         && rj_search_table_save (connection, id, "plan_item", item->record.day,
                                  (const char *const[]) { item->title, item->place, item->note }, 3, error);
}

gboolean
rj_plan_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return rj_connection_run (connection, error, "UPDATE plan_item SET deleted = ? WHERE id = ?", "lt", now_us,
                            id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_plan_table_set_mark (RjConnection *connection,
                        const char *item_id,
                        RjDay day,
                        RjMark mark,
                        gint64 at_us,
                        GError **error)
{
  if (mark == RJ_MARK_OPEN)
    return rj_connection_run (connection, error, "DELETE FROM plan_mark WHERE item = ? AND day = ?", "td",
                              item_id, day);
  // The moment stays that of the first time it was marked so.
  return rj_connection_run (connection, error,
                            "INSERT INTO plan_mark (item, day, mark, at) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (item, day) DO UPDATE SET mark = excluded.mark, at = excluded.at "
                            "WHERE mark <> excluded.mark",
                            "tdil", item_id, day, (int) mark, at_us);
}

gboolean
rj_plan_table_get_mark (RjConnection *connection,
                        const char *item_id,
                        RjDay day,
                        RjMark *mark,
                        gint64 *at_us,
                        GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT mark, at FROM plan_mark WHERE item = ? AND day = ?", error);
  RjStep step;

  *mark = RJ_MARK_OPEN;
  *at_us = 0;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "td", item_id, day);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    {
      *mark = (RjMark) rj_statement_next_int (statement);
      *at_us = rj_statement_next_int64 (statement);
    }
  return step != RJ_STEP_ERROR;
}

/* The day of the rule behind what stands on @day: another one when it was moved there. */
static gboolean
find_rule_day (RjConnection *connection, const char *item_id, RjDay day, RjDay *rule_day, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT day FROM plan_move WHERE item = ? AND to_day = ? ORDER BY day LIMIT 1", error);
  RjStep step;

  *rule_day = day;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "td", item_id, day);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *rule_day = rj_statement_next_day (statement);
  return step != RJ_STEP_ERROR;
}

gboolean
rj_plan_table_move (RjConnection *connection,
                    const char *item_id,
                    RjDay day,
                    RjDay to_day,
                    RjDayPart to_part,
                    int to_minutes,
                    GError **error)
{
  RjDay rule_day;

  if (!find_rule_day (connection, item_id, day, &rule_day, error)
      || !rj_connection_run (
        connection, error,
        "INSERT INTO plan_move (item, day, to_day, to_part, to_minutes) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (item, day) DO UPDATE SET to_day = excluded.to_day, "
        "to_part = excluded.to_part, to_minutes = excluded.to_minutes",
        "tddin", item_id, rule_day, to_day, (int) to_part, to_minutes))
    return FALSE;
  if (day == to_day)
    return TRUE;
  return rj_connection_run (connection, error, "DELETE FROM plan_mark WHERE item = ? AND day = ?", "td",
                            item_id, to_day)
         && rj_connection_run (connection, error, "UPDATE plan_mark SET day = ? WHERE item = ? AND day = ?",
                               "dtd", to_day, item_id, day);
}

gboolean
rj_small_day_table_set (RjConnection *connection, RjDay day, gboolean small, GError **error)
{
  return rj_connection_run (connection, error,
                            small ? "INSERT INTO small_day (day) VALUES (?) ON CONFLICT DO NOTHING"
                                  : "DELETE FROM small_day WHERE day = ?",
                            "d", day);
}

gboolean
rj_small_day_table_get (RjConnection *connection, RjDay day, gboolean *small, GError **error)
{
  gint64 n = 0;

  if (!rj_connection_get_int64 (connection, &n, error, "SELECT count(*) FROM small_day WHERE day = ?", "d",
                                day))
    return FALSE;
  *small = n > 0;
  return TRUE;
}

/* One row of plan_move or plan_mark. */
typedef struct {
  RjDay day;
  RjDay to_day;
  RjDayPart part;
  int minutes;
  RjMark mark;
  gint64 at_us;
} DayRow;

static GArray *
load_day_rows (RjConnection *connection,
               const char *sql,
               gboolean moves,
               const char *id,
               RjDay first,
               RjDay last,
               GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (DayRow));
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "tdd", id, first, last);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      DayRow row = { 0 };

      row.day = rj_statement_next_day (statement);
      if (moves)
        {
          row.to_day = rj_statement_next_day (statement);
          row.part = (RjDayPart) rj_statement_next_int (statement);
          row.minutes = rj_statement_next_minutes (statement);
        }
      else
        {
          row.mark = (RjMark) rj_statement_next_int (statement);
          row.at_us = rj_statement_next_int64 (statement);
        }
      g_array_append_val (rows, row);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static const DayRow *
find_day_row (GArray *rows, RjDay day, gboolean moved_to)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DayRow *row = &g_array_index (rows, DayRow, i);

      if ((moved_to ? row->to_day : row->day) == day)
        return row;
    }
  return NULL;
}

/* Adds what @item has on the days of the range. */
static void
expand (const RjPlanItem *item, GArray *moves, GArray *marks, RjDay first, RjDay last, GPtrArray *occurrences)
{
  for (RjDay day = first; day <= last; day++)
    {
      const DayRow *moved = find_day_row (moves, day, TRUE);
      const DayRow *mark = find_day_row (marks, day, FALSE);
      RjOccurrence *occurrence;

      if (moved == NULL && (!rj_plan_item_is_on (item, day) || find_day_row (moves, day, FALSE) != NULL))
        continue;
      occurrence = rj_occurrence_new (rj_plan_item_copy (item), day);
      if (moved != NULL)
        {
          occurrence->item->part = moved->part;
          occurrence->item->minutes = moved->minutes;
        }
      if (mark != NULL)
        {
          occurrence->mark = mark->mark;
          occurrence->marked_us = mark->at_us;
        }
      g_ptr_array_add (occurrences, occurrence);
    }
}

static int
compare_int64 (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_occurrences (gconstpointer a, gconstpointer b)
{
  const RjOccurrence *first = *(const RjOccurrence *const *) a;
  const RjOccurrence *second = *(const RjOccurrence *const *) b;
  const RjPlanItem *one = first->item;
  const RjPlanItem *two = second->item;
  // After midnight is the end of the evening, not its beginning.
  int one_minutes = one->minutes >= 0 && one->minutes < 4 * 60 ? one->minutes + 24 * 60 : one->minutes;
  int two_minutes = two->minutes >= 0 && two->minutes < 4 * 60 ? two->minutes + 24 * 60 : two->minutes;
  int result = compare_int64 (first->day, second->day);

  if (result == 0)
    result = compare_int64 (one->part, two->part);
  // Without a time: after those that have one.
  if (result == 0)
    result = compare_int64 (one_minutes < 0, two_minutes < 0);
  if (result == 0)
    result = compare_int64 (one_minutes, two_minutes);
  if (result == 0)
    result = compare_int64 (one->position, two->position);
  return result != 0 ? result : g_strcmp0 (one->record.id, two->record.id);
}

static gboolean
expand_item (RjConnection *connection,
             RjPlanItem *item,
             RjDay first,
             RjDay last,
             GPtrArray *occurrences,
             GError **error)
{
  const char *id = item->record.id;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GArray) marks = NULL;

  // Only those of the range: an item of every day has a row for each day of many years.
  moves = load_day_rows (connection,
                         "SELECT day, to_day, to_part, to_minutes FROM plan_move WHERE item = ?1 AND "
                         "(day BETWEEN ?2 AND ?3 OR to_day BETWEEN ?2 AND ?3) ORDER BY day",
                         TRUE, id, first, last, error);
  if (moves == NULL)
    return FALSE;
  marks = load_day_rows (connection,
                         "SELECT day, mark, at FROM plan_mark WHERE item = ?1 AND day BETWEEN ?2 AND ?3",
                         FALSE, id, first, last, error);
  if (marks == NULL || !load_parts (connection, item, error))
    return FALSE;
  expand (item, moves, marks, first, last, occurrences);
  return TRUE;
}

GPtrArray *
rj_plan_table_list (RjConnection *connection, RjDay first, RjDay last, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " COLUMNS " FROM plan_item WHERE repeat = 0 AND deleted IS NULL AND first_day BETWEEN ?1 AND ?2 "
    "UNION SELECT " COLUMNS " FROM plan_item WHERE repeat <> 0 AND deleted IS NULL AND first_day <= ?2 "
    "AND (last_day IS NULL OR last_day >= ?1) "
    "UNION SELECT " COLUMNS " FROM plan_item WHERE deleted IS NULL AND id IN "
    "(SELECT item FROM plan_move WHERE to_day BETWEEN ?1 AND ?2)",
    error);
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "dd", first, last);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autoptr (RjPlanItem) item = read_item (statement);

      if (!expand_item (connection, item, first, last, occurrences, error))
        return NULL;
    }
  if (step == RJ_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (occurrences, compare_occurrences);
  return g_steal_pointer (&occurrences);
}
