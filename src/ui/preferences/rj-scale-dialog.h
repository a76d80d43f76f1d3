// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_SCALE_DIALOG (rj_scale_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjScaleDialog, rj_scale_dialog, RJ, SCALE_DIALOG, RjDialog)

/**
 * rj_scale_dialog_present:
 * @scales: (element-type RjScale): those there are
 * @id: (nullable): the one of them that is edited; %NULL: a new one. One that is not among them: a new one as
 * well, with what was being typed for the other
 *
 * An own scale: its name, the words for both ends and the middle, and whether the check-in asks for it.
 */
RjScaleDialog *
rj_scale_dialog_present (GtkWidget *parent, RjContext *context, GPtrArray *scales, const char *id);
/* @where: a draft of this form: opens it for the scale that it belongs to. */
void rj_scale_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
