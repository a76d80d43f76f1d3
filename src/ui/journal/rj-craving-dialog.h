// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_CRAVING_DIALOG (rj_craving_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjCravingDialog, rj_craving_dialog, RJ, CRAVING_DIALOG, RjLogForm)

/**
 * rj_craving_dialog_present:
 * @craving_id: (nullable): the entry to edit; %NULL logs a new one
 *
 * How strong an urge is, and everything else that may be noted with it. Needs an open journal.
 */
void rj_craving_dialog_present (GtkWidget *parent, RjContext *context, const char *craving_id);
/* As a form of the window. @where: (nullable): the draft that it opens for ("craving/ID/note") */
void rj_craving_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
