// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-feed-row.h"
#include "rj-import-lines.h"
#include "rj-import-module.h"
#include "rj-import-zone.h"
#include "rj-importer.h"
#include "rj-vcard.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Reading, here ---- */

static RjImportFile *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  RjImportFile *file = rj_import_read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  return file;
}

static char *
get_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "ics", name, NULL);
}

static RjImportFile *
read_fixture (const char *name)
{
  g_autofree char *path = get_path (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  RjImportFile *file;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  file = rj_import_read_bytes (text, length, &error);
  g_assert_no_error (error);
  return file;
}

static const RjImportRecord *
get_record (const RjImportFile *file, guint i)
{
  g_assert_cmpuint (i, <, file->records->len);
  return g_ptr_array_index (file->records, i);
}

static void
assert_moment (const RjImportMoment *moment, const char *text, const char *tzid)
{
  g_autofree char *is = rj_import_moment_to_text (moment);

  g_assert_cmpstr (is, ==, text);
  g_assert_cmpstr (moment->tzid, ==, tzid);
}

static void
assert_left (const RjImportFile *file, guint i, const char *where, RjImportReason reason)
{
  const RjImportLeft *left = g_ptr_array_index (file->left, i);
  g_autofree char *is = rj_import_left_get_where (left);

  g_assert_cmpstr (is, ==, where);
  g_assert_cmpint (left->reason, ==, reason);
}

static void
test_series (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("week.ics");
  const RjImportRecord *series = get_record (file, 0);

  g_assert_cmpstr (file->format, ==, "icalendar");
  g_assert_cmpuint (file->found[RJ_IMPORT_EVENT], ==, 5);
  g_assert_cmpstr (series->uid, ==, "series-1@example.org");
  g_assert_cmpstr (series->title, ==, "Group on Main Street, second floor");
  g_assert_cmpstr (series->place, ==, "Main Street 5; back door");
  g_assert_cmpstr (series->note, ==, "Bring tea.\nRing twice.");
  assert_moment (&series->start, "2026-03-02T19:00", "Europe/Berlin");
  assert_moment (&series->end, "2026-03-02T20:30", "Europe/Berlin");
  g_assert_cmpstr (series->rule, ==, "FREQ=WEEKLY;BYDAY=MO");
  g_assert_cmpuint (series->except->len, ==, 2);
  assert_moment (&g_array_index (series->except, RjImportMoment, 1), "2026-04-06T19:00", "Europe/Berlin");
  g_assert_cmpuint (series->also->len, ==, 1);
  assert_moment (&g_array_index (series->also, RjImportMoment, 0), "2026-04-01T19:00", "Europe/Berlin");
  // Half an hour before the start is two hours before the end; the one after the start is left out, by name.
  g_assert_cmpuint (series->leads->len, ==, 1);
  g_assert_cmpint (g_array_index (series->leads, int, 0), ==, 30);
  g_assert_cmpuint (file->left->len, ==, 1);
  assert_left (file, 0, "event 1, line 21, VALARM", RJ_IMPORT_REMINDER_NOT_BEFORE);
}

static void
test_single_days (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("week.ics");
  const RjImportRecord *moved = get_record (file, 1);
  const RjImportRecord *off = get_record (file, 2);
  const RjImportRecord *days = get_record (file, 4);

  assert_moment (&moved->recurrence, "2026-03-09T19:00", "Europe/Berlin");
  assert_moment (&moved->start, "2026-03-09T12:00", "Europe/Berlin");
  g_assert_cmpint (moved->duration_minutes, ==, 60);
  g_assert_false (moved->cancelled);
  g_assert_true (off->cancelled);
  assert_moment (&off->recurrence, "2026-03-16T19:00", "Europe/Berlin");
  assert_moment (&days->start, "2026-05-04", NULL);
  assert_moment (&days->end, "2026-05-07", NULL);
  // A letter whose two bytes stand in two lines.
  g_assert_cmpstr (days->title, ==, "Gespräch über die nächste Woche, dann Frühstück mit Käthe und Jürgen");
  g_assert_cmpstr (days->note, ==, "https://example.org/plan");
  g_assert_cmpstr (days->categories[0], ==, "APPOINTMENT");
}

static void
test_clocks (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("clocks.ics");

  g_assert_cmpstr (file->zone, ==, "Europe/Berlin");
  g_assert_cmpuint (file->left->len, ==, 0);
  g_assert_cmpuint (file->records->len, ==, 6);
  assert_moment (&get_record (file, 0)->start, "2026-06-01T08:00", NULL);
  g_assert_cmpint (get_record (file, 0)->start.clock, ==, RJ_IMPORT_FLOATING);
  assert_moment (&get_record (file, 1)->start, "2026-06-01T17:00Z", NULL);
  g_assert_cmpuint (g_array_index (get_record (file, 1)->alarms, RjImportMoment, 0).day, ==,
                    get_record (file, 1)->start.day);
  g_assert_cmpstr (get_record (file, 2)->rule, ==, "FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20261231T235959Z");
  assert_moment (&get_record (file, 3)->start, "2020-02-29", NULL);
  g_assert_cmpint (get_record (file, 4)->kind, ==, RJ_IMPORT_TASK);
  assert_moment (&get_record (file, 4)->start, "2026-06-10", NULL);
  assert_moment (&get_record (file, 5)->end, "2026-06-10T09:30", NULL);
}

static void
test_encodings (void)
{
  g_autoptr (RjImportFile) latin = read_fixture ("latin1.ics");
  g_autoptr (RjImportFile) wide = read_fixture ("utf16.ics");
  g_autoptr (RjImportFile) returns =
    read_text ("\xef\xbb\xbf\r\n BEGIN:VCALENDAR\rbegin:vevent\rDTSTART:20260701T100000\rSUMMARY:O\r ne\r"
               "END:VEVENT\rEND:VCALENDAR\r");

  g_assert_cmpstr (get_record (latin, 0)->title, ==, "Frühstück – Käthe");
  g_assert_cmpstr (get_record (wide, 0)->title, ==, "こんにちは");
  g_assert_cmpstr (get_record (returns, 0)->title, ==, "One");
}

/* What turns round the text beside it comes in with no kind of file; what Persian and emoji need does. */
static void
test_directions (void)
{
#define TURNED "\u202eA\u202c\u2067m\u2069i\u200en\u200f\u061ca\ufeff \302\205\u2066می\u200cخواهم 👩\u200d👧"
#define PLAIN  "Amina می\u200cخواهم 👩\u200d👧"
  g_autoptr (RjImportFile) calendar =
    read_text ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260105T190000\nSUMMARY:" TURNED
               "\nLOCATION:" TURNED "\nDESCRIPTION:\u202e\u200b\nEND:VEVENT\nEND:VCALENDAR\n");
  g_autoptr (RjImportFile) cards =
    read_text ("BEGIN:VCARD\nVERSION:3.0\nFN:" TURNED "\nTEL:\u202a+49 555 0101\u202c\nNOTE:" TURNED
               "\\nTwo\nTITLE:\u202e\u200b\nEND:VCARD\n");
  g_autoptr (RjImportFile) list = read_text (
    "[{\"slug\":\"a\",\"day\":\"\u202aMon\u202c\",\"time\":\"\u200e19:00\",\"name\":\"&#8238;" TURNED
    "\",\"location\":\"" TURNED "\",\"notes\":\"" TURNED
    "\\nTwo\",\"conference_url\":\"https://example.org/\u202ej/1\"}]");
  const RjImportRecord *record = get_record (calendar, 0);
  const RjVcard *card = g_ptr_array_index (cards->cards, 0);
  const RjFeedRow *row;

  g_assert_cmpstr (record->title, ==, PLAIN);
  g_assert_cmpstr (record->place, ==, PLAIN);
  g_assert_null (record->note);
  g_assert_cmpstr (card->name, ==, PLAIN);
  g_assert_cmpstr (((const RjVcardWay *) g_ptr_array_index (card->ways, 0))->value, ==, "+49 555 0101");
  g_assert_cmpstr (card->note, ==, PLAIN "\nTwo");
  g_assert_null (card->role);
  g_assert_cmpuint (list->meetings->len, ==, 1);
  row = g_ptr_array_index (list->meetings, 0);
  g_assert_cmpint (row->minutes, ==, 19 * 60);
  g_assert_cmpstr (row->name, ==, PLAIN);
  g_assert_cmpstr (row->place, ==, PLAIN);
  g_assert_cmpstr (row->note, ==, PLAIN "\nTwo");
  g_assert_cmpstr (row->link, ==, "https://example.org/j/1");
}

