// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-filled-sheet.h"

G_BEGIN_DECLS

#define RJ_TYPE_SHEET_FORM (rj_sheet_form_get_type ())
G_DECLARE_FINAL_TYPE (RjSheetForm, rj_sheet_form, RJ, SHEET_FORM, RjLogForm)

/* RjSheetForm: any worksheet to be filled in, made from its definition, and what was filled in to be read and
 * changed.
 * @form: id of the worksheet; of one that is not known, what is in @sheet is shown field by field
 * @sheet: (nullable): that one; otherwise a new one begins */
void
rj_sheet_form_present (GtkWidget *parent, RjContext *context, const char *form, const RjFilledSheet *sheet);
/* For rj_forms_set(). */
void rj_sheet_form_open_draft (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
