// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meetings.h"
#include "rj-screenshots-scenes.h"

#include <glib/gi18n-lib.h>

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* @weekday: of its time, or 0 for none. (transfer full) */
static RjMeeting *
keep (RjMeetings *meetings, const RjMeeting *meeting, RjDay first, int weekday, int minutes, const char *tzid)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GAsyncResult) result = NULL;
  RjMeeting *saved;

  if (weekday > 0)
    g_ptr_array_add (times, rj_meeting_time_new (meeting, first, weekday, minutes, 60, tzid));
  rj_meetings_save_async (meetings, meeting, times, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_meetings_save_finish (meetings, result, NULL);
  g_assert_nonnull (saved);
  return saved;
}

static void
attend (RjMeetings *meetings, const RjMeeting *meeting, RjDay day, int taps)
{
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RjAttendance) saved = NULL;

  there->meeting = g_strdup (meeting->record.id);
  there->record.day = day;
  there->attended = TRUE;
  there->mood_before = RJ_MOOD_LOW;
  there->mood_after = taps % 3 == 0 ? RJ_MOOD_OKAY : RJ_MOOD_GOOD;
  there->craving_before = 5 + taps % 3;
  there->craving_after = 2 + taps % 2;
  there->met = g_strdup ("S., M.");
  rj_meetings_save_attendance_async (meetings, there, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_meetings_save_attendance_finish (meetings, result, NULL);
  g_assert_nonnull (saved);
}

/* One that was gone to nine times, one online, and one without a time. */
void
rj_scenes_add_meetings (RjStore *store, RjClock *clock)
{
  RjMeetings *meetings = rj_store_get_meetings (store);
  RjDay today = rj_clock_get_today (clock);
  g_autoptr (RjMeeting) home = rj_meeting_new ();
  g_autoptr (RjMeeting) online = rj_meeting_new ();
  g_autoptr (RjMeeting) lone = rj_meeting_new ();
  g_autoptr (RjMeeting) saved_home = NULL;
  g_autoptr (RjMeeting) saved_online = NULL;
  g_autoptr (RjMeeting) saved_lone = NULL;

  home->name = g_strdup (_ ("Home group"));
  home->fellowship = g_strdup ("SMART");
  home->place = g_strdup (_ ("Library, room 2"));
  home->address = g_strdup ("Hauptstr. 12");
  home->ways = RJ_MEETING_IN_PERSON | RJ_MEETING_ONLINE;
  home->link = g_strdup ("https://example.org/room/4711");
  home->door = RJ_MEETING_DOOR_OPEN;
  home->medication_friendly = RJ_ANSWER_YES;
  saved_home = keep (meetings, home, today - 70, 2, 19 * 60, NULL);
  for (int i = 1; i <= 9; i++)
    attend (meetings, saved_home, today - (RjDay) i * 7, i);
  online->name = g_strdup ("Early Birds");
  online->ways = RJ_MEETING_ONLINE;
  online->link = g_strdup ("https://example.org/early");
  saved_online = keep (meetings, online, today, 1, 7 * 60, "America/New_York");
  lone->name = g_strdup ("Open Talk");
  lone->ways = RJ_MEETING_PHONE;
  saved_lone = keep (meetings, lone, today, 0, 0, NULL);
}
