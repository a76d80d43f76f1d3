// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_PERSON_DIALOG (rj_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjPersonDialog, rj_person_dialog, RJ, PERSON_DIALOG, RjDialog)

/* RjPersonDialog: somebody to turn to: the number large, what else is known, and being in touch, by the keys
 * 1 to 4 too. It closes when they are deleted. Nothing dials by itself. */
AdwDialog *rj_person_dialog_present (GtkWidget *parent, RjContext *context, const RjPerson *person);

G_END_DECLS
