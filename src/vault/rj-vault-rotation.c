// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-rotation.h"

#include "rj-backup-keys.h"
#include "rj-backups-turn.h"
#include "rj-backups.h"
#include "rj-copy-file.h"
#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-spare-key.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"

#include <string.h>

typedef struct {
  RjVaultFolder *journal; /* with its lock, also while the journal is closed */
  RjSecretBytes *current;
  gboolean has_params;
  RjKdfParams params;
  RjSecretBytes *old_root;
  gint64 now_us;
} Rotation;

static void
rotation_free (gpointer data)
{
  Rotation *self = data;

  g_clear_pointer (&self->journal, rj_vault_folder_close);
  g_clear_pointer (&self->old_root, rj_secret_bytes_unref);
  rj_secret_bytes_unref (self->current);
  g_free (self);
}

/* ---- On the thread, with the journal closed ---- */

/* Of what is there, so that it counts as the newest; without its passphrases. */
static RjKeyBlock *
new_block (Rotation *self, GError **error)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (rj_vault_folder_get_fd (self->journal), error);
  RjKeyBlock *block;

  if (files == NULL)
    return NULL;
  block = rj_key_block_new ();
  block->generation = rj_backup_keys_get_generation (self->journal, self->old_root);
  for (guint i = 0; i < files->blocks->len; i++)
    {
      const RjKeyBlock *each = g_ptr_array_index (files->blocks, i);

      block->generation = MAX (block->generation, each->generation);
      if (rj_key_block_is_of_root (each, self->old_root))
        memcpy (block->id, each->id, sizeof block->id);
    }
  block->generation++;
  return block;
}

/* (transfer full): a key file that the passphrase opens. */
static GBytes *
new_keys (Rotation *self, RjSecretBytes *root, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjKeyBlock) block = new_block (self, error);
  g_autoptr (RjSecretBytes) key = NULL;
  g_autoptr (RjSecretBytes) again = NULL;
  GBytes *file;

  if (block == NULL
      || !rj_vault_fill_key_block (block, root, self->current, self->has_params ? &self->params : NULL, &key,
                                   cancellable, error))
    return NULL;
  file = rj_key_block_to_file (block, root);
  /* Nothing is written that does not open. */
  again = rj_key_block_unwrap (block, 0, key);
  if (again != NULL && rj_secret_bytes_equal (again, root))
    return file;
  g_bytes_unref (file);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "Making the key failed");
  return NULL;
}

static void
wipe_and_free (gpointer data)
{
  rj_secret_wipe (data, strlen (data));
  g_free (data);
}

/* What the new journal knows, and the old one does not. */
static GHashTable *
new_preferences (Rotation *self)
{
  GHashTable *preferences = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, wipe_and_free);
  g_autoptr (RjSecretBytes) old = rj_spare_key_format (self->old_root);

  g_hash_table_insert (
    preferences, (gpointer) RJ_PREFERENCE_OLD_SPARE_KEY,
    g_strndup ((const char *) rj_secret_bytes_get (old), rj_secret_bytes_get_length (old)));
  g_hash_table_insert (preferences, (gpointer) RJ_PREFERENCE_SPARE_KEY_CONFIRMED, g_strdup ("renewed"));
  g_hash_table_insert (preferences, (gpointer) RJ_PREFERENCE_SPARE_KEY_ASK_AT, g_strdup (""));
  return preferences;
}

static gboolean
copy_journal (Rotation *self, RjSecretBytes *root, GCancellable *cancellable, GError **error)
{
  g_autofree char *from = rj_vault_folder_dup_path (self->journal, RJ_VAULT_DATABASE_NAME);
  g_autofree char *to = rj_vault_folder_dup_path (self->journal, RJ_EXCHANGE_DATABASE);
  g_autoptr (RjSecretBytes) from_key = rj_root_secret_dup_raw_key (self->old_root);
  g_autoptr (RjSecretBytes) to_key = rj_root_secret_dup_raw_key (root);
  g_autoptr (GHashTable) preferences = new_preferences (self);
  RjCensus census;

  return rj_copy_file (from, from_key, to, to_key, preferences, &census, cancellable, error)
         && rj_file_sync_folder (rj_vault_folder_get_fd (self->journal), error);
}

