// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_DOSE_DIALOG (rj_dose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjDoseDialog, rj_dose_dialog, RJ, DOSE_DIALOG, RjLogForm)

/**
 * rj_dose_dialog_present:
 * @medicine: id
 * @item: (nullable): the item of the plan; %NULL for one that is taken as needed
 * @day: the day of @item
 *
 * What became of a dose. Its drafts are "dose/MEDICINE~ITEM~DAY/FIELD". The dialog comes when the record was
 * read.
 */
void rj_dose_dialog_present (GtkWidget *parent,
                             RjContext *context,
                             const char *medicine,
                             const char *item,
                             RjDay day);
/* As a form of the window, for a draft. */
void rj_dose_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
