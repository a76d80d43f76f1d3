// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the desktop is to be reached through the portals only, as in a Flatpak. The devel profile takes
 * RJ_DEVEL_SANDBOX for it too, so that tests reach what else only an installed Flatpak does. Any thread. */
gboolean rj_sandbox_is_inside (void);

G_END_DECLS
