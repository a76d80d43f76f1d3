// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-letter-table.h"

#include "rj-check-in.h"
#include "rj-entry-table.h"
#include "rj-recovery-table.h"
#include "rj-statement.h"
#include "rj-store.h"

static RjLetter *
read_letter (RjStatement *statement)
{
  RjLetter *letter = rj_letter_new ();

  rj_entry_table_read (statement, &letter->record);
  letter->title = rj_statement_next_text (statement);
  letter->body = rj_statement_next_text (statement);
  letter->offers = (guint) rj_statement_next_int (statement);
  letter->offer_day = rj_statement_next_day (statement);
  letter->milestone_from = rj_statement_next_day (statement);
  letter->sealed_until = rj_statement_next_day (statement);
  letter->times_read = rj_statement_next_int (statement);
  letter->last_read_us = rj_statement_next_int64 (statement);
  letter->read_day = rj_statement_next_day (statement);
  letter->answered_us = rj_statement_next_int64 (statement);
  letter->answered_day = rj_statement_next_day (statement);
  return letter;
}

GPtrArray *
rj_letter_table_list (RjConnection *connection, gint64 now_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", e.title, e.body, e.offers, e.offer_day, e.milestone_from, e.sealed_until, "
    "(SELECT count(*) FROM letter_use u WHERE u.letter = e.id AND u.answer = 1), "
    "(SELECT max(at) FROM letter_use u WHERE u.letter = e.id AND u.answer = 1), "
    "(SELECT max(day) FROM letter_use u WHERE u.letter = e.id AND u.answer = 1 AND u.at <= ?1), "
    "(SELECT max(at) FROM letter_use u WHERE u.letter = e.id AND u.at <= ?1), "
    "(SELECT max(day) FROM letter_use u WHERE u.letter = e.id AND u.at <= ?1) "
    "FROM letter e WHERE e.deleted IS NULL ORDER BY e.at DESC, e.id DESC",
    error);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_letter_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "l", now_us);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (letters, read_letter (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&letters) : NULL;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such letter");
  return FALSE;
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT created, deleted IS NOT NULL FROM letter WHERE id = ?", error);
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
save_search (RjConnection *connection, const RjLetter *letter, GError **error)
{
  const char *words[] = { letter->title, letter->body };

  return rj_search_table_save (connection, letter->record.id, "letter", letter->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_letter_table_save (RjConnection *connection, RjLetter *letter, gboolean *is_new, GError **error)
{
  const RjRecord *record = &letter->record;
  gboolean found;

  if (!find (connection, record->id, &found, &letter->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO letter (id, created, updated, at, zone, day, while_locked, title, body, offers, "
           "offer_day, milestone_from, sealed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
           "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, "
           "zone = excluded.zone, day = excluded.day, title = excluded.title, body = excluded.body, "
           "offers = excluded.offers, offer_day = excluded.offer_day, "
           "milestone_from = excluded.milestone_from, sealed_until = excluded.sealed_until",
           "tllltdittiddd", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
           record->day, record->while_locked, letter->title, letter->body, (int) letter->offers,
           letter->offer_day, letter->milestone_from, letter->sealed_until)
         && save_search (connection, letter, error);
}

gboolean
rj_letter_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return check_exists (connection, id, error)
         && rj_connection_run (connection, error, "UPDATE letter SET deleted = ? WHERE id = ?", "lt", now_us,
                               id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_letter_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) letters = rj_letter_table_list (connection, G_MAXINT64, error);
  const RjLetter *letter = letters != NULL ? rj_letters_find (letters, id) : NULL;

  if (letters == NULL)
    return FALSE;
  return letter != NULL ? save_search (connection, letter, error) : set_gone (error);
}

gboolean
rj_letter_table_answer (RjConnection *connection,
                        const char *use_id,
                        const char *id,
                        gint64 at_us,
                        RjDay day,
                        RjLetterAnswer answer,
                        const char *craving_id,
                        GError **error)
{
  return check_exists (connection, id, error)
         && rj_connection_run (connection, error,
                               "INSERT INTO letter_use (id, letter, at, day, answer, craving) "
                               "VALUES (?, ?, ?, ?, ?, ?)",
                               "ttldit", use_id, id, at_us, day, (int) answer, craving_id);
}

/* Of several it is the one that grew strong last. What lies ahead was written by a clock that was. */
static gboolean
load_strong (RjConnection *connection, RjLetterMoment *moment, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "WITH felt (id, at) AS "
    "(SELECT e.id, e.at FROM entry e JOIN craving c ON c.id = e.id WHERE e.deleted IS NULL AND e.day >= ?2 "
    "AND e.at <= ?3 AND c.strength >= ?1 "
    "UNION ALL SELECT e.id, r.at FROM entry e JOIN craving_rating r ON r.craving = e.id "
    "WHERE e.deleted IS NULL AND e.day >= ?2 AND e.at <= ?3 AND r.at <= ?3 AND r.strength >= ?1) "
    "SELECT min(at) AS since, max(at), id FROM felt GROUP BY id HAVING max(at) > ?4 "
    "ORDER BY since DESC, id DESC LIMIT 1",
    error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "idll", RJ_LETTER_STRONG_FROM, moment->today - 1, moment->now_us,
                     moment->now_us - RJ_LETTER_STRONG_FOR_US);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    {
      moment->strong_us = rj_statement_next_int64 (statement);
      moment->strong_last_us = rj_statement_next_int64 (statement);
      moment->strong_id = rj_statement_next_text (statement);
    }
  return step != RJ_STEP_ERROR;
}

static gboolean
load_rest (RjConnection *connection, RjLetterMoment *moment, GError **error)
{
  gint64 days;

  if (!rj_connection_get_int64 (connection, &days, error,
                                "SELECT ifnull((SELECT CAST(value AS INTEGER) FROM preference "
                                "WHERE name = ?), ?)",
                                "ti", RJ_PREFERENCE_REST_DAYS, RJ_LETTER_REST_DAYS))
    return FALSE;
  moment->rest_days = (int) CLAMP (days, 0, RJ_LETTER_REST_LONGEST);
  return TRUE;
}

gboolean
rj_letter_table_find_use (RjConnection *connection, RjDay first, RjDay today, RjDay *day, GError **error)
{
  g_autoptr (RjStatement) statement = NULL;
  RjDay written = RJ_DAY_NONE;
  RjStep step;

  if (!rj_recovery_table_get_last_use (connection, today, &written, error))
    return FALSE;
  statement = rj_connection_prepare (connection,
                                     "SELECT max(e.day) FROM entry e JOIN craving c ON c.id = e.id WHERE "
                                     "e.deleted IS NULL AND e.day >= ?1 AND e.day <= ?2 "
                                     "AND c.outcome IN (?3, ?4)",
                                     error);
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "ddii", first, today, RJ_OUTCOME_USED_A_LITTLE, RJ_OUTCOME_USED);
  step = rj_statement_step (statement, error);
  *day = step == RJ_STEP_ROW ? rj_statement_next_day (statement) : RJ_DAY_NONE;
  *day = MAX (*day, written);
  return step != RJ_STEP_ERROR;
}

gboolean
rj_letter_table_load_moment (RjConnection *connection, RjLetterMoment *moment, GError **error)
{
  return load_strong (connection, moment, error)
         && load_rest (connection, moment, error)
         /* A date that fell into the rest is offered for a while after it. */
         && rj_letter_table_find_use (
           connection, moment->today - (RjDay) MAX (moment->rest_days, 1) - RJ_LETTER_ON_DAY_FOR,
           moment->today, &moment->use_day, error);
}
