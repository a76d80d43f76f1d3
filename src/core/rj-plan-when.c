// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-when.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
rj_plan_text_part (RjDayPart part)
{
  switch (part)
    {
    case RJ_PART_MORNING:
      return C_ ("part of the day", "Morning");
    case RJ_PART_AFTERNOON:
      return C_ ("part of the day", "Afternoon");
    case RJ_PART_EVENING:
      return C_ ("part of the day", "Evening");
    case RJ_PART_ANY_TIME:
    default:
      return C_ ("part of the day", "Any time");
    }
}

char *
rj_plan_text_zone_city (const char *tzid)
{
  const char *slash = strrchr (tzid, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : tzid), "_", ' ');
}

static gint64
instant_of (const RjPlanItem *item, RjDay day, GTimeZone *here, int day_end)
{
  g_autoptr (GTimeZone) zone = item->tzid != NULL ? g_time_zone_new_identifier (item->tzid) : NULL;

  if (zone != NULL)
    return rj_wall_to_instant (day, item->minutes, zone);
  // The small hours belong to the evening before.
  return rj_wall_to_instant (day, item->minutes + (item->minutes < day_end ? 24 * 60 : 0), here);
}

gint64
rj_plan_text_get_instant (const RjOccurrence *occurrence, GTimeZone *here, int day_end)
{
  if (occurrence->item->minutes < 0)
    return 0;
  return instant_of (occurrence->item, occurrence->day, here, day_end);
}

/* (transfer full): @minutes of @here_day, for what stands on @day */
static char *
format_here (RjDay here_day, int minutes, int duration, RjDay day)
{
  g_autofree char *time = rj_plan_text_minutes (minutes, duration);
  g_autofree char *weekday = NULL;

  // After midnight is still the evening.
  if (here_day == day || (here_day == day + 1 && minutes < 4 * 60))
    return g_steal_pointer (&time);
  weekday = rj_format_weekday (rj_day_get_weekday (here_day), TRUE);
  /* Translators: a time on another day than the one that is shown: weekday, time. "Mon 19:00" */
  return g_strdup_printf (C_ ("another day", "%s %s"), weekday, time);
}

char *
rj_plan_text_minutes (int minutes, int duration)
{
  g_autofree char *from = rj_format_minutes (minutes);
  g_autofree char *until = NULL;

  if (duration <= 0)
    return g_steal_pointer (&from);
  until = rj_format_minutes (minutes + duration);
  /* Translators: from a time to a time: "19:00–20:30". */
  return g_strdup_printf (C_ ("times", "%s–%s"), from, until);
}

static char *
format_time (const RjPlanItem *item, RjDay day, int duration, GTimeZone *here)
{
  g_autofree char *there = NULL;
  g_autofree char *here_text = NULL;
  g_autofree char *city = NULL;
  RjDay here_day;
  int here_minutes;

  if (item->minutes < 0)
    return NULL;
  there = rj_plan_text_minutes (item->minutes, duration);
  if (item->tzid == NULL)
    return g_steal_pointer (&there);

  here_minutes = rj_instant_to_wall (instant_of (item, day, here, 0), here, &here_day);
  if (here_minutes == item->minutes && here_day == day)
    return g_steal_pointer (&there);
  city = rj_plan_text_zone_city (item->tzid);
  here_text = format_here (here_day, here_minutes, duration, day);
  /* Translators: a time in another time zone: time there, its city, time here. "19:00 New York (01:00 here)"
   */
  return g_strdup_printf (_ ("%s %s (%s here)"), there, city, here_text);
}

char *
rj_plan_text_time (const RjPlanItem *item, RjDay day, GTimeZone *here)
{
  return format_time (item, day, 0, here);
}

char *
rj_plan_text_span (const RjPlanItem *item, RjDay day, GTimeZone *here)
{
  return format_time (item, day, item->duration_minutes, here);
}
