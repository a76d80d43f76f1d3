// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-source.h"

#include "rj-file.h"
#include "rj-page-proof.h"
#include "rj-spare-key.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOURNAL_END "-journal"

void
rj_backup_source_free (RjBackupSource *self)
{
  /* Those of a backup go with it. */
  if (self->file == NULL)
    g_clear_pointer (&self->keys, rj_key_files_free);
  g_clear_pointer (&self->file, rj_backup_file_free);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->name);
  g_free (self);
}

static gboolean
read_replaced (RjBackupSource *self, GError **error)
{
  g_autofree char *name = rj_backups_dup_keys_name (self->name);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) keys = rj_file_read (self->folder, name, 16 * RJ_KEY_FILE_LENGTH, &local);

  if (keys == NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (keys == NULL)
    keys = g_bytes_new (NULL, 0);
  self->keys = rj_key_files_parse (keys);
  return TRUE;
}

/* Without its head nothing but the name says when it was made. */
static gint64
guess_time (const char *name, const struct stat *status)
{
  g_autoptr (GDateTime) at = NULL;
  int year, month, day, hour, minute, second;

  if (sscanf (name, "%4d%2d%2d-%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) == 6)
    at = g_date_time_new_utc (year, month, day, hour, minute, second);
  return (at != NULL ? g_date_time_to_unix (at) : (gint64) status->st_mtim.tv_sec) * G_USEC_PER_SEC;
}

/* That it is a backup, and not any file of a size that one may have. */
static gboolean
is_marked (RjBackupSource *self, GBytes *head)
{
  gsize length = 0;
  const guint8 *page = g_bytes_get_data (head, &length);

  return rj_backup_head_is_marked (page, length) || self->keys->n_good > 0 || self->keys->newer
         || g_str_has_suffix (self->name, RJ_BACKUP_SUFFIX);
}

/* Whether whole pages follow the place of the head and the keys. */
static gboolean
read_headless (RjBackupSource *self)
{
  g_autoptr (GBytes) bytes = rj_file_read_head (self->folder, self->name, RJ_BACKUP_DATABASE_OFFSET, NULL);
  g_autoptr (GBytes) keys = NULL;
  struct stat status;

  /* Whoever writes to it meanwhile makes it longer than what was read. */
  if (bytes == NULL || g_bytes_get_size (bytes) != RJ_BACKUP_DATABASE_OFFSET
      || fstatat (self->folder, self->name, &status, AT_SYMLINK_NOFOLLOW) != 0
      || status.st_size <= RJ_BACKUP_DATABASE_OFFSET
      || (status.st_size - RJ_BACKUP_DATABASE_OFFSET) % RJ_PAGE_SIZE != 0)
    return FALSE;
  keys = g_bytes_new_from_bytes (bytes, RJ_BACKUP_HEAD_LENGTH, RJ_KEY_FILE_LENGTH);
  self->keys = rj_key_files_parse (keys);
  self->unmarked = !is_marked (self, bytes);
  self->made_us = guess_time (self->name, &status);
  return TRUE;
}

static gboolean
read_backup (RjBackupSource *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->file = rj_backup_file_read (self->folder, self->name, &local);
  if (self->file != NULL)
    {
      self->keys = self->file->keys;
      self->made_us = self->file->head.made_us;
      return TRUE;
    }
  if (g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED) && read_headless (self))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

RjBackupSource *
rj_backup_source_open (GFile *backup, GError **error)
{
  g_autoptr (RjBackupSource) self = g_new0 (RjBackupSource, 1);
  g_autoptr (GFile) parent = g_file_get_parent (backup);
  g_autofree char *path = parent != NULL ? g_file_get_path (parent) : NULL;
  struct stat status;

  self->folder = -1;
  if (path == NULL)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "The backup is not on a disk");
      return NULL;
    }
  self->name = g_file_get_basename (backup);
  self->folder = rj_file_open_folder (path, FALSE, error);
  if (self->folder < 0)
    return NULL;
  self->replaced = rj_backups_parse_replaced (self->name, &self->made_us);
  if (self->replaced ? !read_replaced (self, error) : !read_backup (self, error))
    return NULL;
  if (fstatat (self->folder, self->name, &status, 0) == 0)
    self->size = (guint64) status.st_size;
  return g_steal_pointer (&self);
}

static RjSecretBytes *
open_by_passphrase (RjBackupSource *self,
                    RjSecretBytes *passphrase,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  RjSecretBytes *root = rj_key_files_open (self->keys, passphrase, &self->opened, cancellable, &local);

  if (root != NULL)
    return root;
  /* Who chose a picture by mistake is not to look for the spare key. */
  if (self->unmarked && g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED))
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED, "Nothing says that it is a backup");
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static RjSecretBytes *
derive (RjBackupSource *self,
        RjBackupSecret kind,
        RjSecretBytes *secret,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (RjSecretBytes) passphrase = NULL;

  if (kind == RJ_BACKUP_SECRET_OPEN_JOURNAL)
    return rj_secret_bytes_ref (secret);
  if (kind == RJ_BACKUP_SECRET_SPARE_KEY)
    return rj_spare_key_parse (rj_secret_bytes_get (secret), rj_secret_bytes_get_length (secret), error);
  passphrase = rj_kdf_normalise_passphrase (secret);
  if (passphrase != NULL && rj_secret_bytes_get_length (passphrase) > 0)
    return open_by_passphrase (self, passphrase, cancellable, error);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                       "This can never have been a passphrase");
  return NULL;
}

