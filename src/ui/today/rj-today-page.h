// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_TODAY_PAGE (rj_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RjTodayPage, rj_today_page, RJ, TODAY_PAGE, AdwBreakpointBin)

/**
 * RjTodayPage: the day: what is planned, what is next, how the person is. Needs an open journal. Two columns
 * where the plan keeps 400sp, otherwise one.
 */
GtkWidget *rj_today_page_new (RjContext *context);
/* Goes to @day ("Open" on a reminder). */
void rj_today_page_show_day (RjTodayPage *self, RjDay day);
/* (transfer none) */
RjDayPlan *rj_today_page_get_plan (RjTodayPage *self);

G_END_DECLS