static void
test_left_out (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("broken.ics");

  g_assert_cmpuint (file->records->len, ==, 2);
  g_assert_cmpstr (get_record (file, 0)->uid, ==, "bad-rule");
  g_assert_null (get_record (file, 0)->rule);
  g_assert_cmpstr (get_record (file, 1)->uid, ==, "inner");
  g_assert_cmpuint (file->left->len, ==, 10);
  assert_left (file, 0, "event 1, line 4", RJ_IMPORT_NOT_CLOSED);
  assert_left (file, 1, "event 2, line 8", RJ_IMPORT_NO_DATE);
  assert_left (file, 2, "event 3, line 12", RJ_IMPORT_BAD_DATE);
  assert_left (file, 3, "event 4, line 17", RJ_IMPORT_BAD_DATE);
  assert_left (file, 4, "event 5, line 22, RRULE", RJ_IMPORT_BAD_RULE);
  assert_left (file, 5, "event 6, line 28", RJ_IMPORT_CANCELLED);
  assert_left (file, 6, "task 1, line 34", RJ_IMPORT_COMPLETED);
  assert_left (file, 7, "other 1, line 40, VFREEBUSY", RJ_IMPORT_OTHER_KIND);
  assert_left (file, 8, "other 2, line 44, VJOURNAL", RJ_IMPORT_OTHER_KIND);
  assert_left (file, 9, "event 8, line 56", RJ_IMPORT_NOT_CLOSED);
}

