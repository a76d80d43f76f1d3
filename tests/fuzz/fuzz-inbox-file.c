// SPDX-License-Identifier: GPL-3.0-or-later
// The files of the inbox, which anybody with the disk can write.
#include "rj-fuzz.h"

#include "rj-inbox.h"
#include "rj-sealed-record.h"
#include "rj-vault.h"

#define DAY_US (24 * 3600 * G_GINT64_CONSTANT (1000000))

static void
use_key (int folder)
{
  g_autofree guint8 *zeros = g_malloc0 (RJ_SEALED_KEY_LENGTH);
  g_autoptr (GBytes) half = g_bytes_new (zeros, RJ_SEALED_KEY_LENGTH);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = rj_inbox_read_key (folder, &error);
  g_autoptr (GBytes) again = NULL;
  RjInboxKeyState state;

  rj_fuzz_require ((key != NULL) == (error == NULL));
  rj_fuzz_require (key == NULL || g_bytes_get_size (key) == RJ_SEALED_KEY_LENGTH);
  g_clear_error (&error);
  rj_fuzz_require (rj_inbox_ensure_key (folder, half, &state, &error));
  again = rj_inbox_read_key (folder, &error);
  rj_fuzz_require (again != NULL && g_bytes_equal (again, half));
}

/* Returns how many records there are. */
static guint
count_records (int folder, gboolean empty)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjInboxReading) reading = rj_inbox_read (folder, &error);
  gsize length;

  rj_fuzz_require (reading != NULL);
  length = g_bytes_get_size (rj_inbox_reading_get_records (reading));
  rj_fuzz_require (length % RJ_SEALED_RECORD_LENGTH == 0);
  rj_fuzz_require (length / RJ_SEALED_RECORD_LENGTH <= RJ_INBOX_MAX_RECORDS);
  rj_fuzz_require (!empty || rj_inbox_reading_empty (reading, 5 * DAY_US, &error));
  return (guint) (length / RJ_SEALED_RECORD_LENGTH);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  RjFuzzInput input = { data, length };
  int folder = rj_fuzz_get_folder (NULL);
  gsize copies = rj_fuzz_take_number (&input, 1) % 8;
  gsize size = rj_fuzz_take_number (&input, 2) + copies * RJ_SEALED_RECORD_LENGTH;
  g_autofree guint8 *file = g_malloc0 (size + 1);
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) error = NULL;
  guint before;

  for (gsize i = 0; i < size && input.left > 0; i++)
    file[i] = input.at[i % input.left];
  rj_fuzz_write (folder, RJ_INBOX_FILE_NAME, file, size);
  rj_fuzz_write (folder, RJ_INBOX_KEY_FILE_NAME, input.at, input.left);
  use_key (folder);
  before = count_records (folder, FALSE);
  rj_fuzz_require (before == size / RJ_SEALED_RECORD_LENGTH);
  file = g_realloc (file, RJ_SEALED_RECORD_LENGTH);
  memset (file, 1, RJ_SEALED_RECORD_LENGTH);
  record = g_bytes_new (file, RJ_SEALED_RECORD_LENGTH);
  rj_fuzz_require (rj_inbox_append (folder, record, RJ_INBOX_MAX_RECORDS, 5 * DAY_US, &error));
  rj_fuzz_require (count_records (folder, TRUE) == before + 1);
  rj_fuzz_require (count_records (folder, FALSE) == 0);
  return 0;
}
