// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_JOURNAL_PAGE (rj_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (RjJournalPage, rj_journal_page, RJ, JOURNAL_PAGE, AdwBreakpointBin)

/**
 * RjJournalPage: the place Journal: one dated log with day headers, by kind and strength, and any day of it
 * at once.
 */
GtkWidget *rj_journal_page_new (RjContext *context);
/* Shows @day, or the next older one that has entries, at the top. */
void rj_journal_page_go_to_day (RjJournalPage *self, RjDay day);

G_END_DECLS
