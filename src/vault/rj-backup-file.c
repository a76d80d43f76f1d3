// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-file.h"

#include "rj-bytes.h"
#include "rj-file.h"
#include "rj-vault.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <string.h>

/* As in a key block, with another letter. */
static const guint8 magic[8] = { 0x8a, 'R', 'J', 'B', '\r', '\n', 0x1a, '\n' };

#define VERSION    1
#define MAC_OFFSET (RJ_BACKUP_HEAD_LENGTH - 64)
#define SUM_OFFSET (RJ_BACKUP_HEAD_LENGTH - 32)

static void
compute_mac (const guint8 *page, RjSecretBytes *root, guint8 mac[32])
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_backup_key (root);

  if (!HMAC (EVP_sha256 (), rj_secret_bytes_get (key), (int) rj_secret_bytes_get_length (key), page,
             MAC_OFFSET, mac, NULL))
    g_error ("There is no HMAC");
}

void
rj_backup_head_write (const RjBackupHead *self, RjSecretBytes *root, guint8 page[RJ_BACKUP_HEAD_LENGTH])
{
  memset (page, 0, RJ_BACKUP_HEAD_LENGTH);
  memcpy (page, magic, sizeof magic);
  rj_bytes_put (page + 8, VERSION, 2);
  rj_bytes_put (page + 12, RJ_BACKUP_DATABASE_OFFSET, 4);
  rj_bytes_put (page + 16, (guint64) self->made_us, 8);
  rj_bytes_put (page + 24, self->length, 8);
  memcpy (page + 32, self->sum, sizeof self->sum);
  memcpy (page + 64, self->digest, sizeof self->digest);
  compute_mac (page, root, page + MAC_OFFSET);
  SHA256 (page, SUM_OFFSET, page + SUM_OFFSET);
}

static gboolean
has_good_sum (const guint8 *page)
{
  guint8 sum[SHA256_DIGEST_LENGTH];

  SHA256 (page, SUM_OFFSET, sum);
  return memcmp (sum, page + SUM_OFFSET, sizeof sum) == 0;
}

gboolean
rj_backup_head_is_marked (const guint8 *page, gsize length)
{
  return length >= sizeof magic && memcmp (page, magic, sizeof magic) == 0;
}

gboolean
rj_backup_head_read (RjBackupHead *self, const guint8 *page, gsize length, GError **error)
{
  if (length != RJ_BACKUP_HEAD_LENGTH || !rj_backup_head_is_marked (page, length) || !has_good_sum (page))
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED, "The head of the backup is damaged");
  else if (rj_bytes_get (page + 8, 2) > VERSION)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER, "The backup is of a newer version");
  else if (rj_bytes_get (page + 8, 2) != VERSION || rj_bytes_get (page + 10, 2) != 0
           || rj_bytes_get (page + 12, 4) != RJ_BACKUP_DATABASE_OFFSET
           || !rj_bytes_are_zero (page + 96, MAC_OFFSET - 96))
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED,
                         "The head of the backup makes no sense");
  else
    {
      self->made_us = (gint64) rj_bytes_get (page + 16, 8);
      self->length = rj_bytes_get (page + 24, 8);
      memcpy (self->sum, page + 32, sizeof self->sum);
      memcpy (self->digest, page + 64, sizeof self->digest);
      return TRUE;
    }
  return FALSE;
}

gboolean
rj_backup_head_is_of_root (const guint8 *page, gsize length, RjSecretBytes *root)
{
  guint8 mac[32];

  if (length != RJ_BACKUP_HEAD_LENGTH)
    return FALSE;
  compute_mac (page, root, mac);
  return CRYPTO_memcmp (mac, page + MAC_OFFSET, sizeof mac) == 0;
}

/* ---- Files ---- */

RjBackupFile *
rj_backup_file_read (int folder, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = rj_file_read_head (folder, name, RJ_BACKUP_DATABASE_OFFSET, error);
  g_autoptr (RjBackupFile) self = g_new0 (RjBackupFile, 1);
  g_autoptr (GBytes) keys = NULL;
  gsize length = 0;
  const guint8 *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!rj_backup_head_read (&self->head, data, MIN (length, RJ_BACKUP_HEAD_LENGTH), error))
    return NULL;
  memcpy (self->page, data, RJ_BACKUP_HEAD_LENGTH);
  keys = g_bytes_new_from_bytes (bytes, RJ_BACKUP_HEAD_LENGTH, length - RJ_BACKUP_HEAD_LENGTH);
  self->keys = rj_key_files_parse (keys);
  return g_steal_pointer (&self);
}

void
rj_backup_file_free (RjBackupFile *self)
{
  g_clear_pointer (&self->keys, rj_key_files_free);
  g_free (self);
}

gboolean
rj_backup_file_write (int from,
                      const char *database,
                      int to,
                      const char *name,
                      gint64 made_us,
                      const RjCensus *census,
                      GBytes *keys,
                      RjSecretBytes *root,
                      GCancellable *cancellable,
                      GError **error)
{
  RjBackupHead head = { .made_us = made_us };
  guint8 *data = NULL;
  g_autoptr (GBytes) front = NULL;

  g_return_val_if_fail (g_bytes_get_size (keys) == RJ_KEY_FILE_LENGTH, FALSE);

  if (!rj_file_sum (from, database, 0, head.sum, &head.length, cancellable, error))
    return FALSE;
  memcpy (head.digest, census->digest, sizeof head.digest);
  data = g_malloc (RJ_BACKUP_DATABASE_OFFSET);
  rj_backup_head_write (&head, root, data);
  memcpy (data + RJ_BACKUP_HEAD_LENGTH, g_bytes_get_data (keys, NULL), RJ_KEY_FILE_LENGTH);
  front = g_bytes_new_take (data, RJ_BACKUP_DATABASE_OFFSET);
  return rj_file_copy_part (from, database, 0, front, to, name, cancellable, error);
}

gboolean
rj_backup_file_extract (int from,
                        const char *name,
                        int to,
                        const char *database,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (RjBackupFile) file = rj_backup_file_read (from, name, error);
  guint8 sum[RJ_FILE_SUM_LENGTH];
  guint64 length = 0;

  if (file == NULL
      || !rj_file_copy_part (from, name, RJ_BACKUP_DATABASE_OFFSET, NULL, to, database, cancellable, error)
      || !rj_file_sum (to, database, 0, sum, &length, cancellable, error))
    return FALSE;
  if (length == file->head.length && memcmp (sum, file->head.sum, sizeof sum) == 0)
    return TRUE;
  rj_file_remove (to, database, NULL);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED, "The backup is damaged");
  return FALSE;
}

gboolean
rj_backup_file_rehead (int folder, const char *name, GBytes *keys, GError **error)
{
  const guint8 *data = g_bytes_get_data (keys, NULL);

  g_return_val_if_fail (g_bytes_get_size (keys) == RJ_KEY_FILE_LENGTH, FALSE);

  for (gsize at = 0; at < RJ_KEY_FILE_LENGTH; at += RJ_KEY_BLOCK_LENGTH)
    if (!rj_file_overwrite (folder, name, RJ_BACKUP_HEAD_LENGTH + at, data + at, RJ_KEY_BLOCK_LENGTH, error))
      return FALSE;
  return TRUE;
}
