// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-meeting-table.h"

#include "rj-attendance-table.h"
#include "rj-entry-table.h"
#include "rj-plan-owned.h"
#include "rj-plan-table.h"
#include "rj-rows.h"
#include "rj-statement.h"
#include "rj-store.h"

#define SELECT                                                                                          \
  "SELECT " RJ_ENTRY_COLUMNS ", e.name, e.ways, e.door, e.medication_friendly, e.source, e.source_id, " \
  "e.fellowship, e.formats, e.place, e.address, e.link, e.phone, e.online_note, e.access, e.language, " \
  "e.service, e.note FROM meeting e WHERE e.deleted IS NULL "

static RjMeeting *
read_meeting (RjStatement *statement)
{
  RjMeeting *meeting = rj_meeting_new ();

  rj_entry_table_read (statement, &meeting->record);
  meeting->name = rj_statement_next_text (statement);
  meeting->ways = (guint) rj_statement_next_int (statement);
  meeting->door = (RjMeetingDoor) rj_statement_next_int (statement);
  meeting->medication_friendly = (RjAnswer) rj_statement_next_int (statement);
  meeting->source = (RjMeetingSource) rj_statement_next_int (statement);
  meeting->source_id = rj_statement_next_text (statement);
  meeting->fellowship = rj_statement_next_text (statement);
  meeting->formats = rj_statement_next_text (statement);
  meeting->place = rj_statement_next_text (statement);
  meeting->address = rj_statement_next_text (statement);
  meeting->link = rj_statement_next_text (statement);
  meeting->phone = rj_statement_next_text (statement);
  meeting->online_note = rj_statement_next_text (statement);
  meeting->access = rj_statement_next_text (statement);
  meeting->language = rj_statement_next_text (statement);
  meeting->service = rj_statement_next_text (statement);
  meeting->note = rj_statement_next_text (statement);
  return meeting;
}

static gboolean
load_items (RjConnection *connection, RjMeeting *meeting, GError **error)
{
  return rj_rows_load_texts (connection, meeting->record.id,
                             "SELECT id FROM plan_item WHERE meeting = ? AND deleted IS NULL "
                             "ORDER BY minutes, position, id",
                             &meeting->items, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RjMeeting *first = *(const RjMeeting *const *) a;
  const RjMeeting *second = *(const RjMeeting *const *) b;
  int result = g_utf8_collate (first->name, second->name);

  return result != 0 ? result : g_strcmp0 (first->record.id, second->record.id);
}

GPtrArray *
rj_meeting_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, SELECT, error);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_meeting_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjMeeting *meeting = read_meeting (statement);

      g_ptr_array_add (meetings, meeting);
      if (!load_items (connection, meeting, error))
        return NULL;
    }
  if (step == RJ_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (meetings, compare_names);
  return g_steal_pointer (&meetings);
}

static RjMeeting *
load_one (RjConnection *connection, const char *sql, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  g_autoptr (RjMeeting) meeting = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  meeting = read_meeting (statement);
  return load_items (connection, meeting, error) ? g_steal_pointer (&meeting) : NULL;
}

RjMeeting *
rj_meeting_table_load (RjConnection *connection, const char *id, GError **error)
{
  return load_one (connection, SELECT "AND e.id = ?", id, error);
}

RjMeeting *
rj_meeting_table_load_by_item (RjConnection *connection, const char *item, GError **error)
{
  return load_one (connection, SELECT "AND e.id = (SELECT meeting FROM plan_item WHERE id = ?)", item, error);
}

gboolean
rj_meeting_table_find_source (RjConnection *connection,
                              RjMeetingSource source,
                              const char *source_id,
                              char **id,
                              GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT id FROM meeting WHERE source = ? AND source_id = ? AND deleted IS NULL ORDER BY id LIMIT 1",
    error);
  RjStep step;

  *id = NULL;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "it", (int) source, source_id);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    *id = rj_statement_next_text (statement);
  return step != RJ_STEP_ERROR;
}

/* ---- Saving ---- */

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM meeting WHERE id = ?", error);
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
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such meeting");
  return FALSE;
}

