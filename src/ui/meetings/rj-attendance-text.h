// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-meeting-value.h"

G_BEGIN_DECLS

/* Being there in words. Main thread only. */

/* "Mood: Low to Good · Craving: 6 to 3 · What was said"; "" when nothing was noted. (transfer full) */
char *rj_attendance_text_summary (RjContext *context, const RjAttendance *there);

/**
 * rj_attendance_text_value:
 *
 * What the person's own taps came to, in whole sentences that say no cause and give no minus: "Mood up by 2
 * (9 times, middle value)." Below five times with both taps only how often. (transfer full)
 */
GStrv rj_attendance_text_value (RjContext *context, const RjMeetingValue *value);

G_END_DECLS
