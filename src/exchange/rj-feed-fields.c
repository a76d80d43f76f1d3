// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-feed-fields.h"

#include "rj-import-bytes.h"
#include "rj-text.h"

#include <string.h>

struct _RjFeedFields {
  GHashTable *values; /* utf8 → GPtrArray of utf8 */
};

RjFeedFields *
rj_feed_fields_new (void)
{
  RjFeedFields *self = g_new0 (RjFeedFields, 1);

  self->values =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void *) g_ptr_array_unref);
  return self;
}

void
rj_feed_fields_free (RjFeedFields *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->values);
  g_free (self);
}

char *
rj_feed_fields_fold (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (rj_import_leaves_out (g_utf8_get_char_validated (name, -1)))
      name = g_utf8_next_char (name) - 1;
    else if (g_ascii_isalnum (*name) || (guchar) *name >= 0x80)
      g_string_append_c (folded, g_ascii_tolower (*name));
  return g_string_free (folded, FALSE);
}

/* Days and times are read from it as it is. (transfer full) */
static char *
dup_without_directions (const char *value)
{
  GString *out = g_string_sized_new (strlen (value));

  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_iscntrl (*at) || !rj_import_leaves_out (g_utf8_get_char (at)))
      g_string_append_len (out, at, g_utf8_next_char (at) - at);
  return g_string_free (out, FALSE);
}

void
rj_feed_fields_add (RjFeedFields *self, const char *name, const char *value)
{
  g_autofree char *key = rj_feed_fields_fold (name);
  GPtrArray *values = g_hash_table_lookup (self->values, key);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->values, g_steal_pointer (&key), values);
    }
  if (value != NULL && !rj_text_is_blank (value))
    g_ptr_array_add (values, g_strstrip (dup_without_directions (value)));
}

const GPtrArray *
rj_feed_fields_get_all (const RjFeedFields *self, const char *name)
{
  const GPtrArray *values = g_hash_table_lookup (self->values, name);

  return values != NULL && values->len > 0 ? values : NULL;
}

const char *
rj_feed_fields_get (const RjFeedFields *self, const char *name)
{
  const GPtrArray *values = rj_feed_fields_get_all (self, name);

  return values != NULL ? g_ptr_array_index (values, 0) : NULL;
}

const char *
rj_feed_fields_get_any (const RjFeedFields *self, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const char *value = rj_feed_fields_get (self, *names);

      if (value != NULL)
        return value;
    }
  return NULL;
}

gboolean
rj_feed_fields_has (const RjFeedFields *self, const char *name)
{
  return g_hash_table_contains (self->values, name);
}

char *
rj_feed_fields_join (const RjFeedFields *self, const char *const *names, const char *between)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (; *names != NULL; names++)
    {
      const GPtrArray *values = rj_feed_fields_get_all (self, *names);

      for (guint i = 0; values != NULL && i < values->len; i++)
        if (!g_ptr_array_find_with_equal_func (parts, g_ptr_array_index (values, i), g_str_equal, NULL))
          g_ptr_array_add (parts, g_ptr_array_index (values, i));
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (between, (char **) parts->pdata);
}
