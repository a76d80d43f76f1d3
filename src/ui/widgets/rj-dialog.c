// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-dialog.h"

#include "rj-safety-keys.h"

G_DEFINE_TYPE (RjDialog, rj_dialog, ADW_TYPE_DIALOG)

/* Enter means it now. GtkButton shows itself pressed for a quarter of a second first, and an Esc or a lock in
 * that time would come before the Save. */
static void
activate_default (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *button = adw_dialog_get_default_widget (ADW_DIALOG (widget));

  if (!button || !gtk_widget_is_sensitive (button))
    return;
  if (GTK_IS_BUTTON (button))
    g_signal_emit_by_name (button, "clicked");
  else
    gtk_widget_activate (button);
}

/* Puts a place for toasts around whatever is put into the dialog. */
static void
child_cb (RjDialog *self)
{
  GtkWidget *inner = adw_dialog_get_child (ADW_DIALOG (self));
  g_autoptr (GtkWidget) child = NULL;
  GtkWidget *toasts;

  if (inner == NULL || ADW_IS_TOAST_OVERLAY (inner))
    return;
  child = g_object_ref (inner);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), child);
  adw_dialog_set_child (ADW_DIALOG (self), toasts);
}

AdwToastOverlay *
rj_dialog_get_toasts (RjDialog *self)
{
  GtkWidget *child;

  g_return_val_if_fail (RJ_IS_DIALOG (self), NULL);

  child = adw_dialog_get_child (ADW_DIALOG (self));
  return child != NULL ? ADW_TOAST_OVERLAY (child) : NULL;
}

static void
rj_dialog_class_init (RjDialogClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "default.activate", NULL, activate_default);
}

static void
rj_dialog_init (RjDialog *self)
{
  rj_add_safety_keys (GTK_WIDGET (self));
  g_signal_connect (self, "notify::child", G_CALLBACK (child_cb), NULL);
}

AdwDialog *
rj_dialog_new (void)
{
  return g_object_new (RJ_TYPE_DIALOG, NULL);
}
