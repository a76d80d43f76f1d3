// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/*
 * When an item of the plan is, in words: for the screen and for paper alike. Main thread only.
 */

/* "Morning", "Any time". (transfer none) */
const char *rj_plan_text_part (RjDayPart part);
/* When it is: "19:00"; of a zoned item whose clock differs from the person's: "19:00 New York (01:00 here)",
 * with the weekday where it is on another day here.
 * %NULL without a time. (transfer full) (nullable) */
char *rj_plan_text_time (const RjPlanItem *item, RjDay day, GTimeZone *here);
/* The same with the end when it has a length: "19:00–20:30". (transfer full) (nullable) */
char *rj_plan_text_span (const RjPlanItem *item, RjDay day, GTimeZone *here);
/* "19:00–20:30" of minutes after midnight and a length; without a length "19:00". (transfer full) */
char *rj_plan_text_minutes (int minutes, int duration);
/* The instant at which an occurrence begins; 0 without a time. @day_end: when the person's day ends, in
 * minutes after midnight. */
gint64 rj_plan_text_get_instant (const RjOccurrence *occurrence, GTimeZone *here, int day_end);
/* "New York" of "America/New_York". (transfer full) */
char *rj_plan_text_zone_city (const char *tzid);

G_END_DECLS
