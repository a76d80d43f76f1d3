// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-own-milestone.h"

G_BEGIN_DECLS

#define RJ_TYPE_MILESTONE_DIALOG (rj_milestone_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjMilestoneDialog, rj_milestone_dialog, RJ, MILESTONE_DIALOG, RjLogForm)

/* One of the person's own: a name, and a span or a day. @milestone: (nullable): %NULL for a new one */
void rj_milestone_dialog_present (GtkWidget *parent, RjContext *context, const RjOwnMilestone *milestone);
/* RjFormFunc */
void rj_milestone_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
