// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-strategy.h"

G_BEGIN_DECLS

#define RJ_TYPE_STRATEGY_EDITOR (rj_strategy_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjStrategyEditor, rj_strategy_editor, RJ, STRATEGY_EDITOR, RjLogForm)

/**
 * rj_strategy_editor_present:
 * @strategy: (nullable): the coping note to edit, or %NULL for a new one
 *
 * Every field is a draft: "coping/new/…", or "coping/<id>/…" for a note that exists.
 */
void rj_strategy_editor_present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy);

/* @where: (nullable): a draft of this form ("coping/…/steps"): opens the note that it belongs to. An
 * RjFormFunc. */
void rj_strategy_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
