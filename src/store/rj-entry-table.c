// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-entry-table.h"

#include "rj-store.h"
#include "rj-text.h"

#include <stdlib.h>
#include <string.h>

#define EXCERPT_LENGTH 160

/* What is there under this id: the day is RJ_DAY_NONE when there is nothing. */
static gboolean
find (RjConnection *connection,
      const char *id,
      RjLogKind *kind,
      RjDay *day,
      gint64 *created,
      gboolean *deleted,
      GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT kind, day, created, deleted IS NOT NULL FROM entry WHERE id = ?", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    {
      *kind = (RjLogKind) rj_statement_next_int (statement);
      *day = rj_statement_next_day (statement);
      *created = rj_statement_next_int64 (statement);
      *deleted = rj_statement_next_int (statement) != 0;
    }
  return step != RJ_STEP_ERROR;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such entry");
  return FALSE;
}

gboolean
rj_entry_table_save (RjConnection *connection,
                     RjRecord *record,
                     const RjEntryIndex *index,
                     RjDay *old_day,
                     GError **error)
{
  g_autofree char *excerpt = rj_text_excerpt (index->words, EXCERPT_LENGTH);
  RjLogKind kind = index->kind;
  gint64 created = record->created_us;
  gboolean deleted = FALSE;

  *old_day = RJ_DAY_NONE;
  if (!find (connection, record->id, &kind, old_day, &created, &deleted, error))
    return FALSE;
  if (deleted || kind != index->kind)
    return set_not_found (error);
  record->created_us = created;
  return rj_connection_run (
    connection, error,
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, title, "
    "excerpt) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, "
    "at = excluded.at, zone = excluded.zone, day = excluded.day, while_locked = excluded.while_locked, "
    "value = excluded.value, halt = excluded.halt, title = excluded.title, excerpt = excluded.excerpt",
    "tillltdiiitt", record->id, (int) kind, record->created_us, record->updated_us, record->at_us,
    record->zone, record->day, record->while_locked, index->value, (int) index->halt, index->title, excerpt);
}

gboolean
rj_entry_table_delete (RjConnection *connection,
                       const char *id,
                       gint64 now_us,
                       RjLogKind *kind,
                       RjDay *day,
                       GError **error)
{
  gint64 created;
  gboolean deleted = FALSE;

  *day = RJ_DAY_NONE;
  if (!find (connection, id, kind, day, &created, &deleted, error))
    return FALSE;
  if (*day == RJ_DAY_NONE || deleted)
    return set_not_found (error);
  return rj_connection_run (connection, error, "UPDATE entry SET deleted = ? WHERE id = ?", "lt", now_us, id)
         && rj_search_table_remove (connection, id, error);
}

void
rj_entry_table_read (RjStatement *statement, RjRecord *record)
{
  rj_record_clear (record);
  record->id = rj_statement_next_text (statement);
  record->created_us = rj_statement_next_int64 (statement);
  record->updated_us = rj_statement_next_int64 (statement);
  record->at_us = rj_statement_next_int64 (statement);
  record->zone = rj_statement_next_text (statement);
  record->day = rj_statement_next_day (statement);
  record->while_locked = rj_statement_next_int (statement) != 0;
}

gboolean
rj_entry_table_save_choices (RjConnection *connection,
                             const char *id,
                             gboolean is_new,
                             const char *role,
                             GStrv values,
                             GError **error)
{
  if (!is_new
      && !rj_connection_run (connection, error, "DELETE FROM entry_choice WHERE entry = ? AND role = ?", "tt",
                             id, role))
    return FALSE;
  for (int i = 0; values != NULL && values[i] != NULL; i++)
    if (!rj_connection_run (connection, error,
                            "INSERT INTO entry_choice (entry, role, position, choice) VALUES (?, ?, ?, ?)",
                            "ttit", id, role, i, values[i]))
      return FALSE;
  return TRUE;
}

gboolean
rj_entry_table_load_choices (RjConnection *connection,
                             const char *id,
                             const char *role,
                             GStrv *values,
                             GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT choice FROM entry_choice WHERE entry = ? AND role = ? ORDER BY position", error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "tt", id, role);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_strv_builder_take (builder, rj_statement_next_text (statement));
      any = TRUE;
    }
  if (step == RJ_STEP_ERROR)
    return FALSE;
  *values = any ? g_strv_builder_end (builder) : NULL;
  return TRUE;
}

/* A limit on the value asks for moods and cravings only: writing has none. */
#define FILTER                                                                                             \
  "deleted IS NULL AND (kind & ?1) <> 0 AND (?2 < 0 OR value >= ?2) AND (?3 < 0 OR (value >= 0 AND value " \
  "<= ?3)) "

gboolean
rj_entry_table_counts (RjConnection *connection, const RjLogFilter *filter, GArray *counts, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT day, count(*) FROM entry WHERE " FILTER "GROUP BY day ORDER BY day DESC", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "iii", (int) filter->kinds, filter->min_value, filter->max_value);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDayCount count;

      count.day = rj_statement_next_day (statement);
      count.n = (guint) rj_statement_next_int (statement);
      g_array_append_val (counts, count);
    }
  return step == RJ_STEP_DONE;
}

/* Own scales of a check-in in one column: name, US, number; RS between them. */
#define SCALES                                                                                               \
  "(SELECT group_concat(name || char(31) || value, char(30)) FROM (SELECT s.name, v.value FROM scale_value " \
  "v JOIN scale s ON s.id = v.scale WHERE v.entry = entry.id ORDER BY s.created, s.id))"

static GPtrArray *
read_scales (const char *column)
{
  g_auto (GStrv) parts = column != NULL ? g_strsplit (column, "\x1e", -1) : NULL;
  GPtrArray *scales;

  if (parts == NULL)
    return NULL;
  scales = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_value_free);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *number = strrchr (parts[i], '\x1f');
      RjScaleValue *value;

      if (number == NULL)
        continue;
      *number = '\0';
      value = rj_scale_value_new (NULL, atoi (number + 1));
      value->name = g_strdup (parts[i]);
      g_ptr_array_add (scales, value);
    }
  return scales;
}

gboolean
rj_entry_table_page (RjConnection *connection,
                     const RjLogFilter *filter,
                     RjDay day,
                     guint skip,
                     guint n,
                     GPtrArray *page,
                     GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT id, kind, at, zone, day, value, halt, title, excerpt, while_locked, " SCALES
    " FROM entry WHERE " FILTER "AND day <= ?4 ORDER BY day DESC, at DESC, id DESC LIMIT ?5 OFFSET ?6",
    error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "iiidii", (int) filter->kinds, filter->min_value, filter->max_value, day,
                     (int) n, (int) skip);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjLogSummary *summary = rj_log_summary_new ();
      g_autofree char *scales = NULL;

      summary->id = rj_statement_next_text (statement);
      summary->kind = (RjLogKind) rj_statement_next_int (statement);
      summary->at_us = rj_statement_next_int64 (statement);
      summary->zone = rj_statement_next_text (statement);
      summary->day = rj_statement_next_day (statement);
      summary->value = rj_statement_next_int (statement);
      summary->halt = (guint) rj_statement_next_int (statement);
      summary->title = rj_statement_next_text (statement);
      summary->excerpt = rj_statement_next_text (statement);
      summary->while_locked = rj_statement_next_int (statement) != 0;
      scales = rj_statement_next_text (statement);
      summary->scales = read_scales (scales);
      g_ptr_array_add (page, summary);
    }
  return step == RJ_STEP_DONE;
}
