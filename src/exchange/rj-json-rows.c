// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-json-rows.h"

#include "rj-feed-fields.h"

#include <string.h>

#define DEEPEST 32
/* Of objects around the rows. */
#define DEEPEST_ROW 12
#define LONGEST     (256 * 1024)
/* As it is written in a text. */
#define NUL "\\u0000"

typedef struct {
  const char *at;
  const char *end;
  const char *counted; /* up to here, @line is right */
  guint line;
  RjJsonRowTest test;
  RjJsonRowFunc func;
  gpointer user_data;
  gboolean stopped;
  gboolean tried;
  GArray *others; /* lines */
} Divider;

static guint
get_line (Divider *self, const char *at)
{
  for (; self->counted < at; self->counted++)
    self->line += *self->counted == '\n'
                  || (*self->counted == '\r' && self->counted + 1 < self->end && self->counted[1] != '\n');
  return self->line;
}

static void
hand_out (Divider *self, RjJsonRowKind kind, JsonNode *node, guint line)
{
  if (!self->stopped)
    self->stopped = !self->func (kind, node, line, self->user_data);
}

static const char *
pass_space (const char *at, const char *end)
{
  while (at < end && (g_ascii_isspace (*at) || *at == '\0'))
    at++;
  return at;
}

/* Behind the string that begins at @at; @end: it is not closed */
static const char *
pass_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;
  return at < end ? at + 1 : end;
}

/**
 * pass_value:
 * @resume: (out): where it is worth to go on when it is broken
 *
 * Returns: (nullable): behind the object or array at @at; %NULL: its brackets do not fit
 */
static const char *
pass_value (const char *at, const char *end, const char **resume)
{
  char stack[DEEPEST];
  guint depth = 0;
  char before = ':';

  for (*resume = NULL; at < end; at++)
    switch (*at)
      {
      case '"':
        at = pass_string (at, end) - 1;
        before = '"';
        break;
      case '{':
      case '[':
        // An object in the place of a member's name: the one before was not closed.
        if (depth > 0 && stack[depth - 1] == '{' && before != ':')
          {
            *resume = at;
            return NULL;
          }
        if (depth == DEEPEST)
          return NULL;
        stack[depth++] = before = *at;
        break;
      case '}':
      case ']':
        if (stack[depth - 1] != (*at == '}' ? '{' : '['))
          {
            *resume = at;
            return NULL;
          }
        before = *at;
        if (--depth == 0)
          return at + 1;
        break;
      default:
        if (!g_ascii_isspace (*at))
          before = *at;
        break;
      }
  return NULL;
}

/* (nullable): behind the object or array at @at, however deep it is and whether or not its brackets fit. */
static const char *
pass_deep (const char *at, const char *end)
{
  gsize depth = 0;

  for (; at < end; at++)
    if (*at == '"')
      at = pass_string (at, end) - 1;
    else if (*at == '{' || *at == '[')
      depth++;
    else if ((*at == '}' || *at == ']') && --depth == 0)
      return at + 1;
  return NULL;
}

/* ---- A row that is no JSON: what nobody doubts is mended ---- */

/* Behind the word at @at, for which there is another in JSON; @at: there is none */
static const char *
mend_word (const char *at, const char *end, GString *out)
{
  static const struct {
    const char *word;
    const char *json;
  } words[] = { { "None", "null" },   { "undefined", "null" }, { "NaN", "null" },     { "True", "true" },
                { "False", "false" }, { "-Infinity", "null" }, { "Infinity", "null" } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (end - at) > length && memcmp (at, words[i].word, length) == 0
          && !g_ascii_isalnum (at[length]))
        {
          g_string_append (out, words[i].json);
          return at + length;
        }
    }
  return at;
}

static gboolean
is_nul (const char *at, const char *end)
{
  return (gsize) (end - at) >= strlen (NUL) && memcmp (at, NUL, strlen (NUL)) == 0;
}

/* The number of the escape at @at, as "\u00e4"; -1: there is none */
static int
get_unit (const char *at, const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }
  return unit;
}

