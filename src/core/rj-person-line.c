// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-person-line.h"

#include "rj-own-line.h"
#include "rj-text.h"

#include <string.h>

/* A wrong number is worse than none: it is dialled in a hard moment, and a stranger answers. What stands in a
 * line is taken for a number only where it can hardly be anything else; all else is read as it was written.
 */

/* Fewer are as well the number of a house, a room or an hour; with a code there are more. */
#define FEWEST_DIGITS           6
#define FEWEST_DIGITS_WITH_AREA 7
#define FEWEST_DIGITS_ABROAD    8
/* No longer ones are known at home: the rest is an hour or another number. */
#define MOST_DIGITS_AT_HOME 12
/* A code of an area with its zero, or of a country with an area; and a group in the middle. */
#define LONGEST_CODE  6
#define LONGEST_GROUP 4
#define MOST_PAIRS    4

/* A day, two years, two hours: digits too, and never to be dialled. */
static const char other_digits[] = "(?<![0-9])(?:"
                                   "[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)?[0-9]{2}"
                                   "|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}"
                                   "|(?:19|20)[0-9]{2} ?- ?(?:19|20)[0-9]{2}"
                                   "|[0-9]{1,2}\\.[0-9]{2} ?- ?[0-9]{1,2}\\.[0-9]{2}"
                                   ")(?![0-9])"
                                   "|(?:^| )[0-9]{1,2} ?[./-] ?[0-9]{1,2}(?: |$)";
/* Five pairs with one sign between them are a number in France, and no day. */
static const char five_pairs[] = "^(?:\\+33[ .-]?|0)[1-9]([ .-])[0-9]{2}(?:\\1[0-9]{2}){3}$";

/* Beginning without a zero or a plus: only as they are usually written, since the first digits may be those
 * of a room. In one piece; in North America, with one sign; four pairs; by threes, by fours, by fives;
 * Brazil. */
static const char without_code[] =
  "^(?:[1-9][0-9]{5,10}"
  "|(?:1[ .-]?)?\\([2-9][0-9]{2}\\)[ .-]?[0-9]{3}[ .-][0-9]{4}"
  "|(?:(?:1[ .-]?)?[2-9][0-9]{2}([ .-])[0-9]{3}\\1|[2-9][0-9]{2}[ .-])[0-9]{4}"
  "|[1-9][0-9]([ .-])[0-9]{2}\\2[0-9]{2}\\2[0-9]{2}"
  "|[1-9][0-9]{2}([ .-])[0-9]{3}\\3[0-9]{3}"
  "|[3-9][0-9]{3}[ -][0-9]{4}|[1-9][0-9]{4} [0-9]{5}"
  "|\\([1-9][0-9]\\) ?[0-9]{4,5}-[0-9]{4})$";

/* What says before it that it is something else, and what says behind a last pair that it is an hour. */
static const char other_before[] = "\\b(?:room|zimmer|raum|fax|pin|code|plz|zip|iban|id)[ .:]*$";
static const char hour_behind[] = "^\\s*(?:h|hrs?|hours?|am|pm|a\\.m|p\\.m|o.clock|uhr|std|stunden"
                                  "|to|till?|until|bis|und|and|or|oder|à)\\b";

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

/* (transfer full): the number in ASCII, with one kind of blank and one of dash. */
static char *
spell (const char *begin, const char *end)
{
  GString *spelt = g_string_new (NULL);

  for (const char *c = begin; c < end; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isdigit (letter))
        g_string_append_c (spelt, (char) ('0' + g_unichar_digit_value (letter)));
      else if (g_unichar_type (letter) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c (spelt, ' ');
      else if (g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION)
        g_string_append_c (spelt, '-');
      else
        g_string_append_c (spelt, (char) letter);
    }
  return g_string_free_and_steal (spelt);
}

/* Is @c beside a number what may stand there? Signs of money, of codes, of addresses make it something else.
 */
static gboolean
is_apart (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION
         || (c < 0x80 && strchr (",;:.()!?|", (int) c) != NULL);
}

/* Does what stands around it leave no doubt that it ends where it ends? @to: behind its last digit */
static gboolean
stands_apart (const char *text, const char *from, const char *to)
{
  g_autofree char *before = g_strndup (text, (gsize) (from - text));
  const char *last = from > text ? g_utf8_prev_char (from) : NULL;
  const char *behind = to;

  if ((last != NULL && !is_apart (g_utf8_get_char (last))) || !is_apart (g_utf8_get_char (to)))
    return FALSE;
  /* "8:00 555…", "12,0171 …": the sign ties it to other digits. */
  if (last != NULL && last > text && !g_unichar_isspace (g_utf8_get_char (last))
      && g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (last))))
    return FALSE;
  if (*to != '\0' && !g_unichar_isspace (g_utf8_get_char (to))
      && g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (to))))
    return FALSE;
  while (g_unichar_isspace (g_utf8_get_char (behind)))
    behind = g_utf8_next_char (behind);
  return g_unichar_type (g_utf8_get_char (behind)) != G_UNICODE_CURRENCY_SYMBOL
         && !g_regex_match_simple (other_before, before, G_REGEX_CASELESS, 0);
}

/* May @groups, which begin with a zero or a plus, be those of one number? After more than four digits it is
 * over, but for the code that it begins with and for an extension behind a dash. A last pair follows pairs or
 * threes, four pairs are the most, and one digit alone is an hour. */
