// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-scale-table.h"

#include "rj-statement.h"

GPtrArray *
rj_scale_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT s.id, s.name, s.low, s.middle, s.high, s.asked, (SELECT count(*) FROM scale_value v JOIN entry e "
    "ON e.id = v.entry WHERE v.scale = s.id AND e.deleted IS NULL) FROM scale s ORDER BY s.created, s.id",
    error);
  g_autoptr (GPtrArray) scales = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjScale *scale = g_new0 (RjScale, 1);

      scale->id = rj_statement_next_text (statement);
      scale->name = rj_statement_next_text (statement);
      scale->low = rj_statement_next_text (statement);
      scale->middle = rj_statement_next_text (statement);
      scale->high = rj_statement_next_text (statement);
      scale->asked = rj_statement_next_int (statement) != 0;
      scale->times_used = rj_statement_next_int (statement);
      g_ptr_array_add (scales, scale);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&scales) : NULL;
}

gboolean
rj_scale_table_save (RjConnection *connection, const RjScale *scale, gint64 now_us, GError **error)
{
  return rj_connection_run (
    connection, error,
    "INSERT INTO scale (id, created, updated, name, low, middle, high, asked) VALUES (?, ?, ?, ?, ?, ?, ?, "
    "?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, name = excluded.name, low = excluded.low, "
    "middle = excluded.middle, high = excluded.high, asked = excluded.asked",
    "tlltttti", scale->id, now_us, now_us, scale->name, scale->low, scale->middle, scale->high, scale->asked);
}

static gboolean
read_number (RjStatement *statement, int *number, GError **error)
{
  RjStep step = rj_statement_step (statement, error);

  if (step == RJ_STEP_ROW)
    *number = rj_statement_next_int (statement);
  return step == RJ_STEP_ROW;
}

gboolean
rj_scale_table_find (RjConnection *connection, const char *id, gboolean *is_there, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT count(*) FROM scale WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  return read_number (statement, is_there, error);
}

/* How many check-ins have two numbers, where only one of them can stay. */
static gboolean
count_both (RjConnection *connection, const char *from, const char *into, int *count, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT count(*) FROM scale_value f JOIN scale_value i ON i.entry = f.entry AND i.scale = ?2 "
    "JOIN entry e ON e.id = f.entry WHERE f.scale = ?1 AND f.value != i.value AND e.deleted IS NULL",
    error);

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "tt", from, into);
  return read_number (statement, count, error);
}

gboolean
rj_scale_table_merge (RjConnection *connection,
                      const char *from,
                      const char *into,
                      gint64 now_us,
                      int *given_up,
                      GError **error)
{
  return count_both (connection, from, into, given_up, error)
         && rj_connection_run (connection, error,
                               "DELETE FROM scale_value AS f WHERE scale = ?1 AND EXISTS (SELECT 1 FROM "
                               "scale_value AS i WHERE i.entry = f.entry AND i.scale = ?2)",
                               "tt", from, into)
         && rj_connection_run (connection, error, "UPDATE scale_value SET scale = ?2 WHERE scale = ?1", "tt",
                               from, into)
         && rj_connection_run (connection, error,
                               "UPDATE scale AS i SET updated = ?3, asked = max (i.asked, f.asked), "
                               "low = ifnull (i.low, f.low), middle = ifnull (i.middle, f.middle), "
                               "high = ifnull (i.high, f.high) FROM scale AS f WHERE f.id = ?1 AND i.id = ?2",
                               "ttl", from, into, now_us)
         && rj_connection_run (connection, error, "DELETE FROM scale WHERE id = ?", "t", from);
}

gboolean
rj_scale_table_save_values (RjConnection *connection,
                            const char *entry,
                            gboolean is_new,
                            GPtrArray *values,
                            GError **error)
{
  if (!is_new
      && !rj_connection_run (connection, error, "DELETE FROM scale_value WHERE entry = ?", "t", entry))
    return FALSE;
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const RjScaleValue *value = g_ptr_array_index (values, i);

      if (!rj_connection_run (connection, error,
                              "INSERT INTO scale_value (value, entry, scale) SELECT ?, ?, id FROM scale "
                              "WHERE id = ?",
                              "itt", value->value, entry, value->scale))
        return FALSE;
    }
  return TRUE;
}

gboolean
rj_scale_table_load_values (RjConnection *connection, const char *entry, GPtrArray **values, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT v.scale, v.value, s.name FROM scale_value v JOIN scale s ON s.id = v.scale WHERE v.entry = ? "
    "ORDER BY s.created, s.id",
    error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_value_free);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", entry);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjScaleValue *value = g_new0 (RjScaleValue, 1);

      value->scale = rj_statement_next_text (statement);
      value->value = rj_statement_next_int (statement);
      value->name = rj_statement_next_text (statement);
      g_ptr_array_add (found, value);
    }
  *values = step == RJ_STEP_DONE && found->len > 0 ? g_steal_pointer (&found) : NULL;
  return step == RJ_STEP_DONE;
}