/* How long the escape at @at is, when it is one or both halves of a letter; of one alone nobody can say which
 * letter it was. 0: it is none */
static gsize
mend_half (const char *at, const char *end, GString *out)
{
  int unit = get_unit (at, end);
  int other = unit >= 0xd800 && unit < 0xdc00 ? get_unit (at + 6, end) : -1;

  if (unit < 0xd800 || unit > 0xdfff)
    return 0;
  if (other >= 0xdc00 && other <= 0xdfff)
    {
      g_string_append_len (out, at, 12);
      return 12;
    }
  g_string_append_unichar (out, 0xfffd);
  return 6;
}

static const char *
mend_string (const char *at, const char *end, GString *out)
{
  const char *after = pass_string (at, end);
  gsize half;

  for (; at < after; at++)
    if ((half = mend_half (at, after, out)) > 0)
      at += half - 1;
    else if (*at == '\\' && at + 1 < after && strchr ("\"\\/bfnrtu", at[1]) == NULL)
      continue;
    else if (is_nul (at, after))
      {
        g_string_append_c (out, ' ');
        at += strlen (NUL) - 1;
      }
    else if (*at == '\\' && at + 1 < after)
      {
        g_string_append_len (out, at, 2);
        at++;
      }
    else if ((guchar) *at < 0x20)
      g_string_append (out, *at == '\n' ? "\\n" : *at == '\r' ? "" : " ");
    else
      g_string_append_c (out, *at);
  return after;
}

/* (transfer full) */
static char *
mend (const char *at, const char *end)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (at < end)
    {
      const char *next = at;

      if (*at == '"')
        next = mend_string (at, end, out);
      else if (*at == ',')
        {
          const char *after = pass_space (at + 1, end);

          // A comma too many.
          if (after < end && strchr ("}],", *after) == NULL)
            g_string_append_c (out, ',');
          next = at + 1;
        }
      else if (g_ascii_isalpha (*at) || *at == '-')
        next = mend_word (at, end, out);
      if (next == at)
        g_string_append_c (out, *next++);
      at = next;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_nul (const char *at, const char *end)
{
  while ((at = memchr (at, '\\', (gsize) (end - at))) != NULL)
    if (is_nul (at++, end))
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable) */
static JsonNode *
parse (const char *at, const char *end)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *mended = NULL;

  // json-glib takes it, and the text would end there.
  if (!has_nul (at, end) && json_parser_load_from_data (parser, at, end - at, NULL))
    return json_parser_steal_root (parser);
  mended = mend (at, end);
  return json_parser_load_from_data (parser, mended, -1, NULL) ? json_parser_steal_root (parser) : NULL;
}

/* Where the next row may begin after one that is broken: an object behind an object. */
static const char *
find_next (const char *at, const char *end)
{
  while ((at = memchr (at, '}', (gsize) (end - at))) != NULL)
    {
      const char *next = pass_space (++at, end);

      if (next < end && *next == ',')
        next = pass_space (next + 1, end);
      if (next < end && *next == '{')
        return next;
    }
  return NULL;
}

/* ---- What is a row ---- */

/* (transfer full) (nullable): the name at @at, which is moved to its value */
static char *
take_name (const char **at, const char *end)
{
  const char *from = pass_space (*at, end);
  const char *after;
  g_autofree char *name = NULL;

  if (from < end && *from == ',')
    from = pass_space (from + 1, end);
  if (from >= end || *from != '"')
    return NULL;
  after = pass_string (from, MIN (end, from + 300));
  name = g_strndup (from + 1, (gsize) MAX (after - from - 2, 0));
  after = pass_space (after, end);
  if (after >= end || *after != ':')
    return NULL;
  *at = pass_space (after + 1, end);
  return *at < end ? rj_feed_fields_fold (name) : NULL;
}

static const char *
pass_scalar (const char *at, const char *end)
{
  if (*at == '"')
    return pass_string (at, end);
  while (at < end && strchr (",}]", *at) == NULL)
    at++;
  return at;
}

