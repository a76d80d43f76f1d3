// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

/* Parts that forms are put together from. */

/* Header with Cancel and Save, and a page below. Returns: (transfer none): the box that the parts go into. */
GtkWidget *rj_form_parts_set_up (RjLogForm *form, const char *title);
/* @title: (nullable). (transfer none) */
GtkWidget *rj_form_parts_add_group (GtkWidget *box, const char *title);
/* A field of one line. (transfer none) */
GtkWidget *rj_form_parts_add_entry (GtkWidget *group, const char *title);
/* A field of many lines. (transfer none): the text view */
GtkWidget *rj_form_parts_add_words (GtkWidget *box, const char *title);
/* @texts: (array zero-terminated=1). (transfer none) */
GtkDropDown *rj_form_parts_add_choice (GtkWidget *group, const char *title, const char *const *texts);
/* Texts to take over into @field and change, behind an expander. @texts: (array length=n_texts): of the
 * catalogue, not yet translated */
void rj_form_parts_add_examples (GtkWidget *box, const char *const *texts, gsize n_texts, GtkWidget *field);
/* Plain words, wrapped. (transfer none) */
GtkWidget *rj_form_parts_add_label (GtkWidget *box, const char *text, const char *css_class);

G_END_DECLS
