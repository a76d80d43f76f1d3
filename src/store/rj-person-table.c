// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-person-table.h"

#include "rj-entry-table.h"
#include "rj-statement.h"
#include "rj-store.h"

#define SELECT                                                                                             \
  "SELECT " RJ_ENTRY_COLUMNS ", e.name, e.role, e.best_times, e.good_for, e.at_night, e.note, e.message, " \
  "e.first FROM person e WHERE e.deleted IS NULL"

static RjPerson *
read_person (RjStatement *statement)
{
  RjPerson *person = rj_person_new ();

  rj_entry_table_read (statement, &person->record);
  person->name = rj_statement_next_text (statement);
  person->role = (RjPersonRole) rj_statement_next_int (statement);
  person->best_times = rj_statement_next_text (statement);
  person->good_for = rj_statement_next_text (statement);
  person->may_call_at_night = rj_statement_next_int (statement) != 0;
  person->note = rj_statement_next_text (statement);
  person->message = rj_statement_next_text (statement);
  person->first = rj_statement_next_int (statement) != 0;
  return person;
}

static gboolean
load_reaches (RjConnection *connection, RjPerson *person, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT kind, label, value FROM person_reach WHERE person = ? ORDER BY position", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", person->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjReachKind kind = (RjReachKind) rj_statement_next_int (statement);
      g_autofree char *label = rj_statement_next_text (statement);
      g_autofree char *value = rj_statement_next_text (statement);

      g_ptr_array_add (person->reaches, rj_reach_new (kind, label, value));
    }
  return step == RJ_STEP_DONE;
}

/* @statement: bound */
static GPtrArray *
load_all (RjConnection *connection, RjStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_free);
  RjStep step;

  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjPerson *person = read_person (statement);

      g_ptr_array_add (people, person);
      if (!load_reaches (connection, person, error))
        return NULL;
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

GPtrArray *
rj_person_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, SELECT, error);
  GPtrArray *people = statement != NULL ? load_all (connection, statement, error) : NULL;

  if (people != NULL)
    rj_people_sort (people);
  return people;
}

RjPerson *
rj_person_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, SELECT " AND e.id = ?", error);
  g_autoptr (GPtrArray) people = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  people = load_all (connection, statement, error);
  return people != NULL && people->len > 0 ? rj_person_copy (g_ptr_array_index (people, 0)) : NULL;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such person");
  return FALSE;
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT created, deleted IS NOT NULL FROM person WHERE id = ?", error);
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
check_exists (RjConnection *connection, const char *id, GError **error)
{
  gboolean found;
  gint64 created;

  return find (connection, id, &found, &created, error) && (found || set_gone (error));
}

static gboolean
save_row (RjConnection *connection, const RjPerson *person, GError **error)
{
  const RjRecord *record = &person->record;

  return rj_connection_run (
    connection, error,
    "INSERT INTO person (id, created, updated, at, zone, day, while_locked, name, role, best_times, "
    "good_for, at_night, note, message, first) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, zone = excluded.zone, "
    "day = excluded.day, name = excluded.name, role = excluded.role, best_times = excluded.best_times, "
    "good_for = excluded.good_for, at_night = excluded.at_night, note = excluded.note, "
    "message = excluded.message, first = excluded.first",
    "tllltditittitti", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
    record->day, record->while_locked, person->name, (int) person->role, person->best_times, person->good_for,
    person->may_call_at_night, person->note, person->message, person->first);
}

static gboolean
save_reaches (RjConnection *connection, const RjPerson *person, gboolean is_new, GError **error)
{
  const char *id = person->record.id;

  if (!is_new && !rj_connection_run (connection, error, "DELETE FROM person_reach WHERE person = ?", "t", id))
    return FALSE;
  for (guint i = 0; i < person->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (person->reaches, i);

      if (!rj_connection_run (
            connection, error,
            "INSERT INTO person_reach (person, position, kind, label, value) VALUES (?, ?, ?, ?, ?)", "tiitt",
            id, (int) i, (int) reach->kind, reach->label, reach->value))
        return FALSE;
    }
  return TRUE;
}

/* Also the deleted: one that comes back does not come back as a second one. */
static gboolean
keep_one_first (RjConnection *connection, const RjPerson *person, GError **error)
{
  return !person->first
         || rj_connection_run (connection, error, "UPDATE person SET first = 0 WHERE first <> 0 AND id <> ?",
                               "t", person->record.id);
}

