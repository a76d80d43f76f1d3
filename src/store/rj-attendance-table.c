// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-attendance-table.h"

#include "rj-entry-table.h"
#include "rj-meeting-table.h"
#include "rj-plan-days.h"
#include "rj-statement.h"
#include "rj-store.h"
#include "rj-uuid.h"

#define SELECT                                                                                        \
  "SELECT " RJ_ENTRY_COLUMNS ", e.meeting, m.name, e.item, e.attended, e.mood_before, e.mood_after, " \
  "e.craving_before, e.craving_after, e.took_away, e.met FROM attendance e JOIN meeting m ON m.id = " \
  "e.meeting WHERE e.deleted IS NULL AND m.deleted IS NULL "

static RjAttendance *
read_attendance (RjStatement *statement)
{
  RjAttendance *there = rj_attendance_new ();

  rj_entry_table_read (statement, &there->record);
  there->meeting = rj_statement_next_text (statement);
  there->meeting_name = rj_statement_next_text (statement);
  there->item = rj_statement_next_text (statement);
  there->attended = rj_statement_next_int (statement) != 0;
  there->mood_before = (RjMood) rj_statement_next_int (statement);
  there->mood_after = (RjMood) rj_statement_next_int (statement);
  there->craving_before = rj_statement_next_minutes (statement);
  there->craving_after = rj_statement_next_minutes (statement);
  there->took_away = rj_statement_next_text (statement);
  there->met = rj_statement_next_text (statement);
  return there;
}

GPtrArray *
rj_attendance_table_list (RjConnection *connection,
                          const char *meeting,
                          RjDay first,
                          RjDay last,
                          GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    meeting != NULL ? SELECT
      "AND e.meeting = ?3 AND e.day BETWEEN ?1 AND ?2 ORDER BY e.day DESC, e.at DESC, e.id DESC"
                    : SELECT "AND e.day BETWEEN ?1 AND ?2 ORDER BY e.day DESC, e.at DESC, e.id DESC",
    error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_attendance_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  if (meeting != NULL)
    rj_statement_bind (statement, "ddt", first, last, meeting);
  else
    rj_statement_bind (statement, "dd", first, last);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (all, read_attendance (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

RjAttendance *
rj_attendance_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, SELECT "AND e.id = ?", error);

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  return rj_statement_step (statement, error) == RJ_STEP_ROW ? read_attendance (statement) : NULL;
}

RjAttendance *
rj_attendance_table_load_for (RjConnection *connection,
                              const char *meeting,
                              const char *item,
                              RjDay day,
                              GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    item != NULL ? SELECT "AND e.item = ? AND e.day = ? ORDER BY e.created DESC LIMIT 1"
                 : SELECT "AND e.meeting = ? AND e.day = ? ORDER BY e.created DESC LIMIT 1",
    error);

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "td", item != NULL ? item : meeting, day);
  return rj_statement_step (statement, error) == RJ_STEP_ROW ? read_attendance (statement) : NULL;
}

/* ---- Saving ---- */

/* The row that has the id, deleted or not. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM attendance WHERE id = ?", error);
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
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "It was deleted");
  return FALSE;
}

static gboolean
save_search (RjConnection *connection, const RjAttendance *there, GError **error)
{
  const char *words[] = { there->took_away, there->met };

  return rj_search_table_save (connection, there->record.id, "attendance", there->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_attendance_table_save (RjConnection *connection, RjAttendance *there, gboolean *is_new, GError **error)
{
  const RjRecord *record = &there->record;
  gboolean found;

  if (!find (connection, record->id, &found, &there->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO attendance (id, created, updated, at, zone, day, while_locked, meeting, item, "
           "attended, mood_before, mood_after, craving_before, craving_after, took_away, met) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
           "ON CONFLICT (id, meeting) DO UPDATE SET updated = excluded.updated, at = excluded.at, "
           "zone = excluded.zone, day = excluded.day, item = excluded.item, attended = excluded.attended, "
           "mood_before = excluded.mood_before, mood_after = excluded.mood_after, "
           "craving_before = excluded.craving_before, craving_after = excluded.craving_after, "
           "took_away = excluded.took_away, met = excluded.met",
           "tllltdittiiinntt", record->id, record->created_us, record->updated_us, record->at_us,
           record->zone, record->day, record->while_locked, there->meeting, there->item,
           (int) there->attended, (int) there->mood_before, (int) there->mood_after, there->craving_before,
           there->craving_after, there->took_away, there->met)
         && save_search (connection, there, error);
}

gboolean
rj_attendance_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  return rj_connection_run (connection, error, "UPDATE attendance SET deleted = ? WHERE id = ?", "lt", now_us,
                            id)
         && rj_search_table_remove (connection, id, error);
}

gboolean
rj_attendance_table_put_back (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (RjAttendance) there = rj_attendance_table_load (connection, id, error);

  if (there == NULL || !save_search (connection, there, error))
    return FALSE;
  *day = there->record.day;
  return there->item == NULL || !there->attended
         || rj_plan_days_set_mark (connection, there->item, *day, RJ_MARK_DONE, there->record.at_us,
                                   there->record.zone, error);
}

gboolean
rj_attendance_table_save_search_of (RjConnection *connection, const char *meeting, GError **error)
{
  g_autoptr (GPtrArray) all = rj_attendance_table_list (connection, meeting, rj_day_from_iso ("0001-01-01"),
                                                        rj_day_from_iso ("9999-12-31"), error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!save_search (connection, g_ptr_array_index (all, i), error))
      return FALSE;
  return TRUE;
}

/* ---- What the plan says ---- */

