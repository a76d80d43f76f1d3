// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-text.h"

#include <string.h>

char *
rj_text_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = NULL;

  if (apart == NULL)
    return g_strdup ("");
  bare = g_string_sized_new (strlen (apart));
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (bare, c);
    }
  return g_utf8_casefold (bare->str, (gssize) bare->len);
}

char *
rj_text_excerpt (const char *text, guint n)
{
  g_autoptr (GString) excerpt = g_string_new (NULL);
  gboolean space = FALSE;

  if (text == NULL)
    return NULL;
  for (const char *p = text; *p != '\0' && n > 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = excerpt->len > 0;
          continue;
        }
      if (space && n > 1)
        {
          g_string_append_c (excerpt, ' ');
          n--;
        }
      space = FALSE;
      g_string_append_unichar (excerpt, c);
      n--;
    }
  return excerpt->len == 0 ? NULL : g_string_free (g_steal_pointer (&excerpt), FALSE);
}

void
rj_text_make_valid (char **text)
{
  char *valid;

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return;
  valid = g_utf8_make_valid (*text, -1);
  g_free (*text);
  *text = valid;
}

void
rj_text_make_valid_strv (GStrv strv)
{
  if (strv == NULL)
    return;
  for (char **p = strv; *p != NULL; p++)
    rj_text_make_valid (p);
}

gboolean
rj_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}
