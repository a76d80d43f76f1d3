// SPDX-License-Identifier: GPL-3.0-or-later
// A calendar that comes from anywhere: read, told line by line, and read from the lines as the same.
#include "rj-fuzz.h"

#include "rj-import-lines.h"
#include "rj-import-module.h"
#include "rj-import-zone.h"

typedef struct {
  RjImportLines *lines;
  GString *text;
} Told;

static gboolean
tell (const char *line, gsize length, gpointer user_data)
{
  Told *told = user_data;

  rj_fuzz_require (length > 0 && line[length - 1] == '\n' && memchr (line, '\n', length - 1) == NULL);
  g_string_append_len (told->text, line, (gssize) length);
  return told->lines == NULL || rj_import_lines_take (told->lines, line, length - 1, NULL);
}

static void
check_record (const RjImportRecord *record)
{
  gboolean sure;
  g_autofree char *zone = rj_import_zone_of_record (record, "Europe/Berlin", &sure);

  rj_fuzz_require (rj_day_is_valid (record->start.day) && record->start.minutes >= 0
                   && record->start.minutes < 24 * 60);
  rj_fuzz_require (zone != NULL || !sure);
  if (zone != NULL)
    {
      g_autoptr (GTimeZone) known = g_time_zone_new_identifier (zone);

      rj_fuzz_require (known != NULL);
    }
}

static void
read_file (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = rj_import_read_bytes (bytes, length, &error);
  g_autoptr (RjImportLines) lines = rj_import_lines_new ();
  g_autoptr (RjImportFile) again = NULL;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  guint found = 0;

  rj_fuzz_require ((file != NULL) == (error == NULL));
  if (file == NULL)
    return;
  for (guint i = 0; i < file->records->len; i++)
    check_record (g_ptr_array_index (file->records, i));
  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    found += file->found[i];
  rj_fuzz_require (file->records->len <= found);
  rj_fuzz_require (rj_import_lines_write (file, tell, &(Told) { lines, first }));
  again = rj_import_lines_finish (lines, NULL);
  rj_fuzz_require (again != NULL);
  rj_import_lines_write (again, tell, &(Told) { NULL, second });
  rj_fuzz_require (g_string_equal (first, second));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autoptr (GString) event = g_string_new ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n");

  read_file ((const char *) data, length);
  // And where it gets past the first line.
  g_string_append_len (event, (const char *) data, (gssize) length);
  g_string_append (event, "\nDTSTART:20260701T100000\nEND:VEVENT\nEND:VCALENDAR\n");
  read_file (event->str, event->len);
  return 0;
}
