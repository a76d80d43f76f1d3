// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-table.h"

#include "rj-plan-days.h"
#include "rj-plan-table.h"
#include "rj-reminder-ledger.h"
#include "rj-statement.h"
#include "rj-store.h"

#define SNOOZE_US (10 * G_TIME_SPAN_MINUTE)
#define MINUTE_US G_TIME_SPAN_MINUTE
#define DAY_US    G_TIME_SPAN_DAY

typedef struct {
  char *key;
  int minutes;
  RjReminderAnswer answer;
  gint64 answered_us;
  gint64 snoozed_until_us;
  gint64 due_us;
  gint64 shown_us;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->key);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

gint64
rj_occurrence_get_instant (const RjOccurrence *self, const RjHereAndNow *here)
{
  const RjPlanItem *item = self->item;
  g_autoptr (GTimeZone) zone = item->tzid == NULL ? NULL : g_time_zone_new_identifier (item->tzid);
  int minutes = item->minutes;

  // Of a zone that this system does not know, only the clock's time is left.
  if (zone != NULL)
    return rj_wall_to_instant (self->day, minutes, zone);
  // The small hours belong to the evening before.
  if (minutes < here->day_end)
    minutes += 24 * 60;
  return rj_wall_to_instant (self->day, minutes, here->zone);
}

static gboolean
load (RjConnection *connection, const char *item, RjDay day, int lead, Row *row, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT key, minutes, answer, answered, snoozed_until, due, shown FROM reminder "
                           "WHERE item = ? AND day = ? AND lead_minutes = ?",
                           error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "tdi", item, day, lead);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    {
      row->key = rj_statement_next_text (statement);
      row->minutes = rj_statement_next_int (statement);
      row->answer = (RjReminderAnswer) rj_statement_next_int (statement);
      row->answered_us = rj_statement_next_int64 (statement);
      row->snoozed_until_us = rj_statement_next_int64 (statement);
      row->due_us = rj_statement_next_int64 (statement);
      row->shown_us = rj_statement_next_int64 (statement);
    }
  return step != RJ_STEP_ERROR;
}

/* The item is at another time now: what was said about the old time does not count. */
static gboolean
start_again (RjConnection *connection, Row *row, int minutes, GError **error)
{
  row->answer = 0;
  row->minutes = minutes;
  return rj_connection_run (
    connection, error,
    "UPDATE reminder SET minutes = ?, answer = NULL, answered = NULL, snoozed_until = NULL, shown = NULL, "
    "why = NULL WHERE key = ?",
    "it", minutes, row->key);
}

/* When it is to come: at its time, or again after the person asked for later or did nothing about it. -1: it
 * is over. */
static gint64
find_due (const Row *row, const RjPlanItem *item, gint64 planned_us, const RjHereAndNow *here)
{
  if (row->answer == 0)
    return planned_us;
  if (row->answer == RJ_REMINDER_SNOOZED)
    return row->snoozed_until_us;
  if (row->answer == RJ_REMINDER_SHOWN && item->nag_minutes > 0 && row->shown_us > 0)
    return rj_reminder_next_repeat (row->shown_us, row->answered_us, item->nag_minutes, here->now_us);
  return -1;
}

/* The first time it gets its key; after that, what it is due by now. */
static gboolean
keep_row (RjConnection *connection,
          const RjOccurrence *occurrence,
          int lead,
          gint64 planned_us,
          Row *row,
          GError **error)
{
  if (row->key != NULL)
    return row->due_us == planned_us || row->answer != 0
           || rj_connection_run (connection, error, "UPDATE reminder SET due = ? WHERE key = ?", "lt",
                                 planned_us, row->key);
  row->key = g_uuid_string_random ();
  return rj_connection_run (
    connection, error,
    "INSERT INTO reminder (key, item, day, lead_minutes, minutes, due) VALUES (?, ?, ?, ?, ?, ?)", "ttdiil",
    row->key, occurrence->item->record.id, occurrence->day, lead, occurrence->item->minutes, planned_us);
}

static RjReminder *
make_reminder (const RjOccurrence *occurrence, int lead, gint64 due_us, Row *row)
{
  const RjPlanItem *item = occurrence->item;
  RjReminder *reminder = rj_reminder_new ();

  reminder->key = g_steal_pointer (&row->key);
  reminder->item_id = g_strdup (item->record.id);
  reminder->day = occurrence->day;
  reminder->lead_minutes = lead;
  reminder->kind = item->kind;
  reminder->due_us = due_us;
  reminder->again = row->answer != 0;
  reminder->nag_minutes = item->nag_minutes;
  reminder->nag_until_us = (row->answer == RJ_REMINDER_SHOWN ? row->shown_us : due_us)
                           + RJ_REMINDER_NAG_MOST * item->nag_minutes * MINUTE_US;
  return reminder;
}

