// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-digit.h"

int
rj_digit_of_key (GtkEventControllerKey *keys, guint keyval, guint keycode)
{
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));
  GtkWidget *widget;
  guint shifted;

  g_return_val_if_fail (GTK_IS_EVENT_CONTROLLER_KEY (keys), -1);

  if (digit >= 0)
    return digit;
  /* Without an event there is no keyboard, and with that no group to ask for. */
  if (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys)) == NULL)
    return -1;

  widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  if (!gdk_display_translate_key (gtk_widget_get_display (widget), keycode, GDK_SHIFT_MASK,
                                  (int) gtk_event_controller_key_get_group (keys), &shifted, NULL, NULL,
                                  NULL))
    return -1;
  return g_unichar_digit_value (gdk_keyval_to_unicode (shifted));
}
