// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-days.h"

#include "rj-attendance-table.h"
#include "rj-dose-table.h"
#include "rj-format.h"
#include "rj-pause-table.h"
#include "rj-plan-table.h"
#include "rj-statement.h"
#include "rj-step-table.h"
#include "rj-store.h"

static gboolean
save_mark (RjConnection *connection,
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
rj_plan_days_set_mark (RjConnection *connection,
                       const char *item_id,
                       RjDay day,
                       RjMark mark,
                       gint64 at_us,
                       const char *zone,
                       GError **error)
{
  return save_mark (connection, item_id, day, mark, at_us, error)
         && rj_dose_table_follow_mark (connection, item_id, day, mark, at_us, zone, error)
         && rj_attendance_table_follow_mark (connection, item_id, day, mark, at_us, zone, error);
}

gboolean
rj_plan_days_get_mark (RjConnection *connection,
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

gboolean
rj_plan_days_set_step (RjConnection *connection,
                       const RjPlanItem *item,
                       RjDay day,
                       guint step,
                       gboolean done,
                       gint64 at_us,
                       const char *zone,
                       GError **error)
{
  const char *id = item->record.id;
  g_autoptr (RjOccurrence) occurrence = rj_occurrence_new (rj_plan_item_copy (item), day);
  guint n_done;
  RjMark mark;
  gint64 marked_us;

  if (!rj_step_table_set (connection, id, day, step, done, at_us, error)
      || !rj_plan_days_get_mark (connection, id, day, &mark, &marked_us, error)
      || !rj_step_table_fill (connection, occurrence, error))
    return FALSE;
  if (done && mark != RJ_MARK_DONE && rj_occurrence_count_steps (occurrence, &n_done) == n_done)
    return rj_plan_days_set_mark (connection, id, day, RJ_MARK_DONE, at_us, zone, error);
  if (!done && mark == RJ_MARK_DONE)
    return rj_plan_days_set_mark (connection, id, day, RJ_MARK_OPEN, at_us, zone, error);
  return TRUE;
}

GArray *
rj_plan_days_list_rule_days (RjConnection *connection, const RjPlanItem *item, RjDay day, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT day FROM plan_move WHERE item = ? AND to_day = ? ORDER BY day", error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (RjDay));
  gint64 is_moved = 0;
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "td", item->record.id, day);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDay rule_day = rj_statement_next_day (statement);

      g_array_append_val (days, rule_day);
    }
  if (step == RJ_STEP_ERROR
      || !rj_connection_get_int64 (connection, &is_moved, error,
                                   "SELECT count(*) FROM plan_move WHERE item = ? AND day = ?", "td",
                                   item->record.id, day))
    return NULL;
  if (is_moved == 0 && rj_plan_item_is_on (item, day))
    g_array_append_val (days, day);
  return g_steal_pointer (&days);
}

gboolean
rj_plan_days_take_along (RjConnection *connection,
                         const char *item_id,
                         RjDay day,
                         RjDay to_day,
                         gint64 now_us,
                         GError **error)
{
  RjMark mark, there;
  gint64 at_us;

  if (!rj_plan_days_get_mark (connection, item_id, day, &mark, &at_us, error)
      || !rj_plan_days_get_mark (connection, item_id, to_day, &there, &at_us, error))
    return FALSE;
  if (there == RJ_MARK_DONE || (there != RJ_MARK_OPEN && there == mark))
    return TRUE;
  return (there == RJ_MARK_OPEN
          || rj_plan_days_set_mark (connection, item_id, to_day, RJ_MARK_OPEN, now_us, NULL, error))
         && rj_connection_run (connection, error, "UPDATE plan_mark SET day = ? WHERE item = ? AND day = ?",
                               "dtd", to_day, item_id, day)
         && rj_step_table_move (connection, item_id, day, to_day, error)
         && rj_connection_run (connection, error, "UPDATE dose SET day = ? WHERE item = ? AND day = ?", "dtd",
                               to_day, item_id, day)
         && rj_connection_run (connection, error, "UPDATE attendance SET day = ? WHERE item = ? AND day = ?",
                               "dtd", to_day, item_id, day)
         && rj_connection_run (connection, error,
                               "UPDATE OR IGNORE visit_outcome SET day = ? WHERE item = ? AND day = ?", "dtd",
                               to_day, item_id, day);
}

