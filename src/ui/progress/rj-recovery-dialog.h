// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-recovery.h"

G_BEGIN_DECLS

#define RJ_TYPE_RECOVERY_DIALOG (rj_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjRecoveryDialog, rj_recovery_dialog, RJ, RECOVERY_DIALOG, RjLogForm)

/* A new line of the ledger of @substance, %NULL for that of everything. When one begins it asks which. */
void rj_recovery_dialog_present_new (GtkWidget *parent,
                                     RjContext *context,
                                     RjRecoveryKind kind,
                                     const char *substance);
/* Another day or other words for a line: @id is the first one of its chain. */
void rj_recovery_dialog_present (GtkWidget *parent, RjContext *context, const char *id);
/* RjFormFunc */
void rj_recovery_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
