// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjDay:
 *
 * A logical day: the person's own day, which may end after midnight. The value is the Julian day number that
 * GDate uses; 0 means "no day". It is stored as ISO 8601 text, so that the file can be read by a stranger.
 */
typedef guint32 RjDay;

#define RJ_DAY_NONE ((RjDay) 0)

RjDay rj_day_new (int year, int month, int day);
gboolean rj_day_is_valid (RjDay day);
void rj_day_get_ymd (RjDay day, int *year, int *month, int *day_of_month);
/* 1 is Monday, 7 is Sunday (ISO 8601). */
int rj_day_get_weekday (RjDay day);
/* "2026-11-21". (transfer full) */
char *rj_day_to_iso (RjDay day);
/* RJ_DAY_NONE if @iso is no date. */
RjDay rj_day_from_iso (const char *iso);

/**
 * rj_day_at:
 * @instant_us: an instant, in microseconds since 1970 UTC
 * @zone: the zone that the person is in
 * @day_ends_minutes: minutes after midnight at which the person's day ends, 0 to 720
 *
 * Returns: the logical day that @instant_us belongs to
 */
RjDay rj_day_at (gint64 instant_us, GTimeZone *zone, int day_ends_minutes);

/**
 * rj_wall_to_instant:
 * @day: a civil date
 * @minutes: minutes after midnight of that date, 0 to 2879 (past 1439: the next date)
 * @zone: the zone of the wall clock
 *
 * The only way from a wall clock to an instant. Policy: a time in a gap moves to the first valid minute after
 * it; a time that happens twice is the first of the two.
 *
 * Returns: microseconds since 1970 UTC
 */
gint64 rj_wall_to_instant (RjDay day, int minutes, GTimeZone *zone);

/* Minutes after midnight and the civil date of @instant_us in @zone. */
int rj_instant_to_wall (gint64 instant_us, GTimeZone *zone, RjDay *civil_day);

G_END_DECLS
