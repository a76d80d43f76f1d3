// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-own-line.h"

#include <string.h>

RjOwnLine *
rj_own_line_new (void)
{
  return g_new0 (RjOwnLine, 1);
}

RjOwnLine *
rj_own_line_copy (const RjOwnLine *self)
{
  RjOwnLine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->name = g_strdup (self->name);
  copy->number = g_strdup (self->number);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_own_line_free (RjOwnLine *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->name);
  g_free (self->number);
  g_free (self->note);
  g_free (self);
}

gboolean
rj_own_line_has_number (const char *number)
{
  for (const char *c = number; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isdigit (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* ---- What is dialled ---- */

#define MOST_DIGITS 15

/* Between two digits; and what may also stand between two numbers. */
#define GAP   "(?:[ .-]| [.-]|[.-] )?"
#define SPLIT "(?: ?/ ?| - )"
/* A country, the codes of areas, and the rest of a number. */
#define COUNTRY  "(?:\\+ ?|00 ?)[1-9][0-9]{0,2}"
#define BRACKETS "\\((?:[0-9]+)\\)"
#define REST     "[0-9](?:" GAP "[0-9])*"

/* In whole: without brackets; after an area in brackets, which begins with no zero after a country, and is
 * not the 8 that some countries dial at home; or after an area before a slash, so short that it is no number.
 */
static const char whole[] = "^(?:"
                            "(?:\\+ ?[1-9]" GAP ")?" REST "|" COUNTRY
                            "[ .-]?\\((?!8\\))[1-9][0-9]*\\)" GAP REST "|(?:1[ .-]?)?" BRACKETS GAP REST
                            "|" BRACKETS SPLIT REST "|0(?:" GAP "[0-9]){1,5}" SPLIT "[1-9](?:" GAP "[0-9])*"
                            "|\\+ ?[1-9](?:" GAP "[0-9]){1,7}" SPLIT "[1-9](?:" GAP "[0-9])*"
                            ")$";

/* (nullable) (transfer full): @number in ASCII, with one kind of blank and one of dash; %NULL when there is
 * anything else in it. */
static char *
spell (const char *number)
{
  g_autoptr (GString) spelt = g_string_new (NULL);

  for (const char *c = number; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      int digit = g_unichar_digit_value (letter);

      if (digit >= 0)
        g_string_append_c (spelt, (char) ('0' + digit));
      else if (letter < 0x80 && strchr (" +-./()", (int) letter) != NULL)
        g_string_append_c (spelt, (char) letter);
      else if (g_unichar_type (letter) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c (spelt, ' ');
      else if (g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION)
        g_string_append_c (spelt, '-');
      // From left to right, as address books say it around a number.
      else if (letter != 0x200e && letter != 0x202a && letter != 0x202c)
        return NULL;
    }
  return g_strdup (g_strstrip (spelt->str));
}

/* "+49 (0)30" and "(+49) 30" as they are dialled. In Italy, its neighbours inside it, the Ivory Coast, Gabon
 * and the Congo the zero belongs to the number: there it is not known what was meant. */
static char *
drop_trunk (const char *spelt)
{
  g_autoptr (GRegex) country = g_regex_new ("^\\( ?\\+ ?([1-9][0-9]{0,2}) ?\\) ?", 0, 0, NULL);
  g_autoptr (GRegex) trunk = g_regex_new (
    "^(\\+ ?|00 ?)(?!(?:39|378|379|225|241|242)[ .-]?\\()([1-9][0-9]{0,2})[ .-]?\\( ?0 ?\\)[ .-]?", 0, 0,
    NULL);
  g_autofree char *outside = g_regex_replace (country, spelt, -1, 0, "+\\1 ", 0, NULL);

  return g_regex_replace (trunk, outside, -1, 0, "\\1\\2 ", 0, NULL);
}

char *
rj_own_line_dup_digits (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *spelt = NULL, *dialled = NULL;

  if (number == NULL)
    return NULL;
  if (g_ascii_strncasecmp (number, "tel", 3) == 0)
    number += 3 + strspn (number + 3, ".: ");
  spelt = spell (number);
  if (spelt == NULL)
    return NULL;
  dialled = drop_trunk (spelt);
  if (dialled == NULL || !g_regex_match_simple (whole, dialled, 0, 0))
    return NULL;
  for (const char *c = dialled; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || *c == '+')
      g_string_append_c (digits, *c);
  if (digits->len < 2 || digits->len > MOST_DIGITS + (digits->str[0] == '+'))
    return NULL;
  return g_strdup (digits->str);
}
