// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-source-table.h"

#include "rj-statement.h"

gboolean
rj_plan_source_table_add (RjConnection *connection, const RjPlanPiece *piece, GError **error)
{
  return rj_connection_run (connection, error,
                            "INSERT INTO plan_source (item, uid, recurrence, digest) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (item) DO UPDATE SET digest = excluded.digest",
                            "tttt", piece->item->record.id, piece->uid, piece->recurrence, piece->digest);
}

gboolean
rj_plan_source_table_find (RjConnection *connection,
                           const RjPlanPiece *piece,
                           gboolean *known,
                           GError **error)
{
  gint64 n = 0;

  if (!rj_connection_get_int64 (
        connection, &n, error,
        "SELECT (SELECT count(*) FROM plan_source s JOIN plan_item i ON i.id = s.item WHERE s.digest = ?1 "
        "AND s.uid IS ?2 AND s.recurrence IS ?3 AND i.deleted IS NULL) "
        "+ (SELECT count(*) FROM plan_item WHERE id = ?2 AND deleted IS NULL)",
        "ttt", piece->digest, piece->uid, piece->recurrence))
    return FALSE;
  *known = n > 0;
  return TRUE;
}

gboolean
rj_plan_source_table_find_older (RjConnection *connection,
                                 const RjPlanPiece *piece,
                                 char **id,
                                 GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT s.item FROM plan_source s JOIN plan_item i ON i.id = s.item WHERE s.uid = "
                           "? AND s.recurrence IS ? "
                           "AND i.deleted IS NULL ORDER BY s.item LIMIT 1",
                           error);
  RjStep step;

  *id = NULL;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "tt", piece->uid, piece->recurrence);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *id = rj_statement_next_text (statement);
  return step != RJ_STEP_ERROR;
}

gboolean
rj_plan_source_table_load (RjConnection *connection, RjPlanPiece *piece, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT uid, recurrence, digest FROM plan_source WHERE item = ?", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", piece->item->record.id);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    {
      piece->uid = rj_statement_next_text (statement);
      piece->recurrence = rj_statement_next_text (statement);
      piece->digest = rj_statement_next_text (statement);
    }
  if (piece->uid == NULL)
    piece->uid = g_strdup (piece->item->record.id);
  return step != RJ_STEP_ERROR;
}