static void
assert_refused (const char *text, gsize length, RjImportReason reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rj_import_read_bytes (text, length, &error));
  g_assert_error (error, RJ_IMPORT_ERROR, (int) reason);
}

static void
test_refused (void)
{
  static const char zeros[4096];
  g_autoptr (GString) many = g_string_new ("BEGIN:VCALENDAR\n");

  assert_refused ("", 0, RJ_IMPORT_EMPTY);
  assert_refused ("A letter.", 9, RJ_IMPORT_NOT_UNDERSTOOD);
  assert_refused ("BEGIN:VNOTE\nEND:VNOTE\n", 22, RJ_IMPORT_NOT_UNDERSTOOD);
  assert_refused ("BEGIN:VCAL", 10, RJ_IMPORT_NOT_UNDERSTOOD);
  assert_refused (zeros, sizeof zeros, RJ_IMPORT_NOT_UNDERSTOOD);
  assert_refused ("\xff\xfe", 2, RJ_IMPORT_NOT_UNDERSTOOD);
  for (int i = 0; i <= RJ_IMPORT_MOST_RECORDS; i++)
    g_string_append (many, "BEGIN:X\nEND:X\n");
  assert_refused (many->str, many->len, RJ_IMPORT_TOO_MANY);
}

/* Nothing of it takes long, or all the memory. */
static void
test_extremes (void)
{
  g_autoptr (GString) text =
    g_string_new ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260701T100000\nSUMMARY:");
  g_autoptr (RjImportFile) file = NULL;
  g_autoptr (GString) deep = g_string_new ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260701T100000\n");
  g_autoptr (RjImportFile) nested = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "a\n ");
  g_string_append (text, "\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260702T100000\nDESCRIPTION:");
  for (int i = 0; i < 300000; i++)
    g_string_append (text, "word ");
  g_string_append (text, "\nEND:VEVENT\nEND:VCALENDAR\n");
  file = read_text (text->str);
  g_assert_cmpuint (file->records->len, ==, 0);
  assert_left (file, 0, "event 1, line 2", RJ_IMPORT_TOO_LONG);
  assert_left (file, 1, "event 2, line 100006", RJ_IMPORT_TOO_LONG);

  for (int i = 0; i < 10000; i++)
    g_string_append (deep, "BEGIN:VALARM\n");
  nested = read_text (deep->str);
  g_assert_cmpuint (nested->records->len, ==, 0);
  assert_left (nested, 0, "event 1, line 2", RJ_IMPORT_TOO_LONG);
}

/* A rule for each second of centuries in a zone is not worked out. */
static void
test_zone_of_seconds (void)
{
  g_autoptr (RjImportFile) file =
    read_text ("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
               "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
               "BEGIN:VEVENT\nDTSTART;TZID=Here:20260701T100000\nEND:VEVENT\nEND:VCALENDAR\n");

  g_assert_cmpuint (get_record (file, 0)->n_offsets, ==, 0);
}

/* ---- Zones ---- */

static void
assert_zone (const char *tzid, const char *zone)
{
  g_autofree char *found = rj_import_zone_find (tzid);

  g_assert_cmpstr (found, ==, zone);
}

