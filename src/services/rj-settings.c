// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-settings.h"

#include <string.h>

struct _RjSettings {
  GObject parent_instance;

  GSettings *settings;
  int window_width;
  int window_height;
  gboolean window_maximized;
  int lock_minutes;
  gboolean shared_computer;
  gboolean remind_early;
  gboolean locked_emergency_only;
  char *appearance;
  char *country;
  char *background;
  char *autostart;
  char *language;
};

G_DEFINE_FINAL_TYPE (RjSettings, rj_settings, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_LOCK_MINUTES,
  PROP_SHARED_COMPUTER,
  PROP_REMIND_EARLY,
  PROP_APPEARANCE,
  PROP_COUNTRY,
  PROP_BACKGROUND,
  PROP_AUTOSTART,
  PROP_LANGUAGE,
  PROP_LOCKED_EMERGENCY_ONLY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int *
int_field (RjSettings *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_WINDOW_WIDTH:
      return &self->window_width;
    case PROP_WINDOW_HEIGHT:
      return &self->window_height;
    case PROP_WINDOW_MAXIMIZED:
      return &self->window_maximized;
    case PROP_LOCK_MINUTES:
      return &self->lock_minutes;
    case PROP_SHARED_COMPUTER:
      return &self->shared_computer;
    case PROP_REMIND_EARLY:
      return &self->remind_early;
    case PROP_LOCKED_EMERGENCY_ONLY:
      return &self->locked_emergency_only;
    default:
      return NULL;
    }
}

static char **
string_field (RjSettings *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_APPEARANCE:
      return &self->appearance;
    case PROP_COUNTRY:
      return &self->country;
    case PROP_BACKGROUND:
      return &self->background;
    case PROP_AUTOSTART:
      return &self->autostart;
    case PROP_LANGUAGE:
      return &self->language;
    default:
      return NULL;
    }
}

static void
rj_settings_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RjSettings *self = RJ_SETTINGS (object);
  int *number = int_field (self, prop_id);
  char **string = string_field (self, prop_id);

  if (number && G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, *number);
  else if (number)
    g_value_set_int (value, *number);
  else if (string)
    g_value_set_string (value, *string);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rj_settings_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RjSettings *self = RJ_SETTINGS (object);
  int *number = int_field (self, prop_id);
  char **string = string_field (self, prop_id);

  if (number)
    {
      int new = G_IS_PARAM_SPEC_BOOLEAN (pspec) ? g_value_get_boolean (value) : g_value_get_int (value);
      if (*number == new)
        return;
      *number = new;
    }
  else if (string)
    {
      const char *new = g_value_get_string (value);
      if (!g_set_str (string, new ? new : ""))
        return;
    }
  else
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
rj_settings_finalize (GObject *object)
{
  RjSettings *self = RJ_SETTINGS (object);

  g_clear_object (&self->settings);
  g_free (self->appearance);
  g_free (self->country);
  g_free (self->background);
  g_free (self->autostart);
  g_free (self->language);

  G_OBJECT_CLASS (rj_settings_parent_class)->finalize (object);
}

static void
rj_settings_class_init (RjSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rj_settings_get_property;
  object_class->set_property = rj_settings_set_property;
  object_class->finalize = rj_settings_finalize;

  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 360, 16384, 1000, flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 294, 16384, 700, flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_LOCK_MINUTES] = g_param_spec_int ("lock-minutes", NULL, NULL, 1, 60, 5, flags);
  properties[PROP_SHARED_COMPUTER] = g_param_spec_boolean ("shared-computer", NULL, NULL, FALSE, flags);
  properties[PROP_REMIND_EARLY] = g_param_spec_boolean ("remind-early", NULL, NULL, FALSE, flags);
  properties[PROP_APPEARANCE] = g_param_spec_string ("appearance", NULL, NULL, "system", flags);
  properties[PROP_COUNTRY] = g_param_spec_string ("country", NULL, NULL, "", flags);
  properties[PROP_BACKGROUND] = g_param_spec_string ("background", NULL, NULL, "ask", flags);
  properties[PROP_AUTOSTART] = g_param_spec_string ("autostart", NULL, NULL, "no", flags);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "", flags);
  properties[PROP_LOCKED_EMERGENCY_ONLY] =
    g_param_spec_boolean ("locked-emergency-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rj_settings_init (RjSettings *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      const GValue *value = g_param_spec_get_default_value (properties[i]);
      int *number = int_field (self, i);
      char **string = string_field (self, i);

      if (number)
        *number = G_VALUE_HOLDS_BOOLEAN (value) ? g_value_get_boolean (value) : g_value_get_int (value);
      if (string)
        *string = g_value_dup_string (value);
    }
}

RjSettings *
rj_settings_new (const char *schema_id)
{
  RjSettings *self = g_object_new (RJ_TYPE_SETTINGS, NULL);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source)
    schema = g_settings_schema_source_lookup (source, schema_id, TRUE);
  if (!schema)
    {
      /* g_settings_new() would end the program; a journal without remembered window size is still a journal.
       */
      g_warning ("The settings schema %s is not installed", schema_id);
      return self;
    }

  self->settings = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    {
      const char *name = properties[i]->name;
      g_settings_bind (self->settings, name, self, name,
                       G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
    }
  return self;
}

RjSettings *
rj_settings_new_in_memory (void)
{
  return g_object_new (RJ_TYPE_SETTINGS, NULL);
}

void
rj_settings_forget (RjSettings *self)
{
  g_return_if_fail (RJ_IS_SETTINGS (self));

  for (guint i = 1; i < N_PROPS; i++)
    g_object_set_property (G_OBJECT (self), properties[i]->name,
                           g_param_spec_get_default_value (properties[i]));
  if (self->settings)
    {
      /* What was set to its default would be stored. */
      for (guint i = 1; i < N_PROPS; i++)
        g_settings_reset (self->settings, properties[i]->name);
      g_settings_sync ();
    }
}

int
rj_settings_get_lock_minutes (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), 5);

  return self->lock_minutes;
}

gboolean
rj_settings_get_shared_computer (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), FALSE);

  return self->shared_computer;
}

gboolean
rj_settings_get_remind_early (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), FALSE);

  return self->remind_early;
}

const char *
rj_settings_get_appearance (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), "system");

  return self->appearance;
}

const char *
rj_settings_get_country (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), "");

  return self->country;
}

const char *
rj_settings_get_background (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), "ask");

  return self->background;
}

const char *
rj_settings_get_autostart (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), "no");

  return self->autostart;
}

gboolean
rj_settings_get_locked_emergency_only (RjSettings *self)
{
  g_return_val_if_fail (RJ_IS_SETTINGS (self), FALSE);

  return self->locked_emergency_only;
}
