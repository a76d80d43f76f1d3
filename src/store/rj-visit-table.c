// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-visit-table.h"

#include "rj-plan-table.h"
#include "rj-statement.h"
#include "rj-store.h"

RjVisit *
rj_visit_table_load (RjConnection *connection, const char *item, RjDay day, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT v.type, v.bring, v.questions, (SELECT text FROM visit_outcome o WHERE "
                           "o.item = ?1 AND o.day = ?2) "
                           "FROM (SELECT 1) LEFT JOIN visit v ON v.item = ?1",
                           error);
  g_autoptr (RjVisit) visit = rj_visit_new ();

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "td", item, day);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  visit->item = g_strdup (item);
  visit->day = day;
  visit->type = (RjVisitType) rj_statement_next_int (statement);
  visit->bring = rj_statement_next_text (statement);
  visit->questions = rj_statement_next_text (statement);
  visit->outcome = rj_statement_next_text (statement);
  return g_steal_pointer (&visit);
}

static gboolean
save_row (RjConnection *connection, const RjVisit *visit, gint64 now_us, GError **error)
{
  if (visit->type == RJ_VISIT_OPEN && visit->bring == NULL && visit->questions == NULL)
    return rj_connection_run (connection, error, "DELETE FROM visit WHERE item = ?", "t", visit->item);
  return rj_connection_run (
    connection, error,
    "INSERT INTO visit (item, updated, type, bring, questions) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (item) DO UPDATE SET updated = excluded.updated, "
    "type = excluded.type, bring = excluded.bring, questions = excluded.questions",
    "tlitt", visit->item, now_us, (int) visit->type, visit->bring, visit->questions);
}

static gboolean
save_outcome (RjConnection *connection, const RjVisit *visit, gint64 now_us, GError **error)
{
  if (visit->outcome == NULL)
    return rj_connection_run (connection, error, "DELETE FROM visit_outcome WHERE item = ? AND day = ?", "td",
                              visit->item, visit->day);
  return rj_connection_run (connection, error,
                            "INSERT INTO visit_outcome (item, day, at, text) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (item, day) DO UPDATE SET at = excluded.at, text = excluded.text "
                            "WHERE text <> excluded.text",
                            "tdlt", visit->item, visit->day, now_us, visit->outcome);
}

gboolean
rj_visit_table_save (RjConnection *connection, const RjVisit *visit, gint64 now_us, GError **error)
{
  return save_row (connection, visit, now_us, error) && save_outcome (connection, visit, now_us, error)
         && rj_plan_table_save_search (connection, visit->item, error);
}

char *
rj_visit_table_dup_words (RjConnection *connection, const char *item, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT concat_ws(char(10), (SELECT bring FROM visit WHERE item = ?1), "
                           "(SELECT questions FROM visit WHERE item = ?1), "
                           "(SELECT group_concat(text, char(10)) FROM (SELECT text FROM visit_outcome WHERE "
                           "item = ?1 ORDER BY day)))",
                           error);

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", item);
  return rj_statement_step (statement, error) == RJ_STEP_ROW ? rj_statement_next_text (statement) : NULL;
}
