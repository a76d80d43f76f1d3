// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-ical-scan.h"

#include "rj-import-bytes.h"

#include <string.h>

#define MOST_DEPTH 6
#define MOST_NAME  64

typedef struct {
  RjIcalPart part;
  guint depth;
  gsize longest;
  gboolean stopped;
  RjIcalPartFunc func;
  RjIcalPropertyFunc property;
  gpointer user_data;
} Scan;

/* The colon after which the value begins: not one in a parameter in quotes. */
static const char *
find_value (const char *line, const char *end)
{
  gboolean quoted = FALSE;

  for (const char *at = line; at < end; at++)
    if (*at == '"')
      quoted = !quoted;
    else if (*at == ':' && !quoted)
      return at + 1;
  return NULL;
}

/* ---- What an older version of the format has ---- */

static gboolean
is_quoted (const char *line, const char *value)
{
  g_autofree char *name = g_ascii_strup (line, (gssize) (value - line));

  return strstr (name, "QUOTED-PRINTABLE") != NULL;
}

/* As the newer version would have it. */
static void
append_quoted (GString *out, const char *from, const char *end)
{
  for (const char *at = from; at < end; at++)
    {
      int high = *at == '=' && at + 2 < end ? g_ascii_xdigit_value (at[1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (at[2]) : -1;
      char byte = *at;

      if (low >= 0)
        {
          byte = (char) (high * 16 + low);
          at += 2;
        }
      if (byte == '\n')
        g_string_append (out, "\\n");
      else if (byte == '\\')
        g_string_append (out, "\\\\");
      else if (byte != '\r' && byte != '\0')
        g_string_append_c (out, byte);
    }
}

/* A line of it goes on after each "=" at its end, without a space. Returns where the next one begins. */
static const char *
decode_line (GString *out, const char *line, const char *value, const char *end)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  gboolean goes_on;

  do
    {
      goes_on = end > value && end[-1] == '=';
      append_quoted (decoded, value, goes_on ? end - 1 : end);
      value = end + 1;
      end = *value != '\0' ? strchr (value, '\n') : NULL;
      // One that is cut off takes nothing else with it.
      goes_on = goes_on && end != NULL && g_ascii_strncasecmp (value, "END:", 4) != 0;
    }
  while (goes_on);
  rj_import_make_utf8 (decoded);
  g_string_append_len (out, line, (gssize) strcspn (line, ";:"));
  g_string_append_printf (out, ":%s\n", decoded->str);
  return value;
}

static void
decode_quoted (GString *text)
{
  g_autofree char *upper = g_ascii_strup (text->str, (gssize) text->len);
  g_autoptr (GString) out = NULL;

  if (strstr (upper, "QUOTED-PRINTABLE") == NULL)
    return;
  out = g_string_new (NULL);
  for (const char *line = text->str; *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      const char *value = find_value (line, end);

      if (value != NULL && is_quoted (line, value))
        line = decode_line (out, line, value, end);
      else
        {
          g_string_append_len (out, line, end + 1 - line);
          line = end + 1;
        }
    }
  g_string_assign (text, out->str);
}

/* ---- Parts ---- */

/* Before the text is decoded: a letter in two halves is one again. */
static void
unfold (GString *text)
{
  gsize to = 0;

  for (gsize from = 0; from < text->len; from++)
    if (text->str[from] == '\n' && (text->str[from + 1] == ' ' || text->str[from + 1] == '\t'))
      from++;
    else
      text->str[to++] = text->str[from];
  g_string_truncate (text, to);
}

static void
finish_part (Scan *self, gboolean closed)
{
  RjIcalPart *part = &self->part;

  part->closed = closed;
  if (part->text != NULL)
    {
      decode_quoted (part->text);
      unfold (part->text);
      rj_import_make_utf8 (part->text);
    }
  if (!self->func (part, self->user_data))
    self->stopped = TRUE;
  g_clear_pointer (&part->name, g_free);
  if (part->text != NULL)
    g_string_free (part->text, TRUE);
  part->text = NULL;
  self->depth = 0;
}

static void
add_line (Scan *self, const char *line, gsize length)
{
  RjIcalPart *part = &self->part;

  if (part->text == NULL || length == 0)
    return;
  if (part->text->len + length + 1 > self->longest)
    {
      g_string_free (part->text, TRUE);
      part->text = NULL;
      return;
    }
  // A zero would end the text for whoever reads it.
  for (gsize i = 0; i < length; i++)
    if (line[i] != '\0')
      g_string_append_c (part->text, line[i]);
  g_string_append_c (part->text, '\n');
}

/* (transfer full) (nullable): what a line begins or ends */
static char *
get_mark (const char *line, gsize length, const char *mark)
{
  gsize n = strlen (mark);
  g_autofree char *name = NULL;

  if (length <= n || length > n + MOST_NAME || g_ascii_strncasecmp (line, mark, n) != 0)
    return NULL;
  name = g_strndup (line + n, length - n);
  g_strstrip (name);
  // It is told to people.
  for (char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      *at = '?';
  return g_ascii_strup (name, -1);
}

static void
begin (Scan *self, char *name, const char *line, gsize length, guint number)
{
  gboolean whole =
    g_str_equal (name, "VCALENDAR") || g_str_equal (name, "VEVENT") || g_str_equal (name, "VTODO");

  // None of these is ever in another: that one has lost its end.
  if (self->part.name != NULL && whole)
    finish_part (self, FALSE);
  if (g_str_equal (name, "VCALENDAR") || self->stopped)
    {
      g_free (name);
      return;
    }
  if (self->part.name == NULL)
    {
      self->part =
        (RjIcalPart) { .name = g_steal_pointer (&name), .line = number, .text = g_string_new (NULL) };
      self->depth = 0;
    }
  self->depth++;
  if (self->depth > MOST_DEPTH && self->part.text != NULL)
    {
      g_string_free (self->part.text, TRUE);
      self->part.text = NULL;
    }
  add_line (self, line, length);
  g_free (name);
}

static void
end (Scan *self, const char *name, const char *line, gsize length)
{
  if (self->part.name == NULL)
    return;
  if (g_str_equal (name, "VCALENDAR"))
    {
      finish_part (self, FALSE);
      return;
    }
  add_line (self, line, length);
  self->depth--;
  if (self->depth == 0 || g_str_equal (name, self->part.name))
    finish_part (self, g_str_equal (name, self->part.name));
}

static void
tell_property (Scan *self, const char *line, gsize length)
{
  const char *colon = memchr (line, ':', length);
  gsize name = 0;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (self->property == NULL || colon == NULL || length > 1000)
    return;
  while (line + name < colon && line[name] != ';')
    name++;
  key = g_ascii_strup (line, (gssize) name);
  value = g_strndup (colon + 1, length - (gsize) (colon + 1 - line));
  if (g_utf8_validate (value, -1, NULL))
    self->property (key, g_strstrip (value), self->user_data);
}

void
rj_ical_scan (const char *text,
              gsize length,
              gsize longest,
              RjIcalPartFunc part,
              RjIcalPropertyFunc property,
              gpointer user_data)
{
  RjImportRows lines = { .at = text, .end = text + length };
  Scan self = { .longest = longest, .func = part, .property = property, .user_data = user_data };
  const char *line;
  gsize n;

  while (!self.stopped && rj_import_rows_next (&lines, &line, &n))
    {
      char *begins = get_mark (line, n, "BEGIN:");
      g_autofree char *ends = begins == NULL ? get_mark (line, n, "END:") : NULL;

      if (begins != NULL)
        begin (&self, begins, line, n, lines.number);
      else if (ends != NULL)
        end (&self, ends, line, n);
      else if (self.part.name != NULL)
        add_line (&self, line, n);
      else
        tell_property (&self, line, n);
    }
  if (self.part.name != NULL)
    finish_part (&self, FALSE);
}

char *
rj_ical_part_dup_value (const RjIcalPart *part, const char *name, guint nth)
{
  gsize n = strlen (name);
  guint depth = 0;

  for (const char *line = part->text->str; *line != '\0';)
    {
      const char *end = strchr (line, '\n');

      if (g_ascii_strncasecmp (line, "BEGIN:", 6) == 0)
        depth++;
      else if (g_ascii_strncasecmp (line, "END:", 4) == 0)
        depth -= depth > 0;
      else if (depth == 1 && g_ascii_strncasecmp (line, name, n) == 0 && (line[n] == ':' || line[n] == ';')
               && nth-- == 0)
        {
          const char *value = find_value (line, end);

          return value != NULL ? g_strndup (value, (gsize) (end - value)) : NULL;
        }
      line = end + 1;
    }
  return NULL;
}

/* A property of any name may say that its value is a rule. */
static gboolean
is_rule_of_other_calendar (const char *line, const char *end)
{
  g_autofree char *upper = g_ascii_strup (line, end - line);
  const char *value = find_value (line, end);

  if (strstr (upper, "RSCALE=") == NULL && strstr (upper, "SKIP=") == NULL)
    return FALSE;
  if (value != NULL)
    upper[value - line] = '\0';
  return strstr (upper, "RULE") != NULL || strstr (upper, "RECUR") != NULL;
}

char *
rj_ical_part_dup_text (const RjIcalPart *part)
{
  g_autoptr (GString) text = g_string_sized_new (part->text->len + 1);

  for (const char *line = part->text->str; *line != '\0';)
    {
      const char *end = strchr (line, '\n');

      if (!is_rule_of_other_calendar (line, end))
        g_string_append_len (text, line, end + 1 - line);
      line = end + 1;
    }
  return g_strdup (text->str);
}
