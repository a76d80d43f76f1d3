// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_MEDICINE_EDITOR (rj_medicine_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjMedicineEditor, rj_medicine_editor, RJ, MEDICINE_EDITOR, RjLogForm)

/* Everything about a medicine, and the times at which it stands on the plan. @id: (nullable): %NULL for a new
 * one. Its drafts are "medicine/ID/FIELD". The dialog comes when the record was read. */
void rj_medicine_editor_present (GtkWidget *parent, RjContext *context, const char *id);
/* As a form of the window, for a draft. */
void rj_medicine_editor_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
