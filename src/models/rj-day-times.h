// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* Less than that is no time to speak of. */
#define RJ_FREE_TIME_MINUTES 30

/**
 * RjDayTimes: what one occurrence has to do with the times of the others on its day.
 * @with: index of the first other one that goes on while this one does, or -1
 * @n_with: how many others do
 * @free_from, @free_until: free time right before this one, on the person's clock, minutes after midnight
 * (past 1439: the next date); both -1 when there is none
 */
typedef struct {
  int with;
  guint n_with;
  int free_from;
  int free_until;
} RjDayTimes;

/**
 * rj_day_times_find:
 * @occurrences: (element-type RjOccurrence): a day, in its order
 *
 * What was put off does not count. Free time is only between two things that have a time, from 06:00 to
 * 23:00, and from %RJ_FREE_TIME_MINUTES on; none is said after something whose end nobody knows.
 *
 * Returns: (transfer full) (element-type RjDayTimes): one for each of @occurrences
 */
GArray *rj_day_times_find (GPtrArray *occurrences, RjClock *clock);

G_END_DECLS
