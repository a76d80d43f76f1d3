// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"

G_BEGIN_DECLS

#define RJ_TYPE_PLAN_PART (rj_plan_part_get_type ())
G_DECLARE_FINAL_TYPE (RjPlanPart, rj_plan_part, RJ, PLAN_PART, GtkWidget)

/**
 * RjPlanPart: a part of the day with its rows. Hidden while it is empty. When it is over it folds to one line
 * that says how much was done, never how much was not; the line opens it again.
 *
 * RjPlanPart::command (RjDayEntry *entry, int command): from its rows.
 */
GtkWidget *rj_plan_part_new (RjContext *context, RjDayPlan *plan, RjDayPart part);
gboolean rj_plan_part_get_folded (RjPlanPart *self);
void rj_plan_part_set_folded (RjPlanPart *self, gboolean folded);
/* (transfer none) (nullable): the row of @entry. */
GtkWidget *rj_plan_part_find_row (RjPlanPart *self, RjDayEntry *entry);

G_END_DECLS
