// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-choice-table.h"

#include "rj-statement.h"

GPtrArray *
rj_choice_table_list (RjConnection *connection, const char *list, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT c.id, c.list, c.name, c.hidden, (SELECT count(*) FROM entry_choice u JOIN entry e ON e.id = "
    "u.entry "
    "WHERE u.choice = c.id AND e.deleted IS NULL) AS n FROM choice c WHERE c.list = ? ORDER BY n DESC, "
    "c.created, c.id",
    error);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", list);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjChoice *choice = g_new0 (RjChoice, 1);

      choice->id = rj_statement_next_text (statement);
      choice->list = rj_statement_next_text (statement);
      choice->name = rj_statement_next_text (statement);
      choice->hidden = rj_statement_next_int (statement) != 0;
      choice->times_used = rj_statement_next_int (statement);
      g_ptr_array_add (choices, choice);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&choices) : NULL;
}

char *
rj_choice_table_find (RjConnection *connection, const char *list, const char *name, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT id FROM choice WHERE list = ? AND name = ?", error);

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "tt", list, name);
  return rj_statement_step (statement, error) == RJ_STEP_ROW ? rj_statement_next_text (statement) : NULL;
}

gboolean
rj_choice_table_save (RjConnection *connection, const RjChoice *choice, gint64 now_us, GError **error)
{
  return rj_connection_run (connection, error,
                            "INSERT INTO choice (id, list, name, hidden, created) VALUES (?, ?, ?, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET list = excluded.list, name = excluded.name, "
                            "hidden = excluded.hidden",
                            "tttil", choice->id, choice->list, choice->name, choice->hidden, now_us);
}

gboolean
rj_choice_table_get_list (RjConnection *connection, const char *id, char **list, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT list FROM choice WHERE id = ?", error);
  RjStep step;

  *list = NULL;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *list = rj_statement_next_text (statement);
  return step != RJ_STEP_ERROR;
}

gboolean
rj_choice_table_merge (RjConnection *connection, const char *from, const char *into, GError **error)
{
  return rj_connection_run (
           connection, error,
           "DELETE FROM entry_choice AS f WHERE choice = ?1 AND EXISTS (SELECT 1 FROM "
           "entry_choice AS i WHERE i.entry = f.entry AND i.role = f.role AND i.choice = ?2)",
           "tt", from, into)
         && rj_connection_run (connection, error, "UPDATE entry_choice SET choice = ?2 WHERE choice = ?1",
                               "tt", from, into)
         // What is offered stays so.
         && rj_connection_run (connection, error,
                               "UPDATE choice SET hidden = 0 WHERE id = ?2 AND hidden = 1 "
                               "AND (SELECT hidden FROM choice WHERE id = ?1) = 0",
                               "tt", from, into)
         && rj_connection_run (connection, error,
                               "UPDATE my_line SET trigger_choice = ?2 WHERE trigger_choice = ?1", "tt", from,
                               into)
         && rj_connection_run (connection, error,
                               "UPDATE recovery_event SET substance = ?2 WHERE substance = ?1", "tt", from,
                               into)
         && rj_connection_run (connection, error,
                               "UPDATE recovery_saving SET substance = ?2 WHERE substance = ?1", "tt", from,
                               into)
         && rj_connection_run (connection, error, "DELETE FROM choice WHERE id = ?", "t", from);
}

gboolean
rj_draft_table_save (RjConnection *connection,
                     const char *field,
                     const char *text,
                     gint64 now_us,
                     GError **error)
{
  if (text == NULL)
    return rj_connection_run (connection, error, "DELETE FROM draft WHERE field = ?", "t", field);
  return rj_connection_run (connection, error,
                            "INSERT INTO draft (field, text, at) VALUES (?, ?, ?) "
                            "ON CONFLICT (field) DO UPDATE SET text = excluded.text, at = excluded.at",
                            "ttl", field, text, now_us);
}

GPtrArray *
rj_draft_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT field, text, at FROM draft ORDER BY field", error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_draft_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDraft *draft = g_new0 (RjDraft, 1);

      draft->where = rj_statement_next_text (statement);
      draft->text = rj_statement_next_text (statement);
      draft->at_us = rj_statement_next_int64 (statement);
      g_ptr_array_add (drafts, draft);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

GHashTable *
rj_preference_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT name, value FROM preference", error);
  g_autoptr (GHashTable) preferences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      char *name = rj_statement_next_text (statement);

      g_hash_table_insert (preferences, name, rj_statement_next_text (statement));
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&preferences) : NULL;
}

gboolean
rj_preference_table_load (RjConnection *connection, const char *name, char **value, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT value FROM preference WHERE name = ?", error);
  RjStep step;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", name);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *value = rj_statement_next_text (statement);
  return step != RJ_STEP_ERROR;
}

gboolean
rj_preference_table_save (RjConnection *connection, const char *name, const char *value, GError **error)
{
  if (value == NULL)
    return rj_connection_run (connection, error, "DELETE FROM preference WHERE name = ?", "t", name);
  return rj_connection_run (connection, error,
                            "INSERT INTO preference (name, value) VALUES (?, ?) "
                            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                            "tt", name, value);
}
