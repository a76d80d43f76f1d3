// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-keyboard.h"

struct _RjKeyboard {
  GObject parent_instance;

  GdkDevice *device; /* (nullable) */
  gulong caps_lock_id;
  gboolean caps_lock;
};

enum {
  PROP_0,
  PROP_CAPS_LOCK,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjKeyboard, rj_keyboard, G_TYPE_OBJECT)

static void
update (RjKeyboard *self)
{
  gboolean caps_lock = self->device != NULL && gdk_device_get_caps_lock_state (self->device);

  if (caps_lock == self->caps_lock)
    return;
  self->caps_lock = caps_lock;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAPS_LOCK]);
}

static void
forget (RjKeyboard *self)
{
  if (self->device != NULL)
    g_clear_signal_handler (&self->caps_lock_id, self->device);
  g_clear_object (&self->device);
}

static void
mapped_cb (RjKeyboard *self, GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  forget (self);
  if (seat != NULL)
    g_set_object (&self->device, gdk_seat_get_keyboard (seat));
  if (self->device != NULL)
    self->caps_lock_id =
      g_signal_connect_swapped (self->device, "notify::caps-lock-state", G_CALLBACK (update), self);
  update (self);
}

char *
rj_keyboard_dup_layout_name (RjKeyboard *self)
{
  char **names = NULL;
  char *name = NULL;
  int active;

  g_return_val_if_fail (RJ_IS_KEYBOARD (self), NULL);

  if (self->device == NULL)
    return NULL;

  names = gdk_device_get_layout_names (self->device);
  active = gdk_device_get_active_layout_index (self->device);
  if (names != NULL && active >= 0 && active < (int) g_strv_length (names) && *names[active] != '\0')
    name = g_strdup (names[active]);
  g_strfreev (names);
  return name;
}

static void
rj_keyboard_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAPS_LOCK)
    g_value_set_boolean (value, RJ_KEYBOARD (object)->caps_lock);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_keyboard_dispose (GObject *object)
{
  forget (RJ_KEYBOARD (object));

  G_OBJECT_CLASS (rj_keyboard_parent_class)->dispose (object);
}

static void
rj_keyboard_class_init (RjKeyboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_keyboard_get_property;
  object_class->dispose = rj_keyboard_dispose;

  props[PROP_CAPS_LOCK] = g_param_spec_boolean (
    "caps-lock", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rj_keyboard_init (RjKeyboard *self)
{
}

RjKeyboard *
rj_keyboard_new (GtkWidget *widget)
{
  RjKeyboard *self = g_object_new (RJ_TYPE_KEYBOARD, NULL);

  g_signal_connect_object (widget, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  return self;
}
