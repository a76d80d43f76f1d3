// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-plan.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_TEMPLATES_DIALOG (rj_templates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjTemplatesDialog, rj_templates_dialog, RJ, TEMPLATES_DIALOG, RjDialog)

/**
 * RjTemplatesDialog: days to be planned again: those that come with the program, and the person's own. One is
 * used for the day of @plan by a press; that day can be saved as another one.
 */
RjTemplatesDialog *rj_templates_dialog_present (GtkWidget *parent, RjContext *context, RjDayPlan *plan);

G_END_DECLS
