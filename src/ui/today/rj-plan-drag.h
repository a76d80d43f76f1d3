// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day-plan.h"
#include "rj-plan-row.h"

G_BEGIN_DECLS

/**
 * rj_plan_drag_add:
 *
 * Lets @row be dragged onto other rows of @plan, and others onto it. While one is over it a line shows above
 * or below which it would stand, and what is dragged says when that is. Nothing leaves the program.
 */
void rj_plan_drag_add (RjPlanRow *row, RjContext *context, RjDayPlan *plan);

G_END_DECLS
