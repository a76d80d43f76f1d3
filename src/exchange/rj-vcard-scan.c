// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vcard-scan.h"

#include "rj-import-bytes.h"

#include <string.h>

/* AGENT in AGENT: nobody has written more of them. */
#define MOST_DEPTH 8
#define MOST_NAME  64

typedef struct {
  RjImportRows rows;
  /* One line ahead. */
  const char *line;
  gsize length;
  gboolean more;

  RjVcardPart *part;
  guint passed_over; /* cards in cards that are open */
  gboolean after_agent;
  gboolean stopped;
  RjVcardPartFunc func;
  gpointer user_data;
} Scan;

static void
property_free (RjVcardProperty *self)
{
  g_free (self->group);
  g_free (self->name);
  g_ptr_array_unref (self->params);
  g_string_free (self->value, TRUE);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjVcardProperty, property_free)

static void
part_free (RjVcardPart *self)
{
  g_ptr_array_unref (self->properties);
  g_free (self);
}

/* ---- Lines ---- */

static void
step (Scan *self)
{
  self->more = rj_import_rows_next (&self->rows, &self->line, &self->length);
}

/* Is the line ahead @mark and nothing else, whatever stands around it? */
static gboolean
is_mark (const Scan *self, const char *mark)
{
  const char *at = self->line;
  const char *end = self->line + self->length;
  gsize n = strlen (mark);

  while (at < end && (*at == '\0' || g_ascii_isspace (*at)))
    at++;
  while (end > at && (end[-1] == '\0' || g_ascii_isspace (end[-1])))
    end--;
  return (gsize) (end - at) == n && g_ascii_strncasecmp (at, mark, n) == 0;
}

static gboolean
is_begin (const Scan *self)
{
  return is_mark (self, "BEGIN:VCARD");
}

static gboolean
is_end (const Scan *self)
{
  return is_mark (self, "END:VCARD");
}

/* ---- What stands before the colon ---- */

static char *
dup_capitals (const char *from, const char *end)
{
  g_autofree char *text = g_strndup (from, (gsize) (end - from));

  return g_ascii_strup (g_strstrip (text), -1);
}

/* The next of @marks that is not in quotes, or @end. */
static const char *
find_mark (const char *at, const char *end, const char *marks)
{
  gboolean quoted = FALSE;

  for (; at < end; at++)
    if (*at == '"')
      quoted = !quoted;
    else if (!quoted && strchr (marks, *at) != NULL)
      return at;
  return end;
}

/* "HOME,WORK" and "\"home,work\"" are two values. */
static void
add_values (GPtrArray *params, const char *name, const char *at, const char *end)
{
  g_autofree char *text = g_strndup (at, (gsize) (end - at));
  g_auto (GStrv) values = NULL;

  for (char *c = text; *c != '\0'; c++)
    if (*c == '"')
      *c = ' ';
  values = g_strsplit (text, ",", 64);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_ptr_array_add (params, g_strdup (name));
      g_ptr_array_add (params, g_strdup (g_strstrip (values[i])));
    }
}

/* Anything else is no name, and may be no text. */
static gboolean
is_name (const char *text)
{
  gsize n = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/");

  return n > 0 && n <= MOST_NAME && text[n] == '\0';
}

static void
read_head (RjVcardProperty *self, const char *head)
{
  const char *end = head + strlen (head);
  const char *mark = find_mark (head, end, ";");
  const char *dot = memchr (head, '.', (gsize) (mark - head));

  if (dot != NULL)
    self->group = dup_capitals (head, dot);
  self->name = dup_capitals (dot != NULL ? dot + 1 : head, mark);
  if (!is_name (self->name))
    *self->name = '\0';
  while (mark < end)
    {
      const char *from = mark + 1;
      const char *equals;
      g_autofree char *name = NULL;

      mark = find_mark (from, end, ";");
      equals = memchr (from, '=', (gsize) (mark - from));
      name = equals != NULL ? dup_capitals (from, equals) : g_strdup ("");
      add_values (self->params, name, equals != NULL ? equals + 1 : from, mark);
    }
}

const char *
rj_vcard_property_get_param (const RjVcardProperty *self, const char *name)
{
  for (guint i = 0; i + 1 < self->params->len; i += 2)
    if (g_str_equal (g_ptr_array_index (self->params, i), name))
      return g_ptr_array_index (self->params, i + 1);
  return NULL;
}

