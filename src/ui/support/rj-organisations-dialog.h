// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_ORGANISATIONS_DIALOG (rj_organisations_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjOrganisationsDialog, rj_organisations_dialog, RJ, ORGANISATIONS_DIALOG, RjDialog)

/* RjOrganisationsDialog: peers and others, by country and by name, with their sites. Nothing is opened or
 * fetched before a button is pressed. Class action "organisations.search", Ctrl+F: into the search. */
void rj_organisations_dialog_present (GtkWidget *parent, RjContext *context);

G_END_DECLS
