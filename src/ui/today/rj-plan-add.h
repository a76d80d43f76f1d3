// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

#define RJ_TYPE_PLAN_ADD (rj_plan_add_get_type ())
G_DECLARE_FINAL_TYPE (RjPlanAdd, rj_plan_add, RJ, PLAN_ADD, GtkWidget)

/**
 * RjPlanAdd: the line "Add something". Enter adds to the part that stands beside it; a time at the beginning
 * ("19:00 Home group") chooses the part by itself. What is typed is kept as the draft "today/add".
 */
GtkWidget *rj_plan_add_new (RjContext *context);
/* New items go to @day. */
void rj_plan_add_set_day (RjPlanAdd *self, RjDay day);
/* (transfer none): the text field. */
GtkWidget *rj_plan_add_get_entry (RjPlanAdd *self);

G_END_DECLS
