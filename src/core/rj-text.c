// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-text.h"

#include <string.h>

static char *
without_marks (const char *text)
{
  GString *bare = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_len (bare, p, g_utf8_next_char (p) - p);
  return g_string_free_and_steal (bare);
}

char *
rj_text_fold (const char *text)
{
  g_autofree char *bare = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *letters = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  /* Twice: marks of their own go first, because sorting a thousand of them takes a million steps. */
  bare = without_marks (text);
  apart = g_utf8_normalize (bare, -1, G_NORMALIZE_ALL);
  letters = without_marks (apart);
  return g_utf8_casefold (letters, -1);
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
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        return FALSE;
    }
  return TRUE;
}

/* ---- For labels ---- */

#define LRE       0x202a
#define RLE       0x202b
#define POP       0x202c
#define LRO       0x202d
#define RLO       0x202e
#define LRI       0x2066
#define FSI       0x2068
#define POP_LAYER 0x2069
#define MAY_BREAK 0x200b
#define LONG_WORD 100
#define MOST_OPEN 125 /* what the bidirectional algorithm counts */

typedef struct {
  gunichar open[MOST_OPEN];
  guint n;
} Directions;

static gunichar
closing_of (gunichar opening)
{
  return opening >= LRI ? POP_LAYER : POP;
}

/* Keeps count of what @c opens and closes. Is it to be kept? */
static gboolean
follow (Directions *self, gunichar c)
{
  guint n = self->n;

  if ((c >= LRE && c <= RLO && c != POP) || (c >= LRI && c <= FSI))
    {
      if (n == MOST_OPEN)
        return FALSE;
      self->open[self->n++] = c;
      return TRUE;
    }
  if (c == POP)
    {
      if (n == 0 || closing_of (self->open[n - 1]) != POP)
        return FALSE;
      self->n--;
    }
  if (c == POP_LAYER)
    {
      while (n > 0 && closing_of (self->open[n - 1]) != POP_LAYER)
        n--;
      if (n == 0)
        return FALSE;
      self->n = n - 1;
    }
  return TRUE;
}

char *
rj_text_for_label (const char *text, guint n)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  Directions directions = { 0 };
  const char *p = text != NULL ? text : "";
  guint in_word = 0;

  for (; *p != '\0' && n > 0; p = g_utf8_next_char (p), n--)
    {
      gunichar c = g_utf8_get_char (p);

      in_word = g_unichar_isspace (c) ? 0 : in_word + 1;
      if (in_word > LONG_WORD && g_unichar_isalnum (c))
        {
          g_string_append_unichar (shown, MAY_BREAK);
          in_word = 1;
        }
      if (follow (&directions, c))
        g_string_append_len (shown, p, g_utf8_next_char (p) - p);
    }
  while (directions.n > 0)
    g_string_append_unichar (shown, closing_of (directions.open[--directions.n]));
  if (*p != '\0')
    g_string_append (shown, "…");
  return g_string_free_and_steal (g_steal_pointer (&shown));
}
