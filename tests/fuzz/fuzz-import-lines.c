// SPDX-License-Identifier: GPL-3.0-or-later
// What the process of an import says, when something has taken it over.
#include "rj-fuzz.h"

#include "rj-import-lines.h"

static gboolean
pass (const char *line, gsize length, gpointer user_data)
{
  return TRUE;
}

static void
take (const char *text, gsize length, gboolean begun)
{
  g_autoptr (RjImportLines) lines = rj_import_lines_new ();
  g_autoptr (RjImportFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const char *end;

  rj_fuzz_require (!begun || rj_import_lines_take (lines, "{\"format\":\"icalendar\"}", 22, NULL));
  for (; (end = memchr (text, '\n', length)) != NULL; length -= (gsize) (end + 1 - text), text = end + 1)
    if (!rj_import_lines_take (lines, text, (gsize) (end - text), &error))
      {
        rj_fuzz_require (error != NULL && error->domain == RJ_IMPORT_ERROR
                         && rj_import_reason_get_name ((RjImportReason) error->code) != NULL);
        return;
      }
  file = rj_import_lines_finish (lines, NULL);
  if (file == NULL)
    return;
  for (guint i = 0; i < file->records->len; i++)
    {
      const RjImportRecord *record = g_ptr_array_index (file->records, i);

      rj_fuzz_require (rj_day_is_valid (record->start.day) && record->n_offsets <= RJ_IMPORT_N_OFFSETS);
      rj_fuzz_require (record->title == NULL || g_utf8_validate (record->title, -1, NULL));
    }
  rj_fuzz_require (rj_import_lines_write (file, pass, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  take ((const char *) data, length, FALSE);
  take ((const char *) data, length, TRUE);
  return 0;
}
