// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_TRASH_DIALOG (rj_trash_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjTrashDialog, rj_trash_dialog, RJ, TRASH_DIALOG, RjDialog)

/* RjTrashDialog: what was deleted in the last 30 days, to put back or to delete for good. While the journal
 * is open. */
AdwDialog *rj_trash_dialog_new (RjContext *context);

G_END_DECLS
