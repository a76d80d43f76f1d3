// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-strategy.h"

G_BEGIN_DECLS

/* "15 min", "As long as it takes". (transfer full) */
char *rj_strategy_text_length (const RjStrategy *strategy);
/* "15 min · Used 3 times". (transfer full) */
char *rj_strategy_text_summary (const RjStrategy *strategy);
/* When not to do it, ready for a label; a note that says why no caution is needed has none. (transfer full)
 * (nullable) */
char *rj_strategy_text_caution (const RjStrategy *strategy);
/* Its length, and below that its caution: what a row to choose it from says. (transfer full) */
char *rj_strategy_text_choice (const RjStrategy *strategy);
/* What is left of an exercise, as a clock: "14:32". (transfer full) */
char *rj_strategy_text_clock (int seconds);
/* The same in words, for a screen reader: "14 minutes left". (transfer full) */
char *rj_strategy_text_left (int seconds);

G_END_DECLS
