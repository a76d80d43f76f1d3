// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does the desktop tell a program that its window was minimised? Under Wayland none does. */
gboolean rj_desktop_tells_minimised (GdkDisplay *display);

G_END_DECLS
