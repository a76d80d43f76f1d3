// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Something happened: a path of pages in Help now, of an open journal only. Safety comes first, then people,
 * then the next day, and at the end, if the person wants, words. Only the three things for the plan and what
 * is written at the end are kept, and each of them by a press of its own.
 */

/* "happened": safety first. @lines: (nullable) (element-type RjMyLine): of "My plan" */
AdwNavigationPage *rj_help_happened_page_new (RjContext *context, GPtrArray *lines);
/* They are known only now. @page: of rj_help_happened_page_new(); @lines: (nullable) */
void rj_help_happened_page_set_lines (AdwNavigationPage *page, GPtrArray *lines);
/* "tell": who could be told; @people: (element-type RjPersonLine) */
AdwNavigationPage *rj_help_tell_page_new (GPtrArray *people);
/* "next-day": three things for the next 24 hours, and what is on the plan in them */
AdwNavigationPage *rj_help_next_day_page_new (RjContext *context);
/* "write-down": what can be kept of it, and who may read that */
AdwNavigationPage *rj_help_write_down_page_new (RjContext *context);

/**
 * rj_help_offer_safety:
 * @parent: a widget of the window, or the window
 * @day: the day of use that was written down
 *
 * Thanks, and offers the first of these pages; nothing for a day that is over for longer than the two before
 * today, nor when that page was open within the last hour.
 *
 * Returns: whether it was offered
 */
gboolean rj_help_offer_safety (GtkWidget *parent, RjContext *context, RjDay day);

G_END_DECLS
