// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-toast.h"

#include "rj-wrap.h"

/* What stands in a toast. libadwaita asks a toast for its height without saying how wide it will be, which is
 * that of one line: this answers for the width that it was given last. */
struct _RjToastContent {
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;
};

#define RJ_TYPE_TOAST_CONTENT (rj_toast_content_get_type ())
G_DECLARE_FINAL_TYPE (RjToastContent, rj_toast_content, RJ, TOAST_CONTENT, GtkWidget)
G_DEFINE_FINAL_TYPE (RjToastContent, rj_toast_content, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
rj_toast_content_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rj_toast_content_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  RjToastContent *self = RJ_TOAST_CONTENT (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && self->width > 0)
    for_size = self->width;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
resize_cb (gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  gtk_widget_queue_resize (widget);
}

static void
rj_toast_content_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RjToastContent *self = RJ_TOAST_CONTENT (widget);

  gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (width == self->width)
    return;
  self->width = width;
  /* Not while sizes are given out. */
  g_idle_add_once (resize_cb, g_object_ref (widget));
}

static void
rj_toast_content_dispose (GObject *object)
{
  g_clear_pointer (&RJ_TOAST_CONTENT (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (rj_toast_content_parent_class)->dispose (object);
}

static void
rj_toast_content_class_init (RjToastContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_toast_content_dispose;
  widget_class->get_request_mode = rj_toast_content_get_request_mode;
  widget_class->measure = rj_toast_content_measure;
  widget_class->size_allocate = rj_toast_content_size_allocate;
}

static void
rj_toast_content_init (RjToastContent *self)
{
}

/* The action comes first: a button has none any more when its toast is gone, and does its own only after
 * this. */
static void
clicked_cb (GtkWidget *button, AdwToast *toast)
{
  const char *action = g_object_get_data (G_OBJECT (button), "rj-action");
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (button, name, target);
  adw_toast_dismiss (toast);
}

static GtkWidget *
make_button (AdwToast *toast, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "rj-action", g_strdup (action), g_free);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), toast, 0);
  return button;
}

static GtkWidget *
make_content (AdwToast *toast, const char *title, const char *button, const char *action)
{
  RjToastContent *self = g_object_new (RJ_TYPE_TOAST_CONTENT, NULL);
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign",
                                   0.0, "hexpand", TRUE, "margin-top", 3, "margin-bottom", 3, NULL);

  gtk_widget_add_css_class (label, "heading");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), label);
  if (button != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (toast, button, action));
  self->child = box;
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

AdwToast *
rj_toast_show (AdwToastOverlay *overlay,
               const char *title,
               const char *button,
               const char *action,
               guint seconds,
               AdwToastPriority priority)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, seconds);
  adw_toast_set_priority (toast, priority);
  adw_toast_overlay_add_toast (overlay, g_object_ref (toast));
  /* Now it has been read aloud, which it would not be with a content of its own. */
  adw_toast_set_custom_title (toast, make_content (toast, title, button, action));
  adw_toast_set_button_label (toast, NULL);
  return toast;
}
