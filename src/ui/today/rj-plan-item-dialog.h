// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_PLAN_ITEM_DIALOG (rj_plan_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjPlanItemDialog, rj_plan_item_dialog, RJ, PLAN_ITEM_DIALOG, RjLogForm)

/**
 * rj_plan_item_dialog_present:
 * @item_id: (nullable): the item to edit; %NULL for a new one
 * @day: the day of a new item
 *
 * Everything about something planned. Needs an open journal. Its drafts are "plan-item/ID/FIELD".
 */
void rj_plan_item_dialog_present (GtkWidget *parent, RjContext *context, const char *item_id, RjDay day);
/* The same for a new item that is of @kind to begin with. */
void rj_plan_item_dialog_present_kind (GtkWidget *parent, RjContext *context, RjPlanKind kind, RjDay day);
/* As a form of the window. @where: (nullable): the draft that it opens for */
void rj_plan_item_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
