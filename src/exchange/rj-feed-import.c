// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-import.h"

#include "rj-import-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
rj_feed_is_list (const char *format)
{
  return rj_feed_guess_fellowship (format) != NULL || g_str_equal (format, "meeting-guide")
         || g_str_equal (format, "tsml-csv");
}

/* The service office is NA's, and so are the servers of its lists. */
static gboolean
is_office (const char *format)
{
  return g_str_equal (format, "naws-csv");
}

static gboolean
is_bmlt (const char *format)
{
  return is_office (format) || g_str_has_prefix (format, "bmlt-");
}

const RjFellowship *
rj_feed_guess_fellowship (const char *format)
{
  return is_bmlt (format) ? rj_fellowship_find ("na") : NULL;
}

gboolean
rj_feed_needs_zone (const RjImportFile *file)
{
  for (guint i = 0; i < file->meetings->len; i++)
    {
      const RjFeedRow *row = g_ptr_array_index (file->meetings, i);

      if (row->zone == NULL && row->minutes >= 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- Types ---- */

/* (nullable): what one code is in words; @fellowship: (nullable) */
static const char *
say_type (const RjFeedRow *row, guint i, const char *format, const RjFellowship *fellowship)
{
  const char *said = row->words != NULL && *row->words[i] != '\0' ? row->words[i] : NULL;

  // The keys of a server are its own.
  if (said != NULL || g_str_equal (format, "bmlt-json") || g_str_equal (format, "bmlt-csv"))
    return said;
  return rj_meeting_type_say (fellowship, row->codes[i], is_office (format));
}

char *
rj_feed_row_say_types (const RjFeedRow *row, const char *format, const RjFellowship *fellowship)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; row->codes != NULL && row->codes[i] != NULL; i++)
    {
      const char *word = say_type (row, i, format, fellowship);

      // Translators: between two kinds of a meeting, as in "Open, Speaker"
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "",
                              word != NULL ? word : row->codes[i]);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append (char **text, const char *between, const char *more)
{
  g_autofree char *before = *text;

  if (more == NULL)
    {
      g_steal_pointer (&before);
      return;
    }
  *text = before != NULL ? g_strconcat (before, between, more, NULL) : g_strdup (more);
}

static void
set_types (RjMeeting *meeting, const RjFeedRow *row, const char *format, const RjFellowship *fellowship)
{
  if (row->codes == NULL)
    return;
  meeting->formats = g_strjoinv (", ", row->codes);
  for (guint i = 0; row->codes[i] != NULL && !(is_bmlt (format) && !is_office (format)); i++)
    {
      if (rj_meeting_type_is_access (fellowship, row->codes[i], is_office (format)))
        append (&meeting->access, ", ", say_type (row, i, format, fellowship));
      else if (!is_office (format))
        append (&meeting->language, ", ", rj_meeting_type_get_language (fellowship, row->codes[i]));
    }
}

/* ---- The rest ---- */

/* What the list has besides; the person may change it, and it stays theirs. */
static void
set_note (RjMeeting *meeting, const RjFeedRow *row, gboolean with_contacts)
{
  if (row->closed_for_now)
    append (&meeting->note, "\n", _ ("The list says that the place is closed for the time being."));
  if (row->approximate && row->ways & RJ_FEED_IN_PERSON)
    append (&meeting->note, "\n", _ ("The list says only about where it is."));
  if (row->group != NULL && g_strcmp0 (row->group, row->name) != 0)
    append (&meeting->note, "\n", row->group);
  append (&meeting->note, "\n", row->note);
  append (&meeting->note, "\n", row->group_note);
  append (&meeting->note, "\n", row->place_note);
  append (&meeting->note, "\n", row->directions);
  append (&meeting->note, "\n", row->region);
  append (&meeting->note, "\n", row->website);
  if (with_contacts)
    append (&meeting->note, "\n", row->contact);
}

/* Lists of different places number their meetings alike. */
char *
rj_feed_row_dup_source_id (const RjFeedRow *row, const RjFeedChoice *choice)
{
  g_autofree char *what = NULL;
  g_autofree char *sum = NULL;

  if (row->source_id != NULL)
    return g_strdup_printf ("%s@%s", row->source_id,
                            row->origin != NULL          ? row->origin
                            : choice->fellowship != NULL ? choice->fellowship
                                                         : "");
  what = g_strdup_printf ("%s\n%u\n%d\n%s", row->name, row->days, row->minutes,
                          row->place != NULL ? row->place : "");
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, what, -1);
  return g_strdup_printf ("~%.24s", sum);
}

/* (transfer full) (nullable) */
static char *
find_zone (const RjFeedRow *row, const RjFeedChoice *choice, gboolean *known)
{
  char *zone = row->zone != NULL ? rj_import_zone_find (row->zone) : NULL;

  *known = row->zone == NULL || zone != NULL;
  return zone != NULL ? zone : g_strdup (choice->zone);
}

static GPtrArray *
make_times (const RjMeeting *meeting, const RjFeedRow *row, const RjFeedChoice *choice, const char *zone)
{
  GPtrArray *times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjDay first = MAX (choice->today, row->first_day);

  if (row->once && choice->once && row->minutes >= 0)
    {
      RjPlanItem *item = rj_meeting_time_new (meeting, row->first_day, rj_day_get_weekday (row->first_day),
                                              row->minutes, MAX (row->duration_minutes, 0), zone);

      rj_plan_item_set_recurrence (item, NULL);
      g_ptr_array_add (times, item);
      return times;
    }
  for (int day = 1; day <= 7 && row->minutes >= 0; day++)
    if (row->days & (1u << (day - 1)))
      g_ptr_array_add (
        times, rj_meeting_time_new (meeting, first, day, row->minutes, MAX (row->duration_minutes, 0), zone));
  return times;
}

RjMeetingPiece *
rj_feed_row_to_piece (const RjFeedRow *row,
                      const char *format,
                      const RjFeedChoice *choice,
                      gboolean *zone_known)
{
  const RjFellowship *fellowship = rj_fellowship_find (choice->fellowship);
  RjMeeting *meeting = rj_meeting_new ();
  g_autofree char *zone = find_zone (row, choice, zone_known);

  meeting->fellowship = g_strdup (fellowship != NULL ? fellowship->name : choice->fellowship);
  meeting->name = g_strdup (row->name);
  meeting->ways = row->ways;
  meeting->place = g_strdup (row->place);
  meeting->address = g_strdup (row->address);
  meeting->link = g_strdup (row->link);
  meeting->phone = g_strdup (row->phone);
  meeting->online_note = g_strdup (row->link_note);
  append (&meeting->online_note, "\n", row->phone_note);
  meeting->door = (RjMeetingDoor) row->door;
  meeting->language = g_strdup (row->language);
  meeting->source = g_str_equal (format, "icalendar") ? RJ_MEETING_SOURCE_CALENDAR
                    : is_bmlt (format)                ? RJ_MEETING_SOURCE_BMLT
                                                      : RJ_MEETING_SOURCE_MEETING_GUIDE;
  meeting->source_id = rj_feed_row_dup_source_id (row, choice);
  set_types (meeting, row, format, fellowship);
  set_note (meeting, row, choice->with_contacts);
  return rj_meeting_piece_new (meeting, make_times (meeting, row, choice, zone));
}

GPtrArray *
rj_feed_pieces_new (const RjImportFile *file, const RjFeedChoice *choice, GPtrArray *left)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_meeting_piece_free);

  for (guint i = 0; i < file->meetings->len; i++)
    {
      const RjFeedRow *row = g_ptr_array_index (file->meetings, i);
      gboolean known;

      g_ptr_array_add (pieces, rj_feed_row_to_piece (row, file->format, choice, &known));
      if (!known && left != NULL)
        g_ptr_array_add (left, rj_import_left_new (RJ_IMPORT_MEETING, row->number, row->line, "timezone",
                                                   RJ_IMPORT_ZONE_UNKNOWN));
    }
  return pieces;
}
