// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-dose-table.h"

#include "rj-entry-table.h"
#include "rj-medicine-table.h"
#include "rj-rows.h"
#include "rj-statement.h"
#include "rj-store.h"
#include "rj-uuid.h"

#define SELECT                                                                                             \
  "SELECT " RJ_ENTRY_COLUMNS ", e.medicine, m.name, e.item, e.due_minutes, e.status, e.place, e.feeling, " \
  "e.note FROM dose e JOIN medicine m ON m.id = e.medicine WHERE e.deleted IS NULL AND m.deleted IS NULL "

static RjDose *
read_dose (RjStatement *statement)
{
  RjDose *dose = rj_dose_new ();

  rj_entry_table_read (statement, &dose->record);
  dose->medicine = rj_statement_next_text (statement);
  dose->medicine_name = rj_statement_next_text (statement);
  dose->item = rj_statement_next_text (statement);
  dose->due_minutes = rj_statement_next_minutes (statement);
  dose->status = (RjDoseStatus) rj_statement_next_int (statement);
  dose->place = (RjDosePlace) rj_statement_next_int (statement);
  dose->feeling = rj_statement_next_minutes (statement);
  dose->note = rj_statement_next_text (statement);
  return dose;
}

static gboolean
load_effects (RjConnection *connection, RjDose *dose, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT effect, severity FROM dose_effect WHERE dose = ? ORDER BY effect", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", dose->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDoseEffect effect;

      effect.effect = (RjEffect) rj_statement_next_int (statement);
      effect.severity = rj_statement_next_int (statement);
      g_array_append_val (dose->effects, effect);
    }
  return step == RJ_STEP_DONE;
}

/* Takes what @statement, which is bound, selects. */
static GPtrArray *
load_all (RjConnection *connection, RjStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) doses = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_dose_free);
  RjStep step;

  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDose *dose = read_dose (statement);

      g_ptr_array_add (doses, dose);
      if (!load_effects (connection, dose, error))
        return NULL;
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&doses) : NULL;
}

static RjDose *
take_first (GPtrArray *doses)
{
  return doses != NULL && doses->len > 0 ? rj_dose_copy (g_ptr_array_index (doses, 0)) : NULL;
}

GPtrArray *
rj_dose_table_list (RjConnection *connection, const char *medicine, RjDay first, RjDay last, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    medicine != NULL ? SELECT
      "AND e.day BETWEEN ?1 AND ?2 AND e.medicine = ?3 ORDER BY e.day DESC, e.at DESC, e.id DESC"
                     : SELECT "AND e.day BETWEEN ?1 AND ?2 ORDER BY e.day DESC, e.at DESC, e.id DESC",
    error);

  if (statement == NULL)
    return NULL;
  if (medicine != NULL)
    rj_statement_bind (statement, "ddt", first, last, medicine);
  else
    rj_statement_bind (statement, "dd", first, last);
  return load_all (connection, statement, error);
}

RjDose *
rj_dose_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, SELECT "AND e.id = ?", error);
  g_autoptr (GPtrArray) doses = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  doses = load_all (connection, statement, error);
  return take_first (doses);
}

RjDose *
rj_dose_table_load_for (RjConnection *connection, const char *item, RjDay day, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, SELECT "AND e.item = ? AND e.day = ? ORDER BY e.created DESC LIMIT 1", error);
  g_autoptr (GPtrArray) doses = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "td", item, day);
  doses = load_all (connection, statement, error);
  return take_first (doses);
}

/* ---- Saving ---- */

