// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

G_BEGIN_DECLS

typedef enum {
  RJ_MILESTONE_DAYS,
  RJ_MILESTONE_MONTHS,
  RJ_MILESTONE_YEARS,
} RjMilestoneUnit;

/* @count: so many of @unit, 1 or more */
typedef struct {
  int count;
  RjMilestoneUnit unit;
} RjMilestone;

/**
 * The milestones of what is counted from a day on: after 1, 3, 7, 14, 30, 60 and 90 days, 6 and 9 months, a
 * year, 18 months, and then each year. This is our own default list, of spans that people like to mark, close
 * together at first; it follows no fellowship's and no study's.
 *
 * Months and years are those of the calendar: the same day of the month, or the last one of a month that has
 * no such day. What is counted from 29 February is marked on 28 February in a year that has no 29th.
 */

/* The one with this place in the list, from 0; after the last span every year is one. */
void rj_milestones_get_nth (guint n, RjMilestone *milestone);

/* RJ_DAY_NONE for what lies beyond the year 9999. */
RjDay rj_milestone_get_day (const RjMilestone *self, RjDay from);

/**
 * rj_milestones_find_last:
 * @from: the day that is counted from; no milestone itself
 * @milestone: (out) (optional): the last one up to @today, with the very day
 * @day: (out) (optional): its day
 *
 * Returns: whether there is one
 */
gboolean rj_milestones_find_last (RjDay from, RjDay today, RjMilestone *milestone, RjDay *day);

G_END_DECLS
