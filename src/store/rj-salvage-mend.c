// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-connection-private.h"
#include "rj-entry-table.h"
#include "rj-salvage-private.h"
#include "rj-statement.h"
#include "rj-uuid.h"

/* Words that were there and are not known any more. */
#define NO_TITLE "…"

/* What only a person's time zone can say; the one that most entries have. */
static char *
dup_zone (RjConnection *connection)
{
  g_autoptr (RjStatement) row = rj_connection_prepare (
    connection, "SELECT zone FROM entry GROUP BY zone ORDER BY count(*) DESC LIMIT 1", NULL);

  if (row != NULL && rj_statement_step (row, NULL) == RJ_STEP_ROW)
    return rj_statement_next_text (row);
  return g_strdup ("UTC");
}

/* The beginning of the year 9999. */
#define LAST_MS G_GINT64_CONSTANT (253370764800000)

/* Ids of version 7 begin with the milliseconds at which they were made; those of version 8 are made of a
 * name. -1 when it tells no time, or one that no calendar has. */
static gint64
time_of_id (const char *id)
{
  gint64 ms = 0;

  if (!rj_uuid_is_valid (id) || id[14] != '7')
    return -1;

  for (guint i = 0, digits = 0; id[i] != '\0' && digits < 12; i++)
    if (g_ascii_isxdigit (id[i]))
      {
        ms = ms << 4 | g_ascii_xdigit_value (id[i]);
        digits++;
      }
  return ms < LAST_MS ? ms * 1000 : -1;
}

/* @list: gives ids of rows that are missing; @sql: makes one: id, time (three times), zone, day */
typedef struct {
  const char *list;
  const char *sql;
  guint first_version; /* of the layouts that it is for; 0: from the first on */
  guint last_version;  /* 0: up to the newest */
} Maker;

/* How an item repeats had columns of its own, that may not be empty. */
#define OLD_PLAN_COLUMNS "duration_minutes, position, repeat, weekdays"
#define PLAN_COLUMNS     "duration_minutes, position"
#define PLAN_ITEM_FROM_WORDS(columns, values)                                                     \
  "INSERT INTO plan_item (id, created, updated, at, zone, while_locked, first_day, kind, title, " \
  "part, " columns ") SELECT ?1, ?2, ?2, ?2, ?3, 0, coalesce (s.day, ?4), 1, "                    \
  "substr(folded || char(10), 1, instr(folded || char(10), char(10)) - 1), 4, " values            \
  " FROM search AS s WHERE id = ?1"
#define PLAN_ITEM_WITHOUT_WORDS(columns, values)                                                  \
  "INSERT INTO plan_item (id, created, updated, at, zone, while_locked, first_day, kind, title, " \
  "part, " columns ") VALUES (?1, ?2, ?2, ?2, ?3, 0, ?4, 1, '" NO_TITLE "', 4, " values ")"

