// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-contents.h"

#include "rj-backup-source.h"
#include "rj-backups-turn.h"
#include "rj-file.h"

#include <unistd.h>

static void
compare_keys (RjBackupContents *contents, RjBackupSource *source, RjSecretBytes *root, int folder)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (folder, NULL);
  const RjKeyBlock *here = files != NULL ? rj_key_files_find_block (files, root) : NULL;
  const RjKeyBlock *there = rj_backup_source_find_block (source, root);

  if (there == NULL)
    contents->opens = RJ_BACKUP_OPENS_NEVER;
  else
    contents->opens =
      here != NULL && rj_key_block_has_slots_of (here, there) ? RJ_BACKUP_OPENS_TODAY : RJ_BACKUP_OPENS_THEN;
  contents->is_of_this_journal = contents->is_of_this_journal || here != NULL;
}

/* ---- Looking ---- */

typedef struct {
  RjVaultState state;
  char *path;
  RjVaultFolder *journal; /* (nullable): opened on the thread unless the journal is open */
  GFile *backup;          /* (nullable): %NULL is the newest safety copy */
  RjBackupSecret kind;
  RjSecretBytes *secret;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *self = data;

  g_clear_pointer (&self->journal, rj_vault_folder_close);
  g_clear_object (&self->backup);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_free (self->path);
  g_free (self);
}

static gboolean
open_journal_folder (Looking *self, GError **error)
{
  if (self->journal == NULL)
    self->journal = self->state == RJ_VAULT_LOCKED ? rj_vault_folder_open (self->path, error)
                                                   : rj_vault_folder_make (self->path, error);
  return self->journal != NULL;
}

static gboolean
remove_look (int folder, GError **error)
{
  return rj_file_remove (folder, RJ_BACKUPS_LOOK_NAME "-journal", error)
         && rj_file_remove (folder, RJ_BACKUPS_LOOK_NAME, error);
}

static RjBackupContents *
look (Looking *self, int work, const char *work_path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjBackupSource) source = rj_backup_source_open (self->backup, error);
  g_autoptr (RjSecretBytes) root = NULL;
  g_autofree RjBackupContents *contents = g_new0 (RjBackupContents, 1);

  if (source == NULL)
    return NULL;
  root = rj_backup_source_derive_root (source, self->kind, self->secret, cancellable, error);
  if (root == NULL
      || !rj_backup_source_extract (source, root, work, work_path, RJ_BACKUPS_LOOK_NAME, &contents->census,
                                    cancellable, error))
    return NULL;
  contents->made_us = source->made_us;
  contents->size = source->size;
  contents->is_of_this_journal = self->kind == RJ_BACKUP_SECRET_OPEN_JOURNAL;
  compare_keys (contents, source, root, rj_vault_folder_get_fd (self->journal));
  return g_steal_pointer (&contents);
}

static RjBackupContents *
look_in_folder (Looking *self, GCancellable *cancellable, GError **error)
{
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  g_autofree char *path = NULL;
  RjBackupContents *contents = NULL;
  int work;

  if (!open_journal_folder (self, error))
    return NULL;
  path = rj_vault_folder_dup_path (self->journal, RJ_BACKUPS_FOLDER);
  work = rj_file_open_folder (path, TRUE, error);
  if (work < 0)
    return NULL;
  if (remove_look (work, error))
    contents = look (self, work, path, cancellable, error);
  remove_look (work, NULL);
  close (work);
  return contents;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Looking *self = data;
  GError *error = NULL;
  RjBackupContents *contents = look_in_folder (self, cancellable, &error);

  /* The lock is given back before the answer, which may be followed by an unlock. */
  g_clear_pointer (&self->journal, rj_vault_folder_close);
  if (contents != NULL)
    g_task_return_pointer (task, contents, g_free);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

/* Whoever closes the journal to do something with its files waits until this one has given back the lock. */
static void
start (GTask *task)
{
  Looking *self = g_task_get_task_data (task);

  self->journal = rj_vault_dup_folder_for (task);
  if (self->journal != NULL)
    g_task_run_in_thread (task, look_thread);
}

void
rj_vault_inspect_backup_async (RjVault *self,
                               GFile *backup,
                               RjBackupSecret kind,
                               RjSecretBytes *secret,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RjVaultState state;
  Looking *looking;

  g_return_if_fail (RJ_IS_VAULT (self) && G_IS_FILE (backup));
  g_return_if_fail ((kind == RJ_BACKUP_SECRET_OPEN_JOURNAL) == (secret == NULL));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_inspect_backup_async);
  state = rj_vault_get_state (self);
  if (state == RJ_VAULT_OPENING || state == RJ_VAULT_CLOSING || (state != RJ_VAULT_OPEN && secret == NULL))
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                                       "The journal is not open, or busy");
      return;
    }
  looking = g_new0 (Looking, 1);
  looking->state = state;
  looking->path = g_strdup (rj_vault_get_folder (self));
  looking->backup = g_object_ref (backup);
  looking->kind = kind;
  looking->secret = rj_secret_bytes_ref (secret != NULL ? secret : rj_vault_get_root (self));
  g_task_set_task_data (task, looking, looking_free);
  if (state == RJ_VAULT_OPEN)
    rj_backups_take_turn (task, start);
  else
    g_task_run_in_thread (task, look_thread);
}

RjBackupContents *
rj_vault_inspect_backup_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
