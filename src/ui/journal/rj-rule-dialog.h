// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_RULE_DIALOG (rj_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjRuleDialog, rj_rule_dialog, RJ, RULE_DIALOG, RjDialog)

/**
 * RjRuleDialog: rules of the person's that wait (see rj_my_plan_list_due_async()), each with its button.
 * Those that were not followed when it is closed are put aside.
 * @due: (element-type RjDueRule): at least one
 */
AdwDialog *rj_rule_dialog_present (GtkWidget *parent, RjContext *context, GPtrArray *due);

G_END_DECLS
