// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-pause-table.h"

#include "rj-statement.h"

GPtrArray *
rj_pause_table_list (RjConnection *connection, RjDay first, RjDay last, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT p.id, p.item, i.title, p.reason, p.first_day, p.last_day FROM plan_pause AS p "
    "LEFT JOIN plan_item AS i ON i.id = p.item "
    "WHERE p.first_day <= ?2 AND (p.last_day IS NULL OR p.last_day >= ?1) "
    "AND (p.item IS NULL OR (i.id IS NOT NULL AND i.deleted IS NULL)) "
    "ORDER BY p.item IS NOT NULL, i.title, p.id",
    error);
  g_autoptr (GPtrArray) pauses = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_pause_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "dd", first, last);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjPause *pause = rj_pause_new ();

      pause->id = rj_statement_next_text (statement);
      pause->item_id = rj_statement_next_text (statement);
      pause->title = rj_statement_next_text (statement);
      pause->reason = (RjPauseReason) rj_statement_next_int (statement);
      pause->first_day = rj_statement_next_day (statement);
      pause->last_day = rj_statement_next_day (statement);
      g_ptr_array_add (pauses, pause);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&pauses) : NULL;
}

gboolean
rj_pause_table_save (RjConnection *connection, const RjPause *pause, GError **error)
{
  // The days before rested for the other reason.
  return rj_connection_run (connection, error,
                            "DELETE FROM plan_pause WHERE item IS ? AND id <> ? AND first_day = ?", "ttd",
                            pause->item_id, pause->id, pause->first_day)
         && rj_connection_run (connection, error,
                               "UPDATE plan_pause SET last_day = ?4 WHERE item IS ?1 AND id <> ?2 "
                               "AND first_day < ?3 AND (last_day IS NULL OR last_day >= ?3)",
                               "ttdd", pause->item_id, pause->id, pause->first_day, pause->first_day - 1)
         && rj_connection_run (connection, error,
                               "INSERT INTO plan_pause (id, item, reason, first_day, last_day) "
                               "VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET item = excluded.item, "
                               "reason = excluded.reason, first_day = excluded.first_day, "
                               "last_day = excluded.last_day",
                               "ttidd", pause->id, pause->item_id, (int) pause->reason, pause->first_day,
                               pause->last_day);
}

gboolean
rj_pause_table_end (RjConnection *connection, const char *id, RjDay day, GError **error)
{
  return rj_connection_run (connection, error, "DELETE FROM plan_pause WHERE id = ? AND first_day >= ?", "td",
                            id, day)
         && rj_connection_run (connection, error, "UPDATE plan_pause SET last_day = ? WHERE id = ?", "dt",
                               day - 1, id);
}

static gboolean
rests (GPtrArray *pauses, const RjOccurrence *occurrence)
{
  if (occurrence->mark == RJ_MARK_DONE)
    return FALSE;
  for (guint i = 0; i < pauses->len; i++)
    if (rj_pause_covers (g_ptr_array_index (pauses, i), occurrence->item, occurrence->day))
      return TRUE;
  return FALSE;
}

gboolean
rj_pause_table_leave_out (RjConnection *connection,
                          GPtrArray *occurrences,
                          RjDay first,
                          RjDay last,
                          GError **error)
{
  g_autoptr (GPtrArray) pauses = rj_pause_table_list (connection, first, last, error);
  guint kept = 0;

  if (pauses == NULL)
    return FALSE;
  if (pauses->len == 0)
    return TRUE;
  for (guint i = 0; i < occurrences->len; i++)
    if (!rests (pauses, g_ptr_array_index (occurrences, i)))
      {
        gpointer moved = g_ptr_array_index (occurrences, kept);

        occurrences->pdata[kept++] = g_ptr_array_index (occurrences, i);
        occurrences->pdata[i] = moved;
      }
  g_ptr_array_set_size (occurrences, (int) kept);
  return TRUE;
}
