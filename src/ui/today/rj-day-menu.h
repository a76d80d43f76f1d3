// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_DAY_MENU (rj_day_menu_get_type ())
G_DECLARE_FINAL_TYPE (RjDayMenu, rj_day_menu, RJ, DAY_MENU, AdwBin)

/**
 * RjDayMenu: what can be done with the whole day of @plan, behind one button: a small day, a pause, yesterday
 * once more, templates.
 *
 * Property "small" (boolean): whether the day is a small one; setting it makes it so.
 */
GtkWidget *rj_day_menu_new (RjContext *context, RjDayPlan *plan);

G_END_DECLS
