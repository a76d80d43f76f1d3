// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recovery-table.h"

#include "rj-entry-table.h"
#include "rj-statement.h"
#include "rj-store.h"
#include "rj-text.h"
#include "rj-uuid.h"

static gboolean
set_gone (GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such line");
  return FALSE;
}

static gboolean
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, message);
  return FALSE;
}

/* ---- Reading ---- */

#define LINES                                                                                          \
  "SELECT " RJ_ENTRY_COLUMNS ", e.kind, e.substance, nullif(e.root, e.id), w.id, w.amount, "           \
  "w.note FROM recovery_event e LEFT JOIN recovery_words w ON w.event = e.root AND w.deleted IS NULL " \
  "WHERE e.deleted IS NULL "

static RjRecoveryEvent *
read_event (RjStatement *statement)
{
  RjRecoveryEvent *event = rj_recovery_event_new (RJ_RECOVERY_BEGAN, NULL, RJ_DAY_NONE);

  rj_entry_table_read (statement, &event->record);
  event->kind = (RjRecoveryKind) rj_statement_next_int (statement);
  event->substance = rj_statement_next_text (statement);
  event->corrects = rj_statement_next_text (statement);
  event->words = rj_statement_next_text (statement);
  event->amount = rj_statement_next_text (statement);
  event->note = rj_statement_next_text (statement);
  return event;
}

GPtrArray *
rj_recovery_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, LINES "ORDER BY e.created, e.id", error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_recovery_event_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (events, read_event (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

/* (nullable): %NULL without error when there is none. */
static RjRecoveryEvent *
load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, LINES "AND e.id = ?", error);

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  return rj_statement_step (statement, error) == RJ_STEP_ROW ? read_event (statement) : NULL;
}

