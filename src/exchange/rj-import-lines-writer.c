// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-lines.h"

#include "rj-feed-row.h"
#include "rj-vcard.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef void (*PutFunc) (JsonBuilder *builder, gconstpointer what);

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
put_moment (JsonBuilder *builder, const RjImportMoment *moment)
{
  g_autofree char *day = rj_day_to_iso (moment->day);

  json_builder_begin_object (builder);
  add_text (builder, "day", day);
  add_int (builder, "minutes", moment->minutes);
  add_int (builder, "clock", moment->clock);
  add_text (builder, "tzid", moment->tzid);
  json_builder_end_object (builder);
}

static void
add_moment (JsonBuilder *builder, const char *name, const RjImportMoment *moment)
{
  if (moment->day == RJ_DAY_NONE)
    return;
  json_builder_set_member_name (builder, name);
  put_moment (builder, moment);
}

static void
add_moments (JsonBuilder *builder, const char *name, const GArray *moments)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < moments->len; i++)
    put_moment (builder, &g_array_index (moments, RjImportMoment, i));
  json_builder_end_array (builder);
}

static void
add_ints (JsonBuilder *builder, const char *name, const int *values, guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_int_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_texts (JsonBuilder *builder, const char *name, char *const *texts)
{
  if (texts == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
put_record (JsonBuilder *builder, gconstpointer what)
{
  const RjImportRecord *record = what;

  json_builder_set_member_name (builder, "record");
  json_builder_begin_object (builder);
  add_text (builder, "kind", rj_import_kind_get_name (record->kind));
  add_int (builder, "number", record->number);
  add_int (builder, "line", record->line);
  add_text (builder, "uid", record->uid);
  add_moment (builder, "recurrence", &record->recurrence);
  add_int (builder, "range", record->range);
  add_int (builder, "sequence", record->sequence);
  add_text (builder, "title", record->title);
  add_text (builder, "place", record->place);
  add_text (builder, "note", record->note);
  add_texts (builder, "categories", record->categories);
  add_moment (builder, "start", &record->start);
  add_moment (builder, "end", &record->end);
  add_int (builder, "duration", record->duration_minutes);
  add_text (builder, "location", record->location);
  add_ints (builder, "offsets", record->offsets, record->n_offsets);
  add_text (builder, "rule", record->rule);
  add_moments (builder, "except", record->except);
  add_moments (builder, "also", record->also);
  add_ints (builder, "leads", (const int *) (gconstpointer) record->leads->data, record->leads->len);
  add_moments (builder, "alarms", record->alarms);
  add_int (builder, "cancelled", record->cancelled);
  add_int (builder, "part", record->part);
  add_int (builder, "neutral", record->neutral);
  add_int (builder, "times", record->times_a_week);
  add_texts (builder, "steps", record->steps);
  json_builder_end_object (builder);
}

static void
put_meeting (JsonBuilder *builder, gconstpointer what)
{
  RjFeedRow *row = (RjFeedRow *) what;

  json_builder_set_member_name (builder, "meeting");
  json_builder_begin_object (builder);
  add_int (builder, "number", row->number);
  add_int (builder, "line", row->line);
  add_int (builder, "days", row->days);
  add_int (builder, "minutes", row->minutes);
  add_int (builder, "duration", row->duration_minutes);
  add_int (builder, "ways", row->ways);
  add_int (builder, "closed", row->closed_for_now);
  add_int (builder, "approximate", row->approximate);
  add_int (builder, "door", row->door);
  for (guint i = 0; i < rj_feed_texts_n; i++)
    add_text (builder, rj_feed_texts[i].name, *rj_feed_row_get_text (row, i));
  add_texts (builder, "codes", row->codes);
  add_texts (builder, "words", row->words);
  json_builder_end_object (builder);
}

static char *make_line (PutFunc put, gconstpointer what, gsize *length);

char *
rj_import_record_dup_digest (const RjImportRecord *self, const char *before)
{
  RjImportRecord plain = *self;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *line = NULL;
  gsize length;

  // Where it stands does not count.
  plain.number = plain.line = 0;
  line = make_line (put_record, &plain, &length);
  if (before != NULL)
    g_checksum_update (sum, (const guchar *) before, (gssize) strlen (before));
  g_checksum_update (sum, (const guchar *) line, (gssize) length);
  return g_strdup (g_checksum_get_string (sum));
}

static void
put_card (JsonBuilder *builder, gconstpointer what)
{
  json_builder_set_member_name (builder, "card");
  json_builder_begin_object (builder);
  rj_vcard_write_json (what, builder);
  json_builder_end_object (builder);
}

static void
put_left (JsonBuilder *builder, gconstpointer what)
{
  const RjImportLeft *left = what;

  json_builder_set_member_name (builder, "left");
  json_builder_begin_object (builder);
  add_text (builder, "kind", rj_import_kind_get_name (left->kind));
  add_int (builder, "number", left->number);
  add_int (builder, "line", left->line);
  add_text (builder, "part", left->part);
  add_text (builder, "reason", rj_import_reason_get_name (left->reason));
  json_builder_end_object (builder);
}

static void
put_format (JsonBuilder *builder, gconstpointer what)
{
  const RjImportFile *file = what;

  add_text (builder, "format", file->format);
  add_text (builder, "zone", file->zone);
}

static void
put_end (JsonBuilder *builder, gconstpointer what)
{
  const RjImportFile *file = what;

  json_builder_set_member_name (builder, "end");
  json_builder_begin_object (builder);
  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    add_int (builder, rj_import_kind_get_name (i), file->found[i]);
  json_builder_end_object (builder);
}

/* (transfer full): with its line end */
static char *
make_line (PutFunc put, gconstpointer what, gsize *length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  json_builder_begin_object (builder);
  put (builder, what);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, line);
  g_string_append_c (line, '\n');
  *length = line->len;
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
hand_out (PutFunc put, gconstpointer what, RjImportLineFunc func, gpointer user_data)
{
  gsize length;
  g_autofree char *line = make_line (put, what, &length);

  return func (line, length, user_data);
}

gboolean
rj_import_lines_write (const RjImportFile *file, RjImportLineFunc func, gpointer user_data)
{
  if (!hand_out (put_format, file, func, user_data))
    return FALSE;
  for (guint i = 0; i < file->records->len; i++)
    if (!hand_out (put_record, g_ptr_array_index (file->records, i), func, user_data))
      return FALSE;
  for (guint i = 0; i < file->cards->len; i++)
    if (!hand_out (put_card, g_ptr_array_index (file->cards, i), func, user_data))
      return FALSE;
  for (guint i = 0; i < file->meetings->len; i++)
    if (!hand_out (put_meeting, g_ptr_array_index (file->meetings, i), func, user_data))
      return FALSE;
  for (guint i = 0; i < file->left->len; i++)
    if (!hand_out (put_left, g_ptr_array_index (file->left, i), func, user_data))
      return FALSE;
  return hand_out (put_end, file, func, user_data);
}

static void
put_refusal (JsonBuilder *builder, gconstpointer name)
{
  add_text (builder, "refused", name);
}

char *
rj_import_lines_refuse (RjImportReason reason)
{
  gsize length;

  return make_line (put_refusal, rj_import_reason_get_name (reason), &length);
}
