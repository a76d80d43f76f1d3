// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"
#include "rj-service.h"

G_BEGIN_DECLS

/* What the lists and dialogs of "More support" say. */

/* (transfer none) */
const char *rj_support_text_kind (RjServiceKind kind);
const char *rj_support_text_status (RjReferralStatus status);
/* What stands under the name of a place: "Clinic · 555 0100". (transfer full) */
char *rj_support_text_service (const RjService *service);
/* What stands under the name of a referral: where it stands and since when; the next step. (transfer full) */
char *rj_support_text_referral (const RjReferral *referral);
/* "Tomorrow · 9:15 · Room 2". (transfer full) */
char *rj_support_text_ahead (const RjOccurrence *occurrence, RjDay today, GTimeZone *here);

G_END_DECLS
