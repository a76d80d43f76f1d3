// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copies @text and takes it out of the clipboard again after 30 seconds, unless something else was copied
 * since. */
void rj_clipboard_copy_briefly (GtkWidget *widget, const char *text);

G_END_DECLS
