// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_MOVE_DIALOG (rj_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjMoveDialog, rj_move_dialog, RJ, MOVE_DIALOG, RjDialog)

/* RjMoveDialog: moves something planned on one day to another day, part or time. */
RjMoveDialog *rj_move_dialog_present (GtkWidget *parent, RjContext *context, const RjOccurrence *occurrence);
/* As a form of the window: opens again for the draft "plan-move/ID/DAY/time". */
void rj_move_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
