// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vcard-text.h"

#include "rj-import-bytes.h"
#include "rj-text.h"

#include <string.h>

/* ---- Letters ---- */

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Eight places of Latin 9 are not those of Latin 1. */
static void
make_latin_9 (GString *text)
{
  static const struct {
    const char *from;
    const char *to;
  } places[] = { { "¤", "€" }, { "¦", "Š" }, { "¨", "š" }, { "´", "Ž" },
                 { "¸", "ž" }, { "¼", "Œ" }, { "½", "œ" }, { "¾", "Ÿ" } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_string_replace (text, places[i].from, places[i].to, 0);
}

char *
rj_vcard_dup_value (const RjVcardProperty *property)
{
  static const char *const western[] = { "ISO-8859-1", "ISO_8859-1",   "ISO8859-1", "LATIN1", "LATIN-1",
                                         "L1",         "WINDOWS-1252", "CP1252",    NULL };
  static const char *const latin_9[] = {
    "ISO-8859-15", "ISO_8859-15", "ISO8859-15", "LATIN9", "LATIN-9", NULL
  };
  static const char *const plain[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII", "", NULL };
  const char *charset = rj_vcard_property_get_param (property, "CHARSET");
  g_autoptr (GString) text = g_string_new_len (property->value->str, (gssize) property->value->len);
  gboolean valid;

  // A letter may have been cut in two.
  if (property->too_long)
    {
      const char *end;

      if (!g_utf8_validate_len (text->str, text->len, &end) && text->len - (gsize) (end - text->str) < 4)
        g_string_truncate (text, (gsize) (end - text->str));
    }
  valid = g_utf8_validate_len (text->str, text->len, NULL);
  if (charset == NULL || is_one_of (charset, plain))
    rj_import_make_utf8 (text);
  else if (is_one_of (charset, western) || is_one_of (charset, latin_9))
    {
      // The whole file may have been made UTF-8 since, but not what was put into plain letters.
      if (property->quoted || !valid)
        rj_import_from_windows (text);
      if (is_one_of (charset, latin_9))
        make_latin_9 (text);
    }
  else if (!valid)
    return NULL;
  return g_strdup (text->str);
}

/* ---- Text ---- */

/* "\\n" is a new line but in 2.1, where it may be a folder. */
static gunichar
undo_escape (const char **at, gboolean old)
{
  char next = (*at)[1];

  if (!old && (next == 'n' || next == 'N'))
    {
      (*at)++;
      return '\n';
    }
  if (next == ';' || next == ',' || next == '\\' || (!old && (next == ':' || next == '"')))
    {
      (*at)++;
      return (gunichar) next;
    }
  return '\\';
}

char *
rj_vcard_dup_text (const char *value, gboolean old, gboolean lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\\')
        letter = undo_escape (&at, old);
      if (letter == '\r')
        letter = at[1] == '\n' ? 0 : '\n';
      if (letter == '\t' || letter == 0x2028 || letter == 0x2029 || (letter == '\n' && !lines))
        letter = ' ';
      if (letter == '\n' || (letter != 0 && !rj_import_leaves_out (letter)))
        g_string_append_unichar (text, letter);
    }
  g_strstrip (text->str);
  return !rj_text_is_blank (text->str) ? g_strdup (text->str) : NULL;
}

GStrv
rj_vcard_split (const char *value, char separator, guint most)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *from = value;
  guint n = 1;

  for (const char *at = value; *at != '\0'; at++)
    if (*at == '\\' && at[1] != '\0')
      at++;
    else if (*at == separator && n < most)
      {
        g_strv_builder_take (parts, g_strndup (from, (gsize) (at - from)));
        from = at + 1;
        n++;
      }
  g_strv_builder_add (parts, from);
  return g_strv_builder_end (parts);
}

/* ---- Links that stand for a way ---- */

/* (transfer full) (nullable) */
static char *
dup_without_scheme (const char *text, const char *scheme)
{
  g_autofree char *plain = NULL;

  if (g_ascii_strncasecmp (text, scheme, strlen (scheme)) != 0)
    return NULL;
  plain = g_uri_unescape_string (text + strlen (scheme), NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return g_strdup (text + strlen (scheme));
  return g_steal_pointer (&plain);
}

char *
rj_vcard_dup_number (const char *text)
{
  g_autofree char *plain = dup_without_scheme (text, "tel:");
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) number = NULL;

  if (plain == NULL)
    return g_strdup (text);
  parts = g_strsplit (plain, ";", 16);
  number = g_string_new (parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "ext=", 4) == 0)
      g_string_append_printf (number, " ext. %s", parts[i] + 4);
  return rj_vcard_dup_text (number->str, TRUE, FALSE);
}

char *
rj_vcard_dup_mail (const char *text)
{
  g_autofree char *plain = dup_without_scheme (text, "mailto:");

  if (plain == NULL)
    return g_strdup (text);
  // What else a link to write to somebody may say.
  plain[strcspn (plain, "?")] = '\0';
  return rj_vcard_dup_text (plain, TRUE, FALSE);
}