/* Is there an array of objects or of arrays, or an object, at @at? */
static gboolean
holds_more (const char *at, const char *end)
{
  if (*at == '{')
    return TRUE;
  at = *at == '[' ? pass_space (at + 1, end) : end;
  return at < end && (*at == '{' || *at == '[');
}

/* (nullable): behind the object or array at @at, which may be deeper than anything that is read */
static const char *
pass_member (const char *at, const char *end)
{
  const char *resume;
  const char *after = pass_value (at, end, &resume);

  return after != NULL || resume != NULL ? after : pass_deep (at, end);
}

typedef enum {
  IS_OTHER,
  IS_ROW,
  IS_AROUND,
} Role;

/* What the object at @at is: a row, or something around rows. */
static Role
look_at (Divider *self, const char *at)
{
  // Members by which lists are known, however many others stand beside them.
  static const char *const around[] = { "meetings", "data",    "records",  "results",  "items",
                                        "rows",     "values",  "features", "response", "entries",
                                        "feed",     "formats", "list",     "payload",  "result",
                                        "body",     "content", "events",   "listings", NULL };
  // What is around the members of one row.
  static const char *const inside[] = { "fields", "attributes", "properties", NULL };
  gboolean row = FALSE;
  gboolean more = FALSE;

  at++;
  while (at != NULL)
    {
      g_autofree char *name = take_name (&at, self->end);
      gboolean deep;

      if (name == NULL)
        break;
      deep = holds_more (at, self->end);

      if (deep && g_strv_contains (around, name))
        return IS_AROUND;
      if (*at == '{' && g_strv_contains (inside, name))
        return IS_ROW;
      more |= deep;
      row |= !deep && self->test (name);
      at = *at == '{' || *at == '[' ? pass_member (at, self->end) : pass_scalar (at, self->end);
    }
  return row ? IS_ROW : more ? IS_AROUND : IS_OTHER;
}

/* ---- Dividing ---- */

static void divide (Divider *self, guint depth);

/* An array of arrays; of one that is cut off, those that are whole. */
static void
take_table (Divider *self)
{
  const char *resume;
  const char *from = self->at;
  const char *after = pass_value (from, self->end, &resume);
  guint line = get_line (self, from);
  g_autoptr (JsonNode) node = after != NULL ? parse (from, after) : NULL;
  gboolean open = after == NULL && !self->tried;

  self->at = after != NULL ? after : from + 1;
  if (open)
    {
      const char *last = memrchr (from, ']', (gsize) (self->end - from));
      g_autofree char *text = last != NULL ? g_strndup (from, (gsize) (last - from) + 1) : NULL;
      g_autofree char *whole = text != NULL ? g_strconcat (text, "]", NULL) : NULL;

      self->tried = TRUE;
      node = whole != NULL ? parse (whole, whole + strlen (whole)) : NULL;
      if (node != NULL)
        self->at = self->end;
    }
  if (node != NULL)
    hand_out (self, RJ_JSON_TABLE, node, line);
  if (node != NULL && open)
    hand_out (self, RJ_JSON_OPEN, NULL, get_line (self, self->end - 1));
}

static void
take_row (Divider *self)
{
  const char *resume;
  const char *end = MIN (self->end, self->at + LONGEST);
  const char *after = pass_value (self->at, end, &resume);
  guint line = get_line (self, self->at);
  const char *next = after != NULL ? pass_space (after, self->end) : NULL;
  g_autoptr (JsonNode) node = after != NULL ? parse (self->at, after) : NULL;

  if (node != NULL)
    {
      hand_out (self, RJ_JSON_ROW, node, line);
      self->at = after;
      return;
    }
  // Behind a quote too many, the brackets fit by chance only.
  if (next == NULL || (next < self->end && strchr (",]}", *next) == NULL))
    {
      next = resume != NULL && *resume == '{' ? resume : find_next (self->at + 1, self->end);
      if (next == NULL && resume != NULL && resume > self->at)
        next = resume;
    }
  hand_out (self, next == NULL ? RJ_JSON_OPEN : RJ_JSON_BROKEN, NULL, line);
  self->at = next != NULL ? next : self->end;
}