static gboolean
hand_out (RjConnection *connection,
          const RjOccurrence *occurrence,
          int lead,
          gint64 from_us,
          gint64 until_us,
          const RjHereAndNow *here,
          GPtrArray *reminders,
          GError **error)
{
  const RjPlanItem *item = occurrence->item;
  gint64 planned = rj_occurrence_get_instant (occurrence, here) - lead * MINUTE_US;
  g_auto (Row) row = { 0 };
  gint64 due;

  if (!load (connection, item->record.id, occurrence->day, lead, &row, error)
      || (row.key != NULL && row.minutes != item->minutes
          && !start_again (connection, &row, item->minutes, error)))
    return FALSE;
  due = find_due (&row, item, planned, here);
  /* A repeat belongs to one that was in the span. */
  if (due < 0 || due >= until_us || (due < from_us && row.answer != RJ_REMINDER_SHOWN))
    return TRUE;
  if (!keep_row (connection, occurrence, lead, planned, &row, error))
    return FALSE;
  g_ptr_array_add (reminders, make_reminder (occurrence, lead, due, &row));
  return TRUE;
}

/* The days whose reminders can be due in the span: leads reach forward, zones either way, a snooze from
 * before. */
static gboolean
find_days (RjConnection *connection,
           gint64 from_us,
           gint64 until_us,
           const RjHereAndNow *here,
           RjDay *first,
           RjDay *last,
           GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT min(day) FROM reminder WHERE snoozed_until >= ? AND snoozed_until < ?", error);
  gint64 longest = 0;
  RjStep step;
  RjDay snoozed = RJ_DAY_NONE;

  if (statement == NULL
      || !rj_connection_get_int64 (connection, &longest, error,
                                   "SELECT coalesce(max(minutes), 0) FROM plan_lead", ""))
    return FALSE;
  rj_statement_bind (statement, "ll", from_us, until_us);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    snoozed = rj_statement_next_day (statement);
  *first = rj_day_at (from_us, here->zone, here->day_end) - 2;
  if (snoozed != RJ_DAY_NONE && snoozed < *first)
    *first = snoozed;
  *last = rj_day_at (until_us, here->zone, here->day_end) + 2 + (RjDay) (longest * MINUTE_US / DAY_US);
  return step != RJ_STEP_ERROR;
}

GPtrArray *
rj_reminder_table_list (RjConnection *connection,
                        gint64 from_us,
                        gint64 until_us,
                        const RjHereAndNow *here,
                        GError **error)
{
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  g_autoptr (GPtrArray) occurrences = NULL;
  RjDay first;
  RjDay last;

  if (!find_days (connection, from_us, until_us, here, &first, &last, error))
    return NULL;
  occurrences = rj_plan_days_list_reminded (connection, first, last, error);
  if (occurrences == NULL)
    return NULL;
  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      GArray *leads = occurrence->item->leads;

      if (occurrence->mark != RJ_MARK_OPEN || occurrence->item->minutes < 0)
        continue;
      for (guint j = 0; j < leads->len; j++)
        if (!hand_out (connection, occurrence, g_array_index (leads, int, j), from_us, until_us, here,
                       reminders, error))
          return NULL;
    }
  g_ptr_array_sort (reminders, rj_reminder_compare_due);
  return g_steal_pointer (&reminders);
}

/* @item: (out) (nullable): %NULL without error when the key is unknown */
static gboolean
find_by_key (RjConnection *connection,
             const char *key,
             char **item,
             RjDay *day,
             gint64 *answered_us,
             GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT item, day, coalesce(answered, 0) FROM reminder WHERE key = ?", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", key);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_DONE)
    g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such reminder");
  if (step != RJ_STEP_ROW)
    return FALSE;
  *item = rj_statement_next_text (statement);
  *day = rj_statement_next_day (statement);
  *answered_us = rj_statement_next_int64 (statement);
  return TRUE;
}

