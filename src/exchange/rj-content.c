// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-content.h"

#include "rj-content-resources.h"

#include <string.h>

#define BASE "/org/example/RecoveryJournal/content/"

static GBytes *
lookup (const char *name, const char *language)
{
  g_autofree char *path =
    language ? g_strdup_printf (BASE "%s/%s.json", language, name) : g_strdup_printf (BASE "%s.json", name);

  return g_resource_lookup_data (rj_content_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static JsonObject *
parse (const char *name, GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, data, (gssize) length, &error))
    g_error ("Content \"%s\" cannot be read: %s", name, error->message);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

const char *
rj_content_get_language (void)
{
  const char *const *names = g_get_language_names ();

  for (gsize i = 0; names[i]; i++)
    {
      if (g_str_equal (names[i], "de"))
        return "de";
      if (g_str_equal (names[i], "en") || g_str_equal (names[i], "C"))
        return NULL;
    }
  return NULL;
}

JsonObject *
rj_content_load (const char *name, const char *language)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!language)
    language = rj_content_get_language ();
  if (language)
    bytes = lookup (name, language);
  if (!bytes)
    bytes = lookup (name, NULL);
  if (!bytes)
    g_error ("There is no content \"%s\"", name);
  return parse (name, bytes);
}

JsonObject *
rj_content_load_texts (const char *name, const char *language)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) root = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!language)
    language = rj_content_get_language ();
  if (language)
    bytes = lookup (name, language);
  if (!bytes)
    return NULL;
  root = parse (name, bytes);
  return json_object_ref (json_object_get_object_member (root, "texts"));
}

const char *
rj_content_get_string (JsonObject *object, const char *member)
{
  g_return_val_if_fail (object != NULL, NULL);

  if (!json_object_has_member (object, member) || json_object_get_null_member (object, member))
    return NULL;
  return json_object_get_string_member (object, member);
}

GStrv
rj_content_get_strv (JsonObject *object, const char *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = json_object_get_array_member (object, member);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}