static gboolean
are_of_one (char **groups, gboolean dashed, gboolean abroad)
{
  guint n = g_strv_length (groups);
  guint whole = dashed ? n - 1 : n;
  gsize last = strlen (groups[whole - 1]), before = whole > 1 ? strlen (groups[whole - 2]) : 0;
  guint pairs = 0;

  for (guint i = abroad ? 2 : 1; i < n; i++)
    pairs += strlen (groups[i]) == 2;
  for (guint i = 0; i + 1 < whole; i++)
    if (strlen (groups[i]) > (i == 0 ? LONGEST_CODE : i == 1 && abroad ? LONGEST_GROUP + 1 : LONGEST_GROUP))
      return FALSE;
  if (whole > 1 && !dashed && (last == 1 || (last == 2 && before > 3)))
    return FALSE;
  return pairs <= MOST_PAIRS;
}

/* What @spelt begins with is a code; see are_of_one(). */
static gboolean
is_with_code (const char *spelt)
{
  g_autoptr (GRegex) trunk = g_regex_new ("\\( ?0 ?\\)", 0, 0, NULL);
  g_autoptr (GRegex) gap = g_regex_new ("[^0-9]+", 0, 0, NULL);
  g_autofree char *untrunked = g_regex_replace_literal (trunk, spelt, -1, 0, " ", 0, NULL);
  gboolean abroad = g_regex_match_simple ("^\\(?(?:\\+|00 ?[1-9])", spelt, 0, 0);
  gboolean dashed = g_regex_match_simple ("[0-9]{4}-[0-9]{1,4}$", spelt, 0, 0);
  const char *first = untrunked + strcspn (untrunked, "0123456789");
  g_auto (GStrv) groups = g_regex_split (gap, first, 0);
  guint n = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    n += (guint) strlen (groups[i]);
  if (abroad ? n < FEWEST_DIGITS_ABROAD : n < FEWEST_DIGITS_WITH_AREA || n > MOST_DIGITS_AT_HOME)
    return FALSE;
  return are_of_one (groups, dashed, abroad);
}

/* (nullable) (transfer full): what is to be dialled when what stands there is one number. */
static char *
dup_digits (const char *text, const char *from, const char *to)
{
  g_autofree char *spelt = spell (from, to);
  g_autofree char *digits = NULL;

  if (!stands_apart (text, from, to))
    return NULL;
  if (g_regex_match_simple ("(?<![0-9])[0-9]{1,2}$", spelt, 0, 0)
      && g_regex_match_simple (hour_behind, to, G_REGEX_CASELESS, 0))
    return NULL;
  if (g_regex_match_simple (other_digits, spelt, 0, 0) && !g_regex_match_simple (five_pairs, spelt, 0, 0))
    return NULL;
  if (g_regex_match_simple ("^\\(?[0+]", spelt, 0, 0) ? !is_with_code (spelt)
                                                      : !g_regex_match_simple (without_code, spelt, 0, 0))
    return NULL;
  digits = rj_own_line_dup_digits (spelt);
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
find_number (RjPersonLine *self, const char **begin, const char **end)
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
name_after (RjPersonLine *self, const char *after)
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
split (RjPersonLine *self)
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

RjPersonLine *
rj_person_line_new (const char *words)
{
  RjPersonLine *self = g_new0 (RjPersonLine, 1);

  self->words = g_strdup (words);
  split (self);
  return self;
}

void
rj_person_line_free (RjPersonLine *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->name);
  g_free (self->number);
  g_free (self->digits);
  g_free (self->message);
  g_free (self);
}

GPtrArray *
rj_person_line_list (GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, RJ_MY_PEOPLE);
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_line_free);

  for (guint i = 0; i < own->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (own, i);

      if (!rj_text_is_blank (line->text))
        g_ptr_array_add (people, rj_person_line_new (line->text));
    }
  return people;
}

/* ---- Among the people ---- */

static void
add_words (GString *words, const char *text)
{
  if (text == NULL)
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

static RjPersonLine *
new_kept (const RjPerson *person)
{
  const RjReach *number = rj_person_find_number (person);
  RjPersonLine *self = g_new0 (RjPersonLine, 1);
  GString *words = g_string_new (NULL);

  self->kept = TRUE;
  self->name = g_strdup (person->name);
  self->number = number != NULL ? g_strdup (number->value) : NULL;
  self->digits = number != NULL ? rj_reach_dup_digits (number) : NULL;
  self->message = g_strdup (person->message);
  for (guint i = 0; i < person->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (person->reaches, i);

      if (reach != number)
        add_words (words, reach->value);
    }
  add_words (words, person->best_times);
  add_words (words, person->good_for);
  self->more = words->len > 0;
  add_words (words, self->more ? NULL : person->name);
  self->words = g_string_free (words, FALSE);
  return self;
}

static gboolean
is_among (GPtrArray *people, const char *name)
{
  g_autofree char *folded = rj_text_fold (name);

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *other = rj_text_fold (((const RjPersonLine *) g_ptr_array_index (people, i))->name);

      if (g_str_equal (g_strstrip (other), g_strstrip (folded)))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
rj_person_line_list_all (GPtrArray *people, GPtrArray *lines)
{
  g_autoptr (GPtrArray) guessed = rj_person_line_list (lines);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_line_free);
  gboolean has_first = FALSE;
  guint at = 0;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const RjPerson *person = g_ptr_array_index (people, i);

      has_first = has_first || person->first;
      g_ptr_array_add (all, new_kept (person));
    }
  while (guessed->len > 0)
    {
      RjPersonLine *line = g_ptr_array_steal_index (guessed, 0);

      if (is_among (all, line->name))
        rj_person_line_free (line);
      else
        g_ptr_array_insert (all, has_first ? -1 : (int) at++, line);
    }
  return all;
}
