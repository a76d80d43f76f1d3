// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-day.h"

#include <stdlib.h>
#include <string.h>

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)

RjDay
rj_day_new (int year, int month, int day)
{
  if (year < 1 || year > 9999 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return RJ_DAY_NONE;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

gboolean
rj_day_is_valid (RjDay day)
{
  /* 3652059 is 9999-12-31. */
  return day >= 1 && day <= 3652059;
}

void
rj_day_get_ymd (RjDay day, int *year, int *month, int *day_of_month)
{
  g_return_if_fail (rj_day_is_valid (day));

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (year)
    *year = g_date_get_year (&date);
  if (month)
    *month = g_date_get_month (&date);
  if (day_of_month)
    *day_of_month = g_date_get_day (&date);
}

int
rj_day_get_weekday (RjDay day)
{
  g_return_val_if_fail (rj_day_is_valid (day), 1);

  /* Julian day 1 is 0001-01-01, a Monday. */
  return (int) ((day - 1) % 7) + 1;
}

char *
rj_day_to_iso (RjDay day)
{
  int y, m, d;

  g_return_val_if_fail (rj_day_is_valid (day), NULL);
  rj_day_get_ymd (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

RjDay
rj_day_from_iso (const char *iso)
{
  if (!iso || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return RJ_DAY_NONE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return RJ_DAY_NONE;
  return rj_day_new (atoi (iso), atoi (iso + 5), atoi (iso + 8));
}

static gint64
offset_at (GTimeZone *zone, gint64 seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval);
}

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/* Seconds since 1970 of midnight of @day, as if the zone were UTC. */
static gint64
midnight (RjDay day)
{
  return ((gint64) day - (gint64) rj_day_new (1970, 1, 1)) * SECONDS_A_DAY;
}

RjDay
rj_day_at (gint64 instant_us, GTimeZone *zone, int day_ends_minutes)
{
  RjDay civil;
  int minutes = rj_instant_to_wall (instant_us, zone, &civil);
  return minutes < day_ends_minutes ? civil - 1 : civil;
}

/* The last second before the offset changes from the one at @low, given that it is another one at @high. */
static gint64
find_transition (GTimeZone *zone, gint64 low, gint64 high)
{
  gint64 before = offset_at (zone, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;
      if (offset_at (zone, middle) == before)
        low = middle;
      else
        high = middle;
    }
  return high;
}

gint64
rj_wall_to_instant (RjDay day, int minutes, GTimeZone *zone)
{
  g_return_val_if_fail (rj_day_is_valid (day), 0);

  gint64 wall = midnight (day) + (gint64) minutes * 60;
  /* Two days either way hold any offset, and the one jump of a whole day that history has (Samoa, 2011). */
  gint64 low = wall - 2 * SECONDS_A_DAY, high = wall + 2 * SECONDS_A_DAY;
  gint64 before = offset_at (zone, low), after = offset_at (zone, high);

  /* The larger offset gives the earlier instant: try it first, so that a time that happens twice is the
   * first. */
  gint64 first = wall - MAX (before, after), second = wall - MIN (before, after);
  if (offset_at (zone, first) == MAX (before, after))
    return first * G_USEC_PER_SEC;
  if (offset_at (zone, second) == MIN (before, after))
    return second * G_USEC_PER_SEC;
  return find_transition (zone, low, high) * G_USEC_PER_SEC;
}

int
rj_instant_to_wall (gint64 instant_us, GTimeZone *zone, RjDay *civil_day)
{
  gint64 seconds = floor_div (instant_us, G_USEC_PER_SEC);
  gint64 wall = seconds + offset_at (zone, seconds);
  gint64 days = floor_div (wall, SECONDS_A_DAY);

  if (civil_day)
    *civil_day = (RjDay) (days + (gint64) rj_day_new (1970, 1, 1));
  return (int) ((wall - days * SECONDS_A_DAY) / 60);
}
