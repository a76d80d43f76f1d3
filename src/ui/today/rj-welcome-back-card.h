// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-notice-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_WELCOME_BACK_CARD (rj_welcome_back_card_get_type ())
G_DECLARE_FINAL_TYPE (RjWelcomeBackCard, rj_welcome_back_card, RJ, WELCOME_BACK_CARD, RjNoticeCard)

/**
 * RjWelcomeBackCard: "Good to see you." Shown when the journal is opened after two weeks or more, until it is
 * closed or the journal is locked; otherwise not visible. It names no number: absence is not counted.
 *
 * RjWelcomeBackCard::closed: the person closed it; the focus has to go somewhere.
 */
GtkWidget *rj_welcome_back_card_new (RjContext *context);

/**
 * rj_welcome_back_card_is_due:
 * @last_opened_us: when the journal was opened before, or 0 when never; as the clock stood then
 * @now_us: now
 *
 * Of a clock that was set back nothing can be told: no.
 */
gboolean rj_welcome_back_card_is_due (gint64 last_opened_us, gint64 now_us);

G_END_DECLS