static gboolean
rotate (Rotation *self, GCancellable *cancellable, GError **error)
{
  int folder = rj_vault_folder_get_fd (self->journal);
  g_autoptr (RjSecretBytes) root = rj_root_secret_new ();
  g_autoptr (GBytes) keys = NULL;

  if (root == NULL)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "Making the key failed");
      return FALSE;
    }
  if (!rj_exchange_clear (folder, error))
    return FALSE;
  keys = new_keys (self, root, cancellable, error);
  /* What a process that is locked puts into the inbox meanwhile stays there: see
   * rj_vault_merge_inbox_async().
   */
  if (keys != NULL && copy_journal (self, root, cancellable, error)
      && !g_cancellable_set_error_if_cancelled (cancellable, error)
      && rj_exchange_carry_out (folder, keys, RJ_EXCHANGE_INBOX_STAYS, self->now_us, error))
    return TRUE;
  rj_exchange_clear (folder, NULL);
  return FALSE;
}

static void
rotate_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rotation *self = data;
  GError *error = NULL;
  gboolean rotated = rotate (self, cancellable, &error);

  rj_vault_answer (task, &self->journal, rotated, error);
}

/* ---- What comes before ---- */

static gboolean
is_still_open (RjVault *vault, GTask *task)
{
  if (rj_vault_get_state (vault) == RJ_VAULT_OPEN)
    return TRUE;
  g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "The journal is closed");
  return FALSE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Rotation *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (rj_vault_close_finish (RJ_VAULT (source), result, &error))
    g_task_run_in_thread (task, rotate_thread);
  else
    rj_vault_answer (task, &self->journal, FALSE, error);
}

/* Nothing is copied, and nobody else has the lock of the folder: it can be closed. */
static void
start (GTask *task)
{
  RjVault *vault = RJ_VAULT (g_task_get_source_object (task));
  Rotation *self = g_task_get_task_data (task);

  self->journal = rj_vault_dup_folder_for (task);
  if (self->journal == NULL)
    return;
  self->old_root = rj_secret_bytes_ref (rj_vault_get_root (vault));
  rj_vault_close_async (vault, closed_cb, g_object_ref (task));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *name = rj_vault_back_up_finish (RJ_VAULT (source), result, NULL, &error);

  if (name != NULL)
    rj_backups_take_turn (task, start);
  else
    g_task_return_error (task, error);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjVault *vault = RJ_VAULT (source);
  RjInboxReport report = { 0 };
  GError *error = NULL;

  if (!rj_vault_merge_inbox_finish (vault, result, &report, &error))
    g_task_return_error (task, rj_vault_translate_error (error));
  else if (is_still_open (vault, task))
    rj_vault_back_up_async (vault, NULL, g_task_get_cancellable (task), backed_up_cb, g_object_ref (task));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjVault *vault = RJ_VAULT (source);
  GError *error = NULL;

  if (!rj_vault_change_passphrase_finish (vault, result, NULL, &error))
    g_task_return_error (task, error);
  else if (is_still_open (vault, task))
    rj_vault_merge_inbox_async (vault, merged_cb, g_object_ref (task));
}

void
rj_vault_renew_spare_key_with_params_async (RjVault *self,
                                            RjSecretBytes *current,
                                            const RjKdfParams *params,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  GTask *task;
  Rotation *rotation;

  g_return_if_fail (RJ_IS_VAULT (self) && current != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_renew_spare_key_async);
  /* What is decided is decided. */
  g_task_set_check_cancellable (task, FALSE);
  rotation = g_new0 (Rotation, 1);
  rotation->current = rj_secret_bytes_ref (current);
  rotation->has_params = params != NULL;
  if (params != NULL)
    rotation->params = *params;
  rotation->now_us = rj_clock_get_now (rj_vault_get_clock (self));
  g_task_set_task_data (task, rotation, rotation_free);
  rj_vault_check_passphrase_async (self, current, cancellable, checked_cb, task);
}

void
rj_vault_renew_spare_key_async (RjVault *self,
                                RjSecretBytes *current,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  rj_vault_renew_spare_key_with_params_async (self, current, NULL, cancellable, callback, user_data);
}

gboolean
rj_vault_renew_spare_key_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  rj_vault_forget_inbox_half (self);
  return TRUE;
}
