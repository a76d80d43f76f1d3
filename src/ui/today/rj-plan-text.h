// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* "Morning", "Any time". (transfer none) */
const char *rj_plan_text_part (RjDayPart part);
/* "Self-care", "Meeting". (transfer none) */
/* With terms to be filled in. */
const char *rj_plan_text_kind (RjPlanKind kind);
/* When it is: "19:00"; of a zoned item whose clock differs from the person's: "19:00 New York (01:00 here)".
 * %NULL without a time. (transfer full) (nullable) */
char *rj_plan_text_time (const RjPlanItem *item, RjDay day, GTimeZone *here);
/* What stands under the title: time, length, place, "Not today"; %NULL when there is nothing to say.
 * (transfer full) (nullable) */
char *rj_plan_text_subtitle (const RjOccurrence *occurrence, GTimeZone *here);
/* The instant at which an occurrence begins; 0 without a time. */
gint64 rj_plan_text_get_instant (const RjOccurrence *occurrence, GTimeZone *here);
/* "New York" of "America/New_York". (transfer full) */
char *rj_plan_text_zone_city (const char *tzid);
/* "At the time", "10 minutes before", … (transfer full) */
char *rj_plan_text_lead (int minutes);

/**
 * rj_plan_text_split_time:
 * @text: what was typed into "Add something"
 * @minutes: (out): minutes after midnight, or -1
 *
 * Takes a time from the beginning: "19:00 Home group", "7pm call Sam", "8.30 Uhr Arzt". A lone number is no
 * time
 * ("3 things I like").
 *
 * Returns: (transfer full): the rest, without spaces around it
 */
char *rj_plan_text_split_time (const char *text, int *minutes);

G_END_DECLS
