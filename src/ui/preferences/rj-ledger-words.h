// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-reminder-ledger.h"

G_BEGIN_DECLS

/* The ledger of reminders in words. All functions return new strings; main thread only, for the locale. */

/* "19 of 21 on time" */
char *rj_ledger_words_dup_tally (const RjReminderTally *tally);
/* What became of the others: "2 while the computer slept", a line each. Empty when there are none. */
char *rj_ledger_words_dup_others (const RjReminderTally *tally);

/* When it was due, when it was shown, what the person did, and why it was late or did not come: a line each.
 * @today: for the date */
char *rj_ledger_words_dup_entry (const RjReminderEntry *entry, GTimeZone *zone, RjDay today);

G_END_DECLS
