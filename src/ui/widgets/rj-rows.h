// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rj_rows_set_stacked:
 * @root: a dialog or page with AdwActionRows
 *
 * Puts what stands at the end of each row below its title, or back beside it: side by side in large text, the
 * two would break words in the middle and make the window wider than the screen. Main thread.
 */
void rj_rows_set_stacked (GtkWidget *root, gboolean stacked);

/* rj_rows_set_stacked() on @root while @breakpoint holds. */
void rj_rows_stack_at (GtkWidget *root, AdwBreakpoint *breakpoint);

/* Shows at the end of @row that it leads to a page; nothing is said about it. */
void rj_rows_add_arrow (AdwActionRow *row);

/* Lets what drives a screen reader or a switch press rows of the class, as it presses a button: a row of a
 * list has nothing to press by itself. In its class_init. */
void rj_rows_install_press (GtkWidgetClass *row_class);

/* Lets the titles of the groups below @root, and its own, go on in a second line: libadwaita cuts them. */
void rj_rows_wrap_titles (GtkWidget *root);

G_END_DECLS
