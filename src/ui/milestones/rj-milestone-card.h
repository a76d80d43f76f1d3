// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-notice-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_MILESTONE_CARD (rj_milestone_card_get_type ())
G_DECLARE_FINAL_TYPE (RjMilestoneCard, rj_milestone_card, RJ, MILESTONE_CARD, RjNoticeCard)

/**
 * RjMilestoneCard: says on Today, on the day itself, what is reached. Only where days are counted and it is
 * not switched off; not on a day of use and not while it rests after one. Closed, it does not come again.
 */
GtkWidget *rj_milestone_card_new (RjContext *context);

G_END_DECLS