/* Without a head to tell: what comes after it may be damaged, that it is of this key is all that is asked. */
static gboolean
has_pages_of_root (RjBackupSource *self, RjSecretBytes *root, gboolean *has, GError **error)
{
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (root);
  gint64 offset = self->replaced ? 0 : RJ_BACKUP_DATABASE_OFFSET;
  RjPageProof proof;

  if (!rj_page_proof_check_part (self->folder, self->name, offset, raw_key, &proof, error))
    return FALSE;
  *has = proof != RJ_PAGE_PROOF_WRONG_KEY;
  if (*has || self->replaced || self->keys->blocks->len > 0)
    return TRUE;
  /* Nothing in it is known to be of any journal. */
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED, "The head of the backup is damaged");
  return FALSE;
}

static gboolean
is_of_root (RjBackupSource *self, RjSecretBytes *root, gboolean *is, GError **error)
{
  *is = self->file != NULL ? rj_backup_head_is_of_root (self->file->page, RJ_BACKUP_HEAD_LENGTH, root)
                           : rj_backup_source_find_block (self, root) != NULL;
  return *is || self->file != NULL || has_pages_of_root (self, root, is, error);
}

RjSecretBytes *
rj_backup_source_derive_root (RjBackupSource *self,
                              RjBackupSecret kind,
                              RjSecretBytes *secret,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (RjSecretBytes) root = derive (self, kind, secret, cancellable, error);
  gboolean is;

  if (root == NULL || !is_of_root (self, root, &is, error))
    return NULL;
  if (is)
    return g_steal_pointer (&root);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY,
                       "The key is not that of the backup");
  return NULL;
}

RjKeyBlock *
rj_backup_source_find_block (RjBackupSource *self, RjSecretBytes *root)
{
  return self->opened != NULL ? self->opened : rj_key_files_find_block (self->keys, root);
}

static gboolean
has_salt (const RjKeyBlock *block, const guint8 *salt)
{
  for (guint i = 0; i < block->n_slots; i++)
    if (memcmp (block->slots[i].salt, salt, sizeof block->slots[i].salt) == 0)
      return TRUE;
  return FALSE;
}

gboolean
rj_key_block_has_slots_of (const RjKeyBlock *here, const RjKeyBlock *there)
{
  for (guint i = 0; i < there->n_slots; i++)
    if (!has_salt (here, there->slots[i].salt))
      return FALSE;
  return TRUE;
}

/* With what takes back its last change, if that was cut off. */
static gboolean
copy_replaced (RjBackupSource *self, int to, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *from_journal = g_strconcat (self->name, JOURNAL_END, NULL);
  g_autofree char *to_journal = g_strconcat (name, JOURNAL_END, NULL);
  gboolean has_journal;

  return rj_file_find (self->folder, from_journal, &has_journal, error)
         && (!has_journal || rj_file_copy (self->folder, from_journal, to, to_journal, cancellable, error))
         && rj_file_copy (self->folder, self->name, to, name, cancellable, error);
}

/* Compared by its pages alone: the sum is in the head. */
static gboolean
copy_headless (RjBackupSource *self,
               RjSecretBytes *key,
               int to,
               const char *name,
               GCancellable *cancellable,
               GError **error)
{
  RjPageProof proof;

  if (!rj_file_copy_part (self->folder, self->name, RJ_BACKUP_DATABASE_OFFSET, NULL, to, name, cancellable,
                          error)
      || !rj_page_proof_check (to, name, key, &proof, error))
    return FALSE;
  if (proof == RJ_PAGE_PROOF_GOOD)
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED, "The backup is damaged");
  return FALSE;
}

static gboolean
extract (RjBackupSource *self,
         RjSecretBytes *root,
         int to,
         const char *path,
         const char *name,
         RjCensus *census,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_raw_key (root);
  gboolean copied;

  if (self->file != NULL)
    copied = rj_backup_file_extract (self->folder, self->name, to, name, cancellable, error);
  else if (self->replaced)
    copied = copy_replaced (self, to, name, cancellable, error);
  else
    copied = copy_headless (self, key, to, name, cancellable, error);
  if (!copied || !rj_census_take_file (path, key, census, cancellable, error))
    return FALSE;
  if (self->file == NULL
      || memcmp (census->digest, self->file->head.digest, sizeof self->file->head.digest) == 0)
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED,
                       "The backup does not hold what its head says");
  return FALSE;
}

gboolean
rj_backup_source_extract (RjBackupSource *self,
                          RjSecretBytes *root,
                          int to,
                          const char *folder_path,
                          const char *name,
                          RjCensus *census,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *path = g_build_filename (folder_path, name, NULL);
  g_autofree char *journal = g_strconcat (name, JOURNAL_END, NULL);

  if (extract (self, root, to, path, name, census, cancellable, error) && rj_file_remove (to, journal, error))
    return TRUE;
  rj_file_remove (to, name, NULL);
  rj_file_remove (to, journal, NULL);
  return FALSE;
}
