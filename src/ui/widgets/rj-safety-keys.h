// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_add_safety_keys:
 *
 * F1 and Ctrl+H (Help now), Ctrl+L (lock) and Ctrl+Q (quit) on @widget, before anything inside gets to see
 * the key. Dialogs and popovers need their own: the keys of the window are not delivered there.
 */
void rj_add_safety_keys (GtkWidget *widget);

/**
 * rj_add_safety_keys_to_popovers:
 *
 * From now on every popover has them when it is shown: also those that GTK makes by itself, such as the list
 * of a drop-down or the menu of a text field. Once.
 */
void rj_add_safety_keys_to_popovers (void);

G_END_DECLS
