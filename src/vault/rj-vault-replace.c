// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-source.h"
#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-vault-inbox.h"

typedef struct {
  char *path;
  RjVaultFolder *journal; /* (nullable): opened on the thread unless the journal is open */
  gboolean was_open;
  GFile *backup;
  RjBackupSecret kind;
  RjSecretBytes *secret;
  gint64 now_us;
  GBytes *keys; /* (nullable): as rj_exchange_decide() wants them */
  RjCensus census;
} Replacing;

static void
replacing_free (gpointer data)
{
  Replacing *self = data;

  g_clear_pointer (&self->journal, rj_vault_folder_close);
  g_clear_object (&self->backup);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_clear_pointer (&self->keys, g_bytes_unref);
  g_free (self->path);
  g_free (self);
}

/* With a generation after all that are here. */
static GBytes *
make_keys (RjKeyFiles *here, const RjKeyBlock *there, RjSecretBytes *root)
{
  g_autoptr (RjKeyBlock) block = rj_key_block_copy (there);

  for (guint i = 0; i < here->blocks->len; i++)
    block->generation =
      MAX (block->generation, ((RjKeyBlock *) g_ptr_array_index (here->blocks, i))->generation + 1);
  return rj_key_block_to_file (block, root);
}

/* @keys: (out) (nullable): as rj_exchange_decide() wants them. */
static gboolean
choose_keys (Replacing *self,
             RjBackupSource *source,
             RjSecretBytes *root,
             int folder,
             GBytes **keys,
             GError **error)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (folder, error);
  const RjKeyBlock *here, *there;

  *keys = NULL;
  if (files == NULL)
    return FALSE;
  here = rj_key_files_find_block (files, root);
  there = rj_backup_source_find_block (source, root);
  if (here != NULL
      && (self->kind != RJ_BACKUP_SECRET_PASSPHRASE || there == NULL
          || rj_key_block_has_slots_of (here, there)))
    return TRUE;
  /* With none the spare key opens it, and the keys of another journal would only mislead. */
  *keys = there != NULL ? make_keys (files, there, root) : g_bytes_new (NULL, 0);
  return TRUE;
}

static gboolean
stage (Replacing *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjBackupSource) source = rj_backup_source_open (self->backup, error);
  g_autoptr (RjSecretBytes) root = NULL;
  g_autofree char *path = rj_vault_folder_dup_path (self->journal, "");
  int folder = rj_vault_folder_get_fd (self->journal);

  if (source != NULL)
    root = rj_backup_source_derive_root (source, self->kind, self->secret, cancellable, error);
  if (root == NULL || !rj_exchange_clear (folder, error))
    return FALSE;
  if (rj_backup_source_extract (source, root, folder, path, RJ_EXCHANGE_DATABASE, &self->census, cancellable,
                                error)
      && choose_keys (self, source, root, folder, &self->keys, error))
    return TRUE;
  rj_exchange_clear (folder, NULL);
  return FALSE;
}

/* While open the exchange is left to the next opening. */
static gboolean
decide (Replacing *self, GCancellable *cancellable, GError **error)
{
  int folder = rj_vault_folder_get_fd (self->journal);

  if (!g_cancellable_set_error_if_cancelled (cancellable, error)
      && (self->was_open
            ? rj_exchange_decide (folder, self->keys, RJ_EXCHANGE_PLAIN, self->now_us, error)
            : rj_exchange_carry_out (folder, self->keys, RJ_EXCHANGE_PLAIN, self->now_us, error)))
    return TRUE;
  rj_exchange_clear (folder, NULL);
  return FALSE;
}

static GMutex one_at_a_time;

static void
answer (GTask *task, gboolean done, GError *error)
{
  Replacing *self = g_task_get_task_data (task);

  rj_vault_answer (task, &self->journal, done, error);
}

static void
decide_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  GError *error = NULL;
  gboolean done = decide (data, cancellable, &error);

  answer (task, done, error);
}

/* A journal that is damaged can have none, and may be just why it is to be replaced. */
static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Replacing *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *name = rj_vault_back_up_finish (RJ_VAULT (source), result, NULL, &error);

  if (name == NULL && !g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED))
    {
      rj_exchange_clear (rj_vault_folder_get_fd (self->journal), NULL);
      answer (task, FALSE, error);
      return;
    }
  g_clear_error (&error);
  g_task_run_in_thread (task, decide_thread);
}

static void
staged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    rj_vault_back_up_async (RJ_VAULT (source), NULL, g_task_get_cancellable (task), backed_up_cb,
                            g_object_ref (task));
  else
    answer (task, FALSE, error);
}

static void
stage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  GError *error = NULL;

  if (stage (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* While locked, all of it. */
static void
replace_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Replacing *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  GError *error = NULL;
  gboolean done = FALSE;

  self->journal = rj_vault_folder_open (self->path, &error);
  if (self->journal != NULL)
    done = stage (self, cancellable, &error) && decide (self, cancellable, &error);
  answer (task, done, error);
}

/* The copy that is to be taken may be one of those that go when a new one is made: it is written beside
 * before that. */
void
rj_vault_replace_async (RjVault *self,
                        GFile *backup,
                        RjBackupSecret kind,
                        RjSecretBytes *secret,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RjVaultState state;
  Replacing *replacing;

  g_return_if_fail (RJ_IS_VAULT (self) && G_IS_FILE (backup));
  g_return_if_fail ((kind == RJ_BACKUP_SECRET_OPEN_JOURNAL) == (secret == NULL));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_replace_async);
  /* What is decided is decided. */
  g_task_set_check_cancellable (task, FALSE);
  state = rj_vault_get_state (self);
  if (state != RJ_VAULT_OPEN && (state != RJ_VAULT_LOCKED || secret == NULL))
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR,
                                       state == RJ_VAULT_NO_JOURNAL ? RJ_VAULT_ERROR_NO_JOURNAL
                                                                    : RJ_VAULT_ERROR_FAILED,
                                       "There is no journal to replace, or it is busy");
      return;
    }
  replacing = g_new0 (Replacing, 1);
  replacing->path = g_strdup (rj_vault_get_folder (self));
  replacing->was_open = state == RJ_VAULT_OPEN;
  replacing->backup = g_object_ref (backup);
  replacing->kind = kind;
  replacing->secret = rj_secret_bytes_ref (secret != NULL ? secret : rj_vault_get_root (self));
  replacing->now_us = rj_clock_get_now (rj_vault_get_clock (self));
  g_task_set_task_data (task, replacing, replacing_free);
  if (!replacing->was_open)
    g_task_run_in_thread (task, replace_thread);
  else if ((replacing->journal = rj_vault_dup_open_folder (self)) == NULL)
    g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "No descriptor is left");
  else
    /* Before the safety copy: the one that is to be taken may be among those that go for it. */
    rj_vault_run_part (task, stage_thread, staged_cb);
}

gboolean
rj_vault_replace_finish (RjVault *self, GAsyncResult *result, RjCensus *census, GError **error)
{
  gboolean replaced;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  replaced = g_task_propagate_boolean (G_TASK (result), error);
  if (replaced)
    rj_vault_forget_inbox_half (self);
  if (replaced && census != NULL)
    *census = ((Replacing *) g_task_get_task_data (G_TASK (result)))->census;
  return replaced;
}
