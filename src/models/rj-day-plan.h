// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-day-entry.h"
#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_DAY_PLAN (rj_day_plan_get_type ())
G_DECLARE_FINAL_TYPE (RjDayPlan, rj_day_plan, RJ, DAY_PLAN, GObject)

/**
 * RjDayPlan: a GListModel of RjDayEntry: what is on one day, by part of the day.
 *
 * The view says which day it shows; the model follows the store and the clock. When it shows today and the
 * day of the person ends, it goes on to the new day. A change reaches the rows it is about and no others.
 *
 * Properties, readable and notifying: "day" (uint, RjDay), "loading" (boolean), "now-part" (int, RjDayPart,
 * or 0 when the day is not today), "small" (boolean: a small day shows three things), "n-hidden" (uint: what
 * a small day leaves out). RjDayPlan::failed (GError *error): the day could not be read. RjDayPlan::updated:
 * after every reading, when all rows are in place. Main thread only.
 */
RjDayPlan *rj_day_plan_new (RjStore *store, RjClock *clock);

RjDay rj_day_plan_get_day (RjDayPlan *self);
void rj_day_plan_set_day (RjDayPlan *self, RjDay day);
gboolean rj_day_plan_get_is_today (RjDayPlan *self);
gboolean rj_day_plan_get_loading (RjDayPlan *self);
gboolean rj_day_plan_get_small (RjDayPlan *self);
guint rj_day_plan_get_n_hidden (RjDayPlan *self);

/* The part of the day that it is now; 0 when the day is not today. */
RjDayPart rj_day_plan_get_now_part (RjDayPlan *self);
/* Is @part behind us? Only today has parts that are over, and "any time" never is. */
gboolean rj_day_plan_is_over (RjDayPlan *self, RjDayPart part);
/* How many rows @part has, and how many of them are done. */
guint rj_day_plan_count_part (RjDayPlan *self, RjDayPart part, guint *n_done);
/* Where to begin: the first open row from now on; otherwise the first open one; otherwise -1. */
int rj_day_plan_find_next_open (RjDayPlan *self);

G_END_DECLS
