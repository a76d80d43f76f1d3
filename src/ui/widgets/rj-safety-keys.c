// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-safety-keys.h"

void
rj_add_safety_keys (GtkWidget *widget)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_F1, 0, "win.help-now" },
    { GDK_KEY_h, GDK_CONTROL_MASK, "win.help-now" },
    { GDK_KEY_l, GDK_CONTROL_MASK, "win.lock" },
    /* Words that are being written are on the disk first. */
    { GDK_KEY_q, GDK_CONTROL_MASK, "app.quit" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_event_controller_set_name (controller, "rj-safety-keys");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                        gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}
