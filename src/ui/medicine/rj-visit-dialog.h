// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_VISIT_DIALOG (rj_visit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjVisitDialog, rj_visit_dialog, RJ, VISIT_DIALOG, RjLogForm)

/* What belongs to an appointment or a pick-up: what to bring, what to ask, what came out of it on @day.
 * @kind, @title: (nullable): of the item. Its drafts are "visit/ITEM~DAY/FIELD". */
void rj_visit_dialog_present (GtkWidget *parent,
                              RjContext *context,
                              const char *item,
                              RjDay day,
                              RjPlanKind kind,
                              const char *title);
/* As a form of the window, for a draft. */
void rj_visit_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
