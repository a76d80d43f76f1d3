// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_toolbars_new:
 * @content: (transfer full): floating
 *
 * Returns: (transfer full): floating; @content below a bar with Help now where every page has it. The bar has
 * no title, for which large text leaves no room: the first heading of @content says where one is.
 */
GtkWidget *rj_toolbars_new (GtkWidget *content);

/* The same with @content scrolled, and not wider than 480 px. */
GtkWidget *rj_toolbars_new_narrow (GtkWidget *content);

G_END_DECLS
