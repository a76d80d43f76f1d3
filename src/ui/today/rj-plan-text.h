// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-when.h"

G_BEGIN_DECLS

/* "Self-care", "Meeting". (transfer none) */
/* With terms to be filled in. */
const char *rj_plan_text_kind (RjPlanKind kind);
/* "Free 14:00–16:30"; minutes past 1439 are of the next date. (transfer full) */
char *rj_plan_text_free (int from, int until);
/* "at the same time as Home group and 1 more". (transfer full) */
char *rj_plan_text_together (const char *title, guint n_more);
/* What stands under the title: time, length, place, "Not today"; %NULL when there is nothing to say.
 * (transfer full) (nullable) */
char *rj_plan_text_subtitle (const RjOccurrence *occurrence, GTimeZone *here);
/* "9:15" or, without a time, "Evening". (transfer full) */
char *rj_plan_text_place (RjDayPart part, int minutes);
/* "2 of 5 steps"; "5 steps" while none is ticked, and of what is not open; %NULL without steps. (transfer
 * full) (nullable) */
char *rj_plan_text_steps (const RjOccurrence *occurrence);
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
