// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-person-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many people have a page of their own; the others are in "My plan". */
#define RJ_HELP_MOST_PEOPLE 9

/**
 * rj_help_person_page_new:
 * @people: (element-type RjPersonLine)
 * @n: which one
 *
 * The page @tag of one person: the words of the line, the number large, with what a help line has beside it,
 * and below it who else is there. Nothing dials by itself.
 */
AdwNavigationPage *rj_help_person_page_new (GPtrArray *people, guint n, const char *tag);
/* (transfer full): "Call Sam" */
char *rj_help_dup_call (const RjPersonLine *person);

/* Something happened: "happened": safety first; @lines: (nullable) (element-type RjMyLine): of "My plan".
 * "tell": who could be told; @people: (element-type RjPersonLine). "next-day": the next 24 hours. They ask
 * nothing and write nothing. */
AdwNavigationPage *rj_help_happened_page_new (GPtrArray *lines);
/* They are known only now. @page: of rj_help_happened_page_new(); @lines: (nullable) */
void rj_help_happened_page_set_lines (AdwNavigationPage *page, GPtrArray *lines);
AdwNavigationPage *rj_help_tell_page_new (GPtrArray *people);
AdwNavigationPage *rj_help_next_day_page_new (void);

G_END_DECLS
