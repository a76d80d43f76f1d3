// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-attendance-table.h"
#include "rj-meeting-table.h"
#include "rj-plan-days.h"
#include "rj-plan-owned.h"
#include "rj-text.h"
#include "rj-uuid.h"

/* What a call needs. */
typedef struct {
  char *id;
  char *item;
  RjDay first;
  RjDay last;
  RjMeeting *meeting;
  GPtrArray *times;
  GPtrArray *pieces;
  gboolean save;
  RjAttendance *attendance;
  RjHereAndNow here;
} Call;

static void
call_free (Call *self)
{
  g_free (self->id);
  g_free (self->item);
  rj_meeting_free (self->meeting);
  g_clear_pointer (&self->times, g_ptr_array_unref);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  rj_attendance_free (self->attendance);
  rj_here_and_now_clear (&self->here);
  g_free (self);
}

static Call *
call_new (RjMeetings *self, const char *id)
{
  Call *call = g_new0 (Call, 1);

  call->id = g_strdup (id);
  rj_sqlite_store_get_here_and_now (self, &call->here);
  return call;
}

static void
run (RjMeetings *self,
     RjJobMode mode,
     RjJobFunc func,
     Call *call,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  rj_sqlite_store_run (self, mode, func, call, (GDestroyNotify) call_free, cancellable, callback, user_data);
}

/* ---- Reading ---- */

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *meetings = rj_meeting_table_list (connection, error);

  if (meetings != NULL)
    rj_job_answer_pointer (job, meetings, (GDestroyNotify) g_ptr_array_unref);
  return meetings != NULL;
}

static void
list_async (RjMeetings *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run (self, RJ_JOB_READ, list, call_new (self, NULL), cancellable, callback, user_data);
}

/* %NULL without an error becomes RJ_STORE_ERROR_NOT_FOUND. */
static RjMeeting *
load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  RjMeeting *meeting = rj_meeting_table_load (connection, id, &local);

  if (meeting == NULL)
    rj_set_not_found (&local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return meeting;
}

static gboolean
get (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  RjMeeting *meeting = load (connection, call->id, error);

  if (meeting != NULL)
    rj_job_answer_pointer (job, meeting, (GDestroyNotify) rj_meeting_free);
  return meeting != NULL;
}

static void
get_async (RjMeetings *self,
           const char *id,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  run (self, RJ_JOB_READ, get, call_new (self, id), cancellable, callback, user_data);
}

static gboolean
find_by_item (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GError) local = NULL;
  RjMeeting *meeting = rj_meeting_table_load_by_item (connection, call->id, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  rj_job_answer_pointer (job, meeting, (GDestroyNotify) rj_meeting_free);
  return TRUE;
}

static void
find_by_item_async (RjMeetings *self,
                    const char *item,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  run (self, RJ_JOB_READ, find_by_item, call_new (self, item), cancellable, callback, user_data);
}

/* ---- Saving ---- */

static RjDay
get_today (const Call *call, gint64 now_us)
{
  return rj_day_at (now_us, call->here.zone, call->here.day_end);
}

static gboolean
save_times (RjConnection *connection,
            const RjMeeting *meeting,
            GPtrArray *times,
            RjDay today,
            gint64 now_us,
            GError **error)
{
  g_autofree char *where = rj_meeting_dup_where (meeting);

  for (guint i = 0; i < times->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (times, i);

      item->kind = RJ_KIND_MEETING;
      g_set_str (&item->title, meeting->name);
      g_set_str (&item->place, where);
      if (!rj_sqlite_plan_check_item (item, error)
          || !rj_plan_owned_save (connection, item, TRUE, today, now_us, error))
        return FALSE;
    }
  return rj_meeting_table_set_times (connection, meeting->record.id, times, today, now_us, error);
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  gint64 now_us = rj_job_get_now (job);
  RjMeeting *saved;
  gboolean is_new;

  if (!rj_meeting_table_save (connection, call->meeting, &is_new, error)
      || (call->times != NULL
          && !save_times (connection, call->meeting, call->times, get_today (call, now_us), now_us, error)))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN);
  saved = load (connection, call->meeting->record.id, error);
  if (saved != NULL)
    rj_job_answer_pointer (job, saved, (GDestroyNotify) rj_meeting_free);
  return saved != NULL;
}

static void
prepare_meeting (RjMeetings *self, RjMeeting *m)
{
  char **texts[] = { &m->name,    &m->fellowship, &m->formats,     &m->place,  &m->address,
                     &m->link,    &m->phone,      &m->online_note, &m->access, &m->language,
                     &m->service, &m->note,       &m->source_id };

  rj_sqlite_store_prepare_record (self, &m->record);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    rj_text_make_valid (texts[i]);
  if (m->name == NULL)
    m->name = g_strdup ("");
}