static const Maker makers[] = {
  { "SELECT id FROM mood WHERE id NOT IN (SELECT id FROM entry)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 1, ?2, ?2, ?2, ?3, ?4, 0, mood, 0, substr(note, 1, 160) FROM mood WHERE id = ?1" },
  { "SELECT id FROM craving WHERE id NOT IN (SELECT id FROM entry)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 2, ?2, ?2, ?2, ?3, ?4, 0, strength, 0, "
    "substr(coalesce(note, thoughts, body), 1, 160) FROM craving WHERE id = ?1" },
  { "SELECT id FROM writing WHERE id NOT IN (SELECT id FROM entry)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, title, "
    "excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, ?4, 0, -1, 0, title, "
    "substr(coalesce(body, hard, good, tomorrow), 1, 160) FROM writing WHERE id = ?1" },
  /* The words are kept once more for searching, without capitals and accents; better than none. What the
   * entry was besides them is not known. */
  { "SELECT id FROM search WHERE kind IN ('mood', 'craving', 'writing') AND id NOT IN (SELECT id FROM entry)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, -1, 0, substr(folded, 1, 160) FROM search AS s "
    "WHERE id = ?1" },
  /* What was written about a dose is kept as a writing: of which medicine it was is not known. */
  { "SELECT id FROM search WHERE kind = 'dose' AND id NOT IN (SELECT id FROM dose)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, -1, 0, substr(folded, 1, 160) FROM search AS s "
    "WHERE id = ?1",
    3, 0 },
  /* As with a dose. */
  { "SELECT id FROM search WHERE kind = 'attendance' AND id NOT IN (SELECT id FROM attendance)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, -1, 0, substr(folded, 1, 160) FROM search AS s "
    "WHERE id = ?1",
    5, 0 },
  /* What was written about being in touch is kept as a writing: with whom it was is not known. */
  { "SELECT id FROM search WHERE kind = 'talk' AND id NOT IN (SELECT id FROM talk)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, -1, 0, substr(folded, 1, 160) FROM search AS s "
    "WHERE id = ?1",
    5, 0 },
  /* What was written to a line of the ledger is kept as a writing: which line it was is not known. */
  { "SELECT id FROM search WHERE kind = 'recovery_words' AND id NOT IN (SELECT id FROM recovery_words)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, -1, 0, substr(folded, 1, 160) FROM search AS s "
    "WHERE id = ?1",
    5, 0 },
  /* Also when the line is lost and the words are not. */
  { "SELECT id FROM recovery_words WHERE deleted IS NULL AND event NOT IN (SELECT id FROM recovery_event)",
    "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, excerpt) "
    "SELECT ?1, 4, ?2, ?2, ?2, ?3, coalesce (day, ?4), 0, -1, 0, "
    "substr(concat_ws(char(10), amount, note), 1, 160) FROM recovery_words WHERE id = ?1",
    5, 0 },
  { "SELECT id FROM recovery_words WHERE deleted IS NULL AND event NOT IN (SELECT id FROM recovery_event)",
    "INSERT INTO writing (id, kind, body) SELECT ?1, 1, concat_ws(char(10), amount, note) "
    "FROM recovery_words WHERE id = ?1 AND ifnull (?2, ?3) IS NOT ?4",
    5, 0 },
  { "SELECT id FROM entry WHERE kind = 4 AND id NOT IN (SELECT id FROM writing)",
    "INSERT INTO writing (id, kind, body) SELECT ?1, 1, folded FROM search WHERE id = ?1 "
    "AND ifnull (?2, ?3) IS NOT ?4" },
  { "SELECT id FROM search WHERE kind = 'plan_item' AND id NOT IN (SELECT id FROM plan_item)",
    PLAN_ITEM_FROM_WORDS (OLD_PLAN_COLUMNS, "0, 0, 0, 0"), 0, 2 },
  { "SELECT id FROM search WHERE kind = 'plan_item' AND id NOT IN (SELECT id FROM plan_item)",
    PLAN_ITEM_FROM_WORDS (PLAN_COLUMNS, "0, 0"), 3, 0 },
  { "SELECT id FROM search WHERE kind = 'strategy' AND id NOT IN (SELECT id FROM strategy)",
    "INSERT INTO strategy (id, created, updated, at, zone, day, while_locked, title, minutes, caution_none, "
    "halt, favourite) SELECT ?1, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, "
    "substr(folded || char(10), 1, instr(folded || char(10), char(10)) - 1), 0, 0, 0, 0 "
    "FROM search AS s WHERE id = ?1" },
  { "SELECT id FROM search WHERE kind = 'medicine' AND id NOT IN (SELECT id FROM medicine)",
    "INSERT INTO medicine (id, created, updated, at, zone, day, while_locked, name, kind, form, as_needed, "
    "window_minutes) SELECT ?1, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, "
    "substr(folded || char(10), 1, instr(folded || char(10), char(10)) - 1), 0, 0, 0, 0 "
    "FROM search AS s WHERE id = ?1",
    3, 0 },
  /* In which part of the plan it stood is not known: among what I do. */
  { "SELECT id FROM search WHERE kind = 'my_line' AND id NOT IN (SELECT id FROM my_line)",
    "INSERT INTO my_line (id, created, updated, at, zone, day, while_locked, section, pinned, position, "
    "text, "
    "halt) SELECT ?1, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, 5, 0, ?2, folded, 0 FROM search AS s "
    "WHERE id = ?1",
    4, 0 },
  { "SELECT id FROM search WHERE kind = 'meeting' AND id NOT IN (SELECT id FROM meeting)",
    "INSERT INTO meeting (id, created, updated, at, zone, day, while_locked, name, ways, door, "
    "medication_friendly, source) SELECT ?1, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, "
    "substr(folded || char(10), 1, instr(folded || char(10), char(10)) - 1), 0, 0, 0, 0 "
    "FROM search AS s WHERE id = ?1",
    5, 0 },
  /* The plan has its name as well. */
  { "SELECT meeting FROM attendance WHERE meeting NOT IN (SELECT id FROM meeting) UNION "
    "SELECT meeting FROM plan_item WHERE deleted IS NULL AND meeting IS NOT NULL AND meeting NOT IN "
    "(SELECT id FROM meeting)",
    "INSERT INTO meeting (id, created, updated, at, zone, day, while_locked, name, ways, door, "
    "medication_friendly, source) VALUES (?1, ?2, ?2, ?2, ?3, ?4, 0, "
    "coalesce ((SELECT title FROM plan_item WHERE meeting = ?1 LIMIT 1), '" NO_TITLE "'), 0, 0, 0, 0)",
    5, 0 },
  { "SELECT medicine FROM dose WHERE medicine NOT IN (SELECT id FROM medicine) UNION "
    "SELECT medicine FROM plan_medicine WHERE medicine NOT IN (SELECT id FROM medicine)",
    "INSERT INTO medicine (id, created, updated, at, zone, day, while_locked, name, kind, form, as_needed, "
    "window_minutes) VALUES (?1, ?2, ?2, ?2, ?3, ?4, 0, '" NO_TITLE "', 0, 0, 0, 0)",
    3, 0 },
  { "SELECT item FROM visit WHERE item NOT IN (SELECT id FROM plan_item) UNION "
    "SELECT item FROM visit_outcome WHERE item NOT IN (SELECT id FROM plan_item)",
    PLAN_ITEM_WITHOUT_WORDS (PLAN_COLUMNS, "0, 0"), 3, 0 },
  { "SELECT id FROM search WHERE kind = 'letter' AND id NOT IN (SELECT id FROM letter)",
    "INSERT INTO letter (id, created, updated, at, zone, day, while_locked, body, offers) "
    "SELECT ?1, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, folded, 0 FROM search AS s WHERE id = ?1",
    4, 0 },
  { "SELECT DISTINCT letter FROM letter_use WHERE letter NOT IN (SELECT id FROM letter)",
    "INSERT INTO letter (id, created, updated, at, zone, day, while_locked, title, body, offers) "
    "VALUES (?1, ?2, ?2, ?2, ?3, ?4, 0, '" NO_TITLE "', '', 0)",
    4, 0 },
  /* Which form it was is not known then; its words are shown all the same. */
  { "SELECT id FROM search WHERE kind = 'worksheet' AND id NOT IN (SELECT id FROM worksheet) UNION "
    "SELECT sheet FROM worksheet_line WHERE sheet NOT IN (SELECT id FROM worksheet)",
    "INSERT INTO worksheet (id, created, updated, at, zone, day, while_locked, form) "
    "VALUES (?1, ?2, ?2, ?2, ?3, coalesce ((SELECT day FROM search WHERE id = ?1), ?4), 0, '')",
    4, 0 },
  { "SELECT id FROM search WHERE kind = 'worksheet' AND id NOT IN (SELECT sheet FROM worksheet_line)",
    "INSERT INTO worksheet_line (sheet, position, field, text) SELECT ?1, 0, '', folded FROM search "
    "WHERE id = ?1 AND ifnull (?2, ?3) IS NOT ?4",
    4, 0 },
  { "SELECT id FROM search WHERE kind = 'person' AND id NOT IN (SELECT id FROM person)",
    "INSERT INTO person (id, created, updated, at, zone, day, while_locked, name, role, at_night, note, "
    "first) SELECT ?1, ?2, ?2, ?2, ?3, coalesce (s.day, ?4), 0, "
    "substr(folded || char(10), 1, instr(folded || char(10), char(10)) - 1), 0, 0, folded, 0 "
    "FROM search AS s WHERE id = ?1",
    5, 0 },
  { "SELECT person FROM talk WHERE person NOT IN (SELECT id FROM person) UNION "
    "SELECT person FROM person_reach WHERE person NOT IN (SELECT id FROM person)",
    "INSERT INTO person (id, created, updated, at, zone, day, while_locked, name, role, at_night, first) "
    "VALUES (?1, ?2, ?2, ?2, ?3, ?4, 0, '" NO_TITLE "', 0, 0, 0)",
    5, 0 },
  { "SELECT DISTINCT item FROM plan_step WHERE item NOT IN (SELECT id FROM plan_item)",
    PLAN_ITEM_WITHOUT_WORDS (OLD_PLAN_COLUMNS, "0, 0, 0, 0"), 0, 2 },
  { "SELECT DISTINCT item FROM plan_step WHERE item NOT IN (SELECT id FROM plan_item)",
    PLAN_ITEM_WITHOUT_WORDS (PLAN_COLUMNS, "0, 0"), 3, 0 },
  { "SELECT DISTINCT scale FROM scale_value WHERE scale NOT IN (SELECT id FROM scale)",
    "INSERT INTO scale (id, created, updated, name, asked) "
    "SELECT ?1, ?2, ?2, '" NO_TITLE "', 0 WHERE ?3 IS NOT NULL AND ?4 IS NOT NULL",
    4, 0 },
  /* Its words are the name, the number and, when there is one, the note, a line each. */
  { "SELECT id FROM search WHERE kind = 'own_line' AND id NOT IN (SELECT id FROM own_line)",
    "INSERT INTO own_line (id, created, updated, at, zone, day, while_locked, name, number, note) "
    "SELECT id, ?2, ?2, ?2, ?3, coalesce (day, ?4), 0, name, "
    "substr(rest, 1, instr(rest, char(10)) - 1), nullif(trim(substr(rest, instr(rest, char(10)) + 1), "
    "char(10)), '') FROM (SELECT id, day, substr(folded, 1, instr(folded, char(10)) - 1) AS name, "
    "substr(folded, instr(folded, char(10)) + 1) AS rest FROM (SELECT id, day, "
    "folded || char(10, 10) AS folded FROM search WHERE id = ?1))",
    4, 0 },
  /* What stood where among the words is not known: the first line is the name, the rest a note. */
  { "SELECT id FROM search WHERE kind = 'service' AND id NOT IN (SELECT id FROM service)",
    "INSERT INTO service (id, created, updated, at, zone, day, while_locked, kind, name, note) "
    "SELECT id, ?2, ?2, ?2, ?3, coalesce (day, ?4), 0, 0, substr(folded, 1, instr(folded, char(10)) - 1), "
    "nullif(trim(substr(folded, instr(folded, char(10)) + 1), char(10)), '') FROM (SELECT id, day, "
    "folded || char(10) AS folded FROM search WHERE id = ?1)",
    5, 0 },
  { "SELECT id FROM search WHERE kind = 'referral' AND id NOT IN (SELECT id FROM referral)",
    "INSERT INTO referral (id, created, updated, at, zone, day, while_locked, status, to_whom, note) "
    "SELECT id, ?2, ?2, ?2, ?3, coalesce (day, ?4), 0, 0, substr(folded, 1, instr(folded, char(10)) - 1), "
    "nullif(trim(substr(folded, instr(folded, char(10)) + 1), char(10)), '') FROM (SELECT id, day, "
    "folded || char(10) AS folded FROM search WHERE id = ?1)",
    5, 0 },
  { "SELECT DISTINCT template FROM plan_template_item WHERE template NOT IN (SELECT id FROM plan_template)",
    "INSERT INTO plan_template (id, created, updated, day, name) "
    "SELECT ?1, ?2, ?2, ?4, '" NO_TITLE "' WHERE ?3 IS NOT NULL",
    3, 0 },
  { "SELECT strategy FROM strategy_step WHERE strategy NOT IN (SELECT id FROM strategy) "
    "UNION SELECT strategy FROM strategy_use WHERE strategy NOT IN (SELECT id FROM strategy)",
    "INSERT INTO strategy (id, created, updated, at, zone, day, while_locked, title, minutes, caution_none, "
    "halt, favourite) VALUES (?1, ?2, ?2, ?2, ?3, ?4, 0, '" NO_TITLE "', 0, 0, 0, 0)" },
};

