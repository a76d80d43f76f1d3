// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backups.h"
#include "rj-file.h"
#include "rj-spare-key.h"
#include "rj-vault-private.h"

#include <string.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *backup_folder;
  char *backup_name;
  RjSecretBytes *secret;
  gboolean by_spare_key;
  RjCensus census;
} Restoring;

static void
restoring_free (Restoring *self)
{
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_free (self->folder);
  g_free (self->backup_folder);
  g_free (self->backup_name);
  g_free (self);
}

static RjSecretBytes *
derive_root (Restoring *self, RjBackupFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSecretBytes) passphrase = NULL;
  RjKeyBlock *opened = NULL;

  if (self->by_spare_key)
    return rj_spare_key_parse (rj_secret_bytes_get (self->secret), rj_secret_bytes_get_length (self->secret),
                               error);
  passphrase = rj_kdf_normalise_passphrase (self->secret);
  if (passphrase != NULL && rj_secret_bytes_get_length (passphrase) > 0)
    return rj_key_files_open (file->keys, passphrase, &opened, cancellable, error);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                       "This can never have been a passphrase");
  return NULL;
}

static gboolean
check_root (RjBackupFile *file, RjSecretBytes *root, GError **error)
{
  if (rj_backup_head_is_of_root (file->page, RJ_BACKUP_HEAD_LENGTH, root))
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY,
                       "The key is not that of the backup");
  return FALSE;
}

/* What is in it, read from the first page to the last. */
static gboolean
check_database (Restoring *self,
                RjVaultFolder *folder,
                RjBackupFile *file,
                RjSecretBytes *root,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (folder, RJ_VAULT_UNFINISHED_NAME);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_raw_key (root);

  if (!rj_census_take_file (path, key, &self->census, cancellable, error))
    return FALSE;
  if (memcmp (self->census.digest, file->head.digest, sizeof file->head.digest) == 0)
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED,
                       "The backup does not hold what its head says");
  return FALSE;
}

/* Without good keys of its own the spare key opens it, and makes new ones. */
static gboolean
write_keys (RjVaultFolder *folder, RjBackupFile *file, RjSecretBytes *root, GError **error)
{
  for (guint i = 0; i < file->keys->blocks->len; i++)
    {
      RjKeyBlock *block = g_ptr_array_index (file->keys->blocks, i);

      if (rj_key_block_is_of_root (block, root))
        return rj_key_files_write (rj_vault_folder_get_fd (folder), block, root, error);
    }
  return TRUE;
}

static gboolean
restore_into (Restoring *self, RjVaultFolder *folder, int from, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjBackupFile) file = rj_backup_file_read (from, self->backup_name, error);
  g_autoptr (RjSecretBytes) root = file != NULL ? derive_root (self, file, cancellable, error) : NULL;
  int fd = rj_vault_folder_get_fd (folder);

  if (root == NULL || !check_root (file, root, error) || !rj_vault_folder_clear_for_new (folder, error))
    return FALSE;
  if (rj_backup_file_extract (from, self->backup_name, fd, RJ_VAULT_UNFINISHED_NAME, cancellable, error)
      && check_database (self, folder, file, root, cancellable, error)
      && write_keys (folder, file, root, error)
      && rj_file_remove (fd, RJ_VAULT_UNFINISHED_NAME "-journal", error)
      && rj_file_rename (fd, RJ_VAULT_UNFINISHED_NAME, RJ_VAULT_DATABASE_NAME, error))
    return TRUE;
  rj_vault_folder_abandon_new (folder);
  return FALSE;
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *self = data;
  GError *error = NULL;
  int from = rj_file_open_folder (self->backup_folder, FALSE, &error);
  g_autoptr (RjVaultFolder) folder = from >= 0 ? rj_vault_folder_make (self->folder, &error) : NULL;

  if (folder != NULL && restore_into (self, folder, from, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
  if (from >= 0)
    close (from);
}

static void
restore (RjVault *vault,
         GFile *backup,
         RjSecretBytes *secret,
         gboolean by_spare_key,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (vault, cancellable, callback, user_data);
  g_autoptr (GFile) folder = g_file_get_parent (backup);
  Restoring *self;

  g_task_set_source_tag (task, rj_vault_restore_async);
  /* A journal that is there is there. */
  g_task_set_check_cancellable (task, FALSE);
  if (rj_vault_get_state (vault) != RJ_VAULT_NO_JOURNAL)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_EXISTS,
                                       "There is a journal already");
      return;
    }
  self = g_new0 (Restoring, 1);
  self->folder = g_strdup (rj_vault_get_folder (vault));
  self->backup_folder = g_file_get_path (folder);
  self->backup_name = g_file_get_basename (backup);
  self->secret = rj_secret_bytes_ref (secret);
  self->by_spare_key = by_spare_key;
  g_task_set_task_data (task, self, (GDestroyNotify) restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

void
rj_vault_restore_async (RjVault *self,
                        GFile *backup,
                        RjSecretBytes *passphrase,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && G_IS_FILE (backup) && passphrase != NULL);

  restore (self, backup, passphrase, FALSE, cancellable, callback, user_data);
}

void
rj_vault_restore_with_spare_key_async (RjVault *self,
                                       GFile *backup,
                                       RjSecretBytes *spare_key,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && G_IS_FILE (backup) && spare_key != NULL);

  restore (self, backup, spare_key, TRUE, cancellable, callback, user_data);
}

gboolean
rj_vault_restore_finish (RjVault *self, GAsyncResult *result, RjCensus *census, GError **error)
{
  gboolean restored;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  restored = g_task_propagate_boolean (G_TASK (result), error);
  if (restored && census != NULL)
    *census = ((Restoring *) g_task_get_task_data (G_TASK (result)))->census;
  rj_vault_look_again (self);
  return restored;
}
