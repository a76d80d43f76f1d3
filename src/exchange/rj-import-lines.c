// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-lines.h"

#include "rj-feed-row.h"
#include "rj-vcard.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FIRST_DAY rj_day_new (1900, 1, 1)
#define LAST_DAY  rj_day_new (2200, 12, 31)
#define LEAST     (-1)
#define MOST      1000000000

struct _RjImportLines {
  RjImportFile *file;
  gboolean ended;
  gsize total;
};

RjImportLines *
rj_import_lines_new (void)
{
  return g_new0 (RjImportLines, 1);
}

void
rj_import_lines_free (RjImportLines *self)
{
  g_clear_pointer (&self->file, rj_import_file_free);
  g_free (self);
}

static gboolean
refuse (RjImportReason reason, GError **error)
{
  g_set_error_literal (error, RJ_IMPORT_ERROR, (int) reason, rj_import_reason_get_name (reason));
  return FALSE;
}

/* A value that is missing is as it was; one of the wrong kind spoils the line. */
static gboolean
get_text (JsonObject *object, const char *name, char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_dup_string (node);
  return g_utf8_validate (*text, -1, NULL);
}

static gboolean
read_int (JsonNode *node, gint64 least, gint64 most, int *value)
{
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  *value = (int) CLAMP (number, least, most);
  return number >= least && number <= most;
}

static gboolean
get_int (JsonObject *object, const char *name, gint64 least, gint64 most, int *value)
{
  return read_int (json_object_get_member (object, name), least, most, value);
}

static gboolean
get_uint (JsonObject *object, const char *name, guint *value)
{
  int number = 0;
  gboolean good = get_int (object, name, 0, MOST, &number);

  *value = (guint) number;
  return good;
}

static gboolean
read_moment (JsonNode *node, RjImportMoment *moment)
{
  g_autofree char *day = NULL;
  JsonObject *object;
  int clock = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  if (!get_text (object, "day", &day) || !get_int (object, "minutes", 0, 24 * 60 - 1, &moment->minutes)
      || !get_int (object, "clock", RJ_IMPORT_DATE, RJ_IMPORT_ZONED, &clock)
      || !get_text (object, "tzid", &moment->tzid))
    return FALSE;
  moment->clock = (RjImportClock) clock;
  moment->day = rj_day_from_iso (day);
  return moment->day >= FIRST_DAY && moment->day <= LAST_DAY
         && (clock == RJ_IMPORT_ZONED) == (moment->tzid != NULL)
         && (clock != RJ_IMPORT_DATE || moment->minutes == 0);
}

static gboolean
get_moment (JsonObject *object, const char *name, RjImportMoment *moment)
{
  JsonNode *node = json_object_get_member (object, name);

  return node == NULL || read_moment (node, moment);
}

/* (transfer none) (nullable) */
static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
get_moments (JsonObject *object, const char *name, GArray *moments)
{
  JsonArray *array = get_array (object, name);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      RjImportMoment moment = { 0 };
      gboolean good = read_moment (json_array_get_element (array, i), &moment);

      g_array_append_val (moments, moment);
      if (!good)
        return FALSE;
    }
  return array != NULL;
}

static gboolean
get_leads (JsonObject *object, GArray *leads)
{
  JsonArray *array = get_array (object, "leads");
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      int lead;

      if (!read_int (json_array_get_element (array, i), 0, MOST, &lead))
        return FALSE;
      g_array_append_val (leads, lead);
    }
  return array != NULL;
}

static gboolean
get_offsets (JsonObject *object, RjImportRecord *record)
{
  JsonArray *array = get_array (object, "offsets");

  if (array == NULL || json_array_get_length (array) > RJ_IMPORT_N_OFFSETS)
    return FALSE;
  record->n_offsets = json_array_get_length (array);
  for (guint i = 0; i < record->n_offsets; i++)
    if (!read_int (json_array_get_element (array, i), -RJ_IMPORT_MOST_OFFSET, RJ_IMPORT_MOST_OFFSET,
                   &record->offsets[i]))
      return FALSE;
  return TRUE;
}