static gboolean
make_one (RjConnection *connection, const Maker *maker, const char *id, const char *zone, GError **error)
{
  g_autoptr (GTimeZone) known = g_time_zone_new_identifier (zone);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 at_us = time_of_id (id);

  if (at_us < 0
      && !rj_connection_get_int64 (connection, &at_us, error, "SELECT max (created) FROM entry", ""))
    return FALSE;
  return rj_connection_run (connection, error, maker->sql, "tltd", id, at_us, zone,
                            rj_day_at (at_us, known != NULL ? known : utc, 0));
}

static gboolean
make_all (RjConnection *connection, const Maker *maker, const char *zone, guint *made, GError **error)
{
  g_autoptr (RjStatement) row = rj_connection_prepare (connection, maker->list, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  RjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = rj_statement_step (row, error)) == RJ_STEP_ROW)
    g_ptr_array_add (ids, rj_statement_next_text (row));
  if (step == RJ_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!make_one (connection, maker, ids->pdata[i], zone, error))
      return FALSE;
  *made += ids->len;
  return TRUE;
}

/* The beginning of the words as a list shows it; where they were longer, all of them as searching has them:
 * without capitals and accents. */
#define WORDS                                                                           \
  "CASE WHEN length(ifnull(excerpt, '')) < 160 THEN excerpt ELSE excerpt || ' […]' || " \
  "ifnull(char(10, 10) || (SELECT folded FROM search AS s WHERE s.id = entry.id), '') END"

