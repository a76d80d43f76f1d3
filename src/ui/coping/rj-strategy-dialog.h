// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"
#include "rj-strategy.h"

G_BEGIN_DECLS

#define RJ_TYPE_STRATEGY_DIALOG (rj_strategy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjStrategyDialog, rj_strategy_dialog, RJ, STRATEGY_DIALOG, RjDialog)

/**
 * rj_strategy_dialog_present:
 * @parent: a widget of the window
 * @strategy: the coping note
 *
 * Shows a coping note: its steps, its caution, and "Use it now" with its timer. Leaving the timer writes
 * nothing down.
 */
void rj_strategy_dialog_present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy);
/* The same, in use since @started_us, microseconds since 1970 UTC. */
void rj_strategy_dialog_go_on (GtkWidget *parent,
                               RjContext *context,
                               const RjStrategy *strategy,
                               gint64 started_us);

G_END_DECLS
