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
/* A link to the page of that one of @people. */
void rj_help_add_call (GtkWidget *column, GPtrArray *people, guint n);

/**
 * rj_help_page_add_people:
 * @heading: (nullable): shown above them when there are any
 * @people: (nullable) (element-type RjPersonLine)
 *
 * Appends a place for links to all of @people to @column of @page.
 */
void
rj_help_page_add_people (AdwNavigationPage *page, GtkWidget *column, const char *heading, GPtrArray *people);
/* Where @page was made before they were read; without effect where it has no place for them. */
void rj_help_page_set_people (AdwNavigationPage *page, GPtrArray *people);

G_END_DECLS
