// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

#define RJ_TYPE_PLAN_STEPS (rj_plan_steps_get_type ())
G_DECLARE_FINAL_TYPE (RjPlanSteps, rj_plan_steps, RJ, PLAN_STEPS, GtkWidget)

/**
 * RjPlanSteps: below a routine of the plan: "2 of 5 steps", which unfolds the steps, each to be ticked for
 * that day. Not visible without steps. Of what is done, or not for today, it does not say how much of it was.
 */
GtkWidget *rj_plan_steps_new (RjContext *context);
void rj_plan_steps_set_occurrence (RjPlanSteps *self, const RjOccurrence *occurrence);
/* (transfer none): the button that unfolds them. */
GtkWidget *rj_plan_steps_get_button (RjPlanSteps *self);
/* (transfer none) (nullable): the check box of a step, while they are unfolded. */
GtkWidget *rj_plan_steps_get_check (RjPlanSteps *self, guint step);

G_END_DECLS
