// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-recovery.h"

G_BEGIN_DECLS

#define RJ_TYPE_SAVING_DIALOG (rj_saving_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjSavingDialog, rj_saving_dialog, RJ, SAVING_DIALOG, RjLogForm)

/* @saving: (nullable): %NULL for a new one, in the ledger of @substance, which %NULL is everything. */
void rj_saving_dialog_present (GtkWidget *parent,
                               RjContext *context,
                               const RjRecoverySaving *saving,
                               const char *substance);
/* RjFormFunc */
void rj_saving_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

/* Thousandths as the person writes them: "7.50" or "7,5" are 7500; -1 for what is no amount. */
gint64 rj_saving_parse (const char *text);
/* (transfer full): "7.5" as the locale writes it. */
char *rj_saving_format (gint64 thousandths);

G_END_DECLS
