// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-my-line-table.h"

#include "rj-entry-table.h"
#include "rj-statement.h"
#include "rj-store.h"

static RjMyLine *
read_line (RjStatement *statement)
{
  RjMyLine *line = rj_my_line_new (0);

  rj_entry_table_read (statement, &line->record);
  line->section = (RjMySection) rj_statement_next_int (statement);
  line->pinned = rj_statement_next_int (statement) != 0;
  line->position = rj_statement_next_int64 (statement);
  line->text = rj_statement_next_text (statement);
  line->detail = rj_statement_next_text (statement);
  line->halt = (guint) rj_statement_next_int (statement);
  line->trigger = rj_statement_next_text (statement);
  line->strategy = rj_statement_next_text (statement);
  line->trigger_name = rj_statement_next_text (statement);
  line->note_gone = rj_statement_next_int (statement) != 0;
  line->times_shown = rj_statement_next_int (statement);
  line->times_used = rj_statement_next_int (statement);
  line->last_rated = rj_statement_next_minutes (statement);
  return line;
}

GPtrArray *
rj_my_line_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", e.section, e.pinned, e.position, coalesce (s.title, e.text), e.detail, "
    "e.halt, e.trigger_choice, e.strategy, c.name, e.strategy IS NOT NULL AND s.id IS NULL, "
    "(SELECT count(*) FROM rule_event r WHERE r.line = e.id AND r.kind = 1), "
    "(SELECT count(*) FROM rule_event r WHERE r.line = e.id AND r.kind = 2), "
    "(SELECT r.strength FROM rule_event r WHERE r.line = e.id AND r.kind = 3 ORDER BY r.at DESC, r.id DESC "
    "LIMIT 1) FROM my_line e "
    "LEFT JOIN strategy s ON s.id = e.strategy AND s.deleted IS NULL "
    "LEFT JOIN choice c ON c.id = e.trigger_choice "
    "WHERE e.deleted IS NULL ORDER BY e.section, e.pinned DESC, e.position, e.id",
    error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (lines, read_line (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such line");
  return FALSE;
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM my_line WHERE id = ?", error);
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
save_search (RjConnection *connection, const RjMyLine *line, GError **error)
{
  const char *words[] = { line->text, line->detail };

  return rj_search_table_save (connection, line->record.id, "my_line", line->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_my_line_table_save (RjConnection *connection, RjMyLine *line, gboolean *is_new, GError **error)
{
  RjRecord *record = &line->record;
  gboolean found;

  if (!find (connection, record->id, &found, &record->created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO my_line (id, created, updated, at, zone, day, while_locked, section, pinned, "
           "position, "
           "text, detail, halt, trigger_choice, strategy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
           "?) "
           "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, section = excluded.section, "
           "pinned = excluded.pinned, position = excluded.position, text = excluded.text, "
           "detail = excluded.detail, halt = excluded.halt, trigger_choice = excluded.trigger_choice, "
           "strategy = excluded.strategy",
           "tllltdiiilttitt", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
           record->day, record->while_locked, (int) line->section, line->pinned, line->position, line->text,
           line->detail, (int) line->halt, line->trigger, line->strategy)
         && save_search (connection, line, error);
}

gboolean
rj_my_line_table_check_pinned (RjConnection *connection, GError **error)
{
  gint64 most = 0;

  if (!rj_connection_get_int64 (connection, &most, error,
                                "SELECT coalesce (max (n), 0) FROM (SELECT count(*) AS n FROM my_line "
                                "WHERE pinned = 1 AND deleted IS NULL GROUP BY section)",
                                ""))
    return FALSE;
  if (most <= RJ_MY_MAX_PINNED)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "Too many lines stand first");
  return FALSE;
}

gboolean
rj_my_line_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  gboolean found;
  gint64 created;

  if (!find (connection, id, &found, &created, error))
    return FALSE;
  return (found || set_gone (error))
         && rj_connection_run (connection, error, "UPDATE my_line SET deleted = ? WHERE id = ?", "lt", now_us,
                               id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_my_line_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) lines = rj_my_line_table_list (connection, error);
  RjMyLine *line = NULL;
  guint pinned = 0;
  gboolean is_new;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_str_equal (((RjMyLine *) g_ptr_array_index (lines, i))->record.id, id))
      line = g_ptr_array_index (lines, i);
  if (line == NULL)
    return lines != NULL && set_gone (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const RjMyLine *other = g_ptr_array_index (lines, i);

      pinned += other->section == line->section && other->pinned;
    }
  line->pinned = line->pinned && pinned <= RJ_MY_MAX_PINNED;
  return rj_my_line_table_save (connection, line, &is_new, error);
}

gboolean
rj_my_line_table_find_note (RjConnection *connection, const char *id, char **strategy, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT s.id FROM my_line e JOIN strategy s ON s.id = e.strategy "
                           "WHERE e.id = ? AND s.deleted IS NULL",
                           error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  step = rj_statement_step (statement, error);
  *strategy = step == RJ_STEP_ROW ? rj_statement_next_text (statement) : NULL;
  return step != RJ_STEP_ERROR;
}

gboolean
rj_my_line_table_keep_name (RjConnection *connection, const char *strategy, GError **error)
{
  g_autoptr (GPtrArray) lines = rj_my_line_table_list (connection, error);

  if (lines == NULL
      || !rj_connection_run (connection, error,
                             "UPDATE my_line SET text = (SELECT title FROM strategy WHERE id = ?1) "
                             "WHERE strategy = ?1",
                             "t", strategy))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (lines, i);

      if (g_strcmp0 (line->strategy, strategy) == 0 && !save_search (connection, line, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rj_my_line_table_note (RjConnection *connection, const RjRuleEvent *event, GError **error)
{
  gboolean found;
  gint64 created;

  if (!find (connection, event->line_id, &found, &created, error))
    return FALSE;
  return (found || set_gone (error))
         && rj_connection_run (connection, error,
                               "INSERT INTO rule_event (id, line, craving, at, kind, strength) "
                               "VALUES (?, ?, ?, ?, ?, ?)",
                               "tttlin", event->id, event->line_id, event->craving_id, event->at_us,
                               (int) event->kind, event->strength);
}

GPtrArray *
rj_my_line_table_list_events (RjConnection *connection, const char *line_id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT craving, at, kind, strength FROM rule_event WHERE line = ? ORDER BY at, id", error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", line_id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjRuleEvent *event = rj_rule_event_new (line_id, NULL, RJ_RULE_SHOWN, -1);

      event->craving_id = rj_statement_next_text (statement);
      event->at_us = rj_statement_next_int64 (statement);
      event->kind = (RjRuleEventKind) rj_statement_next_int (statement);
      event->strength = rj_statement_next_minutes (statement);
      g_ptr_array_add (events, event);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

/* What was answered after it is answered for it too. One that was shown twice was seen. */
static RjStatement *
prepare_due (RjConnection *connection, gint64 since_us, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  RjStatement *statement = rj_connection_prepare (
    connection,
    "SELECT l.id, n.id, max (n.at) FROM entry n JOIN my_line l ON (l.halt & n.halt) != 0 "
    "OR EXISTS (SELECT 1 FROM entry_choice c WHERE c.entry = n.id AND c.role = 'trigger' "
    "AND c.choice = l.trigger_choice) "
    "WHERE n.day >= ? AND n.at > ? AND n.kind IN (1, 2) AND n.deleted IS NULL "
    "AND l.section = ? AND l.deleted IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM rule_event r WHERE r.line = l.id AND r.kind IN (2, 4) AND r.at >= n.at) "
    "AND (SELECT count(*) FROM rule_event r WHERE r.line = l.id AND r.kind = 1 AND r.craving = n.id) < 2 "
    "GROUP BY l.id",
    error);

  /* The day only narrows it down, wherever the person was: days have an index. */
  if (statement != NULL)
    rj_statement_bind (statement, "dli", rj_day_at (since_us, utc, 0) - 2, since_us, (int) RJ_MY_RULES);
  return statement;
}

GPtrArray *
rj_my_line_table_list_due (RjConnection *connection, gint64 since_us, GError **error)
{
  g_autoptr (RjStatement) statement = prepare_due (connection, since_us, error);
  g_autoptr (GPtrArray) lines = statement != NULL ? rj_my_line_table_list (connection, error) : NULL;
  g_autoptr (GPtrArray) due = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_due_rule_free);
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  RjStep step;

  if (lines == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      char *line = rj_statement_next_text (statement);

      g_hash_table_insert (entries, line, rj_statement_next_text (statement));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (lines, i);
      const char *entry = g_hash_table_lookup (entries, line->record.id);

      if (entry != NULL)
        g_ptr_array_add (due, rj_due_rule_new (line, entry));
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&due) : NULL;
}
