// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_OWN_LINE_DIALOG (rj_own_line_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjOwnLineDialog, rj_own_line_dialog, RJ, OWN_LINE_DIALOG, RjDialog)

/* RjOwnLineDialog: adds a help line of the person's own, or changes @line (nullable). Needs an open journal.
 */
RjOwnLineDialog *rj_own_line_dialog_present (GtkWidget *parent, RjContext *context, const RjOwnLine *line);
/* @where: a draft of this form: opens it for the line that it belongs to. */
void rj_own_line_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
