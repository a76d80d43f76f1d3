// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

/* One in so many days. */
#define DAYS_OF_ATTENDANCE 7

static void
fill (RjGenerator *self, RjRecord *record, const char *what, RjDay day)
{
  g_autofree char *iso = rj_day_to_iso (day);
  g_autofree char *name = g_strdup_printf ("%s %s %u", what, iso, self->seed);

  record->id = rj_uuid_new_for (name);
  record->at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  record->zone = g_strdup (self->zone);
  record->day = day;
}

static gboolean
save (RjGenerator *self, const RjMeeting *meeting, GPtrArray *times, GError **error)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (RjMeeting) saved = rj_meetings_save_finish (
    meetings, AWAIT (self, rj_meetings_save_async (meetings, meeting, times, NULL, READY (self))), error);

  return saved != NULL;
}

/* The item is there already. */
gboolean
rj_generator_make_meetings (RjGenerator *self, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjMeeting) home = rj_meeting_new ();
  g_autoptr (RjMeeting) online = rj_meeting_new ();
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjPlanItem *item = rj_plan_get_item_finish (
    plan, AWAIT (self, rj_plan_get_item_async (plan, self->items[ITEM_MEETING], NULL, READY (self))), error);

  if (item == NULL)
    return FALSE;
  g_ptr_array_add (times, item);
  fill (self, &home->record, "home group", self->first);
  home->name = g_strdup ("Home group");
  home->fellowship = g_strdup ("NA");
  home->ways = RJ_MEETING_IN_PERSON;
  home->place = g_strdup ("Old mill, back room");
  home->door = RJ_MEETING_DOOR_OPEN;
  home->medication_friendly = RJ_ANSWER_YES;
  home->service = g_strdup ("Tea");
  fill (self, &online->record, "online", self->first);
  online->name = g_strdup ("Late call");
  online->ways = RJ_MEETING_ONLINE | RJ_MEETING_PHONE;
  online->link = g_strdup ("https://meet.example.org/late");
  online->phone = g_strdup ("+49 30 1234");
  online->online_note = g_strdup ("number 123 456");
  return save (self, home, times, error) && save (self, online, NULL, error);
}

/* Beside the plan, whose ticks are drawn. */
gboolean
rj_generator_add_attendance (RjGenerator *self, RjDay day, GError **error)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (RjAttendance) there = NULL;
  g_autoptr (RjAttendance) saved = NULL;
  g_autoptr (RjMeeting) home = NULL;

  if (day % DAYS_OF_ATTENDANCE != 0)
    return TRUE;
  home = rj_meeting_new ();
  fill (self, &home->record, "home group", self->first);
  there = rj_attendance_new ();
  fill (self, &there->record, "attendance", day);
  there->meeting = g_strdup (home->record.id);
  there->attended = TRUE;
  there->mood_before = (RjMood) (1 + day / DAYS_OF_ATTENDANCE % 3);
  there->mood_after = (RjMood) (there->mood_before + 1 + day / DAYS_OF_ATTENDANCE % 2);
  there->craving_before = (int) (3 + day / DAYS_OF_ATTENDANCE % 5);
  there->craving_after = there->craving_before - 2;
  if (day % (3 * DAYS_OF_ATTENDANCE) == 0)
    there->took_away = g_strdup ("Stay for the tea.");
  saved = rj_meetings_save_attendance_finish (
    meetings, AWAIT (self, rj_meetings_save_attendance_async (meetings, there, NULL, READY (self))), error);
  return saved != NULL;
}
