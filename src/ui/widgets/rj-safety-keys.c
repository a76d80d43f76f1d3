// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-safety-keys.h"

#define NAME "rj-safety-keys"

static gboolean
has_safety_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), NAME) == 0)
        return TRUE;
    }
  return FALSE;
}

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

  gtk_event_controller_set_name (controller, NAME);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                        gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}

static gboolean
shown_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER (widget) && !has_safety_keys (widget))
    rj_add_safety_keys (widget);
  return TRUE;
}

void
rj_add_safety_keys_to_popovers (void)
{
  /* The signal is known when the class is. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("show", GTK_TYPE_WIDGET), 0, shown_cb, NULL, NULL);
}