/* The other way round: what a list shows of an entry is more than nothing. */
static const char *const details[] = {
  /* The first rating is what it began with. */
  "INSERT OR IGNORE INTO craving (id, strength, outcome) SELECT craving, strength, 0 FROM craving_rating "
  "WHERE craving NOT IN (SELECT id FROM craving) AND craving NOT IN (SELECT id FROM entry) ORDER BY at",
  "INSERT OR IGNORE INTO mood (id, mood, energy, ate, moved, note) SELECT id, value, 0, 0, 0, " WORDS
  " FROM entry WHERE kind = 1 AND id NOT IN (SELECT id FROM mood)",
  "INSERT OR IGNORE INTO craving (id, strength, note, outcome) SELECT id, value, " WORDS ", 0 "
  "FROM entry WHERE kind = 2 AND id NOT IN (SELECT id FROM craving)",
  "INSERT OR IGNORE INTO writing (id, kind, title, body) SELECT id, 1, title, " WORDS
  " FROM entry WHERE kind = 4 AND id NOT IN (SELECT id FROM writing)",
};

static gboolean
make_details (RjConnection *connection, guint *made, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      if (!rj_connection_exec (connection, details[i], error))
        return FALSE;
      *made += (guint) sqlite3_changes (connection->handle);
    }
  return TRUE;
}

