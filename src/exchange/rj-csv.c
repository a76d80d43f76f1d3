// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-csv.h"

#include <string.h>

/* Of one row. */
#define LONGEST     (256 * 1024)
#define MOST_FIELDS 1000

struct _RjCsv {
  const char *at;
  const char *end;
  guint line;
  char separator;
};

static const char *
find_line_end (const char *at, const char *end)
{
  while (at < end && *at != '\n' && *at != '\r')
    at++;
  return at;
}

static const char *
pass_line_end (const char *at, const char *end)
{
  if (at < end && *at == '\r')
    return at + 1 < end && at[1] == '\n' ? at + 2 : at + 1;
  return at < end ? at + 1 : at;
}

/* What the first line has most of, outside quotes. */
static char
guess_separator (const char *at, const char *end)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  gsize best = 0;

  for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++)
    {
      if (*at == '"')
        quoted = !quoted;
      for (gsize i = 0; !quoted && i < G_N_ELEMENTS (candidates); i++)
        counts[i] += *at == candidates[i];
    }
  for (gsize i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

RjCsv *
rj_csv_new (const char *text, gsize length)
{
  RjCsv *self = g_new0 (RjCsv, 1);

  self->at = text;
  self->end = text + length;
  self->line = 1;
  while (self->at < self->end && (*self->at == '\n' || *self->at == '\r'))
    {
      self->at = pass_line_end (self->at, self->end);
      self->line++;
    }
  if (self->end - self->at > 5 && g_ascii_strncasecmp (self->at, "sep=", 4) == 0)
    {
      self->separator = self->at[4];
      self->at = pass_line_end (find_line_end (self->at, self->end), self->end);
      self->line++;
    }
  else
    self->separator = guess_separator (self->at, self->end);
  return self;
}

void
rj_csv_free (RjCsv *self)
{
  g_free (self);
}

/* A field in quotes, from behind the first one. FALSE: it is not closed. */
static gboolean
take_quoted (RjCsv *self, const char **at, GString *field, guint *lines)
{
  const char *end = MIN (self->end, *at + LONGEST);

  for (; *at < end; (*at)++)
    {
      if (**at == '"')
        {
          if (*at + 1 >= self->end || (*at)[1] != '"')
            {
              (*at)++;
              return TRUE;
            }
          (*at)++;
        }
      else if (**at == '\n' || (**at == '\r' && (*at + 1 >= self->end || (*at)[1] != '\n')))
        (*lines)++;
      g_string_append_c (field, **at);
    }
  return FALSE;
}

/* One field; @at is where it ends. FALSE: its quote is not closed. @rest: (inout): something follows a quote
 */
static gboolean
take_field (RjCsv *self, const char **at, GPtrArray *fields, guint *lines, gboolean *rest)
{
  g_autoptr (GString) field = g_string_new (NULL);
  const char *quote = *at;

  // Some put a space behind the comma.
  while (quote < self->end && *quote == ' ')
    quote++;
  if (quote < self->end && *quote == '"')
    {
      *at = quote + 1;
      if (!take_quoted (self, at, field, lines))
        return FALSE;
      *rest |= *at < self->end && *at[0] != self->separator && strchr (" \r\n", *at[0]) == NULL;
    }
  while (*at < self->end && **at != self->separator && **at != '\n' && **at != '\r')
    {
      g_string_append_c (field, **at);
      (*at)++;
    }
  if (fields->len < MOST_FIELDS)
    g_ptr_array_add (fields, g_string_free (g_steal_pointer (&field), FALSE));
  return TRUE;
}

GPtrArray *
rj_csv_next (RjCsv *self, guint n_columns, guint *line, gboolean *broken)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  const char *at;
  guint lines = 0;
  gboolean closed = TRUE;
  gboolean rest = FALSE;

  while (self->at < self->end && (*self->at == '\n' || *self->at == '\r'))
    {
      self->at = pass_line_end (self->at, self->end);
      self->line++;
    }
  if (self->at >= self->end)
    return NULL;
  at = self->at;
  *line = self->line;
  do
    closed = take_field (self, &at, fields, &lines, &rest);
  while (closed && at < self->end && *at == self->separator && ++at <= self->end);
  // A quote too many takes the next lines along, and then the numbers do not fit.
  *broken = !closed || (lines > 0 && n_columns > 0 && (rest || fields->len != n_columns));
  if (*broken)
    {
      at = find_line_end (self->at, self->end);
      lines = 0;
    }
  self->at = pass_line_end (at, self->end);
  self->line += lines + 1;
  return g_steal_pointer (&fields);
}
