// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Parts that the tab "More support" and its dialogs are put together from. */

/**
 * RjSupportSection: a heading, rows, words for when there are none, and a button. Owned by its widgets.
 * @add: (nullable)
 */
typedef struct {
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *add;
} RjSupportSection;

/* Below the last in @parent. @empty: what it says without rows; @add: (nullable): its button, with a
 * mnemonic.
 */
void rj_support_section_init (RjSupportSection *self,
                              GtkWidget *parent,
                              const char *title,
                              const char *empty,
                              const char *add);
/* The row at @index with these words, made when there is none: rows stay in their places, for the one that
 * has the focus. It leads on to @data, which is (transfer full) and rj_support_section_get_data() gives back.
 */
void rj_support_section_set_row (RjSupportSection *self,
                                 int index,
                                 const char *title,
                                 const char *subtitle,
                                 gpointer data,
                                 GDestroyNotify destroy);
/* No more rows than @n. */
void rj_support_section_end (RjSupportSection *self, int n);
gpointer rj_support_section_get_data (GtkListBoxRow *row);

/* A button that may wrap, as large as a finger. (transfer none) */
GtkWidget *rj_support_parts_add_button (GtkWidget *box, const char *label);
/* A line of buttons. (transfer none) */
GtkWidget *rj_support_parts_add_buttons (GtkWidget *box);
/* @text is copied for half a minute; @name: of the button for a screen reader. */
void rj_support_parts_add_copy (GtkWidget *buttons, const char *text);
/* An address of a site, and buttons to open and to copy it. Nothing opens before it is pressed. @url:
 * (nullable): %NULL when a browser has no use for it. */
void rj_support_parts_add_site (GtkWidget *box, const char *display, const char *url);

G_END_DECLS