static gboolean
get_texts (JsonObject *object, const char *name, GStrv *texts)
{
  JsonArray *array = get_array (object, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return !json_object_has_member (object, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return FALSE;
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  *texts = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
get_place (JsonObject *object, RjImportKind *kind, guint *number, guint *line)
{
  g_autofree char *name = NULL;

  if (!get_text (object, "kind", &name))
    return FALSE;
  *kind = rj_import_kind_from_name (name);
  return *kind != 0 && get_uint (object, "number", number) && get_uint (object, "line", line);
}

static gboolean
read_record (JsonObject *object, RjImportRecord *record)
{
  int range = 0;
  gboolean ranged = get_int (object, "range", RJ_IMPORT_ONE_DAY, RJ_IMPORT_OTHER_RANGE, &range);

  record->range = (RjImportRange) range;
  return ranged && get_place (object, &record->kind, &record->number, &record->line)
         && get_text (object, "uid", &record->uid) && get_moment (object, "recurrence", &record->recurrence)
         && get_text (object, "title", &record->title) && get_text (object, "place", &record->place)
         && get_text (object, "note", &record->note) && get_texts (object, "categories", &record->categories)
         && get_moment (object, "start", &record->start) && get_moment (object, "end", &record->end)
         && record->start.day != RJ_DAY_NONE
         && get_int (object, "duration", LEAST, MOST, &record->duration_minutes)
         && get_text (object, "location", &record->location) && get_offsets (object, record)
         && get_text (object, "rule", &record->rule) && get_moments (object, "except", record->except)
         && get_moments (object, "also", record->also) && get_leads (object, record->leads)
         && get_moments (object, "alarms", record->alarms)
         && get_int (object, "cancelled", FALSE, TRUE, &record->cancelled)
         && get_int (object, "sequence", 0, MOST, &record->sequence)
         && get_int (object, "neutral", FALSE, TRUE, &record->neutral)
         && get_int (object, "part", 0, 4, &record->part)
         && get_int (object, "times", 0, 7, &record->times_a_week)
         && get_texts (object, "steps", &record->steps);
}

static gboolean
read_meeting (JsonObject *object, RjFeedRow *row)
{
  int ways = 0;
  int days = 0;

  for (guint i = 0; i < rj_feed_texts_n; i++)
    if (!get_text (object, rj_feed_texts[i].name, rj_feed_row_get_text (row, i)))
      return FALSE;
  if (!get_int (object, "ways", 0, RJ_FEED_ALL_WAYS, &ways)
      || !get_int (object, "days", 0, RJ_FEED_ALL_DAYS, &days) || row->name == NULL)
    return FALSE;
  row->ways = (guint) ways;
  row->days = (guint) days;
  return get_uint (object, "number", &row->number) && get_uint (object, "line", &row->line)
         && get_int (object, "minutes", -1, 24 * 60 - 1, &row->minutes)
         && get_int (object, "duration", -1, 24 * 60 - 1, &row->duration_minutes)
         && get_int (object, "closed", FALSE, TRUE, &row->closed_for_now)
         && get_int (object, "approximate", FALSE, TRUE, &row->approximate)
         && get_int (object, "door", 0, 2, &row->door) && get_texts (object, "codes", &row->codes)
         && get_texts (object, "words", &row->words)
         && (row->words == NULL
             || (row->codes != NULL && g_strv_length (row->codes) == g_strv_length (row->words)));
}

static gboolean
take_meeting (RjImportFile *file, JsonObject *object)
{
  RjFeedRow *row = rj_feed_row_new ();

  g_ptr_array_add (file->meetings, row);
  return read_meeting (object, row);
}

static gboolean
take_record (RjImportFile *file, JsonObject *object)
{
  RjImportRecord *record = rj_import_record_new (RJ_IMPORT_OTHER);

  g_ptr_array_add (file->records, record);
  return read_record (object, record);
}

static gboolean
take_card (RjImportFile *file, JsonObject *object)
{
  RjVcard *card = rj_vcard_read_json (object);

  if (card != NULL)
    g_ptr_array_add (file->cards, card);
  return card != NULL;
}

static gboolean
take_left (RjImportFile *file, JsonObject *object)
{
  RjImportLeft *left = rj_import_left_new (RJ_IMPORT_OTHER, 0, 0, NULL, 0);
  g_autofree char *reason = NULL;

  g_ptr_array_add (file->left, left);
  if (!get_place (object, &left->kind, &left->number, &left->line) || !get_text (object, "part", &left->part)
      || !get_text (object, "reason", &reason))
    return FALSE;
  left->reason = rj_import_reason_from_name (reason);
  return left->reason != 0;
}

static gboolean
take_end (RjImportFile *file, JsonObject *object)
{
  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    if (!get_uint (object, rj_import_kind_get_name (i), &file->found[i]))
      return FALSE;
  return TRUE;
}

static gboolean
take_first (RjImportLines *self, JsonObject *object, GError **error)
{
  g_autofree char *refused = NULL;
  g_autofree char *format = NULL;

  if (!get_text (object, "refused", &refused) || !get_text (object, "format", &format))
    return refuse (RJ_IMPORT_BROKEN_OFF, error);
  if (rj_import_reason_from_name (refused) != 0)
    return refuse (rj_import_reason_from_name (refused), error);
  if (format == NULL)
    return refuse (RJ_IMPORT_BROKEN_OFF, error);
  self->file = rj_import_file_new (format);
  return get_text (object, "zone", &self->file->zone) || refuse (RJ_IMPORT_BROKEN_OFF, error);
}

/* (transfer none) (nullable) */
static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
take_next (RjImportLines *self, JsonObject *object)
{
  JsonObject *record = get_object (object, "record");
  JsonObject *card = get_object (object, "card");
  JsonObject *meeting = get_object (object, "meeting");
  JsonObject *left = get_object (object, "left");
  JsonObject *end = get_object (object, "end");
  // Each record may leave a part or two.
  guint n =
    self->file->records->len + self->file->cards->len + self->file->meetings->len + self->file->left->len;
  gboolean room = n < 3 * (RJ_IMPORT_MOST_RECORDS + RJ_IMPORT_MOST_MEETINGS);

  if (json_object_get_size (object) != 1 || !room)
    return FALSE;
  if (record != NULL)
    return take_record (self->file, record);
  if (card != NULL)
    return take_card (self->file, card);
  if (meeting != NULL)
    return take_meeting (self->file, meeting);
  if (left != NULL)
    return take_left (self->file, left);
  self->ended = end != NULL && take_end (self->file, end);
  return self->ended;
}

gboolean
rj_import_lines_take (RjImportLines *self, const char *line, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  self->total += length;
  if (self->ended || length > RJ_IMPORT_LONGEST_LINE || self->total > RJ_IMPORT_MOST_LINES_BYTES)
    return refuse (RJ_IMPORT_BROKEN_OFF, error);
  json_parser_set_strict (parser, TRUE);
  if (!g_utf8_validate_len (line, length, NULL)
      || !json_parser_load_from_data (parser, line, (gssize) length, NULL))
    return refuse (RJ_IMPORT_BROKEN_OFF, error);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (RJ_IMPORT_BROKEN_OFF, error);
  if (self->file == NULL)
    return take_first (self, json_node_get_object (root), error);
  return take_next (self, json_node_get_object (root)) || refuse (RJ_IMPORT_BROKEN_OFF, error);
}

RjImportFile *
rj_import_lines_finish (RjImportLines *self, GError **error)
{
  if (self->file == NULL || !self->ended)
    {
      refuse (RJ_IMPORT_BROKEN_OFF, error);
      return NULL;
    }
  return g_steal_pointer (&self->file);
}