static gboolean
has_value (const RjVcardProperty *self, const char *name, const char *value)
{
  for (guint i = 0; i + 1 < self->params->len; i += 2)
    if (g_str_equal (g_ptr_array_index (self->params, i), name)
        && g_ascii_strcasecmp (g_ptr_array_index (self->params, i + 1), value) == 0)
      return TRUE;
  return FALSE;
}

gboolean
rj_vcard_property_has_type (const RjVcardProperty *self, const char *type)
{
  return has_value (self, "TYPE", type) || has_value (self, "", type);
}

/* ---- What stands behind it ---- */

static void
append (RjVcardProperty *self, const char *from, gsize length, gsize longest)
{
  for (gsize i = 0; i < length; i++)
    {
      if (self->value->len >= longest)
        {
          self->too_long = TRUE;
          return;
        }
      if (from[i] != '\0')
        g_string_append_c (self->value, from[i]);
    }
}

static gboolean
goes_on_after_space (const Scan *self)
{
  return self->more && self->length > 0 && (*self->line == ' ' || *self->line == '\t') && !is_begin (self)
         && !is_end (self);
}

static void
undo_quoted (GString *value)
{
  gsize to = 0;

  for (gsize at = 0; at < value->len; at++)
    {
      int high =
        value->str[at] == '=' && at + 2 < value->len ? g_ascii_xdigit_value (value->str[at + 1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (value->str[at + 2]) : -1;
      char byte = value->str[at];

      if (low >= 0)
        {
          byte = (char) (high * 16 + low);
          at += 2;
        }
      if (byte != '\0')
        value->str[to++] = byte;
    }
  g_string_truncate (value, to);
}

static gboolean
ends_soft (const char *line, gsize length)
{
  while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t' || line[length - 1] == '\0'))
    length--;
  return length > 0 && line[length - 1] == '=';
}

/* The sign at its end by which a line goes on, and the space that a mail program has put behind it. */
static void
cut_soft_end (GString *value)
{
  while (value->len > 0 && g_ascii_isspace (value->str[value->len - 1]))
    g_string_truncate (value, value->len - 1);
  if (value->len > 0 && value->str[value->len - 1] == '=')
    g_string_truncate (value, value->len - 1);
}

/* @soft: the first line goes on. One that is cut off takes nothing else with it. */
static void
read_quoted (Scan *self, RjVcardProperty *property, gboolean soft)
{
  for (;;)
    {
      const char *from = self->line;
      gsize length = self->length;

      if (soft)
        cut_soft_end (property->value);
      if (!self->more || (soft ? is_begin (self) || is_end (self) : !goes_on_after_space (self)))
        break;
      append (property, soft ? from : from + 1, soft ? length : length - 1, 3 * RJ_VCARD_LONGEST_VALUE);
      soft = ends_soft (from, length);
      step (self);
    }
  undo_quoted (property->value);
  property->quoted = TRUE;
}

/* A picture, a sound, a key: nothing of it is kept. In 2.1 its lines need no space before them. */
static void
pass_over_file (Scan *self, RjVcardProperty *property)
{
  g_string_truncate (property->value, 0);
  property->too_long = FALSE;
  while (self->more && self->length > 0 && !is_begin (self) && !is_end (self)
         && (goes_on_after_space (self) || memchr (self->line, ':', self->length) == NULL))
    step (self);
}

static gboolean
is_file (const RjVcardProperty *self)
{
  return has_value (self, "ENCODING", "BASE64") || has_value (self, "ENCODING", "B")
         || has_value (self, "", "BASE64");
}

static gboolean
is_quoted (const RjVcardProperty *self)
{
  return has_value (self, "ENCODING", "QUOTED-PRINTABLE") || has_value (self, "", "QUOTED-PRINTABLE");
}

/* Does the line behind the one ahead begin with a space? */
static gboolean
is_folded (const Scan *self)
{
  return self->rows.at < self->rows.end && (*self->rows.at == ' ' || *self->rows.at == '\t');
}

/* Takes the line ahead into @head up to its colon. Returns: where the value begins, or %NULL. */
static const char *
take_head (Scan *self, GString *head)
{
  const char *end = self->line + self->length;
  const char *colon = find_mark (self->line, end, ":");

  // A quote that is never closed hides nothing.
  if (colon == end && !is_folded (self) && (colon = memchr (self->line, ':', self->length)) == NULL)
    colon = end;
  if (head->len + (gsize) (colon - self->line) > RJ_VCARD_LONGEST_HEAD)
    {
      g_string_set_size (head, RJ_VCARD_LONGEST_HEAD);
      return NULL;
    }
  for (const char *at = self->line; at < colon; at++)
    if (*at != '\0')
      g_string_append_c (head, *at);
  return colon < end ? colon + 1 : NULL;
}

/* The head of a property may be folded too: up to the colon, without the folds. */
static const char *
read_folded_head (Scan *self, GString *head)
{
  const char *value = take_head (self, head);

  while (value == NULL && head->len < RJ_VCARD_LONGEST_HEAD)
    {
      Scan before = *self;

      step (self);
      if (!goes_on_after_space (self))
        {
          *self = before;
          return NULL;
        }
      self->line++;
      self->length--;
      value = take_head (self, head);
    }
  return value;
}

static void
read_value (Scan *self, RjVcardProperty *property, const char *value)
{
  gsize length = (gsize) (self->line + self->length - value);
  gboolean quoted = is_quoted (property);
  gboolean soft = quoted && ends_soft (value, length);

  append (property, value, length, quoted ? 3 * RJ_VCARD_LONGEST_VALUE : RJ_VCARD_LONGEST_VALUE);
  step (self);
  if (is_file (property))
    {
      pass_over_file (self, property);
      return;
    }
  if (quoted)
    {
      read_quoted (self, property, soft);
      return;
    }
  for (; goes_on_after_space (self); step (self))
    append (property, self->line + 1, self->length - 1, RJ_VCARD_LONGEST_VALUE);
}

/* (transfer full): the property that begins with the line ahead, which is taken with all that belongs to it
 */
static RjVcardProperty *
read_property (Scan *self)
{
  RjVcardProperty *property = g_new0 (RjVcardProperty, 1);
  g_autoptr (GString) head = g_string_new (NULL);
  const char *value;

  property->line = self->rows.number;
  property->params = g_ptr_array_new_with_free_func (g_free);
  property->value = g_string_new (NULL);
  value = read_folded_head (self, head);
  if (value != NULL)
    {
      read_head (property, head->str);
      read_value (self, property, value);
      return property;
    }
  property->name = g_strdup ("");
  do
    step (self);
  while (goes_on_after_space (self));
  return property;
}

/* ---- Cards ---- */

static void
begin_part (Scan *self)
{
  self->part = g_new0 (RjVcardPart, 1);
  self->part->line = self->rows.number;
  self->part->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) property_free);
  self->passed_over = 0;
  self->after_agent = FALSE;
}

