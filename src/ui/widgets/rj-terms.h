// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_terms_watch:
 * @root: a widget made from a template, before anything of the person's is put into it
 *
 * Fills the terms ("Log {craving:a}") in all texts of @root and what is in it: labels, titles, tooltips and
 * so on, pages of stacks and choices of drop-downs. Fills them again when other words lie over them, as long
 * as nothing else was put in their place. What is not a child of @root yet (a page of preferences, a child in
 * a layout) has to be watched by itself. Names that only a screen reader says cannot be found this way:
 * rj_terms_bind_name().
 */
void rj_terms_watch (RjVocabulary *vocabulary, GtkWidget *root);

/* Sets @property of @object to @text with its terms filled in, now and again when the words change, until
 * something else is put there. */
void rj_terms_bind (RjVocabulary *vocabulary, gpointer object, const char *property, const char *text);

/* The same for the name that a screen reader says. */
void rj_terms_bind_name (RjVocabulary *vocabulary, gpointer widget, const char *text);

G_END_DECLS
