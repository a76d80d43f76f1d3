// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_STEPS_DIALOG (rj_steps_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjStepsDialog, rj_steps_dialog, RJ, STEPS_DIALOG, RjDialog)

/**
 * RjStepsDialog: "Do it now": the steps one by one, large, with nothing else on the screen; the last one
 * ticks. Without steps it shows the note.
 */
RjStepsDialog *rj_steps_dialog_present (GtkWidget *parent,
                                        RjContext *context,
                                        const RjOccurrence *occurrence);
/* What is asked now. (transfer none) */
const char *rj_steps_dialog_get_text (RjStepsDialog *self);
/* (transfer none): the button that goes on. */
GtkWidget *rj_steps_dialog_get_next (RjStepsDialog *self);

G_END_DECLS