/* The row that has the id, deleted or not. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT created, deleted IS NOT NULL FROM dose WHERE id = ?", error);
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
  if (rj_statement_next_int (statement) == 0)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such dose");
  return FALSE;
}

static gboolean
save_row (RjConnection *connection, const RjDose *dose, GError **error)
{
  const RjRecord *record = &dose->record;

  return rj_connection_run (
    connection, error,
    "INSERT INTO dose (id, created, updated, at, zone, day, while_locked, medicine, item, due_minutes, "
    "status, place, feeling, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id, medicine) DO UPDATE SET updated = excluded.updated, at = excluded.at, "
    "zone = excluded.zone, day = excluded.day, item = excluded.item, due_minutes = excluded.due_minutes, "
    "status = excluded.status, place = excluded.place, feeling = excluded.feeling, note = excluded.note",
    "tllltdittniint", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
    record->day, record->while_locked, dose->medicine, dose->item, dose->due_minutes, (int) dose->status,
    (int) dose->place, dose->feeling, dose->note);
}

static gboolean
save_effects (RjConnection *connection, const RjDose *dose, gboolean is_new, GError **error)
{
  const char *id = dose->record.id;

  if (!is_new && !rj_connection_run (connection, error, "DELETE FROM dose_effect WHERE dose = ?", "t", id))
    return FALSE;
  for (guint i = 0; i < dose->effects->len; i++)
    {
      const RjDoseEffect *effect = &g_array_index (dose->effects, RjDoseEffect, i);

      if (!rj_connection_run (
            connection, error,
            "INSERT INTO dose_effect (dose, effect, medicine, severity) VALUES (?, ?, ?, ?)", "titi", id,
            (int) effect->effect, dose->medicine, effect->severity))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_search (RjConnection *connection, const char *id, RjDay day, const char *note, GError **error)
{
  return rj_search_table_save (connection, id, "dose", day, &note, 1, error);
}

gboolean
rj_dose_table_save (RjConnection *connection, RjDose *dose, gboolean *is_new, GError **error)
{
  gboolean found;

  if (!find (connection, dose->record.id, &found, &dose->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return save_row (connection, dose, error) && save_effects (connection, dose, !found, error)
         && save_search (connection, dose->record.id, dose->record.day, dose->note, error);
}

gboolean
rj_dose_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjDose) dose = rj_dose_table_load (connection, id, error);
  gboolean is_new;

  return dose != NULL && rj_dose_table_save (connection, dose, &is_new, error);
}

gboolean
rj_dose_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return rj_connection_run (connection, error, "UPDATE dose SET deleted = ? WHERE id = ?", "lt", now_us, id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_dose_table_save_search_of (RjConnection *connection, const char *medicine, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT id, day, note FROM dose WHERE medicine = ? AND deleted IS NULL AND note IS NOT NULL",
    error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", medicine);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *id = rj_statement_next_text (statement);
      RjDay day = rj_statement_next_day (statement);
      g_autofree char *note = rj_statement_next_text (statement);

      if (!save_search (connection, id, day, note, error))
        return FALSE;
    }
  return step == RJ_STEP_DONE;
}

/* ---- What the plan says ---- */

gboolean
rj_dose_table_find_due (RjConnection *connection, const char *item, RjDay day, int *minutes, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT CASE WHEN m.item IS NOT NULL THEN m.to_minutes ELSE i.minutes END FROM plan_item i "
    "LEFT JOIN plan_move m ON m.item = i.id AND m.to_day = ?2 WHERE i.id = ?1 ORDER BY m.day LIMIT 1",
    error);
  RjStep step;

  *minutes = -1;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "td", item, day);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *minutes = rj_statement_next_minutes (statement);
  return step != RJ_STEP_ERROR;
}

static gboolean
load_zone (RjConnection *connection, const char *sql, const char *item, char **zone, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", item);
  step = rj_statement_step (statement, error);
  *zone = step == RJ_STEP_ROW ? rj_statement_next_text (statement) : NULL;
  return step != RJ_STEP_ERROR;
}

/* The same tick in two copies of a journal is the same dose. */
static gboolean
make_id (RjConnection *connection, const char *item, RjDay day, char **id, gint64 now_us, GError **error)
{
  g_autofree char *iso = rj_day_to_iso (day);
  g_autofree char *name = g_strconcat ("dose ", item, " ", iso, NULL);
  gint64 taken = 0;

  *id = rj_uuid_new_for (name);
  if (!rj_connection_get_int64 (connection, &taken, error, "SELECT count(*) FROM dose WHERE id = ?", "t",
                                *id))
    return FALSE;
  if (taken > 0)
    {
      g_free (*id);
      *id = rj_uuid_new (now_us);
    }
  return TRUE;
}

/* What a tick at the time of @dose says. One on another day says nothing about when it was taken. */
static gboolean
set_taken (RjConnection *connection, RjDose *dose, int window_minutes, GError **error)
{
  g_autofree char *tzid = NULL;
  g_autoptr (GTimeZone) own = NULL;
  g_autoptr (GTimeZone) here = g_time_zone_new_identifier (dose->record.zone);
  RjDay civil = RJ_DAY_NONE;
  gint64 due_us;

  dose->status = RJ_DOSE_TAKEN;
  if (window_minutes == 0 || dose->due_minutes < 0 || here == NULL)
    return TRUE;
  if (!load_zone (connection, "SELECT tzid FROM plan_item WHERE id = ?", dose->item, &tzid, error))
    return FALSE;
  if (tzid != NULL)
    own = g_time_zone_new_identifier (tzid);
  due_us = rj_wall_to_instant (dose->record.day, dose->due_minutes, own != NULL ? own : here);
  rj_instant_to_wall (dose->record.at_us, here, &civil);
  if (civil == dose->record.day && dose->record.at_us > due_us + window_minutes * G_TIME_SPAN_MINUTE)
    dose->status = RJ_DOSE_LATE;
  return TRUE;
}