/* As load(), and an error when there is none. */
static RjRecoveryEvent *
load_some (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  RjRecoveryEvent *event = load (connection, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (event == NULL)
    set_gone (error);
  return event;
}

gboolean
rj_recovery_table_get_last_use (RjConnection *connection, RjDay today, RjDay *day, GError **error)
{
  g_autoptr (GPtrArray) events = rj_recovery_table_list (connection, error);

  *day = events != NULL ? rj_recovery_get_last_use (events, today) : RJ_DAY_NONE;
  return events != NULL;
}

/* ---- Words ---- */

static gboolean
save_search (RjConnection *connection,
             const char *id,
             RjDay day,
             const char *amount,
             const char *note,
             GError **error)
{
  const char *words[] = { amount, note };

  return rj_search_table_save (connection, id, "recovery_words", day, words, G_N_ELEMENTS (words), error);
}

gboolean
rj_recovery_table_delete_words (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  gint64 n = 0;

  if (!rj_connection_get_int64 (connection, &n, error,
                                "SELECT count(*) FROM recovery_words WHERE id = ? AND deleted IS NULL", "t",
                                id))
    return FALSE;
  if (n == 0)
    return set_gone (error);
  return rj_connection_run (connection, error, "UPDATE recovery_words SET deleted = ? WHERE id = ?", "lt",
                            now_us, id)
         && rj_search_table_remove (connection, id, error);
}

/* @new_id: (nullable): of words that are not there yet */
static gboolean
write_words (RjConnection *connection,
             const RjRecoveryEvent *event,
             const char *new_id,
             const char *amount,
             const char *note,
             RjDay today,
             gint64 now_us,
             GError **error)
{
  const char *root = rj_recovery_event_get_root (event);
  gboolean is_empty = rj_text_is_blank (amount) && rj_text_is_blank (note);
  g_autofree char *id = g_strdup (event->words);

  if (is_empty)
    return id == NULL || rj_recovery_table_delete_words (connection, id, now_us, error);
  if (id == NULL)
    {
      id = new_id != NULL ? g_strdup (new_id) : rj_uuid_new (now_us);
      if (!rj_connection_run (connection, error,
                              "INSERT INTO recovery_words (id, event, created, updated, day, amount, note) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?)",
                              "ttlldtt", id, root, now_us, now_us, today, amount, note))
        return FALSE;
    }
  else if (!rj_connection_run (connection, error,
                               "UPDATE recovery_words SET updated = ?, amount = ?, note = ? WHERE id = ?",
                               "lttt", now_us, amount, note, id))
    return FALSE;
  return save_search (connection, id, event->record.day, amount, note, error);
}

gboolean
rj_recovery_table_set_words (RjConnection *connection,
                             const char *id,
                             const char *amount,
                             const char *note,
                             RjDay today,
                             gint64 now_us,
                             GError **error)
{
  g_autoptr (RjRecoveryEvent) event = load_some (connection, id, error);

  return event != NULL && write_words (connection, event, NULL, amount, note, today, now_us, error);
}

/* ---- Adding ---- */

/* Zones are up to 26 hours apart. */
#define MOST_DAYS_AHEAD 2

static gboolean
check (const RjRecoveryEvent *event, RjDay today, GError **error)
{
  if (event->kind < RJ_RECOVERY_BEGAN || event->kind > RJ_RECOVERY_WITHDRAWN)
    return set_invalid (error, "There is no such line");
  if (event->kind == RJ_RECOVERY_WITHDRAWN && event->corrects == NULL)
    return set_invalid (error, "There is nothing to withdraw");
  if (event->kind == RJ_RECOVERY_USE && event->record.day > today + MOST_DAYS_AHEAD)
    return set_invalid (error, "That day is still to come");
  return TRUE;
}

/* What the first of the chain says it is. */
static gboolean
check_correction (RjConnection *connection, RjRecoveryEvent *event, GError **error)
{
  g_autoptr (RjRecoveryEvent) old = NULL;
  g_autoptr (RjRecoveryEvent) first = NULL;

  if (event->corrects == NULL)
    return TRUE;
  old = load_some (connection, event->corrects, error);
  if (old == NULL)
    return FALSE;
  first = load_some (connection, rj_recovery_event_get_root (old), error);
  if (first == NULL)
    return FALSE;
  g_set_str (&event->corrects, first->record.id);
  if (g_strcmp0 (first->substance, event->substance) != 0)
    return set_invalid (error, "It is of another ledger");
  if (event->kind != RJ_RECOVERY_WITHDRAWN && event->kind != first->kind)
    return set_invalid (error, "It is of another kind");
  return TRUE;
}

/* (transfer full) (nullable): a day of use that says the same; %NULL without error when there is none. */
static RjRecoveryEvent *
find_same (RjConnection *connection, const RjRecoveryEvent *event, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) current = NULL;

  if (event->kind != RJ_RECOVERY_USE || event->corrects != NULL)
    return NULL;
  events = rj_recovery_table_list (connection, error);
  if (events == NULL)
    return NULL;
  current = rj_recovery_list_current (events);
  for (guint i = 0; i < current->len; i++)
    {
      const RjRecoveryEvent *other = g_ptr_array_index (current, i);

      if (other->kind == RJ_RECOVERY_USE && other->record.day == event->record.day
          && g_strcmp0 (other->substance, event->substance) == 0)
        return rj_recovery_event_copy (other);
    }
  return NULL;
}

static gboolean
insert (RjConnection *connection, const RjRecoveryEvent *event, GError **error)
{
  const RjRecord *record = &event->record;

  return rj_connection_run (connection, error,
                            "INSERT INTO recovery_event (id, created, updated, at, zone, day, while_locked, "
                            "kind, substance, root) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            "tllltdiitt", record->id, record->created_us, record->updated_us, record->at_us,
                            record->zone, record->day, record->while_locked, (int) event->kind,
                            event->substance, rj_recovery_event_get_root (event));
}

/* A day that is said twice: what is said is added to what was said before, and nothing that was written goes
 * by that. A correction says how it is now. */
static gboolean
add_words (RjConnection *connection,
           const RjRecoveryEvent *event,
           const RjRecoveryEvent *line,
           RjDay today,
           GError **error)
{
  const char *amount = rj_text_is_blank (event->amount) ? line->amount : event->amount;
  g_autofree char *note = NULL;

  if (event->corrects != NULL && (event->amount != NULL || event->note != NULL))
    return write_words (connection, line, event->words, event->amount, event->note, today,
                        event->record.created_us, error);
  if (rj_text_is_blank (event->amount) && rj_text_is_blank (event->note))
    return TRUE;
  if (rj_text_is_blank (event->note) || rj_text_is_blank (line->note))
    note = g_strdup (rj_text_is_blank (event->note) ? line->note : event->note);
  else
    note = g_strconcat (line->note, "\n\n", event->note, NULL);
  return write_words (connection, line, event->words, amount, note, today, event->record.created_us, error);
}