/* What still refers to nothing; until nothing more goes, as others may refer to that. */
static gboolean
remove_homeless (RjConnection *connection, GPtrArray *shelves, guint *homeless, GError **error)
{
  guint before;

  do
    {
      before = *homeless;
      for (guint i = 0; i < shelves->len; i++)
        for (guint c = 0; c < ((RjShelf *) shelves->pdata[i])->columns->len; c++)
          {
            const RjShelf *shelf = shelves->pdata[i];
            const RjShelfColumn *column = shelf->columns->pdata[c];
            g_autofree char *sql = NULL;

            if (!shelf->is_table || column->parent == NULL)
              continue;
            sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" IS NOT NULL AND NOT EXISTS "
                                   "(SELECT 1 FROM \"%s\" AS p WHERE p.\"%s\" = \"%s\".\"%s\")",
                                   shelf->name, column->name, column->parent, column->parent_column,
                                   shelf->name, column->name);
            if (!rj_connection_exec (connection, sql, error))
              return FALSE;
            *homeless += (guint) sqlite3_changes (connection->handle);
          }
    }
  while (*homeless > before);
  return TRUE;
}

/* ---- What searching needs ---- */

/* Kind, and the words of those that are not in the table of words: id, day, words. */
static const struct {
  const char *kind;
  const char *sql;
  guint first_version; /* as above */
  guint last_version;
} words[] = {
  { "mood", "SELECT id, day, note FROM entry JOIN mood USING (id) WHERE deleted IS NULL "
            "AND id NOT IN (SELECT id FROM search)" },
  { "craving", "SELECT id, day, concat_ws(char(10), note, thoughts, body) FROM entry JOIN craving USING (id) "
               "WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)" },
  { "writing", "SELECT id, day, concat_ws(char(10), w.title, body, hard, good, tomorrow) FROM entry "
               "JOIN writing AS w USING (id) WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)" },
  { "plan_item",
    "SELECT id, first_day, concat_ws(char(10), title, place, note) FROM plan_item "
    "WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    0, 2 },
  { "plan_item",
    "SELECT id, first_day, concat_ws(char(10), title, place, note, "
    "(SELECT concat_ws(char(10), bring, questions) FROM visit WHERE item = plan_item.id), "
    "(SELECT group_concat(text, char(10)) FROM visit_outcome WHERE item = plan_item.id)) "
    "FROM plan_item WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    3, 0 },
  { "strategy",
    "SELECT id, day, concat_ws(char(10), title, "
    "(SELECT group_concat(text, char(10)) FROM strategy_step AS s WHERE s.strategy = strategy.id), caution, "
    "(SELECT group_concat(text, char(10)) FROM strategy_tag AS t WHERE t.strategy = strategy.id), learned) "
    "FROM strategy WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)" },
  { "medicine",
    "SELECT id, day, concat_ws(char(10), name, label, prescriber, pharmacy, known_by, kept, note) "
    "FROM medicine WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    3, 0 },
  { "my_line",
    "SELECT id, day, concat_ws(char(10), text, detail) FROM my_line WHERE deleted IS NULL "
    "AND id NOT IN (SELECT id FROM search)",
    4, 0 },
  { "dose",
    "SELECT id, day, note FROM dose WHERE deleted IS NULL AND note IS NOT NULL "
    "AND id NOT IN (SELECT id FROM search)",
    3, 0 },
  { "letter",
    "SELECT id, day, concat_ws(char(10), title, body) FROM letter WHERE deleted IS NULL "
    "AND id NOT IN (SELECT id FROM search)",
    4, 0 },
  { "own_line",
    "SELECT id, day, concat_ws(char(10), name, number, note) FROM own_line WHERE deleted IS NULL "
    "AND id NOT IN (SELECT id FROM search)",
    4, 0 },
  { "meeting",
    "SELECT id, day, concat_ws(char(10), name, fellowship, place, address, online_note, access, language, "
    "service, note) FROM meeting WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "attendance",
    "SELECT id, day, concat_ws(char(10), took_away, met) FROM attendance WHERE deleted IS NULL "
    "AND (took_away IS NOT NULL OR met IS NOT NULL) AND id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "recovery_words",
    "SELECT w.id, e.day, concat_ws(char(10), amount, note) FROM recovery_words w JOIN recovery_event e "
    "ON e.id = w.event WHERE w.deleted IS NULL AND e.deleted IS NULL AND w.id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "service",
    "SELECT id, day, concat_ws(char(10), name, phone, address, web, hours, note) FROM service "
    "WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "referral",
    "SELECT id, day, concat_ws(char(10), to_whom, from_whom, next_step, note) FROM referral "
    "WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "person",
    "SELECT id, day, concat_ws(char(10), name, best_times, good_for, note, message, "
    "(SELECT group_concat(concat_ws(char(10), label, value), char(10) ORDER BY position) FROM person_reach "
    "WHERE person = person.id)) FROM person WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "talk",
    "SELECT t.id, t.day, t.note FROM talk t JOIN person p ON p.id = t.person WHERE t.deleted IS NULL "
    "AND p.deleted IS NULL AND t.note IS NOT NULL AND t.id NOT IN (SELECT id FROM search)",
    5, 0 },
  { "worksheet",
    "SELECT id, day, (SELECT group_concat(text, char(10) ORDER BY position) FROM worksheet_line "
    "WHERE sheet = worksheet.id) "
    "FROM worksheet WHERE deleted IS NULL AND id NOT IN (SELECT id FROM search) "
    "AND id IN (SELECT sheet FROM worksheet_line WHERE text IS NOT NULL)",
    4, 0 },
};

static gboolean
add_words (RjConnection *connection, const char *kind, const char *sql, GError **error)
{
  g_autoptr (RjStatement) row = rj_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (RjDay));
  RjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = rj_statement_step (row, error)) == RJ_STEP_ROW)
    {
      RjDay day;

      g_ptr_array_add (ids, rj_statement_next_text (row));
      day = rj_statement_next_day (row);
      g_array_append_val (days, day);
      g_ptr_array_add (texts, rj_statement_next_text (row));
    }
  for (guint i = 0; i < ids->len && step == RJ_STEP_DONE; i++)
    if (!rj_search_table_save (connection, ids->pdata[i], kind, g_array_index (days, RjDay, i),
                               (const char *const[]) { texts->pdata[i] }, 1, error))
      return FALSE;
  return step == RJ_STEP_DONE;
}

