// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-map.h"

#include "rj-feed-map-private.h"
#include "rj-feed-values.h"

#include <string.h>

/* An end that is later than this after the start is none. */
#define LONGEST_MINUTES (12 * 60)
#define DAY_MINUTES     (24 * 60)

struct _RjFeedMapping {
  RjImportFile *file;
  GHashTable *keys;  /* utf8 → RjFeedKey */
  GHashTable *taken; /* set of source ids */
  GHashTable *seen;  /* set of whole rows */
  guint n_rows;
  guint n_times;
  gsize n_bytes;
};

static void
key_free (RjFeedKey *self)
{
  g_free (self->name);
  g_free (self->world);
  g_free (self);
}

RjFeedMapping *
rj_feed_mapping_new (RjImportFile *file)
{
  RjFeedMapping *self = g_new0 (RjFeedMapping, 1);

  self->file = file;
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) key_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
rj_feed_mapping_free (RjFeedMapping *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/* ---- Which format ---- */

RjFeedFormat
rj_feed_format_of (const RjFeedFields *fields)
{
  if (rj_feed_fields_has (fields, "weekdaytinyint") || rj_feed_fields_has (fields, "idbigint")
      || (rj_feed_fields_has (fields, "meetingname") && rj_feed_fields_has (fields, "starttime")))
    return RJ_FEED_BMLT;
  if (rj_feed_fields_has (fields, "committeename")
      || (rj_feed_fields_has (fields, "committee") && rj_feed_fields_has (fields, "day")))
    return RJ_FEED_NAWS;
  if (rj_feed_fields_has (fields, "slug") || rj_feed_fields_has (fields, "day")
      || rj_feed_fields_has (fields, "weekday") || rj_feed_fields_has (fields, "time")
      || rj_feed_fields_has (fields, "starttime"))
    return RJ_FEED_GUIDE;
  // By appointment: a name and where.
  if ((rj_feed_fields_has (fields, "name") || rj_feed_fields_has (fields, "meeting"))
      && (rj_feed_fields_has (fields, "types") || rj_feed_fields_has (fields, "address")
          || rj_feed_fields_has (fields, "formattedaddress") || rj_feed_fields_has (fields, "location")
          || rj_feed_fields_has (fields, "conferenceurl") || rj_feed_fields_has (fields, "conferencephone")))
    return RJ_FEED_GUIDE;
  return RJ_FEED_NONE;
}

gboolean
rj_feed_format_knows (const char *name)
{
  static const char *const names[] = {
    "name",      "slug",          "day",       "time",    "weekdaytinyint", "idbigint", "meetingname",
    "starttime", "committeename", "committee", "weekday", "keystring",      "worldid",  "location",
    "types",     "conferenceurl", NULL
  };

  return g_strv_contains (names, name);
}

void
rj_feed_mapping_add_format (RjFeedMapping *self, const RjFeedFields *fields)
{
  const char *key = rj_feed_fields_get (fields, "keystring");
  RjFeedKey *format;

  if (key == NULL || g_hash_table_contains (self->keys, key))
    return;
  format = g_new0 (RjFeedKey, 1);
  format->name = rj_feed_clean_line (rj_feed_fields_get (fields, "namestring"));
  format->world = rj_feed_clean_line (rj_feed_fields_get (fields, "worldid"));
  g_hash_table_insert (self->keys, g_strdup (key), format);
}

const RjFeedKey *
rj_feed_mapping_find_key (const RjFeedMapping *self, const char *key)
{
  return g_hash_table_lookup (self->keys, key);
}

/* ---- What all formats have ---- */

static void
leave (RjFeedMapping *self, guint number, guint line, const char *part, RjImportReason reason)
{
  g_ptr_array_add (self->file->left, rj_import_left_new (RJ_IMPORT_MEETING, number, line, part, reason));
}

void
rj_feed_draft_leave (RjFeedDraft *self, const char *part, RjImportReason reason)
{
  leave (self->mapping, self->row->number, self->row->line, part, reason);
}

void
rj_feed_draft_read_days (RjFeedDraft *self, const char *name, int base)
{
  const GPtrArray *values = rj_feed_fields_get_all (self->fields, name);
  guint bad = 0;

  for (guint i = 0; values != NULL && i < values->len; i++)
    bad += rj_feed_read_days (g_ptr_array_index (values, i), (RjFeedDayBase) base, &self->row->days);
  if (bad > 0 && self->row->days == 0)
    self->refused = RJ_IMPORT_BAD_DAY;
  else if (bad > 0)
    rj_feed_draft_leave (self, name, RJ_IMPORT_SOME_DAYS);
}

static void
set_end (RjFeedDraft *self, int end, const char *part)
{
  RjFeedRow *row = self->row;
  int minutes;

  if (end < 0 || row->minutes < 0)
    return;
  minutes = end - row->minutes;
  if (minutes < 0)
    minutes += DAY_MINUTES;
  // A list that has no end writes the start once more.
  if (minutes == 0)
    return;
  if (minutes > LONGEST_MINUTES)
    rj_feed_draft_leave (self, part, RJ_IMPORT_BAD_END);
  else
    row->duration_minutes = minutes;
}

void
rj_feed_draft_read_times (RjFeedDraft *self, const char *name, const char *until)
{
  const char *start = rj_feed_fields_get (self->fields, name);
  const char *end = until != NULL ? rj_feed_fields_get (self->fields, until) : NULL;
  int also = -1;
  int none;

  if (self->refused != 0 || start == NULL)
    return;
  self->row->minutes = rj_feed_read_time (start, &also);
  if (self->row->minutes < 0)
    {
      self->refused = RJ_IMPORT_BAD_TIME;
      return;
    }
  // 24:00 is the beginning of the next day.
  if (self->row->minutes == DAY_MINUTES)
    {
      self->row->minutes = 0;
      self->row->days = ((self->row->days << 1) | (self->row->days >> 6)) & RJ_FEED_ALL_DAYS;
    }
  set_end (self, also, name);
  if (end == NULL)
    return;
  also = rj_feed_read_time (end, &none);
  if (also < 0)
    rj_feed_draft_leave (self, until, RJ_IMPORT_BAD_END);
  else
    set_end (self, also, until);
}

char *
rj_feed_draft_line (RjFeedDraft *self, const char *const *names)
{
  return rj_feed_clean_line (rj_feed_fields_get_any (self->fields, names));
}

char *
rj_feed_draft_text (RjFeedDraft *self, const char *const *names)
{
  return rj_feed_clean_text (rj_feed_fields_get_any (self->fields, names));
}

char *
rj_feed_draft_join (RjFeedDraft *self, const char *const *names, const char *between)
{
  g_autofree char *text = rj_feed_fields_join (self->fields, names, between);

  return strchr (between, '\n') != NULL ? rj_feed_clean_text (text) : rj_feed_clean_line (text);
}

/* ---- Into the file ---- */

/* Everything in it but where it stands. */
static char *
dup_whole (RjFeedRow *row)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u %d %d %u %d", row->days, row->minutes, row->duration_minutes, row->ways,
                          row->closed_for_now);
  for (guint i = 0; i < rj_feed_texts_n; i++)
    {
      const char *part = *rj_feed_row_get_text (row, i);

      g_string_append_c (text, '\x1f');
      g_string_append (text, part != NULL ? part : "");
    }
  for (char **code = row->codes; code != NULL && *code != NULL; code++)
    {
      g_string_append_c (text, '\x1e');
      g_string_append (text, *code);
    }
  return g_string_free (text, FALSE);
}