static gboolean
save_search (RjConnection *connection, const RjPerson *person, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, person->name);
  g_ptr_array_add (words, person->best_times);
  g_ptr_array_add (words, person->good_for);
  g_ptr_array_add (words, person->note);
  g_ptr_array_add (words, person->message);
  for (guint i = 0; i < person->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (person->reaches, i);

      g_ptr_array_add (words, reach->label);
      g_ptr_array_add (words, reach->value);
    }
  return rj_search_table_save (connection, person->record.id, "person", person->record.day,
                               (const char *const *) words->pdata, words->len, error);
}

gboolean
rj_person_table_save (RjConnection *connection, RjPerson *person, gboolean *is_new, GError **error)
{
  gboolean found;

  if (!find (connection, person->record.id, &found, &person->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return keep_one_first (connection, person, error) && save_row (connection, person, error)
         && save_reaches (connection, person, *is_new, error) && save_search (connection, person, error);
}

gboolean
rj_person_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return check_exists (connection, id, error)
         && rj_connection_run (connection, error, "UPDATE person SET deleted = ? WHERE id = ?", "lt", now_us,
                               id)
         && rj_search_table_remove (connection, id, error)
         && rj_connection_run (connection, error,
                               "DELETE FROM search WHERE id IN (SELECT id FROM talk WHERE person = ?)", "t",
                               id);
}

/* ---- The contact ledger ---- */

static RjTalk *
read_talk (RjStatement *statement)
{
  RjTalk *talk = rj_talk_new ();

  rj_entry_table_read (statement, &talk->record);
  talk->person = rj_statement_next_text (statement);
  talk->how = (RjTalkHow) rj_statement_next_int (statement);
  talk->note = rj_statement_next_text (statement);
  return talk;
}

GPtrArray *
rj_talk_table_list (RjConnection *connection, const char *person, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT " RJ_ENTRY_COLUMNS ", e.person, e.how, e.note FROM talk e "
                           "JOIN person p ON p.id = e.person AND p.deleted IS NULL "
                           "WHERE e.person = ? AND e.deleted IS NULL ORDER BY e.at DESC, e.id DESC",
                           error);
  g_autoptr (GPtrArray) talks = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_talk_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", person);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (talks, read_talk (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&talks) : NULL;
}

static gboolean
save_talk_search (RjConnection *connection, const char *id, RjDay day, const char *note, GError **error)
{
  return rj_search_table_save (connection, id, "talk", day, &note, 1, error);
}

gboolean
rj_talk_table_add (RjConnection *connection, const RjTalk *talk, GError **error)
{
  const RjRecord *record = &talk->record;

  return check_exists (connection, talk->person, error)
         && rj_connection_run (connection, error,
                               "INSERT INTO talk (id, created, updated, at, zone, day, while_locked, person, "
                               "how, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                               "tllltditit", record->id, record->created_us, record->updated_us,
                               record->at_us, record->zone, record->day, record->while_locked, talk->person,
                               (int) talk->how, talk->note)
         && save_talk_search (connection, record->id, record->day, talk->note, error);
}

gboolean
rj_talk_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  gint64 n = 0;

  if (!rj_connection_get_int64 (connection, &n, error,
                                "SELECT count(*) FROM talk t JOIN person p ON p.id = t.person WHERE t.id = ? "
                                "AND t.deleted IS NULL AND p.deleted IS NULL",
                                "t", id))
    return FALSE;
  if (n == 0)
    return set_gone (error);
  return rj_connection_run (connection, error, "UPDATE talk SET deleted = ? WHERE id = ?", "lt", now_us, id)
         && rj_search_table_remove (connection, id, error);
}

/* @sql: selects id, day and note by @id */
static gboolean
save_searches (RjConnection *connection, const char *sql, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *talk = rj_statement_next_text (statement);
      RjDay day = rj_statement_next_day (statement);
      g_autofree char *note = rj_statement_next_text (statement);

      if (!save_talk_search (connection, talk, day, note, error))
        return FALSE;
    }
  return step == RJ_STEP_DONE;
}

gboolean
rj_talk_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  return save_searches (connection, "SELECT id, day, note FROM talk WHERE id = ?", id, error);
}

gboolean
rj_person_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjPerson) person = rj_person_table_load (connection, id, error);

  return person != NULL && keep_one_first (connection, person, error)
         && save_search (connection, person, error)
         && save_searches (
           connection,
           "SELECT id, day, note FROM talk WHERE person = ? AND deleted IS NULL AND note IS NOT NULL", id,
           error);
}
