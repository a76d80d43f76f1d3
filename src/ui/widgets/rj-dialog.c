// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-dialog.h"

#include "rj-rows.h"

#include "rj-safety-keys.h"

/* As long as libadwaita 1.7 may still move the focus by itself: two for each of the two bins, one to open. */
#define FRAMES_TO_OPEN 5

typedef struct {
  GtkWidget *first; /* (transfer full) (nullable): to have the focus when it is shown, until that is done */
  guint frames;     /* since it was shown */
  guint tick;
  guint idle; /* while the focus is where it was not to be */
} RjDialogPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RjDialog, rj_dialog, ADW_TYPE_DIALOG)

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
bring_back (RjDialog *self)
{
  RjDialogPrivate *priv = rj_dialog_get_instance_private (self);

  if (priv->idle == 0)
    return;
  g_clear_handle_id (&priv->idle, g_source_remove);
  if (gtk_widget_get_mapped (priv->first))
    gtk_widget_grab_focus (priv->first);
}

static gboolean
idle_cb (gpointer self)
{
  bring_back (self);
  return G_SOURCE_REMOVE;
}

/* At the bottom of a narrow window libadwaita 1.7 gives the focus to the first button, not to the widget that
 * is to have it. And AdwBreakpointBin, which hides what it holds for a frame as it becomes narrow, repeats
 * every move of the focus of that frame in the next: the field after the first one would get the words. */
static void
focus_cb (RjDialog *self, GParamSpec *pspec, GtkRoot *root)
{
  RjDialogPrivate *priv = rj_dialog_get_instance_private (self);
  GtkWidget *focus = gtk_root_get_focus (root);

  if (priv->first == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (priv->first == focus || gtk_widget_is_ancestor (focus, priv->first))
    g_clear_handle_id (&priv->idle, g_source_remove);
  else if (priv->idle == 0)
    priv->idle = g_idle_add (idle_cb, self);
}

/* From here on the person says where the focus goes. */
static void
opened (RjDialog *self)
{
  RjDialogPrivate *priv = rj_dialog_get_instance_private (self);

  g_clear_handle_id (&priv->idle, g_source_remove);
  g_clear_object (&priv->first);
}

static gboolean
key_cb (RjDialog *self)
{
  bring_back (self);
  opened (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RjDialogPrivate *priv = rj_dialog_get_instance_private (RJ_DIALOG (widget));

  if (++priv->frames < FRAMES_TO_OPEN)
    return G_SOURCE_CONTINUE;
  priv->tick = 0;
  /* On a busy machine the next frame comes before anything that waits for idle. */
  bring_back (RJ_DIALOG (widget));
  opened (RJ_DIALOG (widget));
  return G_SOURCE_REMOVE;
}

static void
rj_dialog_map (GtkWidget *widget)
{
  RjDialogPrivate *priv = rj_dialog_get_instance_private (RJ_DIALOG (widget));

  g_set_object (&priv->first, adw_dialog_get_focus (ADW_DIALOG (widget)));
  priv->frames = 0;
  GTK_WIDGET_CLASS (rj_dialog_parent_class)->map (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_cb),
                           widget, G_CONNECT_SWAPPED);
  priv->tick = gtk_widget_add_tick_callback (widget, frame_cb, NULL, NULL);
}

static void
rj_dialog_unmap (GtkWidget *widget)
{
  RjDialogPrivate *priv = rj_dialog_get_instance_private (RJ_DIALOG (widget));

  opened (RJ_DIALOG (widget));
  if (priv->tick != 0)
    gtk_widget_remove_tick_callback (widget, priv->tick);
  priv->tick = 0;
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_cb, widget);
  GTK_WIDGET_CLASS (rj_dialog_parent_class)->unmap (widget);
}

static void
rj_dialog_class_init (RjDialogClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = rj_dialog_map;
  GTK_WIDGET_CLASS (klass)->unmap = rj_dialog_unmap;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "default.activate", NULL, activate_default);
}

static void
rj_dialog_init (RjDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  rj_add_safety_keys (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (opened), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::child", G_CALLBACK (child_cb), NULL);
}

AdwDialog *
rj_dialog_new (void)
{
  return g_object_new (RJ_TYPE_DIALOG, NULL);
}

void
rj_dialog_set_frame (RjDialog *self,
                     const char *title,
                     int content_width,
                     GtkWidget *cancel,
                     GtkWidget *confirm,
                     GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (
    adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, 300, ADW_LENGTH_UNIT_SP));

  g_return_if_fail (RJ_IS_DIALOG (self));

  gtk_widget_add_css_class (confirm, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), confirm);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);

  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), content_width);
  /* The buttons alone need a narrow bar in large text. */
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_breakpoint_add_setters (narrow, G_OBJECT (header), "show-title", FALSE, NULL);
  rj_rows_stack_at (GTK_WIDGET (self), narrow);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), confirm);
}
