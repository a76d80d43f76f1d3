// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <time.h>

#define COVER_US (RJ_COVER_SECONDS * G_TIME_SPAN_SECOND)

struct _RjCover {
  GtkWidget parent_instance;

  RjBootTimeFunc boot_time;
  gpointer user_data;
  gboolean own_clock;
  gboolean on;
  gboolean active;
  gint64 left_us; /* when the person went somewhere else */
  guint timeout;
  GtkWidget *focus; /* (nullable): weak: where it was */
};

G_DEFINE_FINAL_TYPE (RjCover, rj_cover, GTK_TYPE_WIDGET)

enum {
  PROP_COVERING = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static gint64
read_boot_time (gpointer user_data)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

gboolean
rj_cover_get_covering (RjCover *self)
{
  g_return_val_if_fail (RJ_IS_COVER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/* Everything else in the window: its content, and above it the dialogs. */
static GtkWidget *
get_content (RjCover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? gtk_window_get_child (GTK_WINDOW (root)) : NULL;
}

/* A page behind it that is ready only now may want the focus: it gets it afterwards, and no key until then.
 */
static void
focus_cb (GtkWindow *window, GParamSpec *pspec, RjCover *self)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || focus == GTK_WIDGET (self))
    return;
  g_set_weak_pointer (&self->focus, focus);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
come (RjCover *self)
{
  GtkWidget *content = get_content (self);

  if (content == NULL || rj_cover_get_covering (self))
    return;
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (content, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "notify::focus-widget",
                           G_CALLBACK (focus_cb), self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COVERING]);
}

void
rj_cover_take_away (RjCover *self)
{
  g_return_if_fail (RJ_IS_COVER (self));

  if (!rj_cover_get_covering (self))
    return;
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (GTK_WIDGET (self)), focus_cb, self);
  gtk_widget_set_visible (get_content (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  /* From now on it counts anew. */
  self->left_us = self->boot_time (self->user_data);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COVERING]);
  rj_cover_check (self);
}

static void
timeout_cb (gpointer user_data)
{
  RjCover *self = user_data;

  self->timeout = 0;
  rj_cover_check (self);
}

void
rj_cover_check (RjCover *self)
{
  gint64 left;

  g_return_if_fail (RJ_IS_COVER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->on || self->active || rj_cover_get_covering (self))
    return;
  left = self->left_us + COVER_US - self->boot_time (self->user_data);
  if (left <= 0)
    come (self);
  else if (self->own_clock)
    self->timeout = g_timeout_add_once ((guint) (left / 1000 + 1), timeout_cb, self);
}

void
rj_cover_set_active (RjCover *self, gboolean active)
{
  g_return_if_fail (RJ_IS_COVER (self));

  if (self->active && !active)
    self->left_us = self->boot_time (self->user_data);
  self->active = active;
  rj_cover_check (self);
}

void
rj_cover_set_on (RjCover *self, gboolean on)
{
  g_return_if_fail (RJ_IS_COVER (self));

  if (!self->on && on)
    self->left_us = self->boot_time (self->user_data);
  self->on = on;
  if (!on)
    rj_cover_take_away (self);
  rj_cover_check (self);
}

static gboolean
key_cb (RjCover *self)
{
  rj_cover_take_away (self);
  return GDK_EVENT_STOP;
}

static void
rj_cover_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COVERING)
    g_value_set_boolean (value, rj_cover_get_covering (RJ_COVER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_cover_dispose (GObject *object)
{
  RjCover *self = RJ_COVER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rj_cover_parent_class)->dispose (object);
}

static void
rj_cover_class_init (RjCoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_cover_get_property;
  object_class->dispose = rj_cover_dispose;

  props[PROP_COVERING] =
    g_param_spec_boolean ("covering", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rj_cover_init (RjCover *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ ("Journal"), "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap", TRUE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Journal"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-cover");
  gtk_widget_add_css_class (label, "title-1");
  gtk_widget_set_vexpand (label, TRUE);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (bar), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), label);
  gtk_widget_set_parent (view, GTK_WIDGET (self));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (rj_cover_take_away), self);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  self->active = TRUE;
  self->boot_time = read_boot_time;
  self->own_clock = TRUE;
}

GtkWidget *
rj_cover_new (void)
{
  return g_object_new (RJ_TYPE_COVER, NULL);
}

void
rj_cover_set_boot_time (RjCover *self, RjBootTimeFunc boot_time, gpointer user_data)
{
  g_return_if_fail (RJ_IS_COVER (self));

  self->boot_time = boot_time;
  self->user_data = user_data;
  self->own_clock = FALSE;
  self->left_us = boot_time (user_data);
  g_clear_handle_id (&self->timeout, g_source_remove);
}