gboolean
rj_plan_days_save_move (RjConnection *connection,
                        const char *item_id,
                        RjDay day,
                        RjDay to_day,
                        RjDayPart to_part,
                        int to_minutes,
                        GError **error)
{
  return rj_connection_run (connection, error,
                            "INSERT INTO plan_move (item, day, to_day, to_part, to_minutes) "
                            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (item, day) DO UPDATE SET "
                            "to_day = excluded.to_day, to_part = excluded.to_part, "
                            "to_minutes = excluded.to_minutes",
                            "tddin", item_id, day, to_day, (int) to_part, to_minutes);
}

static gboolean
save_moves (RjConnection *connection,
            const RjPlanItem *item,
            GArray *rule_days,
            RjDay to_day,
            RjDayPart to_part,
            int to_minutes,
            GError **error)
{
  for (guint i = 0; i < rule_days->len; i++)
    if (!rj_plan_days_save_move (connection, item->record.id, g_array_index (rule_days, RjDay, i), to_day,
                                 to_part, to_minutes, error))
      return FALSE;
  return TRUE;
}

gboolean
rj_plan_days_move (RjConnection *connection,
                   const RjPlanItem *item,
                   RjDay day,
                   RjDay to_day,
                   RjDayPart to_part,
                   int to_minutes,
                   gint64 now_us,
                   GError **error)
{
  g_autoptr (GArray) days = rj_plan_days_list_rule_days (connection, item, day, error);
  g_autoptr (GArray) there =
    days != NULL ? rj_plan_days_list_rule_days (connection, item, to_day, error) : NULL;

  if (there == NULL)
    return FALSE;
  if (days->len == 0)
    g_array_append_val (days, day);
  // What stands there already is one with it from now on, at the time that the person chose.
  return save_moves (connection, item, days, to_day, to_part, to_minutes, error)
         && save_moves (connection, item, there, to_day, to_part, to_minutes, error)
         && (day == to_day
             || rj_plan_days_take_along (connection, item->record.id, day, to_day, now_us, error));
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

/* The first day of the week that the person sees on the page. */
static RjDay
week_begin (RjDay day)
{
  return day - (RjDay) ((rj_day_get_weekday (day) - rj_format_get_first_weekday () + 7) % 7);
}

/* Is an item of so many times a week through with it before @day? On a day on which something was said about
 * it, it stays. */
static gboolean
is_week_full (const RjPlanItem *item, GArray *marks, RjDay day)
{
  RjDay begin = week_begin (day);
  int done = 0;

  if (item->times_a_week == 0 || find_day_row (marks, day, FALSE) != NULL)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      const DayRow *row = &g_array_index (marks, DayRow, i);

      done += row->mark == RJ_MARK_DONE && row->day >= begin && row->day < day;
    }
  return done >= item->times_a_week;
}

/* (transfer full): @item as it is on @day */
static RjOccurrence *
new_occurrence (const RjPlanItem *item, RjDay day, const DayRow *moved, const DayRow *mark)
{
  RjOccurrence *occurrence = rj_occurrence_new (rj_plan_item_copy (item), day);

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
  return occurrence;
}

