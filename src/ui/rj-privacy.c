// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-privacy.h"

struct _RjPrivacy {
  GObject parent_instance;

  RjSettings *settings;
  RjStore *store;
  gboolean on[RJ_PRIVACY_N_LAYERS];
};

G_DEFINE_FINAL_TYPE (RjPrivacy, rj_privacy, G_TYPE_OBJECT)

/* Of the property and of the preference in the journal. */
static const char *const names[RJ_PRIVACY_N_LAYERS] = {
  [RJ_PRIVACY_QUIET_WORDS] = "quiet-words",
  [RJ_PRIVACY_HIDDEN_PREVIEWS] = "hidden-previews",
  [RJ_PRIVACY_COVER] = "cover",
  [RJ_PRIVACY_LOCK_PUT_AWAY] = "lock-put-away",
};

/* Property 0 is nobody's. */
static GParamSpec *props[RJ_PRIVACY_N_LAYERS + 1];

static gboolean
is_on (RjPrivacy *self, RjPrivacyLayer layer)
{
  const char *chosen = self->store ? rj_store_get_preference (self->store, names[layer]) : NULL;

  if (chosen)
    return g_str_equal (chosen, "yes");
  return self->settings && rj_settings_get_shared_computer (self->settings);
}

static void
update (RjPrivacy *self)
{
  for (int i = 0; i < RJ_PRIVACY_N_LAYERS; i++)
    {
      gboolean on = is_on (self, (RjPrivacyLayer) i);

      if (self->on[i] == on)
        continue;
      self->on[i] = on;
      g_object_notify_by_pspec (G_OBJECT (self), props[i + 1]);
    }
}

static void
store_changed_cb (RjPrivacy *self, guint kinds)
{
  if (kinds & RJ_CHANGED_PREFERENCE)
    update (self);
}

void
rj_privacy_set_store (RjPrivacy *self, RjStore *store)
{
  g_return_if_fail (RJ_IS_PRIVACY (self));
  g_return_if_fail (RJ_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

gboolean
rj_privacy_get (RjPrivacy *self, RjPrivacyLayer layer)
{
  g_return_val_if_fail (RJ_IS_PRIVACY (self), FALSE);
  g_return_val_if_fail (layer < RJ_PRIVACY_N_LAYERS, FALSE);

  return self->on[layer];
}

const char *
rj_privacy_get_name (RjPrivacyLayer layer)
{
  g_return_val_if_fail (layer < RJ_PRIVACY_N_LAYERS, NULL);

  return names[layer];
}

void
rj_privacy_set_async (RjPrivacy *self,
                      RjPrivacyLayer layer,
                      gboolean on,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_PRIVACY (self));
  g_return_if_fail (layer < RJ_PRIVACY_N_LAYERS);
  g_return_if_fail (self->store != NULL);

  rj_store_set_preference_async (self->store, names[layer], on ? "yes" : "no", NULL, callback, user_data);
}

static void
rj_privacy_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id >= 1 && id <= RJ_PRIVACY_N_LAYERS)
    g_value_set_boolean (value, RJ_PRIVACY (object)->on[id - 1]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_privacy_dispose (GObject *object)
{
  RjPrivacy *self = RJ_PRIVACY (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rj_privacy_parent_class)->dispose (object);
}

static void
rj_privacy_class_init (RjPrivacyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_privacy_get_property;
  object_class->dispose = rj_privacy_dispose;

  for (int i = 0; i < RJ_PRIVACY_N_LAYERS; i++)
    props[i + 1] = g_param_spec_boolean (names[i], NULL, NULL, FALSE,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
rj_privacy_init (RjPrivacy *self)
{
}

RjPrivacy *
rj_privacy_new (RjSettings *settings)
{
  RjPrivacy *self = g_object_new (RJ_TYPE_PRIVACY, NULL);

  if (settings)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_object (settings, "notify::shared-computer", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      update (self);
    }
  return self;
}
