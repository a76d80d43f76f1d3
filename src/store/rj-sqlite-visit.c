// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-rows.h"
#include "rj-sqlite-store-private.h"
#include "rj-statement.h"

/* What hangs on a record: the rows that belong to its id. */
typedef struct {
  const char *name;
  const char *sql;
} Part;

typedef struct {
  const char *kind;
  const char *sql; /* the id first */
  Part parts[10];
} Kind;

#define ENTRY "SELECT id, e.created, e.updated, e.at, e.zone, e.day, e.while_locked, e.halt, e.deleted, "
#define CHOSEN \
  { "chosen", "SELECT role, position, choice FROM entry_choice WHERE entry = ? ORDER BY role, position" }

/* Not: what an entry repeats of its words for the list (value, title, excerpt). */
static const Kind visited[] = {
  { "mood",
    ENTRY "mood, energy, sleep_minutes, ate, moved, note FROM entry e JOIN mood USING (id) ORDER BY id",
    { CHOSEN, { "scales", "SELECT value, scale FROM scale_value WHERE entry = ? ORDER BY scale" } } },
  { "craving",
    ENTRY "strength, body, thoughts, note, duration_minutes, outcome FROM entry e JOIN craving USING (id) "
          "ORDER BY id",
    { CHOSEN, { "ratings", "SELECT at, strength FROM craving_rating WHERE craving = ? ORDER BY at" } } },
  { "writing",
    ENTRY "w.kind, w.title, body, hard, good, tomorrow FROM entry e JOIN writing w USING (id) ORDER BY id",
    { CHOSEN } },
  { "choice", "SELECT id, list, name, hidden, created FROM choice ORDER BY id", { { NULL, NULL } } },
  { "scale",
    "SELECT id, created, updated, name, low, middle, high, asked FROM scale ORDER BY id",
    { { NULL, NULL } } },
  { "plan_item",
    "SELECT id, created, updated, at, zone, while_locked, first_day, last_day, kind, title, place, note, "
    "part, "
    "minutes, duration_minutes, tzid, rule, times_a_week, position, nag_minutes, meeting, deleted FROM "
    "plan_item "
    "ORDER BY id",
    { { "steps", "SELECT position, text FROM plan_step WHERE item = ? ORDER BY position" },
      { "leads", "SELECT position, minutes FROM plan_lead WHERE item = ? ORDER BY position" },
      { "dates", "SELECT day, extra FROM plan_date WHERE item = ? ORDER BY day" },
      { "moves", "SELECT day, to_day, to_part, to_minutes FROM plan_move WHERE item = ? ORDER BY day" },
      { "medicines", "SELECT medicine, role FROM plan_medicine WHERE item = ?" },
      { "visits", "SELECT updated, type, bring, questions FROM visit WHERE item = ?" },
      { "outcomes", "SELECT day, at, text FROM visit_outcome WHERE item = ? ORDER BY day" },
      { "source", "SELECT uid, recurrence, digest FROM plan_source WHERE item = ?" } } },
  { "plan_mark", "SELECT item, day, mark, at FROM plan_mark ORDER BY item, day", { { NULL, NULL } } },
  { "plan_step_mark",
    "SELECT day, item, step, at FROM plan_step_mark ORDER BY day, item, step",
    { { NULL, NULL } } },
  { "plan_pause",
    "SELECT id, item, reason, first_day, last_day FROM plan_pause ORDER BY id",
    { { NULL, NULL } } },
  { "plan_template",
    "SELECT id, created, updated, day, name, deleted FROM plan_template ORDER BY id",
    { { "items", "SELECT position, kind, title, place, note, part, minutes, duration_minutes, steps FROM "
                 "plan_template_item WHERE template = ? ORDER BY position" } } },
  { "small_day", "SELECT day FROM small_day ORDER BY day", { { NULL, NULL } } },
  { "reminder",
    "SELECT key, item, day, lead_minutes, minutes, answer, answered, snoozed_until, due, shown, why FROM "
    "reminder ORDER BY "
    "key",
    { { "answers", "SELECT answer, at FROM reminder_answer WHERE key = ? ORDER BY at, answer" } } },
  { "strategy",
    "SELECT id, created, updated, at, zone, day, while_locked, starter, title, minutes, caution, "
    "caution_none, "
    "learned, exercise, halt, favourite, deleted FROM strategy ORDER BY id",
    { { "steps", "SELECT position, text FROM strategy_step WHERE strategy = ? ORDER BY position" },
      { "tags", "SELECT position, text FROM strategy_tag WHERE strategy = ? ORDER BY position" },
      { "uses", "SELECT id, started, ended, craving FROM strategy_use WHERE strategy = ? ORDER BY id" } } },
  { "medicine",
    "SELECT id, created, updated, at, zone, day, while_locked, name, kind, form, label, as_needed, "
    "prescriber, prescriber_phone, pharmacy, pharmacy_phone, start_day, refill_day, doses, doses_at, "
    "given_day, next_day, expiry_day, known_by, kept, note, window_minutes, deleted FROM medicine ORDER BY "
    "id",
    { { NULL, NULL } } },
  { "dose",
    "SELECT id, created, updated, at, zone, day, while_locked, medicine, item, due_minutes, status, place, "
    "feeling, note, deleted FROM dose ORDER BY id",
    { { "effects", "SELECT effect, medicine, severity FROM dose_effect WHERE dose = ? ORDER BY effect" } } },
  { "letter",
    "SELECT id, created, updated, at, zone, day, while_locked, title, body, offers, offer_day, "
    "milestone_from, sealed_until, deleted FROM letter ORDER BY id",
    { { "uses", "SELECT id, at, day, answer, craving FROM letter_use WHERE letter = ? ORDER BY id" } } },
  { "worksheet",
    "SELECT id, created, updated, at, zone, day, while_locked, form, deleted FROM worksheet ORDER BY id",
    { { "lines", "SELECT position, field, text, value FROM worksheet_line WHERE sheet = ? "
                 "ORDER BY position" } } },
  { "own_line",
    "SELECT id, created, updated, at, zone, day, while_locked, name, number, note, deleted FROM own_line "
    "ORDER BY id",
    { { NULL, NULL } } },
  { "my_line",
    "SELECT id, created, updated, at, zone, day, while_locked, section, pinned, position, text, detail, "
    "halt, "
    "trigger_choice, strategy, deleted FROM my_line ORDER BY id",
    { { "events", "SELECT id, craving, at, kind, strength FROM rule_event WHERE line = ? ORDER BY id" } } },
  { "recovery_event",
    "SELECT id, created, updated, at, zone, day, while_locked, kind, substance, root, deleted FROM "
    "recovery_event ORDER BY id",
    { { "words", "SELECT id, created, updated, day, amount, note, deleted FROM recovery_words "
                 "WHERE event = ? ORDER BY id" } } },
  { "recovery_saving",
    "SELECT id, created, updated, amount, unit, substance FROM recovery_saving ORDER BY id",
    { { NULL, NULL } } },
  { "milestone",
    "SELECT id, created, updated, name, count, unit, day, deleted FROM milestone ORDER BY id",
    { { NULL, NULL } } },
  { "service",
    "SELECT id, created, updated, at, zone, day, while_locked, kind, name, phone, address, web, hours, note, "
    "deleted FROM service ORDER BY id",
    { { NULL, NULL } } },
  { "referral",
    "SELECT id, created, updated, at, zone, day, while_locked, status, to_whom, from_whom, next_step, note, "
    "asked_day, status_day, deleted FROM referral ORDER BY id",
    { { NULL, NULL } } },
  { "meeting",
    "SELECT id, created, updated, at, zone, day, while_locked, name, ways, door, medication_friendly, "
    "source, source_id, fellowship, formats, place, address, link, phone, online_note, access, language, "
    "service, note, deleted FROM meeting ORDER BY id",
    { { NULL, NULL } } },
  { "attendance",
    "SELECT id, created, updated, at, zone, day, while_locked, meeting, item, attended, mood_before, "
    "mood_after, craving_before, craving_after, took_away, met, deleted FROM attendance ORDER BY id",
    { { NULL, NULL } } },
  { "person",
    "SELECT id, created, updated, at, zone, day, while_locked, name, role, best_times, good_for, at_night, "
    "note, message, first, deleted FROM person ORDER BY id",
    { { "reaches",
        "SELECT position, kind, label, value FROM person_reach WHERE person = ? ORDER BY position" } } },
  { "talk",
    "SELECT id, created, updated, at, zone, day, while_locked, person, how, note, deleted FROM talk "
    "ORDER BY id",
    { { NULL, NULL } } },
  /* When the file was last opened, and up to when reminders were looked at, are no choices of the person. */
  { "preference",
    "SELECT name, value FROM preference WHERE name NOT IN ('last-opened', 'reminders-seen') "
    "AND name NOT LIKE '" RJ_PREFERENCE_OF_FILE "%' ORDER BY name",
    { { NULL, NULL } } },
};

