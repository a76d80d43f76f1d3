// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-recovery.h"

G_BEGIN_DECLS

/* The ledger in words, those of the person's vocabulary. All of them are new strings. */

/* The number with what it counts: "321 days in recovery". (nullable): there is none of it now */
char *rj_recovery_text_number (RjContext *context, const RjRecoveryView *view, RjRecoveryHeadline headline);
/* How many days that rests on, or since when. (nullable) */
char *rj_recovery_text_basis (RjContext *context, const RjRecoveryView *view, RjRecoveryHeadline headline);
/* As a choice: "Days in recovery", "None" */
char *rj_recovery_text_name (RjContext *context, RjRecoveryHeadline headline);
/* Where it stands when it is not underway. (nullable) */
char *rj_recovery_text_state (RjContext *context, const RjRecoveryView *view);
/* What a line of the ledger says: "Began", "Day of use" */
char *rj_recovery_text_kind (RjContext *context, RjRecoveryKind kind);

/* The view of the ledger that is shown first, as of the person's day; (transfer full) */
RjRecoveryView *rj_recovery_text_new_view (RjContext *context, GPtrArray *events, const char *substance);

/* Is it switched on? */
gboolean rj_recovery_is_on (RjContext *context);
/* (transfer none) (nullable): the substance whose ledger is shown first; %NULL for everything */
const char *rj_recovery_get_shown (RjContext *context);
/* Sets a preference, and says so when that fails. @value: (nullable) */
void rj_recovery_set_preference (RjContext *context, const char *key, const char *value);

G_END_DECLS
