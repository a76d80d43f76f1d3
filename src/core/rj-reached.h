// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-own-milestone.h"
#include "rj-recovery-view.h"

G_BEGIN_DECLS

/**
 * RjReached: a milestone and its day.
 * @span: what it is counted by; a @count of 0: it is not counted
 * @own: (nullable): one of the person's own
 * @moment: RJ_MOMENT_NONE unless it is something that the journal knows
 * @day: when it was reached, or is to be
 */
typedef struct {
  RjMilestone span;
  const RjOwnMilestone *own;
  RjDay day;
  RjMoment moment;
} RjReached;

/**
 * rj_milestone_find_reached:
 * @events: (element-type RjRecoveryEvent): of all ledgers
 * @substance: (nullable): whose ledger
 *
 * What is counted are days in recovery: a day of use takes none of them away, so the day of a milestone is as
 * many days later as there were days of use before it.
 *
 * Returns: the first day on which it was reached, up to @today; RJ_DAY_NONE: it was not
 */
RjDay
rj_milestone_find_reached (const RjMilestone *self, GPtrArray *events, const char *substance, RjDay today);

/**
 * rj_reached_list:
 * @own: (element-type RjOwnMilestone): the person's own ones, which live longer than the answer
 *
 * Returns: (transfer full) (element-type RjReached): those of the default list and the own ones that were
 * reached up to @today, in the order of their days
 */
GArray *rj_reached_list (GPtrArray *events, const char *substance, RjDay today, GPtrArray *own);

/* @days: of rj_own_milestones_find_moments_async(): those that were reached up to @today are put into @list.
 */
void rj_reached_add_moments (GArray *list, const RjDay *days, RjDay today);

/* The one of the default list that comes next, and when, if the days to come are without use. FALSE unless
 * today is on the way. */
gboolean rj_reached_find_next (const RjRecoveryView *view, RjReached *next);

/**
 * rj_reached_find_today:
 * @list: of rj_reached_list()
 * @last_use: the last day of use, or RJ_DAY_NONE
 * @rest_days: for so many days after it nothing is noticed; 0: on the day itself alone
 *
 * Returns: (nullable) (transfer none): the one that is reached on @today; of several an own one, else the
 * last one of the days, else the last
 */
const RjReached *rj_reached_find_today (GArray *list, RjDay today, RjDay last_use, int rest_days);

G_END_DECLS
