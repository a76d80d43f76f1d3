// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_MY_LINE_DIALOG (rj_my_line_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjMyLineDialog, rj_my_line_dialog, RJ, MY_LINE_DIALOG, RjLogForm)

/**
 * RjMyLineDialog: a line of "My plan".
 *
 * @line: as it is saved, or a new one of its section
 */
void rj_my_line_dialog_present (GtkWidget *parent, RjContext *context, const RjMyLine *line);
/* A new rule from a worksheet; what it waits for is still to be chosen.
 * @sheet: its id
 * @waits_for: (nullable): the "if" in the person's words, shown as a help
 * @then: the "then" */
void rj_my_line_dialog_present_rule (GtkWidget *parent,
                                     RjContext *context,
                                     const char *sheet,
                                     const char *waits_for,
                                     const char *then);
/* @where: a draft of this form: opens it for the line that it belongs to. */
void rj_my_line_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

/* Deletes a line, with a toast that brings it back. */
void rj_my_line_delete (RjContext *context, const char *id);

G_END_DECLS
