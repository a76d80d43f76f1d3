// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_masked_text_init:
 *
 * From now on a GtkPasswordEntry says to the accessibility tree what is on the screen: a dot for each letter
 * unless the person lets the letters be shown. Without it GTK 4.18 hands out the letters, with each key and
 * to everybody who asks. Once, before the first such entry is made.
 */
void rj_masked_text_init (void);

/* Tells a screen reader of each change of @entry, which is the dots that come and go. */
void rj_masked_text_watch (GtkPasswordEntry *entry);

G_END_DECLS
