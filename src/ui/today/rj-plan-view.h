// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"

G_BEGIN_DECLS

#define RJ_TYPE_PLAN_VIEW (rj_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (RjPlanView, rj_plan_view, RJ, PLAN_VIEW, GtkWidget)

/**
 * RjPlanView: the day as its parts, with the line to add something, or what is said about an empty day. Up
 * and Down go from tick to tick across the parts.
 */
GtkWidget *rj_plan_view_new (RjContext *context, RjDayPlan *plan);
/* Puts the focus on the next open thing; where there is none, on the line to add something. */
void rj_plan_view_focus_next_open (RjPlanView *self);
/* Puts the focus on the line to add something. */
void rj_plan_view_focus_add (RjPlanView *self);
/* Puts @card under the evening (closing the day). */
void rj_plan_view_set_evening_card (RjPlanView *self, GtkWidget *card);
/* (transfer none) (nullable): the row of an item. */
GtkWidget *rj_plan_view_find_row (RjPlanView *self, const char *item_id);

G_END_DECLS