gboolean
rj_recovery_table_add (RjConnection *connection,
                       RjRecoveryEvent *event,
                       RjDay today,
                       gboolean *is_new,
                       GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjRecoveryEvent) line = NULL;

  if (!check (event, today, error) || !check_correction (connection, event, error))
    return FALSE;
  line = find_same (connection, event, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *is_new = line == NULL;
  if (line != NULL)
    g_set_str (&event->record.id, line->record.id);
  else if (insert (connection, event, error))
    line = load_some (connection, event->record.id, error);
  return line != NULL && add_words (connection, event, line, today, error);
}

RjRecoveryEvent *
rj_recovery_table_load (RjConnection *connection, const char *id, GError **error)
{
  return load_some (connection, id, error);
}

/* ---- Deleting ---- */

gboolean
rj_recovery_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  g_autoptr (RjRecoveryEvent) event = load_some (connection, id, error);

  return event != NULL
         && rj_connection_run (connection, error,
                               "UPDATE recovery_event SET deleted = ? WHERE root = ? AND deleted IS NULL",
                               "lt", now_us, rj_recovery_event_get_root (event))
         && (event->words == NULL || rj_search_table_remove (connection, event->words, error));
}

/* Words that were deleted by themselves stay so. */
gboolean
rj_recovery_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT w.id, e.day, w.amount, w.note FROM recovery_words w JOIN recovery_event e ON e.id = w.event "
    "WHERE ?1 IN (w.id, w.event) AND w.deleted IS NULL AND e.deleted IS NULL",
    error);
  g_autofree char *words = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *note = NULL;
  RjDay day;
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  step = rj_statement_step (statement, error);
  if (step != RJ_STEP_ROW)
    return step == RJ_STEP_DONE;
  words = rj_statement_next_text (statement);
  day = rj_statement_next_day (statement);
  amount = rj_statement_next_text (statement);
  note = rj_statement_next_text (statement);
  return save_search (connection, words, day, amount, note, error);
}

/* ---- What it leaves ---- */

GPtrArray *
rj_recovery_table_list_savings (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT id, amount, unit, substance FROM recovery_saving ORDER BY id", error);
  g_autoptr (GPtrArray) savings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_recovery_saving_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjRecoverySaving *saving = rj_recovery_saving_new (NULL, 0, NULL);

      saving->id = rj_statement_next_text (statement);
      saving->amount = rj_statement_next_int64 (statement);
      saving->unit = rj_statement_next_text (statement);
      saving->substance = rj_statement_next_text (statement);
      g_ptr_array_add (savings, saving);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&savings) : NULL;
}

gboolean
rj_recovery_table_save_saving (RjConnection *connection,
                               RjRecoverySaving *saving,
                               gint64 now_us,
                               gboolean *is_new,
                               GError **error)
{
  if (rj_text_is_blank (saving->unit) || saving->amount < 1 || saving->amount > RJ_RECOVERY_MOST_SAVED)
    return set_invalid (error, "It needs an amount and a unit");
  *is_new = saving->id == NULL;
  if (saving->id == NULL)
    saving->id = rj_uuid_new (now_us);
  return rj_connection_run (connection, error,
                            "INSERT INTO recovery_saving (id, created, updated, amount, unit, substance) "
                            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                            "updated = excluded.updated, amount = excluded.amount, unit = excluded.unit, "
                            "substance = excluded.substance",
                            "tllltt", saving->id, now_us, now_us, saving->amount, saving->unit,
                            saving->substance);
}

gboolean
rj_recovery_table_delete_saving (RjConnection *connection, const char *id, GError **error)
{
  return rj_connection_run (connection, error, "DELETE FROM recovery_saving WHERE id = ?", "t", id);
}
