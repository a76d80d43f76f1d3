// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-notice-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_SPARE_KEY_CARD (rj_spare_key_card_get_type ())
G_DECLARE_FINAL_TYPE (RjSpareKeyCard, rj_spare_key_card, RJ, SPARE_KEY_CARD, RjNoticeCard)

/**
 * RjSpareKeyCard: asks on Today whether the spare key is still there: 14 days after it was put in a safe
 * place, and then once a year. "Later" puts it off for 14 days. Not announced: it waits.
 */
GtkWidget *rj_spare_key_card_new (RjContext *context);

G_END_DECLS
