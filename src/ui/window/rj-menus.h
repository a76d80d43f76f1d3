// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* What can be added, by the forms that there are. (transfer full) */
GMenu *rj_menus_new_add (RjContext *context);
/* The main menu. @with_places, @with_add: there is no room for them in the frame. (transfer full) */
GMenu *rj_menus_new_main (RjContext *context, gboolean with_places, gboolean with_add);

G_END_DECLS
