// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-check-ins-table.h"

#include "rj-entry-table.h"
#include "rj-scale-table.h"
#include "rj-store.h"

gboolean
rj_mood_table_save (RjConnection *connection, RjMoodEntry *entry, RjDay *old_day, GError **error)
{
  RjRecord *record = &entry->record;
  RjEntryIndex index = { RJ_LOG_MOOD, (int) entry->mood, entry->halt, NULL, entry->note };

  return rj_entry_table_save (connection, record, &index, old_day, error)
         && rj_connection_run (
           connection, error,
           "INSERT INTO mood (id, mood, energy, sleep_minutes, ate, moved, note) "
           "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET mood = excluded.mood, "
           "energy = excluded.energy, sleep_minutes = excluded.sleep_minutes, ate = excluded.ate, "
           "moved = excluded.moved, note = excluded.note",
           "tiiniit", record->id, (int) entry->mood, entry->energy, entry->sleep_minutes, (int) entry->ate,
           (int) entry->moved, entry->note)
         && rj_entry_table_save_choices (connection, record->id, *old_day == RJ_DAY_NONE, "feeling",
                                         entry->feelings, error)
         && rj_scale_table_save_values (connection, record->id, *old_day == RJ_DAY_NONE, entry->scales, error)
         && rj_search_table_save (connection, record->id, "mood", record->day,
                                  (const char *const[]) { entry->note }, 1, error);
}

RjMoodEntry *
rj_mood_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", e.halt, m.mood, m.energy, m.sleep_minutes, m.ate, m.moved, m.note "
    "FROM mood m JOIN entry e ON e.id = m.id WHERE m.id = ? AND e.deleted IS NULL",
    error);
  g_autoptr (RjMoodEntry) entry = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  entry = rj_mood_entry_new ();
  rj_entry_table_read (statement, &entry->record);
  entry->halt = (guint) rj_statement_next_int (statement);
  entry->mood = (RjMood) rj_statement_next_int (statement);
  entry->energy = rj_statement_next_int (statement);
  entry->sleep_minutes = rj_statement_next_minutes (statement);
  entry->ate = (RjAnswer) rj_statement_next_int (statement);
  entry->moved = (RjAnswer) rj_statement_next_int (statement);
  entry->note = rj_statement_next_text (statement);
  if (!rj_entry_table_load_choices (connection, id, "feeling", &entry->feelings, error)
      || !rj_scale_table_load_values (connection, id, &entry->scales, error))
    return NULL;
  return g_steal_pointer (&entry);
}

static char *
find_id (RjConnection *connection, const char *sql, RjDay day, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "d", day);
  return rj_statement_step (statement, error) == RJ_STEP_ROW ? rj_statement_next_text (statement) : NULL;
}

char *
rj_mood_table_find_last (RjConnection *connection, RjDay day, GError **error)
{
  return find_id (connection,
                  "SELECT id FROM entry WHERE day = ? AND kind = 1 AND deleted IS NULL "
                  "ORDER BY at DESC, id DESC LIMIT 1",
                  day, error);
}

static gboolean
save_ratings (RjConnection *connection, const RjCraving *craving, gboolean is_new, GError **error)
{
  const char *id = craving->record.id;

  if (!is_new
      && !rj_connection_run (connection, error, "DELETE FROM craving_rating WHERE craving = ?", "t", id))
    return FALSE;
  for (guint i = 0; craving->later != NULL && i < craving->later->len; i++)
    {
      const RjRatingPoint *point = &g_array_index (craving->later, RjRatingPoint, i);

      if (!rj_connection_run (
            connection, error,
            "INSERT OR REPLACE INTO craving_rating (craving, at, strength) VALUES (?, ?, ?)", "tli", id,
            point->at_us, point->strength))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_craving_choices (RjConnection *connection, const RjCraving *craving, gboolean is_new, GError **error)
{
  const char *id = craving->record.id;
  char *substance[] = { craving->substance, NULL };

  return rj_entry_table_save_choices (connection, id, is_new, "trigger", craving->triggers, error)
         && rj_entry_table_save_choices (connection, id, is_new, "place", craving->places, error)
         && rj_entry_table_save_choices (connection, id, is_new, "company", craving->company, error)
         && rj_entry_table_save_choices (connection, id, is_new, "substance", substance, error)
         && rj_entry_table_save_choices (connection, id, is_new, "did", craving->did, error);
}

gboolean
rj_craving_table_save (RjConnection *connection, RjCraving *craving, RjDay *old_day, GError **error)
{
  RjRecord *record = &craving->record;
  const char *words[] = { craving->note, craving->thoughts, craving->body };
  RjEntryIndex index = { RJ_LOG_CRAVING, craving->strength, craving->halt, NULL, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (words) && index.words == NULL; i++)
    index.words = words[i];
  return rj_entry_table_save (connection, record, &index, old_day, error)
         && rj_connection_run (
           connection, error,
           "INSERT INTO craving (id, strength, body, thoughts, note, duration_minutes, outcome) "
           "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
           "strength = excluded.strength, body = excluded.body, thoughts = excluded.thoughts, "
           "note = excluded.note, duration_minutes = excluded.duration_minutes, "
           "outcome = excluded.outcome",
           "titttni", record->id, craving->strength, craving->body, craving->thoughts, craving->note,
           craving->duration_minutes, (int) craving->outcome)
         && save_ratings (connection, craving, *old_day == RJ_DAY_NONE, error)
         && save_craving_choices (connection, craving, *old_day == RJ_DAY_NONE, error)
         && rj_search_table_save (connection, record->id, "craving", record->day, words, G_N_ELEMENTS (words),
                                  error);
}

static gboolean
load_ratings (RjConnection *connection, RjCraving *craving, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT at, strength FROM craving_rating WHERE craving = ? ORDER BY at", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", craving->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjRatingPoint point;

      point.at_us = rj_statement_next_int64 (statement);
      point.strength = rj_statement_next_int (statement);
      g_array_append_val (craving->later, point);
    }
  return step == RJ_STEP_DONE;
}

static gboolean
load_craving_choices (RjConnection *connection, RjCraving *craving, GError **error)
{
  const char *id = craving->record.id;
  g_auto (GStrv) substance = NULL;

  if (!rj_entry_table_load_choices (connection, id, "trigger", &craving->triggers, error)
      || !rj_entry_table_load_choices (connection, id, "place", &craving->places, error)
      || !rj_entry_table_load_choices (connection, id, "company", &craving->company, error)
      || !rj_entry_table_load_choices (connection, id, "did", &craving->did, error)
      || !rj_entry_table_load_choices (connection, id, "substance", &substance, error))
    return FALSE;
  craving->substance = substance == NULL ? NULL : g_strdup (substance[0]);
  return TRUE;
}

RjCraving *
rj_craving_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT " RJ_ENTRY_COLUMNS
                           ", e.halt, c.strength, c.body, c.thoughts, c.note, c.duration_minutes, c.outcome "
                           "FROM craving c JOIN entry e ON e.id = c.id WHERE c.id = ? AND e.deleted IS NULL",
                           error);
  g_autoptr (RjCraving) craving = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  craving = rj_craving_new ();
  rj_entry_table_read (statement, &craving->record);
  craving->halt = (guint) rj_statement_next_int (statement);
  craving->strength = rj_statement_next_int (statement);
  craving->body = rj_statement_next_text (statement);
  craving->thoughts = rj_statement_next_text (statement);
  craving->note = rj_statement_next_text (statement);
  craving->duration_minutes = rj_statement_next_minutes (statement);
  craving->outcome = (RjOutcome) rj_statement_next_int (statement);
  if (!load_ratings (connection, craving, error) || !load_craving_choices (connection, craving, error))
    return NULL;
  return g_steal_pointer (&craving);
}