static gboolean
insert_for (RjConnection *connection,
            const char *medicine,
            const char *item,
            RjDay day,
            RjMark mark,
            int window_minutes,
            gint64 at_us,
            const char *zone,
            GError **error)
{
  g_autoptr (RjDose) dose = rj_dose_new ();
  gboolean is_new;

  if (!make_id (connection, item, day, &dose->record.id, at_us, error))
    return FALSE;
  dose->record.created_us = dose->record.updated_us = dose->record.at_us = at_us;
  dose->record.zone = g_strdup (zone);
  if (zone == NULL
      && !load_zone (connection, "SELECT zone FROM plan_item WHERE id = ?", item, &dose->record.zone, error))
    return FALSE;
  if (dose->record.zone == NULL)
    dose->record.zone = g_strdup ("UTC");
  dose->record.day = day;
  dose->medicine = g_strdup (medicine);
  dose->item = g_strdup (item);
  dose->status = RJ_DOSE_SKIPPED;
  return rj_dose_table_find_due (connection, item, day, &dose->due_minutes, error)
         && (mark != RJ_MARK_DONE || set_taken (connection, dose, window_minutes, error))
         && rj_dose_table_save (connection, dose, &is_new, error);
}

/* What has words can be found among the deleted; a plain tick is nothing to keep. */
static gboolean
take_away (RjConnection *connection, const RjDose *dose, gint64 now_us, GError **error)
{
  const char *id = dose->record.id;

  if (dose->note != NULL)
    return rj_dose_table_delete (connection, id, now_us, error);
  return rj_connection_run (connection, error, "DELETE FROM dose_effect WHERE dose = ?", "t", id)
         && rj_connection_run (connection, error, "DELETE FROM dose WHERE id = ?", "t", id);
}

gboolean
rj_dose_table_follow_mark (RjConnection *connection,
                           const char *item,
                           RjDay day,
                           RjMark mark,
                           gint64 at_us,
                           const char *zone,
                           GError **error)
{
  g_autoptr (GError) local = NULL;
  int window_minutes;
  g_autofree char *medicine = rj_medicine_table_find_by_item (connection, item, &window_minutes, &local);
  g_autoptr (RjDose) dose = NULL;
  gboolean is_new;

  if (medicine != NULL)
    dose = rj_dose_table_load_for (connection, item, day, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (medicine == NULL || (dose == NULL && mark == RJ_MARK_OPEN))
    return TRUE;
  if (dose == NULL)
    return insert_for (connection, medicine, item, day, mark, window_minutes, at_us, zone, error);
  if (mark == rj_dose_status_get_mark (dose->status))
    return TRUE;
  if (mark == RJ_MARK_OPEN)
    return take_away (connection, dose, at_us, error);
  dose->status = RJ_DOSE_SKIPPED;
  dose->record.updated_us = dose->record.at_us = at_us;
  return (mark != RJ_MARK_DONE || set_taken (connection, dose, window_minutes, error))
         && rj_dose_table_save (connection, dose, &is_new, error);
}

gboolean
rj_dose_table_fill (RjConnection *connection,
                    const char *item,
                    RjDay first,
                    RjDay last,
                    GPtrArray *occurrences,
                    guint from,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  int window_minutes;
  g_autofree char *medicine = rj_medicine_table_find_by_item (connection, item, &window_minutes, &local);
  g_autoptr (RjStatement) statement = NULL;
  RjStep step;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (medicine == NULL)
    return TRUE;
  for (guint i = from; i < occurrences->len; i++)
    {
      RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      occurrence->medicine = g_strdup (medicine);
      occurrence->window_minutes = window_minutes;
    }
  statement = rj_connection_prepare (connection,
                                     "SELECT day, status, at FROM dose WHERE item = ?1 AND "
                                     "day BETWEEN ?2 AND ?3 AND deleted IS NULL ORDER BY created",
                                     error);
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "tdd", item, first, last);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjDay day = rj_statement_next_day (statement);
      RjDoseStatus status = (RjDoseStatus) rj_statement_next_int (statement);
      gint64 at_us = rj_statement_next_int64 (statement);

      for (guint i = from; i < occurrences->len; i++)
        {
          RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

          if (occurrence->day != day)
            continue;
          occurrence->dose = status;
          occurrence->dose_us = at_us;
        }
    }
  return step == RJ_STEP_DONE;
}