static void
test_zone_names (void)
{
  assert_zone ("Europe/Berlin", "Europe/Berlin");
  assert_zone ("\"Europe/Berlin\"", "Europe/Berlin");
  assert_zone ("/mozilla.org/20050126_1/America/New_York", "America/New_York");
  assert_zone ("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
               "America/Argentina/Buenos_Aires");
  assert_zone ("W. Europe Standard Time", "Europe/Berlin");
  assert_zone ("eastern standard time", "America/New_York");
  assert_zone ("GMT+0530", "+05:30");
  assert_zone ("UTC-3", "-03:00");
  assert_zone ("UTC", "UTC");
  assert_zone ("US/Pacific", "America/Los_Angeles");
  assert_zone ("/example.org/1/Asia/Calcutta", "Asia/Kolkata");
  assert_zone ("Atlantis", NULL);
  assert_zone ("", NULL);
  assert_zone ("/etc/passwd", NULL);
  assert_zone ("../../../../etc/passwd", NULL);
  assert_zone (NULL, NULL);
}

static void
assert_zone_of (const RjImportFile *file, guint i, const char *home, const char *zone, gboolean sure)
{
  gboolean is_sure;
  g_autofree char *found = rj_import_zone_of_record (get_record (file, i), home, &is_sure);

  g_assert_cmpstr (found, ==, zone);
  g_assert_cmpint (is_sure, ==, sure);
}

static void
test_zones_of_records (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("zones.ics");

  assert_zone_of (file, 0, "Asia/Tokyo", "Europe/Berlin", TRUE);
  assert_zone_of (file, 1, "Asia/Tokyo", "America/New_York", TRUE);
  // By its rules: the person's own zone if it goes so, or one of those that do.
  assert_zone_of (file, 2, "Europe/Vienna", "Europe/Vienna", TRUE);
  assert_zone_of (file, 2, "Asia/Tokyo", "Europe/Budapest", TRUE);
  assert_zone_of (file, 3, "Asia/Tokyo", "Asia/Kathmandu", TRUE);
  assert_zone_of (file, 4, "Asia/Tokyo", NULL, FALSE);
}

/* ---- Lines ---- */

typedef struct {
  RjImportLines *lines;
  GString *text;
} Round;

static gboolean
take_line (const char *line, gsize length, gpointer user_data)
{
  Round *self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (line[length - 1], ==, '\n');
  rj_import_lines_take (self->lines, line, length - 1, &error);
  g_assert_no_error (error);
  return TRUE;
}

static gboolean
keep_line (const char *line, gsize length, gpointer user_data)
{
  g_string_append_len (user_data, line, (gssize) length);
  return TRUE;
}

/* What comes out is what went in. */
static void
test_lines (void)
{
  static const char *const names[] = { "week.ics", "clocks.ics", "zones.ics", "broken.ics", "utf16.ics" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RjImportFile) file = read_fixture (names[i]);
      g_autoptr (RjImportLines) lines = rj_import_lines_new ();
      g_autoptr (RjImportFile) again = NULL;
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      Round round = { .lines = lines };

      g_assert_true (rj_import_lines_write (file, take_line, &round));
      again = rj_import_lines_finish (lines, &error);
      g_assert_no_error (error);
      rj_import_lines_write (file, keep_line, before);
      rj_import_lines_write (again, keep_line, after);
      g_assert_cmpstr (after->str, ==, before->str);
    }
}

#define RECORD                                                                                     \
  "\"number\":1,\"line\":4,\"duration\":-1,\"offsets\":[],\"except\":[],\"also\":[],\"leads\":[]," \
  "\"range\":0,\"sequence\":0,\"alarms\":[],\"cancelled\":0,\"part\":0,\"neutral\":0,\"times\":0"
#define START "\"start\":{\"day\":\"2026-07-01\",\"minutes\":600,\"clock\":1}"

