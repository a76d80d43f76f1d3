// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-vault-inbox.h"

G_BEGIN_DECLS

/* What an unlock has to tell, in the person's language. */

/**
 * rj_unlock_news_told:
 * @last_opened_us: the unlock before this one, or 0
 *
 * Returns: (transfer full) (nullable): wrong tries since then, and what was wrong with the inbox
 */
char *rj_unlock_news_told (const RjInboxReport *report, gint64 last_opened_us, RjClock *clock);
/* (transfer full) (nullable): how many notes came in; they can be taken out again. */
char *rj_unlock_news_notes (const RjInboxReport *report);

G_END_DECLS
