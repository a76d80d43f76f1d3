// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_CLIPBOARD_SECONDS 30

/* Copies @text and takes it out of the clipboard again after RJ_CLIPBOARD_SECONDS, unless something else was
 * copied since. Programs that keep what was copied are asked not to keep this. */
void rj_clipboard_copy_briefly (GtkWidget *widget, const char *text);

/* Empties the clipboards of @display that hold something of this program: before a lock, and before the end,
 * where GTK would hand it to a program that keeps it. */
void rj_clipboard_clear_own (GdkDisplay *display);

G_END_DECLS
