// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells input methods not to learn what is typed into @widget, a GtkEditable or a GtkTextView; for those
 * whose template cannot say it (GtkPasswordEntry has no property for it). */
void rj_make_private (GtkWidget *widget);

G_END_DECLS
