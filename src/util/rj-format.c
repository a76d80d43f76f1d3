// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MINUTE_US (60 * G_TIME_SPAN_SECOND)

gboolean
rj_format_is_24h (void)
{
  const char *format = nl_langinfo (T_FMT);

  /* %r is the twelve-hour clock of the locale, %I and %l its hours, %p and %P its halves of the day. */
  return strstr (format, "%r") == NULL && strstr (format, "%I") == NULL && strstr (format, "%l") == NULL
         && strstr (format, "%p") == NULL && strstr (format, "%P") == NULL;
}

int
rj_format_get_first_weekday (void)
{
  /* glibc: a date whose weekday is day 1 of the locale, then which of those days begins the week. */
  guint base = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int first = *(const unsigned char *) nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  /* 19971130 was a Sunday, 19971201 a Monday. */
  int base_weekday = base == 19971201 ? 1 : 7;

  return (base_weekday - 1 + first - 1) % 7 + 1;
}

static char *
format_date_time (int year, int month, int day, int hour, int minute, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, hour, minute, 0);

  return g_date_time_format (time, format);
}

char *
rj_format_minutes (int minutes)
{
  int wrapped = ((minutes % 1440) + 1440) % 1440;

  /* Translators: a time of day with 24 hours; see "man strftime". */
  const char *format = rj_format_is_24h () ? _ ("%H:%M")
                                           /* Translators: a time of day with 12 hours. */
                                           : _ ("%-I:%M %p");
  g_autofree char *time = format_date_time (2001, 1, 1, wrapped / 60, wrapped % 60, format);
  g_auto (GStrv) parts = g_strsplit (time, " ", -1);

  /* The half of the day stays on the line of its hour. */
  return g_strjoinv ("\u00a0", parts);
}

char *
rj_format_time (gint64 instant_us, GTimeZone *zone)
{
  return rj_format_minutes (rj_instant_to_wall (instant_us, zone, NULL));
}

static char *
format_day (RjDay day, const char *format)
{
  int year, month, day_of_month;

  g_return_val_if_fail (rj_day_is_valid (day), g_strdup (""));

  rj_day_get_ymd (day, &year, &month, &day_of_month);
  return format_date_time (year, month, day_of_month, 12, 0, format);
}

static int
get_year (RjDay day)
{
  int year, month, day_of_month;

  rj_day_get_ymd (day, &year, &month, &day_of_month);
  return year;
}

char *
rj_format_day (RjDay day, RjDay today)
{
  g_return_val_if_fail (rj_day_is_valid (day), g_strdup (""));

  if (today == RJ_DAY_NONE || get_year (day) == get_year (today))
    /* Translators: "Saturday 21 November"; see "man strftime". */
    return format_day (day, C_ ("day", "%A %-d %B"));

  return rj_format_day_and_year (day);
}

char *
rj_format_day_and_year (RjDay day)
{
  /* Translators: "Saturday 21 November 2026"; see "man strftime". */
  return format_day (day, C_ ("day", "%A %-d %B %Y"));
}

char *
rj_format_date (RjDay day)
{
  /* Translators: "1 October 2026"; see "man strftime". */
  return format_day (day, C_ ("day", "%-d %B %Y"));
}

char *
rj_format_month_day (int month, int day)
{
  /* A leap year has all of them. Translators: "14 March"; see "man strftime". */
  return format_date_time (2000, month, day, 12, 0, C_ ("day", "%-d %B"));
}

char *
rj_format_day_short (RjDay day)
{
  /* Translators: "Sat 21 Nov"; see "man strftime". */
  return format_day (day, C_ ("day", "%a %-d %b"));
}

char *
rj_format_day_relative (RjDay day, RjDay today)
{
  if (day == today)
    return g_strdup (_ ("Today"));
  if (today != RJ_DAY_NONE && day == today + 1)
    return g_strdup (_ ("Tomorrow"));
  if (today != RJ_DAY_NONE && day + 1 == today)
    return g_strdup (_ ("Yesterday"));

  return rj_format_day (day, today);
}

char *
rj_format_month (int year, int month)
{
  /* Translators: "November 2026", the name of a month standing alone; see "man strftime". */
  return format_date_time (year, month, 1, 12, 0, C_ ("month", "%OB %Y"));
}

char *
rj_format_instant (gint64 instant_us, GTimeZone *zone, RjDay today)
{
  RjDay day;
  int minutes = rj_instant_to_wall (instant_us, zone, &day);
  g_autofree char *date = rj_format_day_relative (day, today);
  g_autofree char *time = rj_format_minutes (minutes);

  /* Translators: a day and a time: "Thursday 19 November, 22:14". */
  return g_strdup_printf (_ ("%s, %s"), date, time);
}

char *
rj_format_weekday (int weekday, gboolean short_name)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, g_strdup (""));

  /* 1 January 2001 was a Monday. */
  return format_date_time (2001, 1, weekday, 12, 0, short_name ? "%a" : "%A");
}

char *
rj_format_duration (int minutes)
{
  int hours = minutes / 60;
  int rest = minutes % 60;

  g_return_val_if_fail (minutes >= 0, g_strdup (""));

  if (hours == 0)
    /* Translators: a number of minutes, short. */
    return g_strdup_printf (ngettext ("%d min", "%d min", (gulong) rest), rest);
  if (rest == 0)
    /* Translators: a number of hours, short. */
    return g_strdup_printf (ngettext ("%d h", "%d h", (gulong) hours), hours);

  /* Translators: hours and minutes, short: "2 h 10 min". */
  return g_strdup_printf (_ ("%d h %d min"), hours, rest);
}

char *
rj_format_until (gint64 instant_us, gint64 now_us)
{
  gint64 span = instant_us - now_us;
  /* Rounded so that a whole minute reads the same all through it. */
  gint64 minutes = span >= 0 ? (span + MINUTE_US - 1) / MINUTE_US : -span / MINUTE_US;
  g_autofree char *duration = NULL;

  if (minutes == 0)
    return g_strdup (C_ ("time", "now"));

  if (minutes >= 48 * 60)
    {
      gint64 days = minutes / (24 * 60);

      if (span >= 0)
        return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), (int) days);
      return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), (int) days);
    }

  duration = rj_format_duration ((int) minutes);
  if (span >= 0)
    /* Translators: "in 2 h 10 min" */
    return g_strdup_printf (_ ("in %s"), duration);

  /* Translators: "10 min ago" */
  return g_strdup_printf (_ ("%s ago"), duration);
}
