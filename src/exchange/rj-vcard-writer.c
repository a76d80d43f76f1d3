// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vcard-writer.h"

#include <string.h>

/* Bytes of a line, without its end. */
#define LONGEST_LINE 75

/* Divides @line where it is too long, never within a character. */
static void
add_line (GString *out, const char *line)
{
  gsize room = LONGEST_LINE;

  while (strlen (line) > room)
    {
      gsize n = room;

      while (n > 0 && ((guchar) line[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (out, line, (gssize) n);
      g_string_append (out, "\r\n ");
      line += n;
      room = LONGEST_LINE - 1; // the space counts
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

/* (transfer full): @text as a value; control characters other than the line end are nothing to read. */
static char *
dup_escaped (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (out, "\\n");
    else if (strchr ("\\;,", *c) != NULL)
      g_string_append_printf (out, "\\%c", *c);
    else if ((guchar) *c >= 0x20 && *c != 0x7f)
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

static void
add_text (GString *out, const char *name, const char *text)
{
  g_autofree char *value = dup_escaped (text);
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  add_line (out, line);
}

static const char *
get_property (const RjReach *reach)
{
  switch (reach->kind)
    {
    case RJ_REACH_MOBILE:
      return "TEL;TYPE=CELL,VOICE";
    case RJ_REACH_TEXT:
      return "TEL;TYPE=MSG";
    case RJ_REACH_EMAIL:
      return "EMAIL;TYPE=INTERNET";
    case RJ_REACH_MESSENGER:
      return g_str_has_prefix (reach->value, "https://") || g_str_has_prefix (reach->value, "http://")
               ? "URL"
               : "IMPP";
    case RJ_REACH_ADDRESS:
      return "ADR";
    case RJ_REACH_PHONE:
    default:
      return "TEL;TYPE=VOICE";
    }
}

/* What the person calls it goes beside it in a group, as most address books have it. */
static void
add_way (GString *out, const RjReach *reach, guint number)
{
  g_autofree char *value = dup_escaped (reach->value);
  g_autofree char *group = reach->label != NULL ? g_strdup_printf ("item%u.", number) : g_strdup ("");
  gboolean is_address = reach->kind == RJ_REACH_ADDRESS;
  /* Street, place and country are not told apart here: all of it is the street. */
  g_autofree char *line = g_strconcat (group, get_property (reach), ":", is_address ? ";;" : "", value,
                                       is_address ? ";;;;" : "", NULL);

  add_line (out, line);
  if (reach->label != NULL)
    {
      g_autofree char *name = g_strconcat (group, "X-ABLabel", NULL);

      add_text (out, name, reach->label);
    }
}

static void
add_person (GString *out, const RjPerson *person, gboolean with_words)
{
  g_autofree char *name = dup_escaped (person->name);
  /* Which of them is the family name is not known. */
  g_autofree char *parts = g_strdup_printf ("N:;%s;;;", name);

  add_line (out, "BEGIN:VCARD");
  add_line (out, "VERSION:3.0");
  add_text (out, "FN", person->name);
  add_line (out, parts);
  for (guint i = 0; i < person->reaches->len; i++)
    add_way (out, g_ptr_array_index (person->reaches, i), i + 1);
  if (with_words && person->note != NULL)
    add_text (out, "NOTE", person->note);
  add_line (out, "END:VCARD");
}

char *
rj_vcard_write (GPtrArray *people, gboolean with_words)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (people != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < people->len; i++)
    add_person (out, g_ptr_array_index (people, i), with_words);
  return g_string_free (out, FALSE);
}
