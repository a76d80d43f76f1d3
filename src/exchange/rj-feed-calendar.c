// SPDX-License-Identifier: GPL-3.0-or-later
// The events of a calendar file as meetings. What sites of meetings hand out is one event without a UID and a
// rule.
#include "rj-feed-import.h"

#include <string.h>

static const char *const day_codes[7] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* The value of a part of a rule, up to the next one. (nullable) */
static char *
get_part (const char *rule, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (rule, ";", -1);
  g_autofree char *start = g_strconcat (name, "=", NULL);

  for (char **part = parts; *part != NULL; part++)
    if (g_str_has_prefix (*part, start))
      return g_strdup (*part + strlen (start));
  return NULL;
}

/* The days of a rule that is every week, and for ever; 0: it is another one. */
static guint
read_rule (const char *rule, guint first)
{
  g_autofree char *often = get_part (rule, "FREQ");
  g_autofree char *interval = get_part (rule, "INTERVAL");
  g_autofree char *by = get_part (rule, "BYDAY");
  g_auto (GStrv) names = by != NULL ? g_strsplit (by, ",", -1) : NULL;
  guint days = 0;

  if (g_strcmp0 (often, "DAILY") == 0 && by == NULL && (interval == NULL || g_str_equal (interval, "1")))
    return RJ_FEED_ALL_DAYS;
  if (g_strcmp0 (often, "WEEKLY") != 0 || (interval != NULL && !g_str_equal (interval, "1")))
    return 0;
  for (char **name = names; name != NULL && *name != NULL; name++)
    for (guint i = 0; i < 7; i++)
      if (g_str_equal (*name, day_codes[i]))
        days |= 1u << i;
  return days != 0 ? days : first;
}

static int
get_duration (const RjImportRecord *record)
{
  int minutes = record->duration_minutes;

  if (minutes < 0 && record->end.day != RJ_DAY_NONE)
    minutes = ((int) record->end.day - (int) record->start.day) * 24 * 60 + record->end.minutes
              - record->start.minutes;
  return minutes > 0 && minutes <= 12 * 60 ? minutes : -1;
}

/* An address of the web in one of them is how one comes to it. */
static char *
find_link (const char *text)
{
  const char *at = text != NULL ? strstr (text, "https://") : NULL;

  return at != NULL ? g_strndup (at, strcspn (at, " \n\t<>\"")) : NULL;
}

static RjFeedRow *
read_record (RjImportFile *file, const RjImportRecord *record)
{
  RjFeedRow *row = rj_feed_row_new ();
  guint first = 1u << (rj_day_get_weekday (record->start.day) - 1);

  row->number = record->number;
  row->line = record->line;
  row->source_id = g_strdup (record->uid);
  row->origin = record->uid != NULL ? g_strdup ("") : NULL;
  row->name = g_strdup (record->title);
  row->minutes = record->start.clock != RJ_IMPORT_DATE ? record->start.minutes : -1;
  row->duration_minutes = get_duration (record);
  row->zone = g_strdup (record->start.clock == RJ_IMPORT_UTC ? "UTC" : record->start.tzid);
  row->first_day = record->start.day;
  row->days = record->rule != NULL ? read_rule (record->rule, first) : first;
  row->once = record->rule == NULL || row->days == 0;
  if (row->days == 0)
    {
      row->days = first;
      g_ptr_array_add (file->left, rj_import_left_new (record->kind, record->number, record->line, "RRULE",
                                                       RJ_IMPORT_RULE_NOT_OFFERED));
    }
  row->link = find_link (record->place);
  if (row->link == NULL)
    row->link = find_link (record->note);
  row->place = row->link == NULL || find_link (record->place) == NULL ? g_strdup (record->place) : NULL;
  row->note = g_strdup (record->note);
  row->ways = (row->place != NULL ? RJ_FEED_IN_PERSON : 0) | (row->link != NULL ? RJ_FEED_ONLINE : 0);
  return row;
}

gboolean
rj_feed_take_calendar (RjImportFile *file)
{
  g_return_val_if_fail (file != NULL, FALSE);

  if (!g_str_equal (file->format, "icalendar"))
    return FALSE;
  for (guint i = 0; i < file->records->len; i++)
    {
      const RjImportRecord *record = g_ptr_array_index (file->records, i);

      // A single day of a series that is another one is none of every week.
      if (record->kind != RJ_IMPORT_EVENT || record->title == NULL || record->cancelled
          || record->recurrence.day != RJ_DAY_NONE)
        continue;
      g_ptr_array_add (file->meetings, read_record (file, record));
    }
  return file->meetings->len > 0;
}

gboolean
rj_feed_has_once (const RjImportFile *file)
{
  for (guint i = 0; i < file->meetings->len; i++)
    if (((const RjFeedRow *) g_ptr_array_index (file->meetings, i))->once)
      return TRUE;
  return FALSE;
}
