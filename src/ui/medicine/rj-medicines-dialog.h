// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_MEDICINES_DIALOG (rj_medicines_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjMedicinesDialog, rj_medicines_dialog, RJ, MEDICINES_DIALOG, RjDialog)

/* RjMedicinesDialog: what the person takes, with a page for each: what can be counted, the days on which
 * something was written down, and the fixed texts. It is reached from the menu of the window: it is wanted
 * from any place, and is no preference. */
AdwDialog *rj_medicines_dialog_new (RjContext *context);

G_END_DECLS