gboolean
rj_craving_table_add_rating (RjConnection *connection,
                             const char *id,
                             const RjRatingPoint *point,
                             gint64 now_us,
                             RjDay *day,
                             GError **error)
{
  g_autoptr (RjCraving) craving = rj_craving_table_load (connection, id, error);

  if (craving == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such craving");
      return FALSE;
    }
  *day = craving->record.day;
  return rj_connection_run (connection, error,
                            "INSERT INTO craving_rating (craving, at, strength) VALUES (?, ?, ?) "
                            "ON CONFLICT (craving, at) DO UPDATE SET strength = excluded.strength",
                            "tli", id, point->at_us, point->strength)
         && rj_connection_run (connection, error, "UPDATE entry SET updated = ? WHERE id = ?", "lt", now_us,
                               id);
}

gboolean
rj_writing_table_save (RjConnection *connection, RjWriting *writing, RjDay *old_day, GError **error)
{
  RjRecord *record = &writing->record;
  const char *words[] = { writing->title, writing->body, writing->hard, writing->good, writing->tomorrow };
  RjEntryIndex index = { RJ_LOG_WRITING, -1, 0, writing->title, NULL };

  for (gsize i = 1; i < G_N_ELEMENTS (words) && index.words == NULL; i++)
    index.words = words[i];
  return rj_entry_table_save (connection, record, &index, old_day, error)
         && rj_connection_run (
           connection, error,
           "INSERT INTO writing (id, kind, title, body, hard, good, tomorrow) "
           "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
           "title = excluded.title, body = excluded.body, hard = excluded.hard, "
           "good = excluded.good, tomorrow = excluded.tomorrow",
           "tittttt", record->id, (int) writing->kind, writing->title, writing->body, writing->hard,
           writing->good, writing->tomorrow)
         && rj_search_table_save (connection, record->id, "writing", record->day, words, G_N_ELEMENTS (words),
                                  error);
}

RjWriting *
rj_writing_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT " RJ_ENTRY_COLUMNS ", w.kind, w.title, w.body, w.hard, w.good, w.tomorrow "
                           "FROM writing w JOIN entry e ON e.id = w.id WHERE w.id = ? AND e.deleted IS NULL",
                           error);
  RjWriting *writing;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  writing = rj_writing_new ();
  rj_entry_table_read (statement, &writing->record);
  writing->kind = (RjWritingKind) rj_statement_next_int (statement);
  writing->title = rj_statement_next_text (statement);
  writing->body = rj_statement_next_text (statement);
  writing->hard = rj_statement_next_text (statement);
  writing->good = rj_statement_next_text (statement);
  writing->tomorrow = rj_statement_next_text (statement);
  return writing;
}

char *
rj_writing_table_find_close_day (RjConnection *connection, RjDay day, GError **error)
{
  return find_id (connection,
                  "SELECT e.id FROM entry e JOIN writing w ON w.id = e.id WHERE e.day = ? AND e.kind = 4 "
                  "AND w.kind = 2 AND e.deleted IS NULL ORDER BY e.at DESC LIMIT 1",
                  day, error);
}
