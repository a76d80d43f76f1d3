// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_EFFECTS_DIALOG (rj_effects_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjEffectsDialog, rj_effects_dialog, RJ, EFFECTS_DIALOG, RjDialog)

/**
 * RjEffectsDialog: what the coping notes came to, in numbers of the person's own log: each note that was
 * used, its page with every episode, and from there the entry. By name until asked otherwise; people, calls,
 * meetings and helplines by name always. Follows the store. Needs an open journal.
 */
AdwDialog *rj_effects_dialog_new (RjContext *context);

G_END_DECLS
