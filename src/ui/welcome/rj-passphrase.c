// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-passphrase.h"

#include "rj-content.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>
#include <zxcvbn.h>

#define WORDS       5
#define BITS_BETTER 40
#define BITS_STRONG 56

RjStrength
rj_passphrase_get_strength (const char *passphrase)
{
  double bits;

  if (g_utf8_strlen (passphrase, -1) < RJ_PASSPHRASE_SHORTEST)
    return RJ_STRENGTH_NONE;

  bits = ZxcvbnMatch (passphrase, NULL, NULL);
  if (bits < BITS_BETTER)
    return RJ_STRENGTH_EASY;

  return bits < BITS_STRONG ? RJ_STRENGTH_BETTER : RJ_STRENGTH_STRONG;
}

const char *
rj_strength_get_text (RjStrength strength)
{
  switch (strength)
    {
    case RJ_STRENGTH_EASY:
      return _ ("Easy to guess");
    case RJ_STRENGTH_BETTER:
      return _ ("Could be better");
    case RJ_STRENGTH_STRONG:
      return _ ("Strong");
    case RJ_STRENGTH_NONE:
    default:
      return "";
    }
}

const char *
rj_strength_get_sentence (RjStrength strength)
{
  switch (strength)
    {
    case RJ_STRENGTH_EASY:
      return _ ("Easy to guess. This could be guessed. You can still use it.");
    case RJ_STRENGTH_BETTER:
      return _ ("Could be better.");
    case RJ_STRENGTH_STRONG:
      return _ ("Strong.");
    case RJ_STRENGTH_NONE:
    default:
      return "";
    }
}

/* Evenly from 0 to @n - 1: what would favour the first ones is drawn again. */
static guint32
draw (guint32 n)
{
  guint32 limit = G_MAXUINT32 - G_MAXUINT32 % n;
  guint32 number;

  do
    if (getrandom (&number, sizeof number, 0) != sizeof number)
      g_error ("The system gave no random numbers");
  while (number >= limit);

  return number % n;
}

char *
rj_passphrase_suggest (void)
{
  const char *language = rj_content_get_language ();
  g_autofree char *path =
    g_strdup_printf (RJ_APP_PATH "/passphrase-words/%s.txt", language != NULL ? language : "en");
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) words = NULL;
  const char *picked[WORDS + 1] = { NULL };
  guint n;

  g_return_val_if_fail (bytes != NULL, NULL);

  words = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  n = g_strv_length (words);
  while (n > 0 && *words[n - 1] == '\0')
    n--;
  for (guint i = 0; i < WORDS; i++)
    picked[i] = words[draw (n)];

  return g_strjoinv (" ", (char **) picked);
}
