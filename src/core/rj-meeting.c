// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-meeting.h"

G_DEFINE_BOXED_TYPE (RjMeeting, rj_meeting, rj_meeting_copy, rj_meeting_free)
G_DEFINE_BOXED_TYPE (RjAttendance, rj_attendance, rj_attendance_copy, rj_attendance_free)

RjMeeting *
rj_meeting_new (void)
{
  return g_new0 (RjMeeting, 1);
}

RjMeeting *
rj_meeting_copy (const RjMeeting *self)
{
  RjMeeting *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->fellowship = g_strdup (self->fellowship);
  copy->name = g_strdup (self->name);
  copy->formats = g_strdup (self->formats);
  copy->place = g_strdup (self->place);
  copy->address = g_strdup (self->address);
  copy->link = g_strdup (self->link);
  copy->phone = g_strdup (self->phone);
  copy->online_note = g_strdup (self->online_note);
  copy->access = g_strdup (self->access);
  copy->language = g_strdup (self->language);
  copy->service = g_strdup (self->service);
  copy->note = g_strdup (self->note);
  copy->source_id = g_strdup (self->source_id);
  copy->items = g_strdupv (self->items);
  return copy;
}

void
rj_meeting_free (RjMeeting *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->fellowship);
  g_free (self->name);
  g_free (self->formats);
  g_free (self->place);
  g_free (self->address);
  g_free (self->link);
  g_free (self->phone);
  g_free (self->online_note);
  g_free (self->access);
  g_free (self->language);
  g_free (self->service);
  g_free (self->note);
  g_free (self->source_id);
  g_strfreev (self->items);
  g_free (self);
}

char *
rj_meeting_dup_where (const RjMeeting *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->place != NULL ? self->place : self->address);
}

/* ---- Times ---- */

RjPlanItem *
rj_meeting_time_new (const RjMeeting *self,
                     RjDay first_day,
                     int weekday,
                     int minutes,
                     int duration_minutes,
                     const char *tzid)
{
  RjPlanItem *item;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  item = rj_plan_item_new ();
  item->kind = RJ_KIND_MEETING;
  item->title = g_strdup (self->name);
  item->place = rj_meeting_dup_where (self);
  item->record.day = first_day;
  item->minutes = minutes;
  item->duration_minutes = duration_minutes;
  item->part = rj_day_part_for_minutes (minutes);
  item->tzid = g_strdup (tzid);
  rj_plan_item_set_recurrence (item, rj_recurrence_new_weekly (1, 1U << (weekday - 1), 1));
  rj_plan_item_add_default_lead (item);
  return item;
}

static gboolean
take_text (char **own, const char *news)
{
  return news != NULL && g_set_str (own, news);
}

gboolean
rj_meeting_take_news (RjMeeting *self, const RjMeeting *news)
{
  gboolean changed;

  g_return_val_if_fail (self != NULL && news != NULL, FALSE);

  changed = take_text (&self->fellowship, news->fellowship);
  changed = take_text (&self->name, news->name) || changed;
  changed = take_text (&self->formats, news->formats) || changed;
  changed = take_text (&self->place, news->place) || changed;
  changed = take_text (&self->address, news->address) || changed;
  changed = take_text (&self->link, news->link) || changed;
  changed = take_text (&self->phone, news->phone) || changed;
  changed = take_text (&self->online_note, news->online_note) || changed;
  changed = take_text (&self->access, news->access) || changed;
  changed = take_text (&self->language, news->language) || changed;
  if (news->ways != 0 && news->ways != self->ways)
    {
      self->ways = news->ways;
      changed = TRUE;
    }
  if (news->door != RJ_MEETING_DOOR_UNKNOWN && news->door != self->door)
    {
      self->door = news->door;
      changed = TRUE;
    }
  return changed;
}

static gboolean
has_same_rule (const RjPlanItem *a, const RjPlanItem *b)
{
  return rj_recurrence_equal (a->recurrence, b->recurrence)
         && (a->recurrence != NULL || a->record.day == b->record.day);
}

