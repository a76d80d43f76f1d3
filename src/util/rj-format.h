// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

G_BEGIN_DECLS

/**
 * Times and dates as the locale writes them. All functions return new strings that are never cut, and may be
 * called on the main thread only.
 */

/* Does the locale's clock have 24 hours? */
gboolean rj_format_is_24h (void);
/* First day of the locale's week: 1 is Monday, 7 is Sunday. On any thread. */
int rj_format_get_first_weekday (void);

/* "19:00" or "7:00 PM". @minutes: after midnight of the wall clock; past 1439 it is the next day. */
char *rj_format_minutes (int minutes);
char *rj_format_time (gint64 instant_us, GTimeZone *zone);
/* "Saturday 21 November"; with the year when it is not that of @today. @today may be RJ_DAY_NONE. */
char *rj_format_day (RjDay day, RjDay today);
/* "Saturday 21 November 2026" */
char *rj_format_day_and_year (RjDay day);
/* "1 October 2026" */
char *rj_format_date (RjDay day);
/* "14 March"; @month 1 to 12 */
char *rj_format_month_day (int month, int day);
/* "Sat 21 Nov" */
char *rj_format_day_short (RjDay day);
/* "Today", "Yesterday", "Tomorrow", otherwise rj_format_day(). */
char *rj_format_day_relative (RjDay day, RjDay today);
/* "November 2026" */
char *rj_format_month (int year, int month);
/* "Thursday 19 November, 22:14" */
char *rj_format_instant (gint64 instant_us, GTimeZone *zone, RjDay today);
/* @weekday: 1 is Monday. "Saturday", "Sat". */
char *rj_format_weekday (int weekday, gboolean short_name);

/* "10 min", "1 h", "2 h 10 min" */
char *rj_format_duration (int minutes);
/* "now", "in 2 h 10 min", "in 3 days"; for the past "10 min ago". */
char *rj_format_until (gint64 instant_us, gint64 now_us);

G_END_DECLS