/* Adds what @item has on the days of the range. */
static void
expand (const RjPlanItem *item, GArray *moves, GArray *marks, RjDay first, RjDay last, GPtrArray *occurrences)
{
  g_autoptr (GArray) days = rj_plan_item_list_days (item, first, last);
  guint next = 0;

  for (RjDay day = first; day <= last; day++)
    {
      const DayRow *moved = find_day_row (moves, day, TRUE);
      gboolean is_on = next < days->len && g_array_index (days, RjDay, next) == day;

      next += is_on;
      if (moved == NULL
          && (!is_on || find_day_row (moves, day, FALSE) != NULL || is_week_full (item, marks, day)))
        continue;
      g_ptr_array_add (occurrences, new_occurrence (item, day, moved, find_day_row (marks, day, FALSE)));
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
  guint n = occurrences->len;

  // Only those of the range: an item of every day has a row for each day of many years.
  moves = load_day_rows (connection,
                         "SELECT day, to_day, to_part, to_minutes FROM plan_move WHERE item = ?1 AND "
                         "(day BETWEEN ?2 AND ?3 OR to_day BETWEEN ?2 AND ?3) ORDER BY day",
                         TRUE, id, first, last, error);
  if (moves == NULL)
    return FALSE;
  marks = load_day_rows (connection,
                         "SELECT day, mark, at FROM plan_mark WHERE item = ?1 AND day BETWEEN ?2 AND ?3",
                         FALSE, id, item->times_a_week > 0 ? week_begin (first) : first, last, error);
  if (marks == NULL || !rj_plan_table_load_parts (connection, item, error))
    return FALSE;
  expand (item, moves, marks, first, last, occurrences);
  for (guint i = n; i < occurrences->len; i++)
    if (!rj_step_table_fill (connection, g_ptr_array_index (occurrences, i), error))
      return FALSE;
  return item->kind != RJ_KIND_MEDICATION
         || rj_dose_table_fill (connection, id, first, last, occurrences, n, error);
}

/* @which: "AND …" */
#define COLUMNS RJ_PLAN_COLUMNS ", " RJ_PLAN_MEETING_COLUMNS
#define ITEMS(which)                                                                            \
  "SELECT " COLUMNS " FROM plan_item WHERE rule IS NULL AND deleted IS NULL "                   \
  "AND first_day BETWEEN ?1 AND ?2 " which "UNION SELECT " COLUMNS " FROM plan_item "           \
  "WHERE rule IS NOT NULL AND deleted IS NULL "                                                 \
  "AND first_day <= ?2 AND (last_day IS NULL OR last_day >= ?1) " which "UNION SELECT " COLUMNS \
  " FROM plan_item WHERE deleted IS NULL " which "AND id IN "                                   \
  "(SELECT item FROM plan_move WHERE to_day BETWEEN ?1 AND ?2 "                                 \
  "UNION SELECT item FROM plan_date WHERE extra = 1 AND day BETWEEN ?1 AND ?2)"

static GPtrArray *
list_of (RjConnection *connection, const char *sql, RjDay first, RjDay last, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "dd", first, last);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autoptr (RjPlanItem) item = rj_plan_table_read (statement);

      if (!expand_item (connection, item, first, last, occurrences, error))
        return NULL;
    }
  if (step == RJ_STEP_ERROR)
    return NULL;
  if (!rj_pause_table_leave_out (connection, occurrences, first, last, error))
    return NULL;
  g_ptr_array_sort (occurrences, compare_occurrences);
  return g_steal_pointer (&occurrences);
}

GPtrArray *
rj_plan_days_list (RjConnection *connection, RjDay first, RjDay last, GError **error)
{
  return list_of (connection, ITEMS (""), first, last, error);
}

GPtrArray *
rj_plan_days_list_reminded (RjConnection *connection, RjDay first, RjDay last, GError **error)
{
  return list_of (connection, ITEMS ("AND id IN (SELECT item FROM plan_lead) "), first, last, error);
}

GPtrArray *
rj_plan_days_list_appointed (RjConnection *connection, RjDay first, RjDay last, GError **error)
{
  G_STATIC_ASSERT (RJ_KIND_APPOINTMENT == 8 && RJ_KIND_EVENT == 17);
  return list_of (connection, ITEMS ("AND kind IN (8, 17) "), first, last, error);
}
