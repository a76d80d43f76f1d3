// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meeting-text.h"

#include "rj-format.h"
#include "rj-plan-when.h"
#include "rj-recurrence-words.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

const char *
rj_meeting_text_ways (guint ways)
{
  gboolean distant = (ways & (RJ_MEETING_ONLINE | RJ_MEETING_PHONE)) != 0;

  if (ways & RJ_MEETING_IN_PERSON)
    return distant ? _ ("in person and online") : _ ("in person");
  if (ways & RJ_MEETING_ONLINE)
    return _ ("online");
  return distant ? _ ("by phone") : NULL;
}

const char *
rj_meeting_text_door (RjMeetingDoor door)
{
  switch (door)
    {
    case RJ_MEETING_DOOR_OPEN:
      return C_ ("door", "Open: anyone may come");
    case RJ_MEETING_DOOR_CLOSED:
      return C_ ("door", "Closed: for those it is about");
    case RJ_MEETING_DOOR_UNKNOWN:
    default:
      return NULL;
    }
}

char *
rj_meeting_text_when (const RjOccurrence *next, RjClock *clock)
{
  g_autofree char *day = rj_format_day_relative (next->day, rj_clock_get_today (clock));
  g_autofree char *time = rj_plan_text_time (next->item, next->day, rj_clock_get_zone (clock));

  /* Translators: a day and a time: "Tomorrow, 19:00". */
  return time != NULL ? g_strdup_printf (_ ("%s, %s"), day, time) : g_steal_pointer (&day);
}

char *
rj_meeting_text_rule (const RjPlanItem *item, RjClock *clock)
{
  RjDay today = rj_clock_get_today (clock);
  g_autofree char *day = rj_format_day (item->record.day, today);
  g_autofree char *rule = item->recurrence != NULL ? rj_recurrence_say (item->recurrence, item->times_a_week,
                                                                        item->record.day, item->last_day)
                                                   : g_steal_pointer (&day);
  g_autofree char *time = rj_plan_text_span (item, MAX (item->record.day, today), rj_clock_get_zone (clock));

  /* Translators: a day and a time: "Tomorrow, 19:00". */
  return time != NULL ? g_strdup_printf (_ ("%s, %s"), rule, time) : g_steal_pointer (&rule);
}

char *
rj_meeting_text_summary (const RjMeeting *meeting, const RjOccurrence *next, RjClock *clock)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *where = rj_meeting_dup_where (meeting);
  const char *ways = rj_meeting_text_ways (meeting->ways);
  g_auto (GStrv) parts = NULL;

  if (next != NULL)
    g_strv_builder_take (builder, rj_meeting_text_when (next, clock));
  else if (meeting->items == NULL || *meeting->items == NULL)
    g_strv_builder_add (builder, _ ("No set time"));
  if (ways != NULL)
    g_strv_builder_add (builder, ways);
  if (where != NULL)
    g_strv_builder_take (builder, rj_text_for_label (where, RJ_TEXT_NAME));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}
