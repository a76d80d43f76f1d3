// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells input methods not to learn what is typed into @widget, a GtkEditable or a GtkTextView; for those
 * whose template cannot say it (GtkPasswordEntry has no property for it). */
void rj_make_private (GtkWidget *widget);

/* The same for every text field below @root: those that a widget of the toolkit makes for itself, such as the
 * search in the list of a drop-down. */
void rj_make_all_private (GtkWidget *root);

/* Of what is pasted into @widget, a GtkEditable, only the first line is taken: a line end at the end of a
 * passphrase cannot be seen, and cannot be typed the next time. */
void rj_take_first_line (GtkWidget *widget);

G_END_DECLS
