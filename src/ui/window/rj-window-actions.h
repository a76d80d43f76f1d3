// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-window.h"

G_BEGIN_DECLS

/* Actions and keys of the window, kept apart from what it looks like. From its class_init and instance_init.
 */
void rj_window_actions_class_init (GtkWidgetClass *widget_class);
void rj_window_actions_update (RjWindow *self);

G_END_DECLS
