// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"
#include "rj-letter.h"

G_BEGIN_DECLS

#define RJ_TYPE_LETTER_DIALOG (rj_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjLetterDialog, rj_letter_dialog, RJ, LETTER_DIALOG, RjDialog)

/**
 * rj_letter_dialog_present:
 * @parent: a widget of the window, or a dialog
 * @craving_id: (nullable): the craving after which it is read
 *
 * Shows a letter; one that is sealed says so first and is opened by a button. That it was read is written
 * down when its words come into sight. Returns: (transfer none): for who opened it to hear that it closed
 */
AdwDialog *rj_letter_dialog_present (GtkWidget *parent,
                                     RjContext *context,
                                     const RjLetter *letter,
                                     const char *craving_id);

G_END_DECLS
