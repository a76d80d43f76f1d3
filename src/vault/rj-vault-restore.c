// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-source.h"
#include "rj-file.h"
#include "rj-vault-inbox.h"

typedef struct {
  char *folder;
  GFile *backup;
  RjSecretBytes *secret;
  RjBackupSecret kind;
  RjCensus census;
} Restoring;

static void
restoring_free (Restoring *self)
{
  g_clear_object (&self->backup);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_free (self->folder);
  g_free (self);
}

/* Without good keys of its own the spare key opens it, and makes new ones. */
static gboolean
write_keys (RjVaultFolder *folder, RjBackupSource *source, RjSecretBytes *root, GError **error)
{
  RjKeyBlock *block = rj_backup_source_find_block (source, root);

  return block == NULL || rj_key_files_write (rj_vault_folder_get_fd (folder), block, root, error);
}

static gboolean
restore_into (Restoring *self, RjVaultFolder *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjBackupSource) source = rj_backup_source_open (self->backup, error);
  g_autoptr (RjSecretBytes) root = NULL;
  g_autofree char *path = NULL;
  int fd = rj_vault_folder_get_fd (folder);

  if (source != NULL)
    root = rj_backup_source_derive_root (source, self->kind, self->secret, cancellable, error);
  if (root == NULL || !rj_vault_folder_clear_for_new (folder, error))
    return FALSE;
  path = rj_vault_folder_dup_path (folder, "");
  if (rj_backup_source_extract (source, root, fd, path, RJ_VAULT_UNFINISHED_NAME, &self->census, cancellable,
                                error)
      && write_keys (folder, source, root, error)
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
  g_autoptr (RjVaultFolder) folder = rj_vault_folder_make (self->folder, &error);

  if (folder != NULL && restore_into (self, folder, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

static void
restore (RjVault *vault,
         GFile *backup,
         RjSecretBytes *secret,
         RjBackupSecret kind,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (vault, cancellable, callback, user_data);
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
  self->backup = g_object_ref (backup);
  self->secret = rj_secret_bytes_ref (secret);
  self->kind = kind;
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

  restore (self, backup, passphrase, RJ_BACKUP_SECRET_PASSPHRASE, cancellable, callback, user_data);
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

  restore (self, backup, spare_key, RJ_BACKUP_SECRET_SPARE_KEY, cancellable, callback, user_data);
}

gboolean
rj_vault_restore_finish (RjVault *self, GAsyncResult *result, RjCensus *census, GError **error)
{
  gboolean restored;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  restored = g_task_propagate_boolean (G_TASK (result), error);
  if (restored)
    rj_vault_forget_inbox_half (self);
  if (restored && census != NULL)
    *census = ((Restoring *) g_task_get_task_data (G_TASK (result)))->census;
  rj_vault_look_again (self);
  return restored;
}
