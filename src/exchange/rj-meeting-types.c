// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-meeting-types.h"

#include "rj-content.h"

/* Read once; content is part of the program. */
typedef struct {
  JsonObject *root;
  JsonObject *texts;  /* (nullable) */
  GHashTable *tables; /* id → JsonObject */
  GHashTable *access; /* set of English words */
  GArray *list;
} Types;

static gpointer
load (gpointer data)
{
  Types *self = g_new0 (Types, 1);
  JsonArray *fellowships;
  JsonArray *access;

  self->root = rj_content_load ("meeting-types", "en");
  self->texts = rj_content_load_texts ("meeting-types", NULL);
  self->tables = g_hash_table_new (g_str_hash, g_str_equal);
  self->access = g_hash_table_new (g_str_hash, g_str_equal);
  self->list = g_array_new (FALSE, FALSE, sizeof (RjFellowship));
  fellowships = json_object_get_array_member (self->root, "fellowships");
  for (guint i = 0; i < json_array_get_length (fellowships); i++)
    {
      JsonObject *each = json_array_get_object_element (fellowships, i);
      RjFellowship fellowship = { .id = rj_content_get_string (each, "id"),
                                  .abbr = rj_content_get_string (each, "short"),
                                  .name = rj_content_get_string (each, "name") };

      g_array_append_val (self->list, fellowship);
      g_hash_table_insert (self->tables, (gpointer) fellowship.id,
                           json_object_get_object_member (each, "types"));
    }
  access = json_object_get_array_member (self->root, "access");
  for (guint i = 0; i < json_array_get_length (access); i++)
    g_hash_table_add (self->access, (gpointer) json_array_get_string_element (access, i));
  return self;
}

static const Types *
get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

const RjFellowship *
rj_fellowships_list (guint *n)
{
  const Types *types = get ();

  *n = types->list->len;
  return &g_array_index (types->list, RjFellowship, 0);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_str_equal (first, second);
}

const RjFellowship *
rj_fellowship_find (const char *text)
{
  guint n;
  const RjFellowship *list = rj_fellowships_list (&n);

  for (guint i = 0; text != NULL && i < n; i++)
    if (is_same (text, list[i].id) || is_same (text, list[i].abbr) || is_same (text, list[i].name))
      return &list[i];
  return NULL;
}

/* The value of a member, however its name is written; or the value itself. */
static const char *
look_up (JsonObject *table, const char *code)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (json_object_has_member (table, code))
    return json_object_get_string_member (table, code);
  json_object_iter_init (&iter, table);
  while (json_object_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, code) == 0 || g_ascii_strcasecmp (json_node_get_string (value), code) == 0)
      return json_node_get_string (value);
  return NULL;
}

/* In English. (nullable) */
static const char *
find (const RjFellowship *fellowship, const char *code, gboolean office)
{
  const Types *types = get ();
  const char *word = NULL;

  if (office)
    return look_up (json_object_get_object_member (types->root, "service_office"), code);
  if (fellowship != NULL)
    {
      word = look_up (g_hash_table_lookup (types->tables, fellowship->id), code);
      if (word == NULL)
        word = look_up (json_object_get_object_member (types->root, "languages"), code);
    }
  return word != NULL ? word : look_up (json_object_get_object_member (types->root, "everywhere"), code);
}

static const char *
translate (const char *word)
{
  const Types *types = get ();

  if (word == NULL || types->texts == NULL || !json_object_has_member (types->texts, word))
    return word;
  return json_object_get_string_member (types->texts, word);
}

const char *
rj_meeting_type_say (const RjFellowship *fellowship, const char *code, gboolean office)
{
  g_return_val_if_fail (code != NULL, NULL);

  return translate (find (fellowship, code, office));
}

gboolean
rj_meeting_type_is_access (const RjFellowship *fellowship, const char *code, gboolean office)
{
  const char *word = find (fellowship, code, office);

  return word != NULL && g_hash_table_contains (get ()->access, word);
}

const char *
rj_meeting_type_get_language (const RjFellowship *fellowship, const char *code)
{
  JsonObject *languages = json_object_get_object_member (get ()->root, "languages");
  const char *word = find (fellowship, code, FALSE);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, languages);
  while (word != NULL && json_object_iter_next (&iter, &name, &value))
    if (g_str_equal (json_node_get_string (value), word))
      return translate (word);
  return NULL;
}
