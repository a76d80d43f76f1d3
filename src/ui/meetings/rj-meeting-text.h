// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-meeting.h"

G_BEGIN_DECLS

/* Meetings in words. Main thread only. */

/* "in person and online"; %NULL when it is not known. @ways: bits of RjMeetingWays. (transfer none)
 * (nullable) */
const char *rj_meeting_text_ways (guint ways);
/* "Open: anyone may come"; %NULL when it is not known. (transfer none) (nullable) */
const char *rj_meeting_text_door (RjMeetingDoor door);
/* "Today, 19:00"; @next is a time that it has. (transfer full) */
char *rj_meeting_text_when (const RjOccurrence *next, RjClock *clock);
/* "Every week on Tuesday, 19:00–20:00". (transfer full) */
char *rj_meeting_text_rule (const RjPlanItem *item, RjClock *clock);
/* "Tomorrow, 19:00 · in person · Library". @next: (nullable). (transfer full) */
char *rj_meeting_text_summary (const RjMeeting *meeting, const RjOccurrence *next, RjClock *clock);

G_END_DECLS