/* Nothing of what is not as it is to be gets through. */
static void
test_bad_lines (void)
{
  static const char *const bad[] = {
    "",
    "null",
    "[]",
    "{}",
    "{\"record\":1}",
    "{\"record\":{}}",
    "{\"record\":{\"kind\":\"event\"," RECORD "}}",
    "{\"record\":{\"kind\":\"cat\"," RECORD "," START "}}",
    "{\"record\":{\"kind\":\"event\"," RECORD "," START ",\"title\":7}}",
    "{\"record\":{\"kind\":\"event\"," RECORD "," START ",\"except\":[7]}}",
    "{\"record\":{\"kind\":\"event\"," RECORD
    ",\"start\":{\"day\":\"2026-02-30\",\"minutes\":600,\"clock\":1}}}",
    "{\"record\":{\"kind\":\"event\"," RECORD
    ",\"start\":{\"day\":\"2026-07-01\",\"minutes\":1440,\"clock\":1}}}",
    "{\"record\":{\"kind\":\"event\"," RECORD
    ",\"start\":{\"day\":\"2026-07-01\",\"minutes\":600,\"clock\":3}}}",
    "{\"record\":{\"kind\":\"event\"," RECORD
    ",\"start\":{\"day\":\"9999-07-01\",\"minutes\":600,\"clock\":1}}}",
    "{\"left\":{\"kind\":\"event\",\"number\":1,\"line\":4,\"reason\":\"because\"}}",
    "{\"left\":{\"kind\":\"event\",\"number\":-1,\"line\":4,\"reason\":\"no-date\"}}",
    "{\"end\":{}}",
    "{\"end\":{\"event\":1,\"task\":0,\"other\":0,\"card\":0,\"meeting\":0}} {}",
    "{'end':{'event':1,'task':0,'other':0}}",
    "\xff\xfe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (RjImportLines) lines = rj_import_lines_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (bad[i], "");

      g_assert_true (rj_import_lines_take (lines, "{\"format\":\"icalendar\"}", 22, NULL));
      g_test_message ("%s", shown);
      g_assert_false (rj_import_lines_take (lines, bad[i], strlen (bad[i]), &error));
      g_assert_error (error, RJ_IMPORT_ERROR, RJ_IMPORT_BROKEN_OFF);
      g_clear_error (&error);
      g_assert_null (rj_import_lines_finish (lines, &error));
      g_assert_error (error, RJ_IMPORT_ERROR, RJ_IMPORT_BROKEN_OFF);
    }
}

/* ---- The process ---- */