/* The id by which it is known again. */
static void
make_id (RjFeedMapping *self, RjFeedRow *row)
{
  g_autofree char *id = g_strdup (row->source_id);

  if (id == NULL)
    return;
  if (g_hash_table_contains (self->taken, id))
    leave (self, row->number, row->line, "id", RJ_IMPORT_SAME_ID);
  for (guint i = 1; g_hash_table_contains (self->taken, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s/%x-%d", row->source_id, row->days, row->minutes);
      if (i > 1)
        {
          g_autofree char *first = g_steal_pointer (&id);

          id = g_strdup_printf ("%s-%u", first, i);
        }
    }
  g_free (row->source_id);
  row->source_id = g_strdup (id);
  g_hash_table_add (self->taken, g_steal_pointer (&id));
}

static void
check (RjFeedMapping *self, RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;
  g_autofree char *whole = NULL;

  if (row->name == NULL)
    row->name = g_strdup (row->group != NULL ? row->group : row->place);
  if (draft->refused == 0 && row->name == NULL)
    draft->refused = RJ_IMPORT_NAMELESS;
  // Without a day there is no plan for its time.
  if (draft->refused == 0 && row->minutes >= 0 && row->days == 0)
    draft->refused = RJ_IMPORT_NO_DAY;
  if (draft->refused != 0)
    return;
  whole = dup_whole (row);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&whole)))
    {
      draft->refused = RJ_IMPORT_TWICE;
      return;
    }
  if (row->days != 0 && row->minutes < 0)
    rj_feed_draft_leave (draft, "time", RJ_IMPORT_NO_TIME);
  if (row->source_id == NULL)
    rj_feed_draft_leave (draft, "id", RJ_IMPORT_NO_ID);
}

