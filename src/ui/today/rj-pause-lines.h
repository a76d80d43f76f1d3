// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PAUSE_LINES (rj_pause_lines_get_type ())
G_DECLARE_FINAL_TYPE (RjPauseLines, rj_pause_lines, RJ, PAUSE_LINES, AdwBin)

/**
 * RjPauseLines: what rests on the day of @plan, a calm line for each pause, with a button to go on. Not to be
 * seen when nothing rests.
 */
GtkWidget *rj_pause_lines_new (RjContext *context, RjDayPlan *plan);

/* Does everything rest? Then an empty day is no day without a plan. */
gboolean rj_pause_lines_get_all (RjPauseLines *self);

G_END_DECLS