typedef struct {
  char *folder;
  char *libexec;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("rj-import-XXXXXX", NULL);
  self->libexec = g_strdup (g_getenv ("RJ_DEVEL_LIBEXEC"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "rj-import-helper", "file.ics", "pipe", "started" };

  g_setenv ("RJ_DEVEL_LIBEXEC", self->libexec, TRUE);
  g_unsetenv ("RJ_DEVEL_IMPORT_SECONDS");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->libexec);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static RjImportFile *
read_path (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_importer_read_async (path, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return rj_importer_read_finish (result, error);
}

/* A program that does something else stands in the place of the right one. */
static void
put_program (Fixture *self, const char *script)
{
  g_autofree char *path = g_build_filename (self->folder, "rj-import-helper", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("RJ_DEVEL_LIBEXEC", self->folder, TRUE);
}

static void
assert_path_refused (const char *path, RjImportReason reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_path (path, NULL, &error));
  g_assert_error (error, RJ_IMPORT_ERROR, (int) reason);
}

static void
test_process (Fixture *self, gconstpointer data)
{
  g_autofree char *path = get_path ("week.ics");
  g_autofree char *letter = get_path ("text.ics");
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = read_path (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (file->records->len, ==, 5);
  g_assert_cmpuint (file->left->len, ==, 1);
  assert_path_refused (letter, RJ_IMPORT_NOT_UNDERSTOOD);
}

/* No file, a folder, a pipe to which nobody writes, nothing in it, far too much in it. */
static void
test_odd_files (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "file.ics", NULL);
  g_autofree char *fifo = g_build_filename (self->folder, "pipe", NULL);
  int fd;

  assert_path_refused (path, RJ_IMPORT_UNREADABLE);
  assert_path_refused (self->folder, RJ_IMPORT_UNREADABLE);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_path_refused (fifo, RJ_IMPORT_UNREADABLE);
  fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  assert_path_refused (path, RJ_IMPORT_EMPTY);
  g_assert_cmpint (ftruncate (fd, 200 * 1024 * 1024), ==, 0);
  assert_path_refused (path, RJ_IMPORT_TOO_LARGE);
  close (fd);
}

/* Whatever becomes of the process, it is a refusal with a reason. */
static void
test_bad_process (Fixture *self, gconstpointer data)
{
  g_autofree char *path = get_path ("week.ics");
  static const char *const scripts[] = {
    "exit 1",
    "kill -SEGV $$",
    "echo '{\"format\":\"icalendar\"}'; kill -KILL $$",
    "echo '{\"format\":\"icalendar\"}'; echo '{\"record\":{}}'; echo "
    "'{\"end\":{\"event\":0,\"task\":0,\"other\":0,\"card\":0,\"meeting\":0}}'",
    "head -c 100000 /dev/urandom",
    "head -c 5000000 /dev/zero",
    "yes '{\"format\":\"icalendar\"}'",
    "echo '{\"format\":\"icalendar\"}'; printf "
    "'{\"end\":{\"event\":0,\"task\":0,\"other\":0,\"card\":0,\"meeting\":0}}'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_test_message ("%s", scripts[i]);
      put_program (self, scripts[i]);
      assert_path_refused (path, RJ_IMPORT_BROKEN_OFF);
    }
  put_program (self, "echo '{\"refused\":\"too-many\"}'");
  assert_path_refused (path, RJ_IMPORT_TOO_MANY);
  g_setenv ("RJ_DEVEL_LIBEXEC", "/nowhere", TRUE);
  assert_path_refused (path, RJ_IMPORT_BROKEN_OFF);
}

static void
test_hang (Fixture *self, gconstpointer data)
{
  g_autofree char *path = get_path ("week.ics");

  g_setenv ("RJ_DEVEL_IMPORT_SECONDS", "1", TRUE);
  put_program (self, "echo '{\"format\":\"icalendar\"}'; exec tail -f /dev/null");
  assert_path_refused (path, RJ_IMPORT_TOO_SLOW);
}

static gboolean
cancel_when_started (gpointer user_data)
{
  Fixture *self = ((gpointer *) user_data)[0];
  g_autofree char *path = g_build_filename (self->folder, "started", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (((gpointer *) user_data)[1]);
  return G_SOURCE_REMOVE;
}

/* Broken off while it runs: the process is gone when the answer comes. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *path = get_path ("week.ics");
  g_autofree char *started = g_build_filename (self->folder, "started", NULL);
  g_autofree char *script =
    g_strdup_printf ("echo $$ > %s.new; mv %s.new %s; exec tail -f /dev/null", started, started, started);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer both[] = { self, cancellable };
  g_autoptr (GError) error = NULL;
  g_autofree char *pid = NULL;
  g_autofree char *proc = NULL;

  put_program (self, script);
  g_timeout_add (10, cancel_when_started, both);
  g_assert_null (read_path (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (started, &pid, NULL, NULL));
  proc = g_strconcat ("/proc/", g_strstrip (pid), NULL);
  g_assert_false (g_file_test (proc, G_FILE_TEST_EXISTS));
}

/* Two days east of Greenwich: found by the fuzzer. The rules say nothing then, and the record is told and
 * taken. */
static void
test_far_zone (void)
{
  static const char text[] = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Our house\nBEGIN:STANDARD\n"
                             "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+5728\nEND:STANDARD\n"
                             "END:VTIMEZONE\nBEGIN:VEVENT\nUID:far\nSUMMARY:Far\n"
                             "DTSTART;TZID=Our house:20260701T100000\nEND:VEVENT\nEND:VCALENDAR\n";
  g_autoptr (RjImportFile) file = rj_import_read_bytes (text, strlen (text), NULL);
  g_autofree char *zone = NULL;
  gboolean sure = TRUE;

  g_assert_nonnull (file);
  g_assert_cmpuint (file->records->len, ==, 1);
  g_assert_cmpuint (get_record (file, 0)->n_offsets, ==, 0);
  zone = rj_import_zone_of_record (get_record (file, 0), "Europe/Berlin", &sure);
  g_assert_null (zone);
  g_assert_false (sure);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/series", test_series);
  g_test_add_func ("/import/single-days", test_single_days);
  g_test_add_func ("/import/clocks", test_clocks);
  g_test_add_func ("/import/encodings", test_encodings);
  g_test_add_func ("/import/directions", test_directions);
  g_test_add_func ("/import/left-out", test_left_out);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/extremes", test_extremes);
  g_test_add_func ("/import/zone-of-seconds", test_zone_of_seconds);
  g_test_add_func ("/import/zone-names", test_zone_names);
  g_test_add_func ("/import/zones-of-records", test_zones_of_records);
  g_test_add_func ("/import/far-zone", test_far_zone);
  g_test_add_func ("/import/lines", test_lines);
  g_test_add_func ("/import/bad-lines", test_bad_lines);
  g_test_add ("/import/process", Fixture, NULL, set_up, test_process, tear_down);
  g_test_add ("/import/odd-files", Fixture, NULL, set_up, test_odd_files, tear_down);
  g_test_add ("/import/bad-process", Fixture, NULL, set_up, test_bad_process, tear_down);
  g_test_add ("/import/hang", Fixture, NULL, set_up, test_hang, tear_down);
  g_test_add ("/import/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  return g_test_run ();
}
