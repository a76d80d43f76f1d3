// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-meeting.h"
#include "rj-spread.h"

G_BEGIN_DECLS

/* Nothing is said about fewer times, as with coping notes (RJ_EFFECT_LEAST). */
#define RJ_MEETING_VALUE_LEAST 5
/* A smaller change reads "about the same", as with coping notes (RJ_EFFECT_SAME). */
#define RJ_MEETING_VALUE_SAME 1.0

/**
 * RjMeetingWord: what may be said about a rating before and after a meeting.
 * @RJ_MEETING_TOO_FEW: fewer than five times have both numbers
 * @RJ_MEETING_SAME: the middle change is less than one point, either way
 * @RJ_MEETING_BETTER: mood went up, craving went down
 * @RJ_MEETING_PAIR_ONLY: the other way. Nothing is said but what the numbers were: meetings are often gone to
 * in hard hours, and no meeting is given a minus
 */
typedef enum {
  RJ_MEETING_TOO_FEW,
  RJ_MEETING_SAME,
  RJ_MEETING_BETTER,
  RJ_MEETING_PAIR_ONLY,
} RjMeetingWord;

/**
 * RjMeetingPair: one of mood (1 to 5) and craving (0 to 10)
 * @n: how many times have both numbers
 * @before, @after: their middle values; 0 without any
 * @change: of after − before; the fields are 0 without any
 * @word: what may be said
 */
typedef struct {
  guint n;
  double before;
  double after;
  RjSpread change;
  RjMeetingWord word;
} RjMeetingPair;

/**
 * RjMeetingValue: what a meeting came to, from the person's own taps alone (docs/effects.md).
 * @n: how many times the person was there
 *
 * change = median { after(i) − before(i) : i with both numbers }
 *
 * Limits: no comparison with days without it, so nothing is said of a cause; who rates twice may differ from
 * who does not; both scales end.
 */
typedef struct {
  guint n;
  RjMeetingPair mood;
  RjMeetingPair craving;
} RjMeetingValue;

/* @attendances: (element-type RjAttendance): in any order; those that were not attended do not count.
 * @meeting: (nullable): id; %NULL for all of them */
RjMeetingValue rj_meeting_value_of (GPtrArray *attendances, const char *meeting);

G_END_DECLS
