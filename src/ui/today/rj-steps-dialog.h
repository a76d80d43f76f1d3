// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_STEPS_DIALOG (rj_steps_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjStepsDialog, rj_steps_dialog, RJ, STEPS_DIALOG, RjDialog)

/**
 * RjStepsDialog: "Do it now": the steps one by one, large, with nothing else on the screen, from the first
 * one that is open. Each is ticked when it is done or left for later; one that says how long it takes counts
 * down. Without steps it shows the note.
 */
RjStepsDialog *rj_steps_dialog_present (GtkWidget *parent,
                                        RjContext *context,
                                        const RjOccurrence *occurrence);

/* Called when the step is not there any more. */
typedef void (*RjStepsGone) (GtkWidget *parent);

/**
 * rj_steps_dialog_go_on:
 * @kind: what stands behind %RJ_EXERCISE_STEP
 * @started_us: when the step began
 *
 * After a lock.
 *
 * Returns: %FALSE when @kind is none
 */
gboolean rj_steps_dialog_go_on (GtkWidget *parent,
                                RjContext *context,
                                const char *kind,
                                gint64 started_us,
                                RjStepsGone gone);
/* What is asked now. (transfer none) */
const char *rj_steps_dialog_get_text (RjStepsDialog *self);
/* (transfer none): the button that goes on. */
GtkWidget *rj_steps_dialog_get_next (RjStepsDialog *self);

/* (transfer none): the button that leaves the step open. */
GtkWidget *rj_steps_dialog_get_later (RjStepsDialog *self);
/* (transfer none) (nullable): what is left of a step that counts down. */
const char *rj_steps_dialog_get_left (RjStepsDialog *self);

G_END_DECLS
