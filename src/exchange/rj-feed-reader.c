// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-feed-reader.h"

#include "rj-csv.h"
#include "rj-feed-map.h"
#include "rj-json-rows.h"

#include <string.h>

/* Lines above the names of the columns, as some put a title there. */
#define MOST_LINES_ABOVE 5
/* How deep objects in a row are looked into. */
#define DEEPEST 3

static gboolean
refuse (RjImportReason reason, GError **error)
{
  g_set_error_literal (error, RJ_IMPORT_ERROR, (int) reason, rj_import_reason_get_name (reason));
  return FALSE;
}

/* The names of the formats, as #RjImportFile has them; @table: it came as a table. */
static const char *
get_name (RjFeedFormat format, gboolean table)
{
  switch (format)
    {
    case RJ_FEED_BMLT:
      return table ? "bmlt-csv" : "bmlt-json";
    case RJ_FEED_NAWS:
      return "naws-csv";
    case RJ_FEED_GUIDE:
    case RJ_FEED_NONE:
    default:
      return table ? "tsml-csv" : "meeting-guide";
    }
}

static void
set_format (RjImportFile *file, RjFeedFormat format, gboolean table)
{
  g_free (file->format);
  file->format = g_strdup (get_name (format, table));
}

/* Windows-1252 in the place of what is no UTF-8. (transfer full) (nullable): NULL: it is */
static char *
make_utf8 (const char *text, gsize length)
{
  static const gunichar high[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
  };
  const char *end = text + length;
  const char *bad;
  GString *out;

  if (g_utf8_validate_len (text, length, NULL))
    return NULL;
  out = g_string_sized_new (length + length / 8);
  while (!g_utf8_validate_len (text, (gsize) (end - text), &bad))
    {
      guint8 byte = (guint8) *bad;

      g_string_append_len (out, text, bad - text);
      // A zero would end the text.
      g_string_append_unichar (out, byte == 0 ? ' ' : byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte);
      text = bad + 1;
    }
  g_string_append_len (out, text, end - text);
  return g_string_free (out, FALSE);
}

/* ---- JSON ---- */

static void add_node (RjFeedFields *fields, const char *name, JsonNode *node, guint depth);