/* The rows of the array at the place. */
static void
divide_array (Divider *self, guint depth)
{
  guint n_rows = 0;
  guint n_others = self->others->len;

  self->at++;
  while (!self->stopped)
    {
      self->at = pass_space (self->at, self->end);
      if (self->at < self->end && *self->at == ',')
        self->at = pass_space (self->at + 1, self->end);
      if (self->at >= self->end)
        break;
      if (*self->at == ']')
        {
          self->at++;
          break;
        }
      if (*self->at == '{' && look_at (self, self->at) == IS_ROW)
        n_rows++;
      else if (*self->at != '[' && (*self->at != '{' || look_at (self, self->at) == IS_OTHER))
        {
          guint line = get_line (self, self->at);

          g_array_append_val (self->others, line);
        }
      if (*self->at == '}')
        self->at++;
      else if (*self->at == '{' || *self->at == '[')
        divide (self, depth + 1);
      else
        self->at = MAX (pass_scalar (self->at, self->end), self->at + 1);
    }
  for (guint i = n_others; n_rows > 0 && i < self->others->len; i++)
    hand_out (self, RJ_JSON_OTHER, NULL, g_array_index (self->others, guint, i));
  g_array_set_size (self->others, n_others);
}

static void
divide_object (Divider *self, guint depth)
{
  g_autofree char *name = NULL;

  self->at++;
  while (!self->stopped && (name = take_name (&self->at, self->end)) != NULL)
    {
      if (*self->at == '{' || *self->at == '[')
        divide (self, depth + 1);
      else
        self->at = pass_scalar (self->at, self->end);
      g_clear_pointer (&name, g_free);
    }
  self->at = pass_space (self->at, self->end);
  if (self->at < self->end && *self->at == '}')
    self->at++;
}

/* An array of arrays; but not of pages that were put together, with the rows of each in an array. */
static gboolean
is_table (Divider *self)
{
  const char *first = *self->at == '[' ? pass_space (self->at + 1, self->end) : self->end;
  const char *cell = first < self->end && *first == '[' ? pass_space (first + 1, self->end) : self->end;

  return cell < self->end && *cell != '{' && *cell != '[';
}

/* What begins at the place, which moves behind it. */
static void
divide (Divider *self, guint depth)
{
  if (depth > DEEPEST_ROW)
    {
      const char *after = pass_deep (self->at, self->end);

      self->at = after != NULL ? after : self->end;
    }
  else if (is_table (self))
    take_table (self);
  else if (*self->at == '[')
    divide_array (self, depth);
  else if (look_at (self, self->at) == IS_ROW)
    take_row (self);
  else
    divide_object (self, depth);
}

gboolean
rj_json_rows_divide (const char *text,
                     gsize length,
                     RjJsonRowTest test,
                     RjJsonRowFunc func,
                     gpointer user_data)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  Divider self = { .at = text,
                   .end = text + length,
                   .counted = text,
                   .line = 1,
                   .test = test,
                   .func = func,
                   .user_data = user_data,
                   .others = others };
  gboolean begun = FALSE;

  while (!self.stopped && self.at < self.end)
    {
      const char *from = self.at;

      while (self.at < self.end && *self.at != '{' && *self.at != '[')
        {
          // The end of a call, and what is between rows.
          if (begun && strchr (" \t\r\n,;)]}", *self.at) == NULL && *self.at != '\0')
            {
              hand_out (&self, RJ_JSON_TRAILER, NULL, get_line (&self, self.at));
              while (self.at < self.end && *self.at != '{' && *self.at != '[')
                self.at++;
              break;
            }
          self.at++;
        }
      if (self.at >= self.end)
        break;
      from = self.at;
      divide (&self, 0);
      // It always goes on.
      self.at = MAX (self.at, from + 1);
      begun = TRUE;
    }
  return !self.stopped;
}
