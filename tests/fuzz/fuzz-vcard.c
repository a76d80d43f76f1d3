// SPDX-License-Identifier: GPL-3.0-or-later
// An address book that comes from anywhere: read, told line by line, and read from the lines as the same.
#include "rj-fuzz.h"

#include "rj-import-lines.h"
#include "rj-import-module.h"
#include "rj-vcard.h"

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
check_card (const RjVcard *card)
{
  rj_fuzz_require (card->name != NULL && *card->name != '\0' && g_utf8_validate (card->name, -1, NULL));
  rj_fuzz_require (card->note == NULL || g_utf8_validate (card->note, -1, NULL));
  rj_fuzz_require (card->ways->len <= RJ_VCARD_MOST_WAYS);
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
  for (guint i = 0; i < file->cards->len; i++)
    check_card (g_ptr_array_index (file->cards, i));
  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    found += file->found[i];
  rj_fuzz_require (file->cards->len <= found);
  rj_fuzz_require (rj_import_lines_write (file, tell, &(Told) { lines, first }));
  again = rj_import_lines_finish (lines, NULL);
  rj_fuzz_require (again != NULL);
  rj_import_lines_write (again, tell, &(Told) { NULL, second });
  rj_fuzz_require (g_string_equal (first, second));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autoptr (GString) card = g_string_new ("BEGIN:VCARD\nVERSION:2.1\n");

  read_file ((const char *) data, length);
  // And where it gets past the first line.
  g_string_append_len (card, (const char *) data, (gssize) length);
  g_string_append (card, "\nEND:VCARD\nBEGIN:VCARD\nFN:After\nEND:VCARD\n");
  read_file (card->str, card->len);
  return 0;
}
