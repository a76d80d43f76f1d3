// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-person.h"

#include "rj-own-line.h"
#include "rj-text.h"

#include <string.h>

/* Fewer are as well the number of a house, a room or an hour. */
#define FEWEST_DIGITS 6

/* A day, two years, two hours: digits too, and never to be dialled. */
static const char other_digits[] = "(?<![0-9])(?:"
                                   "[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)?[0-9]{2}"
                                   "|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}"
                                   "|(?:19|20)[0-9]{2} ?- ?(?:19|20)[0-9]{2}"
                                   "|[0-9]{1,2}\\.[0-9]{2} ?- ?[0-9]{1,2}\\.[0-9]{2}"
                                   ")(?![0-9])";

static gboolean
is_of_number (gunichar c)
{
  return g_unichar_isdigit (c) || (c < 0x80 && c != 0 && strchr (" +-./()", (int) c) != NULL)
         || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

static gboolean
begins_number (gunichar c)
{
  return g_unichar_isdigit (c) || c == '+' || c == '(';
}

/* A number ends with a digit: @end goes back to behind it. */
static const char *
trim_end (const char *begin, const char *end)
{
  while (end > begin)
    {
      const char *last = g_utf8_prev_char (end);

      if (g_unichar_isdigit (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return end;
}

/* (nullable) (transfer full): what is to be dialled when @text is one number. A letter beside it makes it
 * something else. */
static char *
dup_digits (const char *text, const char *begin, const char *end)
{
  g_autofree char *number = g_strndup (begin, (gsize) (end - begin));
  g_autofree char *digits = NULL;

  if ((begin > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (begin))))
      || g_unichar_isalpha (g_utf8_get_char (end)) || g_regex_match_simple (other_digits, number, 0, 0))
    return NULL;
  digits = rj_own_line_dup_digits (number);
  if (digits == NULL || strlen (digits) < FEWEST_DIGITS)
    return NULL;
  return g_steal_pointer (&digits);
}

/* Are there so many digits that it may have been meant as a number? */
static gboolean
is_long (const char *begin, const char *end)
{
  guint n = 0;

  for (const char *c = begin; c < end; c = g_utf8_next_char (c))
    n += g_unichar_isdigit (g_utf8_get_char (c));
  return n >= FEWEST_DIGITS;
}

/* Finds the number; with two of them, or with digits that may be another one, nobody knows which. */
static void
find_number (RjPerson *self, const char **begin, const char **end)
{
  const char *c = self->words;

  *begin = *end = NULL;
  while (*c != '\0')
    {
      const char *from = c, *to;
      g_autofree char *digits = NULL;

      if (!begins_number (g_utf8_get_char (c)))
        {
          c = g_utf8_next_char (c);
          continue;
        }
      while (*c != '\0' && is_of_number (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      to = trim_end (from, c);
      /* "(0171 1234567)": the bracket is around it and not part of it. */
      if (*from == '(' && memchr (from, ')', (gsize) (to - from)) == NULL)
        from++;
      if (!is_long (from, to))
        continue;
      digits = dup_digits (self->words, from, to);
      if (digits == NULL || self->digits != NULL)
        {
          g_clear_pointer (&self->digits, g_free);
          *begin = *end = NULL;
          return;
        }
      self->digits = g_steal_pointer (&digits);
      *begin = from;
      *end = to;
    }
}

/* What joins a name and its number says nothing about either. */
static char *
strip_joint (char *text)
{
  static const char *const joints[] = { "tel", "tel.", "phone", "telefon", NULL };
  char *end;

  g_strstrip (text);
  for (end = text + strlen (text); end > text;)
    {
      char *last = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (last);

      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION
          && !(c < 0x80 && strchr (",;:(/|", (int) c) != NULL))
        break;
      *last = '\0';
      end = last;
    }
  end = strrchr (text, ' ');
  for (guint i = 0; joints[i] != NULL; i++)
    if (g_ascii_strcasecmp (end != NULL ? end + 1 : text, joints[i]) == 0)
      {
        *(end != NULL ? end : text) = '\0';
        return strip_joint (text);
      }
  return text;
}

/* (transfer full): the name at the beginning of @text. */
static char *
dup_name (const char *text)
{
  const char *end = text + strcspn (text, ",;:(\n|");
  static const char *const dashes[] = { " - ", " – ", " — " };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (text, dashes[i]);

      if (dash != NULL && dash < end)
        end = dash;
    }
  return strip_joint (g_strndup (text, (gsize) (end - text)));
}

/* Is there a letter or a digit in it? */
static gboolean
says_something (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* The number stands first, or alone. */
static void
name_after (RjPerson *self, const char *after)
{
  while (*after != '\0' && !g_unichar_isalnum (g_utf8_get_char (after)))
    after = g_utf8_next_char (after);
  g_free (self->name);
  self->name = dup_name (after);
  self->more =
    says_something (self->name) && says_something (strstr (after, self->name) + strlen (self->name));
  if (says_something (self->name))
    return;
  g_free (self->name);
  self->name = g_strdup (self->number != NULL ? self->number : self->words);
}

static void
split (RjPerson *self)
{
  const char *begin, *end;
  g_autofree char *before = NULL, *after = NULL;

  find_number (self, &begin, &end);
  before = g_strndup (self->words, begin != NULL ? (gsize) (begin - self->words) : strlen (self->words));
  after = g_strdup (end != NULL ? end : "");
  if (begin != NULL)
    self->number = g_strndup (begin, (gsize) (end - begin));
  self->name = dup_name (before);
  if (!says_something (self->name))
    {
      name_after (self, after);
      return;
    }
  strip_joint (before);
  self->more = says_something (after) || !g_str_equal (before, self->name);
}

RjPerson *
rj_person_new (const char *words)
{
  RjPerson *self = g_new0 (RjPerson, 1);

  self->words = g_strdup (words);
  split (self);
  return self;
}

void
rj_person_free (RjPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->name);
  g_free (self->number);
  g_free (self->digits);
  g_free (self);
}

GPtrArray *
rj_person_list (GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, RJ_MY_PEOPLE);
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_free);

  for (guint i = 0; i < own->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (own, i);

      if (!rj_text_is_blank (line->text))
        g_ptr_array_add (people, rj_person_new (line->text));
    }
  return people;
}
