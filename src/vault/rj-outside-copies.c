// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-outside-copies.h"

#include <string.h>

/* A line each: the time, a blank, the place. */

void
rj_outside_copy_free (RjOutsideCopy *self)
{
  g_free (self->place);
  g_free (self);
}

static RjOutsideCopy *
parse_line (const char *line)
{
  char *end = NULL;
  gint64 made_us = g_ascii_strtoll (line, &end, 10);
  RjOutsideCopy *copy;

  if (end == line || *end != ' ' || end[1] == '\0')
    return NULL;
  copy = g_new (RjOutsideCopy, 1);
  *copy = (RjOutsideCopy) { .place = g_strdup (end + 1), .made_us = made_us };
  return copy;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RjOutsideCopy *left = *(RjOutsideCopy *const *) a;
  const RjOutsideCopy *right = *(RjOutsideCopy *const *) b;

  return (left->made_us < right->made_us) - (left->made_us > right->made_us);
}

GPtrArray *
rj_outside_copies_parse (const char *list)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_outside_copy_free);
  g_auto (GStrv) lines = g_strsplit (list != NULL ? list : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      RjOutsideCopy *copy = parse_line (lines[i]);

      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, newest_first);
  return copies;
}

/* One line of UTF-8 that says something. */
static char *
clean (const char *place)
{
  char *text = g_utf8_make_valid (place, -1);

  g_strstrip (g_strdelimit (text, "\n\r", ' '));
  if (*text == '\0')
    g_set_str (&text, "?");
  return text;
}

char *
rj_outside_copies_add (const char *list, const char *place, gint64 made_us)
{
  g_autoptr (GPtrArray) copies = rj_outside_copies_parse (list);
  GString *text = g_string_new (NULL);
  RjOutsideCopy *added = g_new (RjOutsideCopy, 1);

  *added = (RjOutsideCopy) { .place = clean (place), .made_us = made_us };
  g_ptr_array_add (copies, added);
  g_ptr_array_sort (copies, newest_first);
  for (guint i = 0; i < MIN (copies->len, RJ_OUTSIDE_COPIES_MAX); i++)
    {
      const RjOutsideCopy *copy = g_ptr_array_index (copies, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", copy->made_us, copy->place);
    }
  return g_string_free (text, FALSE);
}
