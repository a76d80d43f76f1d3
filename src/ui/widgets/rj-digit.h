// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_digit_of_key:
 * @keys: where the key arrived, while its "key-pressed" runs
 * @keyval, @keycode: what it tells
 *
 * Digits of every script and of the keypad count. Where they need Shift (French, Belgian, Czech, …) the key
 * alone is enough; with Shift it is the digit that it writes.
 *
 * Returns: 0 to 9, or -1 when the key has no digit
 */
int rj_digit_of_key (GtkEventControllerKey *keys, guint keyval, guint keycode);

G_END_DECLS
