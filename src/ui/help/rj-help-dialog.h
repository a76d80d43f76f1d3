// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_HELP_DIALOG (rj_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjHelpDialog, rj_help_dialog, RJ, HELP_DIALOG, RjDialog)

/**
 * RjHelpDialog: Help now, locked or not, above whatever is open. The digits choose the rows that carry them.
 * What is the person's own, and "Something happened", are in it only while the journal is open.
 */
AdwDialog *rj_help_dialog_new (RjContext *context);
/* Opens the breathing by @pattern (nullable: the usual one) that began at @started_us, microseconds since
 * 1970 UTC, where it is by now. */
void rj_help_dialog_go_on_breathing (RjHelpDialog *self, const char *pattern, gint64 started_us);
/* Opens the page of whoever stands first among "My people", as soon as they are known. */
void rj_help_dialog_show_person (RjHelpDialog *self);
/* Opens "Something happened"; nothing while the journal is locked. */
void rj_help_dialog_show_happened (RjHelpDialog *self);

G_END_DECLS
