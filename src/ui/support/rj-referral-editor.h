// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-service.h"

G_BEGIN_DECLS

#define RJ_TYPE_REFERRAL_EDITOR (rj_referral_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjReferralEditor, rj_referral_editor, RJ, REFERRAL_EDITOR, RjLogForm)

/* Where one is sent on to, and where that stands. @referral: (nullable): the one to change; %NULL for a new
 * one. Its drafts are "referral/ID/FIELD". */
AdwDialog *rj_referral_editor_present (GtkWidget *parent, RjContext *context, const RjReferral *referral);
/* As a form of the window, for a draft. */
void rj_referral_editor_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
