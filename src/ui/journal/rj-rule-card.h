// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-notice-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_RULE_CARD (rj_rule_card_get_type ())
G_DECLARE_FINAL_TYPE (RjRuleCard, rj_rule_card, RJ, RULE_CARD, RjNoticeCard)

/* RjRuleCard: on Today while rules of the person's wait (see rj_my_plan_list_due_async()). It says that there
 * are some, not which.
 * RjNoticeCard::closed: it has gone, and the focus with it. */
GtkWidget *rj_rule_card_new (RjContext *context);

G_END_DECLS
