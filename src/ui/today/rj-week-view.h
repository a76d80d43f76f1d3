// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"
#include "rj-week-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_WEEK_VIEW (rj_week_view_get_type ())
G_DECLARE_FINAL_TYPE (RjWeekView, rj_week_view, RJ, WEEK_VIEW, GtkWidget)

/**
 * RjWeekView: the seven days around the day of @plan as a list, one row a day. The week begins where the
 * locale's does. It reads only while it is looked at.
 *
 * Property "narrow" (boolean): the name of a day stands above its things and not beside them.
 * RjWeekView::day-chosen (guint day): Enter or a click on a day.
 */
GtkWidget *rj_week_view_new (RjContext *context, RjDayPlan *plan);

RjWeekPlan *rj_week_view_get_week (RjWeekView *self);
/* The first day of the week that @day is in. */
RjDay rj_week_view_find_first (RjDay day);
/* Puts the focus on the day of the plan. */
void rj_week_view_focus_day (RjWeekView *self);

G_END_DECLS
