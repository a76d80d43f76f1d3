// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_WEEK_PLAN (rj_week_plan_get_type ())
G_DECLARE_FINAL_TYPE (RjWeekPlan, rj_week_plan, RJ, WEEK_PLAN, GObject)

#define RJ_WEEK_DAYS 7

/**
 * RjWeekPlan: what is on seven days, in one reading; follows the store.
 *
 * RjWeekPlan::updated: after every reading, and when the day of the person has changed.
 * RjWeekPlan::failed (GError *error): the week could not be read. Main thread only.
 */
RjWeekPlan *rj_week_plan_new (RjStore *store, RjClock *clock);

/* @first: the first of the seven days; RJ_DAY_NONE: nothing is shown, and nothing is read. */
void rj_week_plan_set_first (RjWeekPlan *self, RjDay first);
RjDay rj_week_plan_get_first (RjWeekPlan *self);
gboolean rj_week_plan_get_loading (RjWeekPlan *self);

/* (transfer none) (element-type RjOccurrence): what is on the day @i of the week, in its order; valid until
 * the next RjWeekPlan::updated. */
GPtrArray *rj_week_plan_get_day (RjWeekPlan *self, guint i);

/**
 * rj_week_plan_choose:
 * @occurrences: (element-type RjOccurrence): a day, in its order
 * @n: how many there is room for
 *
 * What of a day a week shows: what has a time or is on that day alone, and what repeats only where there is
 * little of that. It stays in the order of the day, and ticks play no role.
 *
 * Returns: (transfer full): a byte for each occurrence, 1 for those that are shown
 */
GByteArray *rj_week_plan_choose (GPtrArray *occurrences, guint n);

G_END_DECLS
