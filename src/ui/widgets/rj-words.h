// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many characters a field of one line takes at most. GTK would cut off what is beyond 65 535 bytes, and
 * say nothing. */
#define RJ_WORDS_LINE 10000

/* @sentence: why nothing was put in, for the person to see */
typedef void (*RjWordsRefused) (GObject *object, const char *sentence);

/**
 * rj_words_guard:
 * @field: a GtkEditable or a GtkTextView for somebody's words
 * @refused: called with @object when a field of one line was given more than it takes
 * @object: not held
 *
 * Makes @field good for any text. One line takes RJ_WORDS_LINE characters (or its own maximum); what would be
 * too long is not put in, and a selection that it was to replace stays. A text view lays out paragraphs of
 * any length in a time that grows with their length, not with its square.
 */
void rj_words_guard (GtkWidget *field, RjWordsRefused refused, GObject *object);

/**
 * rj_words_set:
 * @text: (nullable)
 *
 * Shows @text in @field. What one line cannot take, from a journal that another program wrote, is shown in
 * part, cannot be changed, and comes out of rj_words_dup() as it went in.
 */
void rj_words_set (GtkWidget *field, const char *text);
/* (transfer full): all that stands in @field. */
char *rj_words_dup (GtkWidget *field);
/* Is there anything to be seen in @field? Stops at the first letter: there may be a megabyte of them. */
gboolean rj_words_any (GtkWidget *field);

/* Adds to @attributes, of a layout of all text in @buffer, how rj_words_guard() divided long paragraphs
 * there.
 */
void rj_words_add_pieces (GtkTextBuffer *buffer, PangoAttrList *attributes);

/* How many characters of a paragraph are laid out together at most. For tests. */
#define RJ_WORDS_RUN 4000

G_END_DECLS
