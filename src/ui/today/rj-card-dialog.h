// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_CARD_DIALOG (rj_card_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjCardDialog, rj_card_dialog, RJ, CARD_DIALOG, RjLogForm)

/* RjCardDialog: what stands on the card to carry; kept in the journal, and printed. */
void rj_card_dialog_present (GtkWidget *parent, RjContext *context);
/* A RjFormFunc. */
void rj_card_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