/* What the person did about the item later than the answer stands. */
static gboolean
tick (RjConnection *connection, const char *item, RjDay day, gint64 at_us, RjDay *ticked_day, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RjPlanItem) plan_item = rj_plan_table_load (connection, item, &local_error);
  RjMark mark;
  gint64 marked_us;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (plan_item == NULL)
    return TRUE;
  if (!rj_plan_days_get_mark (connection, item, day, &mark, &marked_us, error))
    return FALSE;
  if (mark == RJ_MARK_DONE || marked_us > at_us)
    return TRUE;
  *ticked_day = day;
  return rj_plan_days_set_mark (connection, item, day, RJ_MARK_DONE, at_us, NULL, error);
}

/* The last thing that is known. Shown and then refused was not shown. */
static gboolean
keep_answer (RjConnection *connection, const char *key, RjReminderAnswer answer, gint64 at_us, GError **error)
{
  return rj_connection_run (connection, error,
                            "UPDATE reminder SET answer = ?2, answered = ?3, "
                            "snoozed_until = iif (?2 = 3, ?3 + ?4, NULL), "
                            "shown = CASE ?2 WHEN 1 THEN coalesce (shown, ?3) "
                            "WHEN 8 THEN iif (shown = answered, NULL, shown) "
                            "WHEN 11 THEN iif (shown = answered, NULL, shown) ELSE shown END, "
                            "why = iif (?2 >= 6, ?2, why) WHERE key = ?1",
                            "till", key, (int) answer, at_us, (gint64) SNOOZE_US);
}

gboolean
rj_reminder_table_answer (RjConnection *connection,
                          const char *key,
                          RjReminderAnswer answer,
                          gint64 at_us,
                          RjDay *ticked_day,
                          GError **error)
{
  g_autofree char *item = NULL;
  gint64 answered_us;
  gint64 known = 0;
  RjDay day;

  *ticked_day = RJ_DAY_NONE;
  if (!find_by_key (connection, key, &item, &day, &answered_us, error)
      || !rj_connection_get_int64 (
        connection, &known, error,
        "SELECT count(*) FROM reminder_answer WHERE key = ? AND answer = ? AND at = ?", "til", key,
        (int) answer, at_us))
    return FALSE;
  if (known > 0)
    return TRUE;
  if (!rj_connection_run (connection, error, "INSERT INTO reminder_answer (key, answer, at) VALUES (?, ?, ?)",
                          "til", key, (int) answer, at_us))
    return FALSE;
  if (at_us >= answered_us && !keep_answer (connection, key, answer, at_us, error))
    return FALSE;
  return answer != RJ_REMINDER_DONE || tick (connection, item, day, at_us, ticked_day, error);
}

static RjReminderEntry *
read_entry (RjStatement *statement)
{
  RjReminderEntry *entry = rj_reminder_entry_new ();

  entry->key = rj_statement_next_text (statement);
  entry->title = rj_statement_next_text (statement);
  entry->kind = (RjPlanKind) rj_statement_next_int (statement);
  entry->day = rj_statement_next_day (statement);
  entry->due_us = rj_statement_next_int64 (statement);
  entry->shown_us = rj_statement_next_int64 (statement);
  entry->times = (guint) rj_statement_next_int (statement);
  entry->answer = (RjReminderAnswer) rj_statement_next_int (statement);
  entry->answered_us = rj_statement_next_int64 (statement);
  entry->why = (RjReminderAnswer) rj_statement_next_int (statement);
  entry->done_before = rj_statement_next_int (statement) != 0 && entry->shown_us == 0;
  /* Only what the person did is an answer. */
  if (entry->answer < RJ_REMINDER_DONE || entry->answer > RJ_REMINDER_DISMISSED)
    {
      entry->answer = 0;
      entry->answered_us = 0;
    }
  return entry;
}

GPtrArray *
rj_reminder_table_list_ledger (RjConnection *connection,
                               gint64 from_us,
                               gint64 until_us,
                               guint most,
                               GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT r.key, p.title, p.kind, r.day, r.due, r.shown, "
    "(SELECT count(*) FROM reminder_answer a WHERE a.key = r.key AND a.answer = 1 AND a.at >= r.shown), "
    "r.answer, r.answered, r.why, m.mark = 1 AND m.at <= r.due "
    "FROM reminder r LEFT JOIN plan_item p ON p.id = r.item AND p.deleted IS NULL "
    "LEFT JOIN plan_mark m ON m.item = r.item AND m.day = r.day "
    "WHERE r.due >= ?1 AND r.due < ?2 "
    "AND (r.shown IS NOT NULL OR r.why IS NOT NULL OR (m.mark = 1 AND m.at <= r.due)) "
    "ORDER BY r.due DESC, r.key LIMIT ?3",
    error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_entry_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "lli", from_us, until_us, (int) most);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
