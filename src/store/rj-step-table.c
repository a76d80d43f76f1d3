// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-step-table.h"

#include "rj-plan-step.h"
#include "rj-statement.h"

gboolean
rj_step_table_set (RjConnection *connection,
                   const char *item_id,
                   RjDay day,
                   guint step,
                   gboolean done,
                   gint64 at_us,
                   GError **error)
{
  if (!done)
    return rj_connection_run (connection, error,
                              "DELETE FROM plan_step_mark WHERE day = ? AND item = ? AND step = ?", "dti",
                              day, item_id, (int) step);
  // The moment stays that of the first time.
  return rj_connection_run (connection, error,
                            "INSERT INTO plan_step_mark (day, item, step, at) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (day, item, step) DO NOTHING",
                            "dtil", day, item_id, (int) step, at_us);
}

gboolean
rj_step_table_fill (RjConnection *connection, RjOccurrence *occurrence, GError **error)
{
  guint n = rj_occurrence_count_steps (occurrence, NULL);
  g_autoptr (RjStatement) statement = NULL;
  RjStep result;

  g_clear_pointer (&occurrence->done_steps, g_array_unref);
  if (n == 0)
    return TRUE;
  statement = rj_connection_prepare (
    connection, "SELECT step FROM plan_step_mark WHERE day = ? AND item = ? ORDER BY step", error);
  if (statement == NULL)
    return FALSE;
  occurrence->done_steps = g_array_new (FALSE, FALSE, sizeof (guint));
  rj_statement_bind (statement, "dt", occurrence->day, occurrence->item->record.id);
  while ((result = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      guint step = (guint) rj_statement_next_int (statement);

      if (step < n)
        g_array_append_val (occurrence->done_steps, step);
    }
  return result == RJ_STEP_DONE;
}

gboolean
rj_step_table_move (RjConnection *connection, const char *item_id, RjDay day, RjDay to_day, GError **error)
{
  // What is done there stays.
  return rj_connection_run (connection, error,
                            "UPDATE OR IGNORE plan_step_mark SET day = ? WHERE day = ? AND item = ?", "ddt",
                            to_day, day, item_id)
         && rj_connection_run (connection, error, "DELETE FROM plan_step_mark WHERE day = ? AND item = ?",
                               "dt", day, item_id);
}

static gboolean
follow_one (RjConnection *connection, const char *item_id, int from, int to, GError **error)
{
  if (to < 0)
    return rj_connection_run (connection, error, "DELETE FROM plan_step_mark WHERE item = ? AND step = ?",
                              "ti", item_id, from);
  // Below zero until all have moved, so that none meets another.
  return rj_connection_run (connection, error,
                            "UPDATE plan_step_mark SET step = -1 - ? WHERE item = ? AND step = ?", "iti", to,
                            item_id, from);
}

gboolean
rj_step_table_follow (RjConnection *connection,
                      const char *item_id,
                      char *const *old,
                      char *const *steps,
                      GError **error)
{
  g_autoptr (GArray) places = rj_plan_steps_match (old, steps);
  gboolean moved = FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);

      if (place == (int) i)
        continue;
      moved = TRUE;
      if (!follow_one (connection, item_id, (int) i, place, error))
        return FALSE;
    }
  return !moved
         || rj_connection_run (connection, error,
                               "UPDATE plan_step_mark SET step = -1 - step WHERE item = ? AND step < 0", "t",
                               item_id);
}
