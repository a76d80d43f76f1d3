// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_wrap_button:
 *
 * Lets the words on @button, which has a label, go on in a second line where the text is large and the window
 * narrow. Without it the button asks for the whole line and makes the window wider than the screen it is on.
 */
void rj_wrap_button (GtkButton *button);

G_END_DECLS
