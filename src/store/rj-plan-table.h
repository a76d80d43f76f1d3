// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* @item has its id and updated. @old: (out) (nullable): as it was. RJ_STORE_ERROR_NOT_FOUND when it was
 * deleted. */
gboolean rj_plan_table_save (RjConnection *connection, RjPlanItem *item, RjPlanItem **old, GError **error);
/* %NULL without error: there is none. */
RjPlanItem *rj_plan_table_load (RjConnection *connection, const char *id, GError **error);
gboolean rj_plan_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);

/**
 * rj_plan_table_list:
 *
 * Returns: (element-type RjOccurrence): what is on the days from @first to @last, ordered by day, part, time,
 * position. An item is at most once on a day: one that was moved there stands for the one of the rule.
 */
GPtrArray *rj_plan_table_list (RjConnection *connection, RjDay first, RjDay last, GError **error);

gboolean rj_plan_table_set_mark (RjConnection *connection,
                                 const char *item_id,
                                 RjDay day,
                                 RjMark mark,
                                 gint64 at_us,
                                 GError **error);
/* @at_us: (out): 0 when it is open */
gboolean rj_plan_table_get_mark (RjConnection *connection,
                                 const char *item_id,
                                 RjDay day,
                                 RjMark *mark,
                                 gint64 *at_us,
                                 GError **error);
gboolean rj_plan_table_move (RjConnection *connection,
                             const char *item_id,
                             RjDay day,
                             RjDay to_day,
                             RjDayPart to_part,
                             int to_minutes,
                             GError **error);

gboolean rj_small_day_table_set (RjConnection *connection, RjDay day, gboolean small, GError **error);
gboolean rj_small_day_table_get (RjConnection *connection, RjDay day, gboolean *small, GError **error);

G_END_DECLS
