// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"

G_BEGIN_DECLS

#define RJ_TYPE_DAY_TITLE (rj_day_title_get_type ())
G_DECLARE_FINAL_TYPE (RjDayTitle, rj_day_title, RJ, DAY_TITLE, GtkWidget)

/**
 * RjDayTitle: the day that is shown, with arrows to the days before and after and a calendar behind its name.
 * After midnight, while the person's day goes on, it says until when.
 */
GtkWidget *rj_day_title_new (RjContext *context, RjDayPlan *plan);
/* What stands there: "Friday 20 November, until 03:00". (transfer none) */
const char *rj_day_title_get_text (RjDayTitle *self);
/* With @week it names the week of the day, and the arrows go by weeks. */
void rj_day_title_set_week (RjDayTitle *self, gboolean week);

G_END_DECLS