static gboolean
save_row (RjConnection *connection, const RjMeeting *m, GError **error)
{
  const RjRecord *record = &m->record;

  return rj_connection_run (
    connection, error,
    "INSERT INTO meeting (id, created, updated, at, zone, day, while_locked, name, ways, door, "
    "medication_friendly, source, source_id, fellowship, formats, place, address, link, phone, online_note, "
    "access, language, service, note) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, zone = excluded.zone, "
    "day = excluded.day, name = excluded.name, ways = excluded.ways, door = excluded.door, "
    "medication_friendly = excluded.medication_friendly, source = excluded.source, "
    "source_id = excluded.source_id, fellowship = excluded.fellowship, formats = excluded.formats, "
    "place = excluded.place, address = excluded.address, link = excluded.link, phone = excluded.phone, "
    "online_note = excluded.online_note, access = excluded.access, language = excluded.language, "
    "service = excluded.service, note = excluded.note",
    "tllltditiiiitttttttttttt", record->id, record->created_us, record->updated_us, record->at_us,
    record->zone, record->day, record->while_locked, m->name, (int) m->ways, (int) m->door,
    (int) m->medication_friendly, (int) m->source, m->source_id, m->fellowship, m->formats, m->place,
    m->address, m->link, m->phone, m->online_note, m->access, m->language, m->service, m->note);
}

static gboolean
save_search (RjConnection *connection, const RjMeeting *m, GError **error)
{
  const char *words[] = { m->name,   m->fellowship, m->place,   m->address, m->online_note,
                          m->access, m->language,   m->service, m->note };

  return rj_search_table_save (connection, m->record.id, "meeting", m->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_meeting_table_save (RjConnection *connection, RjMeeting *meeting, gboolean *is_new, GError **error)
{
  gboolean found;

  if (!find (connection, meeting->record.id, &found, &meeting->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return save_row (connection, meeting, error) && save_search (connection, meeting, error);
}

/* ---- Its times ---- */

GPtrArray *
rj_meeting_table_load_times (RjConnection *connection, const char *id, RjDay today, GError **error)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_table_load (connection, id, error);
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  if (meeting == NULL)
    return NULL;
  for (gsize i = 0; meeting->items != NULL && meeting->items[i] != NULL; i++)
    {
      g_autoptr (RjPlanItem) item = rj_plan_table_load (connection, meeting->items[i], error);

      if (item == NULL)
        return NULL;
      if (item->last_day == RJ_DAY_NONE || item->last_day >= today)
        g_ptr_array_add (times, g_steal_pointer (&item));
    }
  return g_steal_pointer (&times);
}

gboolean
rj_meeting_table_set_times (RjConnection *connection,
                            const char *id,
                            GPtrArray *items,
                            RjDay today,
                            gint64 now_us,
                            GError **error)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_table_load (connection, id, error);

  if (meeting == NULL
      || !rj_plan_owned_end_others (connection, (const char *const *) meeting->items, items, today, now_us,
                                    error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!rj_connection_run (connection, error, "UPDATE plan_item SET meeting = ? WHERE id = ?", "tt", id,
                            ((RjPlanItem *) g_ptr_array_index (items, i))->record.id))
      return FALSE;
  return TRUE;
}

gboolean
rj_meeting_table_copy_link (RjConnection *connection, const char *from, const char *to, GError **error)
{
  return rj_connection_run (connection, error,
                            "UPDATE plan_item SET meeting = (SELECT meeting FROM plan_item WHERE id = ?1) "
                            "WHERE id = ?2 AND meeting IS NULL",
                            "tt", from, to);
}

/* ---- Deleting, and putting back ---- */

gboolean
rj_meeting_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjMeeting) meeting = rj_meeting_table_load (connection, id, &local);

  if (meeting == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such meeting");
      return FALSE;
    }
  for (gsize i = 0; meeting->items != NULL && meeting->items[i] != NULL; i++)
    if (!rj_plan_table_delete (connection, meeting->items[i], now_us, error))
      return FALSE;
  return rj_connection_run (connection, error, "UPDATE meeting SET deleted = ? WHERE id = ?", "lt", now_us,
                            id)
         && rj_search_table_remove (connection, id, error)
         && rj_connection_run (connection, error,
                               "DELETE FROM search WHERE id IN (SELECT id FROM attendance WHERE meeting = ?)",
                               "t", id);
}

gboolean
rj_meeting_table_put_back_items (RjConnection *connection, const char *id, GError **error)
{
  return rj_connection_run (connection, error,
                            "UPDATE plan_item SET deleted = NULL WHERE meeting = ?1 "
                            "AND deleted = (SELECT deleted FROM meeting WHERE id = ?1)",
                            "t", id);
}

gboolean
rj_meeting_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_table_load (connection, id, error);

  if (meeting == NULL || !save_search (connection, meeting, error))
    return FALSE;
  for (gsize i = 0; meeting->items != NULL && meeting->items[i] != NULL; i++)
    if (!rj_plan_table_save_search (connection, meeting->items[i], error))
      return FALSE;
  return rj_attendance_table_save_search_of (connection, id, error);
}