typedef struct {
  RjStoreVisit visit;
  gpointer visit_data;
} VisitJob;

static GVariant *
read_row (RjStatement *statement)
{
  GVariantBuilder row;

  g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
  rj_statement_add_row (statement, &row);
  return g_variant_builder_end (&row);
}

static gboolean
add_part (RjConnection *connection, const Part *part, const char *id, GVariantBuilder *record, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, part->sql, error);
  g_auto (GVariantBuilder) rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_variant_builder_add_value (&rows, read_row (statement));
  if (step != RJ_STEP_DONE)
    return FALSE;
  g_variant_builder_add (record, "{sv}", part->name, g_variant_builder_end (&rows));
  return TRUE;
}

static GVariant *
read_record (RjConnection *connection, const Kind *kind, RjStatement *statement, GError **error)
{
  g_auto (GVariantBuilder) record = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autofree char *id = NULL;

  rj_statement_add_row (statement, &record);
  id = rj_statement_next_text (statement);
  for (const Part *part = kind->parts; part->name != NULL; part++)
    if (!add_part (connection, part, id, &record, error))
      return NULL;
  return g_variant_ref_sink (g_variant_builder_end (&record));
}

static gboolean
visit_kind (RjConnection *connection, const Kind *kind, const VisitJob *job, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, kind->sql, error);
  RjStep step;

  if (statement == NULL || !job->visit (kind->kind, NULL, job->visit_data, error))
    return FALSE;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autoptr (GVariant) record = read_record (connection, kind, statement, error);

      if (record == NULL || !job->visit (kind->kind, record, job->visit_data, error))
        return FALSE;
    }
  return step == RJ_STEP_DONE;
}

/* One job, so that nothing is written in between. */
static gboolean
visit_all (RjJob *job, RjConnection *connection, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (visited); i++)
    if (!visit_kind (connection, &visited[i], rj_job_get_data (job), error))
      return FALSE;
  return TRUE;
}

void
rj_sqlite_store_visit_async (RjStore *store,
                             RjStoreVisit visit,
                             gpointer visit_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  VisitJob *job = g_new0 (VisitJob, 1);

  job->visit = visit;
  job->visit_data = visit_data;
  rj_sqlite_store_run (store, RJ_JOB_READ, visit_all, job, g_free, cancellable, callback, user_data);
}