/* (transfer full) (nullable) */
static GPtrArray *
prepare_times (RjMeetings *self, GPtrArray *times)
{
  GPtrArray *copies;

  if (times == NULL)
    return NULL;
  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  for (guint i = 0; i < times->len; i++)
    {
      RjPlanItem *copy = rj_plan_item_copy (g_ptr_array_index (times, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      rj_sqlite_plan_tidy_item (copy);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static void
save_async (RjMeetings *self,
            const RjMeeting *meeting,
            GPtrArray *times,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->meeting = rj_meeting_copy (meeting);
  prepare_meeting (self, call->meeting);
  call->times = prepare_times (self, times);
  run (self, RJ_JOB_CHANGE, save, call, cancellable, callback, user_data);
}

/* ---- Lists ---- */

/* @piece changes the meeting @id. */
static gboolean
change_by (RjConnection *connection,
           const Call *call,
           const RjMeetingPiece *piece,
           const char *id,
           gint64 now_us,
           GError **error)
{
  RjDay today = get_today (call, now_us);
  g_autoptr (RjMeeting) meeting = load (connection, id, error);
  g_autoptr (GPtrArray) old = NULL;
  gboolean changed, is_new, times_changed;

  if (meeting == NULL)
    return FALSE;
  old = rj_meeting_table_load_times (connection, id, today, error);
  if (old == NULL)
    return FALSE;
  changed = rj_meeting_take_news (meeting, piece->meeting);
  meeting->record.updated_us = now_us;
  /* "By appointment" says nothing about the times that the person put in. */
  times_changed = piece->times->len > 0 && rj_meeting_match_times (old, piece->times);
  if (changed && !rj_meeting_table_save (connection, meeting, &is_new, error))
    return FALSE;
  if (!changed && !times_changed)
    return TRUE;
  for (guint i = 0; i < piece->times->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (piece->times, i);

      item->record.updated_us = now_us;
      if (item->record.id == NULL)
        item->record.id = rj_uuid_new (now_us);
    }
  return save_times (connection, meeting, piece->times->len > 0 ? piece->times : old, today, now_us, error);
}

static gboolean
take_one (RjConnection *connection,
          const Call *call,
          RjMeetingPiece *piece,
          gint64 now_us,
          gboolean *known,
          GError **error)
{
  g_autofree char *id = NULL;
  gboolean is_new;

  if (piece->meeting->source_id != NULL
      && !rj_meeting_table_find_source (connection, piece->meeting->source, piece->meeting->source_id, &id,
                                        error))
    return FALSE;
  *known = id != NULL;
  if (!call->save)
    return TRUE;
  if (id != NULL)
    return change_by (connection, call, piece, id, now_us, error);
  for (guint i = 0; i < piece->times->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (piece->times, i);

      if (item->record.id == NULL)
        item->record.id = rj_uuid_new (now_us);
    }
  return rj_meeting_table_save (connection, piece->meeting, &is_new, error)
         && save_times (connection, piece->meeting, piece->times, get_today (call, now_us), now_us, error);
}

static gboolean
take (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GArray) known = g_array_sized_new (FALSE, FALSE, sizeof (gboolean), call->pieces->len);

  for (guint i = 0; i < call->pieces->len; i++)
    {
      gboolean is_known;

      if (!take_one (connection, call, g_ptr_array_index (call->pieces, i), rj_job_get_now (job), &is_known,
                     error))
        return FALSE;
      g_array_append_val (known, is_known);
    }
  if (call->save)
    rj_job_set_change (job, RJ_CHANGE_IMPORT, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN);
  rj_job_answer_pointer (job, g_steal_pointer (&known), (GDestroyNotify) g_array_unref);
  return TRUE;
}

/* Items keep no id here: which are the same ones is seen where the kept ones are. */
static RjMeetingPiece *
prepare_piece (RjMeetings *self, const RjMeetingPiece *piece)
{
  RjMeetingPiece *copy = rj_meeting_piece_copy (piece);

  prepare_meeting (self, copy->meeting);
  for (guint i = 0; i < copy->times->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (copy->times, i);

      rj_sqlite_store_prepare_record (self, &item->record);
      rj_sqlite_plan_tidy_item (item);
      g_clear_pointer (&item->record.id, g_free);
    }
  return copy;
}

static void
take_async (RjMeetings *self,
            GPtrArray *pieces,
            gboolean save_them,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_meeting_piece_free);
  for (guint i = 0; i < pieces->len; i++)
    g_ptr_array_add (call->pieces, prepare_piece (self, g_ptr_array_index (pieces, i)));
  call->save = save_them;
  run (self, save_them ? RJ_JOB_CHANGE : RJ_JOB_READ, take, call, cancellable, callback, user_data);
}

static gboolean
delete_meeting (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN);
  return rj_meeting_table_delete (connection, call->id, rj_job_get_now (job), error);
}

static void
delete_async (RjMeetings *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_meeting, call_new (self, id), cancellable, callback, user_data);
}

/* ---- Being there ---- */

static gboolean
list_attendance (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  GPtrArray *all = rj_attendance_table_list (connection, call->id, call->first, call->last, error);

  if (all != NULL)
    rj_job_answer_pointer (job, all, (GDestroyNotify) g_ptr_array_unref);
  return all != NULL;
}

static void
list_attendance_async (RjMeetings *self,
                       const char *meeting,
                       RjDay first,
                       RjDay last,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call = call_new (self, meeting);

  call->first = first;
  call->last = last;
  run (self, RJ_JOB_READ, list_attendance, call, cancellable, callback, user_data);
}

