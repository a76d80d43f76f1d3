// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pages behind the rows of Help now. @country: (nullable): when it is not known. */

/**
 * rj_help_breathe_page_new:
 * @pattern: (nullable): the id of a pattern of exercises.json; %NULL or unknown: in 4, out 6
 * @started_us: when it began; one that runs already goes on with its round
 *
 * "breathe": starts at once and runs for its rounds; can be paused, and another pattern chosen below it.
 */
AdwNavigationPage *rj_help_breathe_page_new (RjContext *context, const char *pattern, gint64 started_us);
/* What the page of rj_help_breathe_page_new() runs is over: it was left. What its breathing took the place of
 * goes on. */
void rj_help_breathe_page_end (AdwNavigationPage *page);
/* "senses": five senses, one at a time. What is typed there is for the moment and kept nowhere. */
AdwNavigationPage *rj_help_senses_page_new (void);
/* "halt": hungry, angry, lonely, tired, each with one thing to do. */
AdwNavigationPage *rj_help_halt_page_new (void);
/* "lines": the lines of @country, emergency first; with @emergency_only no other. Below them, while the
 * journal of @context (nullable) is open, those of the person's own, and before
 * them @people (nullable) (element-type RjPersonLine). */
AdwNavigationPage *rj_help_lines_page_new (RjContext *context,
                                           RjDirectory *directory,
                                           const RjCountry *country,
                                           RjDay today,
                                           gboolean emergency_only,
                                           GPtrArray *people);
/* "first-aid": someone won't wake up. "unwell_tag" is pushed by its button. */
AdwNavigationPage *rj_help_first_aid_page_new (const RjCountry *country);
/* "unwell": I am the one who feels unwell. */
AdwNavigationPage *rj_help_unwell_page_new (const RjCountry *country);

/**
 * RjCountryFunc:
 * @code: the chosen country
 */
typedef void (*RjCountryFunc) (const char *code, gpointer user_data);
/* "country": which country are you in? */
AdwNavigationPage *rj_help_country_page_new (RjDirectory *directory,
                                             const RjCountry *country,
                                             RjCountryFunc chosen,
                                             gpointer user_data);

/* A page with a header bar and a scrolled, clamped column; @column gets the column. */
AdwNavigationPage *rj_help_page_new (const char *title, const char *tag, GtkWidget **column);
/* Adds a wrapped label; @css_class is (nullable). (transfer none) */
GtkWidget *rj_help_add_label (GtkWidget *column, const char *text, const char *css_class);
/* The same for what is dialled or typed: from left to right in every language, or the groups of a number
 * would change places. (transfer none) */
GtkWidget *rj_help_add_digits (GtkWidget *column, const char *digits, const char *css_class);
/* Adds a wide button with a wrapped text. (transfer none) */
GtkWidget *rj_help_add_button (GtkWidget *column, const char *text);
/* The same, which opens the page @tag. (transfer none) */
GtkWidget *rj_help_add_link (GtkWidget *column, const char *text, const char *tag);
void rj_help_add_heading (GtkWidget *column, const char *text);
/* The focus comes to the page itself, which is to be read before the buttons below it. */
void rj_help_read_first (AdwNavigationPage *page, GtkWidget *column);

G_END_DECLS
