// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vcard.h"

#define MOST 1000000000

static void
way_free (RjVcardWay *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

RjVcard *
rj_vcard_new (void)
{
  RjVcard *self = g_new0 (RjVcard, 1);

  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) way_free);
  return self;
}

void
rj_vcard_free (RjVcard *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->role);
  g_free (self->note);
  g_ptr_array_unref (self->ways);
  g_free (self);
}

RjVcardWay *
rj_vcard_add_way (RjVcard *self, RjVcardWayKind kind, char *value)
{
  RjVcardWay *way = g_new0 (RjVcardWay, 1);

  way->kind = kind;
  way->value = value;
  way->preferred = 100;
  g_ptr_array_add (self->ways, way);
  return way;
}

/* ---- As a line of the import ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
rj_vcard_write_json (const RjVcard *self, JsonBuilder *builder)
{
  add_int (builder, "number", self->number);
  add_int (builder, "line", self->line);
  add_text (builder, "name", self->name);
  add_text (builder, "organisation", self->organisation);
  add_text (builder, "role", self->role);
  add_text (builder, "note", self->note);
  json_builder_set_member_name (builder, "ways");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->ways->len; i++)
    {
      const RjVcardWay *way = g_ptr_array_index (self->ways, i);

      json_builder_begin_object (builder);
      add_int (builder, "kind", way->kind);
      add_int (builder, "use", way->use);
      add_int (builder, "preferred", way->preferred);
      add_text (builder, "label", way->label);
      add_text (builder, "value", way->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What is missing stays as it is; what is no text, or none for a person, spoils the card. */
static gboolean
get_text (JsonObject *object, const char *name, char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_dup_string (node);
  if (**text == '\0' || !g_utf8_validate (*text, -1, NULL))
    return FALSE;
  for (const char *at = *text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && *at != '\n')
      return FALSE;
  return TRUE;
}

static gboolean
get_int (JsonObject *object, const char *name, int least, int most, int *value)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  *value = (int) CLAMP (number, least, most);
  return number >= least && number <= most;
}

static gboolean
read_way (RjVcard *self, JsonNode *node)
{
  RjVcardWay *way = rj_vcard_add_way (self, RJ_VCARD_PHONE, NULL);
  int kind = 0;
  int use = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node)
      || !get_int (json_node_get_object (node), "kind", RJ_VCARD_PHONE, RJ_VCARD_ADDRESS, &kind)
      || !get_int (json_node_get_object (node), "use", RJ_VCARD_ANYWHERE, RJ_VCARD_MOBILE, &use)
      || !get_int (json_node_get_object (node), "preferred", 1, 100, &way->preferred)
      || !get_text (json_node_get_object (node), "label", &way->label)
      || !get_text (json_node_get_object (node), "value", &way->value))
    return FALSE;
  way->kind = (RjVcardWayKind) kind;
  way->use = (RjVcardUse) use;
  return way->value != NULL;
}

static gboolean
read_ways (RjVcard *self, JsonNode *node)
{
  JsonArray *ways = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (ways == NULL || json_array_get_length (ways) > RJ_VCARD_MOST_WAYS)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (ways); i++)
    if (!read_way (self, json_array_get_element (ways, i)))
      return FALSE;
  return TRUE;
}

RjVcard *
rj_vcard_read_json (JsonObject *object)
{
  g_autoptr (RjVcard) self = rj_vcard_new ();
  int number = 0;
  int line = 0;

  if (!get_int (object, "number", 1, MOST, &number) || !get_int (object, "line", 1, MOST, &line)
      || !get_text (object, "name", &self->name) || self->name == NULL
      || !get_text (object, "organisation", &self->organisation) || !get_text (object, "role", &self->role)
      || !get_text (object, "note", &self->note)
      || !read_ways (self, json_object_get_member (object, "ways")))
    return NULL;
  self->number = (guint) number;
  self->line = (guint) line;
  return g_steal_pointer (&self);
}