static void
add_value (RjFeedFields *fields, const char *name, JsonNode *node)
{
  g_autofree char *number = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      rj_feed_fields_add (fields, name, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      rj_feed_fields_add (fields, name, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_DOUBLE:
      rj_feed_fields_add (fields, name, g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
      break;
    default:
      number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      rj_feed_fields_add (fields, name, number);
      break;
    }
}

static void
add_members (RjFeedFields *fields, const char *around, JsonObject *object, guint depth)
{
  // What is around the members of one row, and what holds the text of one.
  static const char *const inside[] = { "fields", "attributes", "properties", "meeting", NULL };
  static const char *const text[] = { "rendered", "name", "title", "label", "value", "formatted", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *folded = rj_feed_fields_fold (name);

      if (around == NULL && JSON_NODE_HOLDS_OBJECT (node) && g_strv_contains (inside, folded))
        add_members (fields, NULL, json_node_get_object (node), depth + 1);
      else if (around == NULL)
        add_node (fields, name, node, depth + 1);
      else if (g_strv_contains (text, folded))
        add_node (fields, around, node, depth + 1);
    }
}

static void
add_node (RjFeedFields *fields, const char *name, JsonNode *node, guint depth)
{
  JsonArray *array;

  if (depth > DEEPEST || JSON_NODE_HOLDS_NULL (node))
    rj_feed_fields_add (fields, name, NULL);
  else if (JSON_NODE_HOLDS_VALUE (node))
    add_value (fields, name, node);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    add_members (fields, name, json_node_get_object (node), depth);
  else
    {
      array = json_node_get_array (node);
      rj_feed_fields_add (fields, name, NULL);
      for (guint i = 0; i < json_array_get_length (array); i++)
        add_node (fields, name, json_array_get_element (array, i), depth + 1);
    }
}

typedef struct {
  RjFeedMapping *mapping;
  RjImportFile *file;
  RjFeedFormat format; /* of the first row */
  gboolean only_formats;
  gboolean table;
  gboolean trailed;
} Reading;

static gboolean
take_fields (Reading *self, const RjFeedFields *fields, guint line)
{
  RjFeedFormat format = rj_feed_format_of (fields);

  if (self->format == RJ_FEED_NONE)
    self->format = format;
  return rj_feed_mapping_take (self->mapping, format, fields, line);
}

/* (transfer full): the fields that @names are the names of */
static RjFeedFields *
zip (JsonArray *names, JsonArray *values)
{
  RjFeedFields *fields = rj_feed_fields_new ();
  guint n = MIN (json_array_get_length (names), json_array_get_length (values));

  for (guint i = 0; i < n; i++)
    {
      JsonNode *name = json_array_get_element (names, i);

      if (JSON_NODE_HOLDS_VALUE (name) && json_node_get_value_type (name) == G_TYPE_STRING)
        add_node (fields, json_node_get_string (name), json_array_get_element (values, i), 0);
    }
  return fields;
}

static gboolean
take_table (Reading *self, JsonArray *rows, guint line)
{
  JsonArray *names = NULL;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      g_autoptr (RjFeedFields) fields = NULL;

      if (!JSON_NODE_HOLDS_ARRAY (node))
        {
          if (names != NULL && !rj_feed_mapping_leave (self->mapping, line, RJ_IMPORT_NO_MEETING))
            return FALSE;
          continue;
        }
      fields = zip (names != NULL ? names : json_node_get_array (node), json_node_get_array (node));
      if (names == NULL && rj_feed_format_of (fields) != RJ_FEED_NONE)
        names = json_node_get_array (node);
      else if (names != NULL && json_array_get_length (json_node_get_array (node)) > 0
               && !take_fields (self, fields, line))
        return FALSE;
    }
  self->table = TRUE;
  return TRUE;
}

static gboolean
take_object (Reading *self, JsonObject *object, guint line)
{
  g_autoptr (RjFeedFields) fields = rj_feed_fields_new ();

  add_members (fields, NULL, object, 0);
  // What the keys of a server are called stands behind its meetings, and is read before them.
  if (rj_feed_fields_has (fields, "keystring"))
    {
      if (self->only_formats)
        rj_feed_mapping_add_format (self->mapping, fields);
      return TRUE;
    }
  return self->only_formats || take_fields (self, fields, line);
}

static gboolean
row_cb (RjJsonRowKind kind, JsonNode *node, guint line, gpointer user_data)
{
  Reading *self = user_data;

  if (kind == RJ_JSON_ROW)
    return take_object (self, json_node_get_object (node), line);
  if (self->only_formats)
    return TRUE;
  if (kind == RJ_JSON_TABLE)
    return take_table (self, json_node_get_array (node), line);
  if (kind != RJ_JSON_TRAILER)
    return rj_feed_mapping_leave (self->mapping, line,
                                  kind == RJ_JSON_OTHER    ? RJ_IMPORT_NO_MEETING
                                  : kind == RJ_JSON_BROKEN ? RJ_IMPORT_BROKEN_ROW
                                                           : RJ_IMPORT_NOT_CLOSED);
  if (!self->trailed)
    {
      g_ptr_array_add (self->file->left,
                       rj_import_left_new (RJ_IMPORT_OTHER, 1, line, NULL, RJ_IMPORT_TRAILER));
      self->file->found[RJ_IMPORT_OTHER]++;
    }
  self->trailed = TRUE;
  return TRUE;
}

/* An array, an object, or a call or a variable with one of them. */
static gboolean
recognise_json (const char *head, gsize length)
{
  const char *end = head + length;
  char before = '(';

  for (const char *at = head; at < end; at++)
    {
      if (*at == '[' || *at == '{')
        return strchr ("(=/", before) != NULL;
      if (*at == '\0'
          || !(g_ascii_isalnum (*at) || g_ascii_isspace (*at) || strchr ("_$.()=/*'\"-", *at) != NULL))
        return FALSE;
      if (!g_ascii_isspace (*at))
        before = *at;
    }
  return FALSE;
}

static gboolean
has_formats (const char *text, gsize length)
{
  return memmem (text, length, "\"key_string\"", 12) != NULL;
}

static gboolean
read_json (const char *text, gsize length, RjImportFile *file, GError **error)
{
  g_autofree char *mended = make_utf8 (text, length);
  g_autoptr (RjFeedMapping) mapping = rj_feed_mapping_new (file);
  Reading reading = { .mapping = mapping, .file = file, .only_formats = TRUE };

  if (mended != NULL)
    {
      text = mended;
      length = strlen (mended);
    }
  if (has_formats (text, length))
    rj_json_rows_divide (text, length, rj_feed_format_knows, row_cb, &reading);
  reading.only_formats = FALSE;
  if (!rj_json_rows_divide (text, length, rj_feed_format_knows, row_cb, &reading))
    return refuse (RJ_IMPORT_TOO_MANY, error);
  set_format (file, reading.format, FALSE);
  return rj_feed_mapping_finish (mapping, error);
}

/* ---- Tables ---- */

/* (transfer full): the names of the columns, with the values of a row or as names alone */
static RjFeedFields *
name_fields (const GPtrArray *names, const GPtrArray *values)
{
  RjFeedFields *fields = rj_feed_fields_new ();

  for (guint i = 0; i < names->len; i++)
    rj_feed_fields_add (fields, g_ptr_array_index (names, i),
                        values != NULL && i < values->len ? g_ptr_array_index (values, i) : NULL);
  return fields;
}

/* (transfer full) (nullable): the row with the names, and what its format is */
static GPtrArray *
find_names (RjCsv *csv, RjFeedFormat *format)
{
  guint line;
  gboolean broken;

  for (guint i = 0; i < MOST_LINES_ABOVE; i++)
    {
      g_autoptr (GPtrArray) names = rj_csv_next (csv, 0, &line, &broken);
      g_autoptr (RjFeedFields) fields = NULL;

      if (names == NULL)
        break;
      fields = name_fields (names, NULL);
      *format = names->len > 1 ? rj_feed_format_of (fields) : RJ_FEED_NONE;
      if (*format != RJ_FEED_NONE)
        return g_steal_pointer (&names);
    }
  return NULL;
}

static gboolean
recognise_csv (const char *head, gsize length)
{
  g_autofree char *mended = make_utf8 (head, length);
  g_autoptr (RjCsv) csv =
    rj_csv_new (mended != NULL ? mended : head, mended != NULL ? strlen (mended) : length);
  g_autoptr (GPtrArray) names = NULL;
  RjFeedFormat format;

  if (memchr (head, '\0', length) != NULL)
    return FALSE;
  names = find_names (csv, &format);
  return names != NULL;
}

static gboolean
same_fields (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* Is there anything but separators in it? */
static gboolean
is_blank (const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (*g_strstrip (g_ptr_array_index (values, i)) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
has_more (const GPtrArray *values, guint n)
{
  for (guint i = n; i < values->len; i++)
    if (*(const char *) g_ptr_array_index (values, i) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
take_row (RjFeedMapping *mapping,
          RjFeedFormat format,
          const GPtrArray *names,
          const GPtrArray *values,
          guint line)
{
  g_autoptr (RjFeedFields) fields = NULL;

  // A comma without quotes has moved all that follows.
  if (has_more (values, names->len))
    return rj_feed_mapping_leave (mapping, line, RJ_IMPORT_MORE_FIELDS);
  fields = name_fields (names, values);
  return rj_feed_mapping_take (mapping, format, fields, line);
}

static gboolean
read_csv (const char *text, gsize length, RjImportFile *file, GError **error)
{
  g_autofree char *mended = make_utf8 (text, length);
  g_autoptr (RjFeedMapping) mapping = rj_feed_mapping_new (file);
  g_autoptr (RjCsv) csv =
    rj_csv_new (mended != NULL ? mended : text, mended != NULL ? strlen (mended) : length);
  RjFeedFormat format;
  g_autoptr (GPtrArray) names = find_names (csv, &format);
  guint line;
  gboolean broken;

  if (names == NULL)
    return refuse (RJ_IMPORT_NOT_UNDERSTOOD, error);
  set_format (file, format, TRUE);
  for (;;)
    {
      g_autoptr (GPtrArray) values = rj_csv_next (csv, names->len, &line, &broken);
      gboolean room = TRUE;

      if (values == NULL)
        break;
      if (broken)
        room = rj_feed_mapping_leave (mapping, line, RJ_IMPORT_BROKEN_ROW);
      else if (!is_blank (values) && !same_fields (names, values))
        room = take_row (mapping, format, names, values, line);
      if (!room)
        return refuse (RJ_IMPORT_TOO_MANY, error);
    }
  return rj_feed_mapping_finish (mapping, error);
}

const RjImportModule rj_feed_json_import = {
  .name = "meeting-guide",
  .recognise = recognise_json,
  .read = read_json,
};

const RjImportModule rj_feed_csv_import = {
  .name = "tsml-csv",
  .recognise = recognise_csv,
  .read = read_csv,
};
