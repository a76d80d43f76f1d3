// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* Items of the plan that belong to something: to a medicine that is taken then, to a meeting. */

/**
 * rj_plan_owned_save:
 * @item: its id is another one afterwards when the days before @today stay with the old one
 * @by_rule: do so for another rule too, not only for another time
 *
 * What was on days before stays as it was; and every other day stays every other day.
 */
gboolean rj_plan_owned_save (RjConnection *connection,
                             RjPlanItem *item,
                             gboolean by_rule,
                             RjDay today,
                             gint64 now_us,
                             GError **error);

/* Ends those of @before (nullable: ids) that are not among @items (element-type RjPlanItem) before @today;
 * one that has ended stays as it is. */
gboolean rj_plan_owned_end_others (RjConnection *connection,
                                   const char *const *before,
                                   GPtrArray *items,
                                   RjDay today,
                                   gint64 now_us,
                                   GError **error);

G_END_DECLS
