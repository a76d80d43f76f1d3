// SPDX-License-Identifier: GPL-3.0-or-later
// A list of meetings that comes from anywhere: as JSON, as a row of it, and as each table.
#include "rj-fuzz.h"

#include "rj-feed-import.h"
#include "rj-import-lines.h"
#include "rj-import-module.h"

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
check_row (const RjFeedRow *row)
{
  rj_fuzz_require (row->name != NULL && *row->name != '\0' && g_utf8_validate (row->name, -1, NULL));
  rj_fuzz_require (row->days <= RJ_FEED_ALL_DAYS && row->minutes >= -1 && row->minutes < 24 * 60
                   && row->duration_minutes >= -1 && row->duration_minutes <= 12 * 60
                   && row->ways <= RJ_FEED_ALL_WAYS && row->number > 0 && row->line > 0);
  // Nobody can plan a time without a day.
  rj_fuzz_require (row->minutes < 0 || row->days != 0);
  rj_fuzz_require (row->link == NULL || g_ascii_strncasecmp (row->link, "http", 4) == 0);
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
  guint whole = 0;

  rj_fuzz_require ((file != NULL) == (error == NULL));
  if (file == NULL)
    return;
  for (guint i = 0; i < file->meetings->len; i++)
    check_row (g_ptr_array_index (file->meetings, i));
  for (guint i = 0; i < file->left->len; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (file->left, i);

      whole += left->part == NULL && left->kind == RJ_IMPORT_MEETING;
    }
  // Each row is taken, or it is said why not.
  rj_fuzz_require (file->meetings->len + whole == file->found[RJ_IMPORT_MEETING]);
  rj_fuzz_require (rj_import_lines_write (file, tell, &(Told) { lines, first }));
  again = rj_import_lines_finish (lines, NULL);
  rj_fuzz_require (again != NULL);
  rj_import_lines_write (again, tell, &(Told) { NULL, second });
  rj_fuzz_require (g_string_equal (first, second));
}

static void
read_behind (const char *head, const char *data, gsize length, const char *tail)
{
  g_autoptr (GString) text = g_string_new (head);

  g_string_append_len (text, data, (gssize) length);
  g_string_append (text, tail);
  read_file (text->str, text->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  const char *text = (const char *) data;

  read_file (text, length);
  read_behind ("[", text, length, "]");
  read_behind ("[{\"name\":\"A\",\"slug\":\"a\",", text, length, "},{\"name\":\"B\",\"day\":1}]");
  read_behind ("Time,End Time,Day,Name,Location,Address,Types,Notes,Timezone,Conference URL,Slug\n", text,
               length, "\n");
  read_behind ("CommitteeName;Day;Time;Format1;bmlt_id\n", text, length, "\n");
  return 0;
}
