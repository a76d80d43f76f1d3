// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-desktop.h"

gboolean
rj_desktop_tells_minimised (GdkDisplay *display)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), FALSE);

  return !g_str_equal (G_OBJECT_TYPE_NAME (display), "GdkWaylandDisplay");
}
