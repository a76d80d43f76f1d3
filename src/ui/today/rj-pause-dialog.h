// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_PAUSE_DIALOG (rj_pause_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjPauseDialog, rj_pause_dialog, RJ, PAUSE_DIALOG, RjDialog)

/* Lets @item rest from @day on, or everything when it is %NULL. */
RjPauseDialog *
rj_pause_dialog_present (GtkWidget *parent, RjContext *context, const RjPlanItem *item, RjDay day);

/* "ill", "away", "a hard time"; %NULL for no reason. (transfer none) (nullable) */
const char *rj_pause_text_reason (RjPauseReason reason);

G_END_DECLS
