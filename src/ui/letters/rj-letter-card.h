// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-notice-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_LETTER_CARD (rj_letter_card_get_type ())
G_DECLARE_FINAL_TYPE (RjLetterCard, rj_letter_card, RJ, LETTER_CARD, RjNoticeCard)

/* RjLetterCard: on Today while a letter fits by a rule. It says that there is one, not which, and not why.
 * RjNoticeCard::closed: it has gone, and the focus with it. */
GtkWidget *rj_letter_card_new (RjContext *context);

G_END_DECLS
