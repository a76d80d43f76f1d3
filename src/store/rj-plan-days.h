// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* The days of the plan: what is on them, and what the person did about it there. */

/**
 * rj_plan_days_list:
 *
 * Returns: (element-type RjOccurrence): what is on the days from @first to @last, ordered by day, part, time,
 * position. An item is at most once on a day: one that was moved there stands for the one of the rule.
 */
GPtrArray *rj_plan_days_list (RjConnection *connection, RjDay first, RjDay last, GError **error);
/* The same, of what there is a reminder of alone. */
GPtrArray *rj_plan_days_list_reminded (RjConnection *connection, RjDay first, RjDay last, GError **error);

/* The same, of appointments and events alone. */
GPtrArray *rj_plan_days_list_appointed (RjConnection *connection, RjDay first, RjDay last, GError **error);

/* Where a medicine is taken, a dose is written down as well; of a meeting, that the person was there. @zone:
 * (nullable): where the person is; %NULL: as the item says */
gboolean rj_plan_days_set_mark (RjConnection *connection,
                                const char *item_id,
                                RjDay day,
                                RjMark mark,
                                gint64 at_us,
                                const char *zone,
                                GError **error);
/* Ticks a step or takes that back, and the item with it: see rj_plan_set_step_async() */
gboolean rj_plan_days_set_step (RjConnection *connection,
                                const RjPlanItem *item,
                                RjDay day,
                                guint step,
                                gboolean done,
                                gint64 at_us,
                                const char *zone,
                                GError **error);
/* @at_us: (out): 0 when it is open */
gboolean rj_plan_days_get_mark (RjConnection *connection,
                                const char *item_id,
                                RjDay day,
                                RjMark *mark,
                                gint64 *at_us,
                                GError **error);
/* (transfer full): the days of the rule behind what stands on @day: @day itself, others that were moved
 * there, or both: two that were moved onto one day are one. */
GArray *
rj_plan_days_list_rule_days (RjConnection *connection, const RjPlanItem *item, RjDay day, GError **error);
/* What was done on @day, or said about it, goes along to @to_day: tick, steps, dose, being at
 * a meeting, what came out of a visit. What was done there stays; then what belongs to @day stays there as
 * well, and nothing of it is lost.
 */
gboolean rj_plan_days_take_along (RjConnection *connection,
                                  const char *item_id,
                                  RjDay day,
                                  RjDay to_day,
                                  gint64 now_us,
                                  GError **error);
/* Where the day of the rule @day stands, and nothing else. */
gboolean rj_plan_days_save_move (RjConnection *connection,
                                 const char *item_id,
                                 RjDay day,
                                 RjDay to_day,
                                 RjDayPart to_part,
                                 int to_minutes,
                                 GError **error);
/* What was done on @to_day stays done: what is moved onto it is done with it. */
gboolean rj_plan_days_move (RjConnection *connection,
                            const RjPlanItem *item,
                            RjDay day,
                            RjDay to_day,
                            RjDayPart to_part,
                            int to_minutes,
                            gint64 now_us,
                            GError **error);

gboolean rj_small_day_table_set (RjConnection *connection, RjDay day, gboolean small, GError **error);
gboolean rj_small_day_table_get (RjConnection *connection, RjDay day, gboolean *small, GError **error);

G_END_DECLS
