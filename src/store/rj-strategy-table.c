// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-strategy-table.h"

#include "rj-entry-table.h"
#include "rj-my-line-table.h"
#include "rj-rows.h"
#include "rj-statement.h"
#include "rj-store.h"

static RjStrategy *
read_strategy (RjStatement *statement)
{
  RjStrategy *strategy = rj_strategy_new ();

  rj_entry_table_read (statement, &strategy->record);
  strategy->starter = rj_statement_next_text (statement);
  strategy->title = rj_statement_next_text (statement);
  strategy->minutes = rj_statement_next_int (statement);
  strategy->caution = rj_statement_next_text (statement);
  strategy->caution_none = rj_statement_next_int (statement) != 0;
  strategy->learned = rj_statement_next_text (statement);
  strategy->exercise = rj_statement_next_text (statement);
  strategy->halt = (guint) rj_statement_next_int (statement);
  strategy->favourite = rj_statement_next_int (statement) != 0;
  strategy->times_used = rj_statement_next_int (statement);
  strategy->last_used_us = rj_statement_next_int64 (statement);
  return strategy;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const RjStrategy *first = *(const RjStrategy *const *) a;
  const RjStrategy *second = *(const RjStrategy *const *) b;
  int result = g_utf8_collate (first->title, second->title);

  return result != 0 ? result : g_strcmp0 (first->record.id, second->record.id);
}

GPtrArray *
rj_strategy_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS
    ", e.starter, e.title, e.minutes, e.caution, e.caution_none, e.learned, e.exercise, "
    "e.halt, e.favourite, (SELECT count(*) FROM strategy_use u WHERE u.strategy = e.id), "
    "(SELECT max(started) FROM strategy_use u WHERE u.strategy = e.id) "
    "FROM strategy e WHERE e.deleted IS NULL",
    error);
  g_autoptr (GPtrArray) strategies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjStrategy *strategy = read_strategy (statement);
      const char *id = strategy->record.id;

      g_ptr_array_add (strategies, strategy);
      if (!rj_rows_load_texts (connection, id,
                               "SELECT text FROM strategy_step WHERE strategy = ? ORDER BY position",
                               &strategy->steps, error)
          || !rj_rows_load_texts (connection, id,
                                  "SELECT text FROM strategy_tag WHERE strategy = ? ORDER BY position",
                                  &strategy->tags, error))
        return NULL;
    }
  if (step == RJ_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (strategies, compare_titles);
  return g_steal_pointer (&strategies);
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM strategy WHERE id = ?", error);
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
  if (rj_statement_next_int (statement) == 0)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such coping note");
  return FALSE;
}

static gboolean
save_row (RjConnection *connection, const RjStrategy *strategy, GError **error)
{
  const RjRecord *record = &strategy->record;

  return rj_connection_run (
    connection, error,
    "INSERT INTO strategy (id, created, updated, at, zone, day, while_locked, starter, title, minutes, "
    "caution, "
    "caution_none, learned, exercise, halt, favourite) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, zone = excluded.zone, "
    "day = excluded.day, starter = excluded.starter, title = excluded.title, minutes = excluded.minutes, "
    "caution = excluded.caution, caution_none = excluded.caution_none, learned = excluded.learned, "
    "exercise = excluded.exercise, halt = excluded.halt, favourite = excluded.favourite",
    "tllltdittitittii", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
    record->day, record->while_locked, strategy->starter, strategy->title, strategy->minutes,
    strategy->caution, strategy->caution_none, strategy->learned, strategy->exercise, (int) strategy->halt,
    strategy->favourite);
}

static gboolean
save_search (RjConnection *connection, const RjStrategy *strategy, GError **error)
{
  g_autofree char *steps = strategy->steps == NULL ? NULL : g_strjoinv ("\n", strategy->steps);
  g_autofree char *tags = strategy->tags == NULL ? NULL : g_strjoinv ("\n", strategy->tags);
  const char *words[] = { strategy->title, steps, strategy->caution, tags, strategy->learned };

  return rj_search_table_save (connection, strategy->record.id, "strategy", strategy->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_strategy_table_save (RjConnection *connection, RjStrategy *strategy, gboolean *is_new, GError **error)
{
  const char *id = strategy->record.id;
  gboolean found;

  if (!find (connection, id, &found, &strategy->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return save_row (connection, strategy, error)
         && rj_rows_save_texts (connection, id, *is_new, "DELETE FROM strategy_step WHERE strategy = ?",
                                "INSERT INTO strategy_step (strategy, position, text) VALUES (?, ?, ?)",
                                strategy->steps, error)
         && rj_rows_save_texts (connection, id, *is_new, "DELETE FROM strategy_tag WHERE strategy = ?",
                                "INSERT INTO strategy_tag (strategy, position, text) VALUES (?, ?, ?)",
                                strategy->tags, error)
         && save_search (connection, strategy, error);
}

static gboolean
check_exists (RjConnection *connection, const char *id, GError **error)
{
  gboolean found;
  gint64 created;

  if (!find (connection, id, &found, &created, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such coping note");
  return found;
}

gboolean
rj_strategy_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return check_exists (connection, id, error) && rj_my_line_table_keep_name (connection, id, error)
         && rj_connection_run (connection, error, "UPDATE strategy SET deleted = ? WHERE id = ?", "lt",
                               now_us, id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_strategy_table_record_use (RjConnection *connection, const RjStrategyUse *use, GError **error)
{
  return check_exists (connection, use->strategy, error)
         && rj_connection_run (connection, error,
                               "UPDATE strategy_use SET ended = max(ended, ?1), craving = ?2 "
                               "WHERE strategy = ?3 AND started = ?4 AND (craving IS ?2 OR NOT EXISTS "
                               "(SELECT 1 FROM entry e WHERE e.id = strategy_use.craving "
                               "AND e.deleted IS NULL))",
                               "lttl", use->ended_us, use->craving, use->strategy, use->started_us)
         && rj_connection_run (connection, error,
                               "INSERT INTO strategy_use (id, strategy, started, ended, craving) "
                               "SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM strategy_use "
                               "WHERE strategy = ?2 AND started = ?3 AND craving IS ?5)",
                               "ttllt", use->id, use->strategy, use->started_us, use->ended_us, use->craving);
}