static gboolean
is_for (guint version, guint first, guint last)
{
  return version >= first && (last == 0 || version <= last);
}

/* Words of what is not there. */
static gboolean
remove_words (RjConnection *connection, guint version, GError **error)
{
#define OF_ALL_LAYOUTS                                                  \
  "DELETE FROM search WHERE id NOT IN (SELECT id FROM entry UNION ALL " \
  "SELECT id FROM plan_item UNION ALL SELECT id FROM strategy"
#define OF_LAYOUT_3 " UNION ALL SELECT id FROM medicine UNION ALL SELECT id FROM dose"
#define OF_LAYOUT_4                                                                                      \
  " UNION ALL SELECT id FROM letter UNION ALL SELECT id FROM my_line UNION ALL SELECT id FROM own_line " \
  "UNION ALL SELECT id FROM worksheet"
#define OF_LAYOUT_5                                                                                         \
  " UNION ALL SELECT id FROM recovery_words UNION ALL SELECT id FROM service UNION ALL SELECT id FROM "     \
  "referral UNION ALL SELECT id FROM meeting UNION ALL SELECT id FROM attendance UNION ALL SELECT id FROM " \
  "person UNION ALL SELECT id FROM talk"
  return rj_connection_exec (connection,
                             version < 3   ? OF_ALL_LAYOUTS ")"
                             : version < 4 ? OF_ALL_LAYOUTS OF_LAYOUT_3 ")"
                             : version < 5 ? OF_ALL_LAYOUTS OF_LAYOUT_3 OF_LAYOUT_4 ")"
                                           : OF_ALL_LAYOUTS OF_LAYOUT_3 OF_LAYOUT_4 OF_LAYOUT_5 ")",
                             error);
}

gboolean
rj_salvage_mend (RjConnection *connection,
                 guint version,
                 GPtrArray *shelves,
                 RjSalvageCounts *counts,
                 GError **error)
{
  g_autofree char *zone = dup_zone (connection);

  if (!make_details (connection, &counts->made, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (is_for (version, makers[i].first_version, makers[i].last_version)
        && !make_all (connection, &makers[i], zone, &counts->made, error))
      return FALSE;
  if (!remove_homeless (connection, shelves, &counts->homeless, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_for (version, words[i].first_version, words[i].last_version)
        && !add_words (connection, words[i].kind, words[i].sql, error))
      return FALSE;
  return rj_connection_exec (connection,
                             "UPDATE search SET kind = 'writing' WHERE id IN (SELECT id FROM writing)", error)
         && remove_words (connection, version, error);
}