/* The same tick in two copies of a journal is the same time there. */
static gboolean
make_id (RjConnection *connection, const char *item, RjDay day, char **id, gint64 now_us, GError **error)
{
  g_autofree char *iso = rj_day_to_iso (day);
  g_autofree char *name = g_strconcat ("attendance ", item, " ", iso, NULL);
  gint64 taken = 0;

  *id = rj_uuid_new_for (name);
  if (!rj_connection_get_int64 (connection, &taken, error, "SELECT count(*) FROM attendance WHERE id = ?",
                                "t", *id))
    return FALSE;
  if (taken > 0)
    {
      g_free (*id);
      *id = rj_uuid_new (now_us);
    }
  return TRUE;
}

static gboolean
insert_for (RjConnection *connection,
            const RjMeeting *meeting,
            const char *item,
            RjDay day,
            gint64 at_us,
            const char *zone,
            GError **error)
{
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  gboolean is_new;

  if (!make_id (connection, item, day, &there->record.id, at_us, error))
    return FALSE;
  there->record.created_us = there->record.updated_us = there->record.at_us = at_us;
  there->record.zone = g_strdup (zone != NULL ? zone : meeting->record.zone);
  there->record.day = day;
  there->meeting = g_strdup (meeting->record.id);
  there->item = g_strdup (item);
  there->attended = TRUE;
  return rj_attendance_table_save (connection, there, &is_new, error);
}

/* What has numbers or words stays as "I'm going"; a plain tick is nothing to keep. */
static gboolean
take_away (RjConnection *connection, RjAttendance *there, gint64 now_us, GError **error)
{
  gboolean is_new;

  if (rj_attendance_is_plain (there))
    return rj_connection_run (connection, error, "DELETE FROM attendance WHERE id = ?", "t",
                              there->record.id);
  there->attended = FALSE;
  there->record.updated_us = now_us;
  return rj_attendance_table_save (connection, there, &is_new, error);
}

gboolean
rj_attendance_table_follow_mark (RjConnection *connection,
                                 const char *item,
                                 RjDay day,
                                 RjMark mark,
                                 gint64 at_us,
                                 const char *zone,
                                 GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjMeeting) meeting = rj_meeting_table_load_by_item (connection, item, &local);
  g_autoptr (RjAttendance) there = NULL;
  gboolean is_new;

  if (meeting != NULL)
    there = rj_attendance_table_load_for (connection, NULL, item, day, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (meeting == NULL || (there != NULL && there->attended) == (mark == RJ_MARK_DONE))
    return TRUE;
  if (mark != RJ_MARK_DONE)
    return take_away (connection, there, at_us, error);
  if (there == NULL)
    return insert_for (connection, meeting, item, day, at_us, zone, error);
  there->attended = TRUE;
  there->record.updated_us = at_us;
  return rj_attendance_table_save (connection, there, &is_new, error);
}

gboolean
rj_attendance_table_count (RjConnection *connection,
                           RjDay first,
                           RjDay last,
                           RjMeetingCount *count,
                           GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT count(*), min(day) FROM attendance WHERE day BETWEEN ? AND ? "
                           "AND attended = 1 AND deleted IS NULL",
                           error);

  count->n = 0;
  count->first = RJ_DAY_NONE;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "dd", first, last);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return FALSE;
  count->n = (guint) rj_statement_next_int (statement);
  count->first = rj_statement_next_day (statement);
  return TRUE;
}
