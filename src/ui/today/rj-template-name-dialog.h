// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"
#include "rj-whole-days.h"

G_BEGIN_DECLS

#define RJ_TYPE_TEMPLATE_NAME_DIALOG (rj_template_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjTemplateNameDialog, rj_template_name_dialog, RJ, TEMPLATE_NAME_DIALOG, RjDialog)

/* RjTemplateNameDialog: another name for a template. */
RjTemplateNameDialog *rj_template_name_dialog_present (GtkWidget *parent,
                                                       RjContext *context,
                                                       const RjPlanTemplate *template);
/* @where: a draft of this form: opens it for the template that it belongs to. */
void rj_template_name_dialog_open (RjContext *context, GtkWidget *parent, const char *where);
/* (transfer none) */
GtkWidget *rj_template_name_dialog_get_row (RjTemplateNameDialog *self);

G_END_DECLS
