// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rj_wrap_toasts:
 *
 * From now on the toasts of @overlay show all of what they say, in as many lines as it needs. The toolkit
 * cuts it after one: at 360 px half of a sentence about words that are not saved. (A title widget of our own
 * would wrap as well, but then a screen reader is told that there is a toast, and not what it says.)
 */
void rj_wrap_toasts (AdwToastOverlay *overlay);

G_END_DECLS
