// SPDX-License-Identifier: GPL-3.0-or-later
// A backup that comes from anywhere: its head, its keys, and both as the file has them.
#include "rj-fuzz.h"

#include "rj-backup-file.h"
#include "rj-root-secret.h"
#include "rj-vault.h"

#include <openssl/sha.h>

#define NAME "20260304-120000.jbk"

static RjSecretBytes *
get_root (void)
{
  static RjSecretBytes *root;

  if (root == NULL)
    root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  return root;
}

/* What is read can be written, and is read again as the same; nobody's key has made it. */
static void
read_head (const guint8 *page, gsize length)
{
  g_autoptr (GError) error = NULL;
  guint8 again_page[RJ_BACKUP_HEAD_LENGTH];
  RjBackupHead head, again;
  gboolean read = rj_backup_head_read (&head, page, length, &error);

  rj_fuzz_require (read == (error == NULL));
  rj_fuzz_require (!rj_backup_head_is_of_root (page, length, get_root ()));
  if (!read)
    return;
  rj_backup_head_write (&head, get_root (), again_page);
  rj_fuzz_require (rj_backup_head_read (&again, again_page, sizeof again_page, NULL));
  rj_fuzz_require (rj_backup_head_is_of_root (again_page, sizeof again_page, get_root ()));
  rj_fuzz_require (again.made_us == head.made_us && again.length == head.length
                   && memcmp (again.sum, head.sum, sizeof again.sum) == 0
                   && memcmp (again.digest, head.digest, sizeof again.digest) == 0);
}

static void
read_file (const guint8 *data, gsize length)
{
  int folder = rj_fuzz_get_folder (NULL);
  g_autoptr (RjBackupFile) file = NULL;
  g_autoptr (GError) error = NULL;

  rj_fuzz_write (folder, NAME, data, length);
  file = rj_backup_file_read (folder, NAME, &error);
  rj_fuzz_require ((file != NULL) == (error == NULL));
  if (file == NULL)
    return;
  rj_fuzz_require (file->keys->n_good <= 2 && file->keys->blocks->len <= 2);
  if (!rj_backup_file_extract (folder, NAME, folder, "look.db", NULL, &error))
    rj_fuzz_require (error != NULL);
  unlinkat (folder, "look.db", 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  static const guint8 start[] = { 0x8a,
                                  'R',
                                  'J',
                                  'B',
                                  '\r',
                                  '\n',
                                  0x1a,
                                  '\n',
                                  1,
                                  0,
                                  0,
                                  0,
                                  RJ_BACKUP_DATABASE_OFFSET & 0xff,
                                  RJ_BACKUP_DATABASE_OFFSET >> 8 };
  g_autofree guint8 *whole = g_malloc0 (RJ_BACKUP_DATABASE_OFFSET + 4096);
  gsize kept = MIN (length, RJ_BACKUP_HEAD_LENGTH - 32);
  guint8 *keys = whole + RJ_BACKUP_HEAD_LENGTH;

  read_head (data, length);
  read_file (data, length);
  // As somebody would write it who knows the checksum; the keys are the same bytes once more.
  memcpy (whole, data, kept);
  SHA256 (whole, RJ_BACKUP_HEAD_LENGTH - 32, whole + RJ_BACKUP_HEAD_LENGTH - 32);
  read_head (whole, RJ_BACKUP_HEAD_LENGTH);
  // And behind the fixed fields.
  memcpy (whole, start, sizeof start);
  memset (whole + 96, 0, RJ_BACKUP_HEAD_LENGTH - 64 - 96);
  SHA256 (whole, RJ_BACKUP_HEAD_LENGTH - 32, whole + RJ_BACKUP_HEAD_LENGTH - 32);
  rj_fuzz_require (length > 0 || whole[0] == 0x8a);
  read_head (whole, RJ_BACKUP_HEAD_LENGTH);
  for (int i = 0; i < 2; i++)
    {
      guint8 *half = keys + i * RJ_KEY_BLOCK_LENGTH;

      memcpy (half, data, MIN (length, RJ_KEY_BLOCK_LENGTH));
      half[40] ^= (guint8) (i * (length & 1));
      SHA256 (half, RJ_KEY_BLOCK_LENGTH - 32, half + RJ_KEY_BLOCK_LENGTH - 32);
    }
  read_file (whole, RJ_BACKUP_DATABASE_OFFSET + (length > 64 ? 4096 : length));
  return 0;
}