static void
finish_part (Scan *self, gboolean closed)
{
  if (self->part == NULL)
    return;
  self->part->closed = closed;
  self->stopped = !self->func (self->part, self->user_data);
  g_clear_pointer (&self->part, part_free);
}

static void
take_begin (Scan *self)
{
  if (self->part != NULL && self->after_agent && self->passed_over < MOST_DEPTH)
    self->passed_over++;
  else
    {
      finish_part (self, FALSE);
      if (!self->stopped)
        begin_part (self);
    }
  self->after_agent = FALSE;
}

static void
take_end (Scan *self)
{
  self->after_agent = FALSE;
  if (self->passed_over > 0)
    self->passed_over--;
  else
    finish_part (self, TRUE);
}

static gboolean
is_blank (const Scan *self)
{
  for (gsize i = 0; i < self->length; i++)
    if (self->line[i] != '\0' && !g_ascii_isspace (self->line[i]))
      return FALSE;
  return TRUE;
}

static void
take_property (Scan *self)
{
  g_autoptr (RjVcardProperty) property = read_property (self);
  RjVcardPart *part = self->part;

  self->after_agent = g_str_equal (property->name, "AGENT") && property->value->len == 0;
  if (part == NULL || self->passed_over > 0)
    return;
  part->length += property->value->len;
  if (part->properties->len >= RJ_VCARD_MOST_PROPERTIES || part->length > RJ_VCARD_LONGEST)
    part->too_long = TRUE;
  else
    g_ptr_array_add (part->properties, g_steal_pointer (&property));
}

void
rj_vcard_scan (const char *text, gsize length, RjVcardPartFunc func, gpointer user_data)
{
  Scan self = { .rows = { .at = text, .end = text + length }, .func = func, .user_data = user_data };

  step (&self);
  while (self.more && !self.stopped)
    {
      if (is_begin (&self))
        {
          take_begin (&self);
          step (&self);
        }
      else if (is_end (&self))
        {
          take_end (&self);
          step (&self);
        }
      else if (is_blank (&self))
        step (&self);
      else
        take_property (&self);
    }
  finish_part (&self, FALSE);
}
