// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_caution_new:
 * @text: when not to do it, as a label takes it
 *
 * A card with a caution, to stand above what it is about. Main thread.
 *
 * Returns: (transfer floating)
 */
GtkWidget *rj_caution_new (const char *text);

G_END_DECLS