static gboolean
has_room (RjFeedMapping *self, RjFeedRow *row)
{
  for (guint i = 0; i < rj_feed_texts_n; i++)
    {
      const char *text = *rj_feed_row_get_text (row, i);

      self->n_bytes += text != NULL ? strlen (text) : 0;
    }
  for (guint days = row->days; days != 0; days >>= 1)
    self->n_times += days & 1;
  return self->n_times <= RJ_IMPORT_MOST_TIMES && self->n_bytes <= RJ_IMPORT_MOST_LIST_BYTES;
}

gboolean
rj_feed_mapping_take (RjFeedMapping *self, RjFeedFormat format, const RjFeedFields *fields, guint line)
{
  static void (*const maps[]) (RjFeedDraft *) = {
    [RJ_FEED_GUIDE] = rj_feed_map_guide,
    [RJ_FEED_BMLT] = rj_feed_map_bmlt,
    [RJ_FEED_NAWS] = rj_feed_map_naws,
  };
  g_autoptr (RjFeedRow) row = rj_feed_row_new ();
  RjFeedDraft draft = { .row = row, .fields = fields, .mapping = self };
  guint n_left = self->file->left->len;

  if (format == RJ_FEED_NONE)
    return rj_feed_mapping_leave (self, line, RJ_IMPORT_NO_MEETING);
  if (++self->n_rows > RJ_IMPORT_MOST_MEETINGS)
    return FALSE;
  row->number = self->n_rows;
  row->line = line;
  self->file->found[RJ_IMPORT_MEETING]++;
  maps[format](&draft);
  check (self, &draft);
  if (draft.refused == 0)
    {
      make_id (self, row);
      if (!has_room (self, row))
        return FALSE;
      g_ptr_array_add (self->file->meetings, g_steal_pointer (&row));
      return TRUE;
    }
  // One reason is enough.
  g_ptr_array_set_size (self->file->left, (int) n_left);
  leave (self, row->number, line, NULL, draft.refused);
  return TRUE;
}

gboolean
rj_feed_mapping_leave (RjFeedMapping *self, guint line, RjImportReason reason)
{
  if (++self->n_rows > RJ_IMPORT_MOST_MEETINGS)
    return FALSE;
  self->file->found[RJ_IMPORT_MEETING]++;
  leave (self, self->n_rows, line, NULL, reason);
  return TRUE;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const RjImportLeft *first = *(const RjImportLeft *const *) a;
  const RjImportLeft *second = *(const RjImportLeft *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

gboolean
rj_feed_mapping_finish (RjFeedMapping *self, GError **error)
{
  if (self->n_rows == 0)
    {
      g_set_error_literal (error, RJ_IMPORT_ERROR, RJ_IMPORT_NO_MEETINGS,
                           rj_import_reason_get_name (RJ_IMPORT_NO_MEETINGS));
      return FALSE;
    }
  g_ptr_array_sort (self->file->left, compare_left);
  return TRUE;
}