static gboolean
get_attendance (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GError) local = NULL;
  RjAttendance *there = rj_attendance_table_load_for (connection, call->id, call->item, call->first, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  rj_job_answer_pointer (job, there, (GDestroyNotify) rj_attendance_free);
  return TRUE;
}

static void
get_attendance_async (RjMeetings *self,
                      const char *meeting,
                      const char *item,
                      RjDay day,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Call *call = call_new (self, meeting);

  call->item = g_strdup (item);
  call->first = day;
  run (self, RJ_JOB_READ, get_attendance, call, cancellable, callback, user_data);
}

static gboolean
check_attendance (const RjAttendance *there, GError **error)
{
  if (there->mood_before <= RJ_MOOD_VERY_GOOD && there->mood_after <= RJ_MOOD_VERY_GOOD
      && there->craving_before >= RJ_CRAVING_NONE && there->craving_before <= 10
      && there->craving_after >= RJ_CRAVING_NONE && there->craving_after <= 10)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "There is no such rating");
  return FALSE;
}

/* There is at most one for an item and a day: that one is changed. */
static gboolean
find_own (RjConnection *connection, RjAttendance *there, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjAttendance) own = NULL;

  if (there->item == NULL)
    return TRUE;
  own = rj_attendance_table_load_for (connection, NULL, there->item, there->record.day, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (own != NULL)
    g_set_str (&there->record.id, own->record.id);
  return TRUE;
}

/* The tick of the plan says the same. */
static gboolean
set_mark (RjConnection *connection, const RjAttendance *there, gint64 now_us, GError **error)
{
  const RjRecord *record = &there->record;
  RjMark mark;
  gint64 at_us;

  if (there->item == NULL)
    return TRUE;
  if (!rj_plan_days_get_mark (connection, there->item, record->day, &mark, &at_us, error))
    return FALSE;
  return (mark == RJ_MARK_DONE) == there->attended
         || rj_plan_days_set_mark (connection, there->item, record->day,
                                   there->attended ? RJ_MARK_DONE : RJ_MARK_OPEN, now_us, record->zone,
                                   error);
}

static gboolean
save_attendance (RjJob *job, RjConnection *connection, GError **error)
{
  RjAttendance *there = ((Call *) rj_job_get_data (job))->attendance;
  g_autoptr (RjMeeting) meeting = NULL;
  gboolean is_new;

  if (!check_attendance (there, error))
    return FALSE;
  meeting = load (connection, there->meeting, error);
  if (meeting == NULL || !find_own (connection, there, error)
      || !rj_attendance_table_save (connection, there, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), there->record.day);
  rj_job_answer_pointer (job, rj_attendance_copy (there), (GDestroyNotify) rj_attendance_free);
  return set_mark (connection, there, rj_job_get_now (job), error);
}

static void
save_attendance_async (RjMeetings *self,
                       const RjAttendance *attendance,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->attendance = rj_attendance_copy (attendance);
  rj_sqlite_store_prepare_record (self, &call->attendance->record);
  rj_text_make_valid (&call->attendance->took_away);
  rj_text_make_valid (&call->attendance->met);
  run (self, RJ_JOB_CHANGE, save_attendance, call, cancellable, callback, user_data);
}

static gboolean
delete_attendance (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GError) local = NULL;
  g_autoptr (RjAttendance) there = rj_attendance_table_load (connection, call->id, &local);

  if (there == NULL)
    rj_set_not_found (&local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), there->record.day);
  return rj_attendance_table_delete (connection, call->id, rj_job_get_now (job), error)
         && (there->item == NULL || !there->attended
             || rj_plan_days_set_mark (connection, there->item, there->record.day, RJ_MARK_OPEN,
                                       rj_job_get_now (job), NULL, error));
}

static void
delete_attendance_async (RjMeetings *self,
                         const char *id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_attendance, call_new (self, id), cancellable, callback, user_data);
}

static gboolean
count (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autofree RjMeetingCount *answer = g_new0 (RjMeetingCount, 1);

  if (!rj_attendance_table_count (connection, call->first, call->last, answer, error))
    return FALSE;
  rj_job_answer_pointer (job, g_steal_pointer (&answer), g_free);
  return TRUE;
}

static void
count_async (RjMeetings *self,
             RjDay first,
             RjDay last,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->first = first;
  call->last = last;
  run (self, RJ_JOB_READ, count, call, cancellable, callback, user_data);
}

void
rj_sqlite_meetings_iface_init (RjMeetingsInterface *iface)
{
  iface->list_async = list_async;
  iface->get_async = get_async;
  iface->find_by_item_async = find_by_item_async;
  iface->save_async = save_async;
  iface->take_async = take_async;
  iface->delete_async = delete_async;
  iface->list_attendance_async = list_attendance_async;
  iface->get_attendance_async = get_attendance_async;
  iface->save_attendance_async = save_attendance_async;
  iface->delete_attendance_async = delete_attendance_async;
  iface->count_async = count_async;
}