static void
take_identity (RjPlanItem *item, const RjPlanItem *old)
{
  rj_record_clear (&item->record);
  rj_record_copy (&old->record, &item->record);
  item->last_day = old->last_day;
  item->nag_minutes = old->nag_minutes;
  item->position = old->position;
  g_set_str (&item->note, old->note);
  g_clear_pointer (&item->leads, g_array_unref);
  item->leads = old->leads != NULL ? g_array_copy (old->leads) : NULL;
  g_clear_pointer (&item->left_out, g_array_unref);
  item->left_out = old->left_out != NULL ? g_array_copy (old->left_out) : NULL;
  g_clear_pointer (&item->extra, g_array_unref);
  item->extra = old->extra != NULL ? g_array_copy (old->extra) : NULL;
}

gboolean
rj_meeting_match_times (GPtrArray *old, GPtrArray *news)
{
  g_autofree gboolean *taken = NULL;
  guint n_same = 0;

  g_return_val_if_fail (old != NULL && news != NULL, FALSE);

  taken = g_new0 (gboolean, old->len + 1);
  for (int any_time = 0; any_time <= 1; any_time++)
    for (guint i = 0; i < news->len; i++)
      {
        RjPlanItem *item = g_ptr_array_index (news, i);

        for (guint j = 0; item->record.id == NULL && j < old->len; j++)
          {
            const RjPlanItem *own = g_ptr_array_index (old, j);

            if (taken[j] || !has_same_rule (own, item) || (any_time == 0 && own->minutes != item->minutes))
              continue;
            taken[j] = TRUE;
            take_identity (item, own);
            n_same += own->minutes == item->minutes && own->duration_minutes == item->duration_minutes
                      && g_strcmp0 (own->tzid, item->tzid) == 0;
          }
      }
  return n_same != old->len || n_same != news->len;
}

RjMeetingPiece *
rj_meeting_piece_new (RjMeeting *meeting, GPtrArray *times)
{
  RjMeetingPiece *self = g_new0 (RjMeetingPiece, 1);

  self->meeting = meeting;
  self->times = times != NULL ? times : g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  return self;
}

static gpointer
copy_item (gconstpointer item, gpointer user_data)
{
  return rj_plan_item_copy (item);
}

RjMeetingPiece *
rj_meeting_piece_copy (const RjMeetingPiece *self)
{
  GPtrArray *times;

  g_return_val_if_fail (self != NULL, NULL);

  times = g_ptr_array_copy (self->times, copy_item, NULL);
  g_ptr_array_set_free_func (times, (GDestroyNotify) rj_plan_item_free);
  return rj_meeting_piece_new (rj_meeting_copy (self->meeting), times);
}

void
rj_meeting_piece_free (RjMeetingPiece *self)
{
  if (self == NULL)
    return;
  rj_meeting_free (self->meeting);
  g_ptr_array_unref (self->times);
  g_free (self);
}

/* ---- Being there ---- */

RjAttendance *
rj_attendance_new (void)
{
  RjAttendance *self = g_new0 (RjAttendance, 1);

  self->craving_before = RJ_CRAVING_NONE;
  self->craving_after = RJ_CRAVING_NONE;
  return self;
}

RjAttendance *
rj_attendance_copy (const RjAttendance *self)
{
  RjAttendance *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->meeting = g_strdup (self->meeting);
  copy->meeting_name = g_strdup (self->meeting_name);
  copy->item = g_strdup (self->item);
  copy->took_away = g_strdup (self->took_away);
  copy->met = g_strdup (self->met);
  return copy;
}

void
rj_attendance_free (RjAttendance *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->meeting);
  g_free (self->meeting_name);
  g_free (self->item);
  g_free (self->took_away);
  g_free (self->met);
  g_free (self);
}

gboolean
rj_attendance_is_plain (const RjAttendance *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->mood_before == RJ_MOOD_NONE && self->mood_after == RJ_MOOD_NONE
         && self->craving_before == RJ_CRAVING_NONE && self->craving_after == RJ_CRAVING_NONE
         && self->took_away == NULL && self->met == NULL;
}
