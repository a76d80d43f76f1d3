// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-bar.h"

#include "rj-ride-dialog.h"
#include "rj-ride-text.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjRideBar {
  AdwBin parent_instance;

  RjContext *context;
  RjRide *ride;
  GtkButton *button;
  guint timer;
};

G_DEFINE_FINAL_TYPE (RjRideBar, rj_ride_bar, ADW_TYPE_BIN)

static void
update (RjRideBar *self)
{
  g_autofree char *text = rj_ride_text_bar (self->ride);
  g_autofree char *spoken = rj_ride_text_bar_spoken (self->ride);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->button)), text);
  rj_speak_button (self->button, spoken);
}

static gboolean
tick (gpointer user_data)
{
  g_autoptr (RjRideBar) self = g_object_ref (user_data);

  /* May end it, and with it the bar. */
  rj_ride_check (self->ride);
  if (self->timer == 0)
    return G_SOURCE_REMOVE;
  update (self);
  return G_SOURCE_CONTINUE;
}

static void
clicked_cb (RjRideBar *self)
{
  rj_ride_dialog_present (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context);
}

static void
rj_ride_bar_dispose (GObject *object)
{
  RjRideBar *self = RJ_RIDE_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->ride);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_ride_bar_parent_class)->dispose (object);
}

static void
rj_ride_bar_class_init (RjRideBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_ride_bar_dispose;
}

static void
rj_ride_bar_init (RjRideBar *self)
{
}

GtkWidget *
rj_ride_bar_new (RjContext *context)
{
  RjRideBar *self = g_object_new (RJ_TYPE_RIDE_BAR, NULL);

  self->context = g_object_ref (context);
  self->ride = g_object_ref (rj_context_get_ride (context));
  self->button = GTK_BUTTON (gtk_button_new_with_label (""));
  rj_wrap_button (self->button);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "rj-ride-bar");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_object (self->ride, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (1, tick, self);
  update (self);
  return GTK_WIDGET (self);
}
