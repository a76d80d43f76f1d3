// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_KEYBOARD (rj_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (RjKeyboard, rj_keyboard, RJ, KEYBOARD, GObject)

/**
 * RjKeyboard: what about the keyboard makes a passphrase go wrong. It watches while a widget is on the
 * screen.
 *
 * Property "caps-lock" (boolean, readable, notifies).
 */

/* @widget: (transfer none): not kept alive */
RjKeyboard *rj_keyboard_new (GtkWidget *widget);

/* (nullable) (transfer full): "English (US)". */
char *rj_keyboard_dup_layout_name (RjKeyboard *self);

G_END_DECLS
