// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-kdf-policy.h"
#include "rj-vault-private.h"

#include <string.h>

#define SHORTEST_PASSPHRASE 8

gboolean
rj_vault_fill_key_block (RjKeyBlock *block,
                         RjSecretBytes *root,
                         RjSecretBytes *typed,
                         const RjKdfParams *params,
                         RjSecretBytes **key,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (RjSecretBytes) passphrase = rj_kdf_normalise_passphrase (typed);
  g_autoptr (RjSecretBytes) derived = NULL;
  RjKdfParams chosen;
  RjKeySlot *slot;

  if (!passphrase
      || g_utf8_strlen ((const char *) rj_secret_bytes_get (passphrase),
                        (gssize) rj_secret_bytes_get_length (passphrase))
           < SHORTEST_PASSPHRASE)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                           "A passphrase has at least 8 characters of UTF-8");
      return FALSE;
    }
  if (!params && !rj_kdf_policy_get (&chosen, error))
    return FALSE;

  slot = rj_key_block_new_slot (block, params ? params : &chosen);
  derived = rj_kdf_derive (passphrase, slot->salt, &slot->params, cancellable, error);
  if (!derived)
    return FALSE;
  if (!rj_key_block_wrap (block, block->n_slots - 1, root, derived))
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "Making the key failed");
      return FALSE;
    }
  *key = g_steal_pointer (&derived);
  return TRUE;
}

typedef struct {
  RjVaultFolder *folder;
  RjSecretBytes *root;
  RjSecretBytes *passphrase;
  gboolean has_params;
  RjKdfParams params;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  rj_vault_folder_close (change->folder);
  rj_secret_bytes_unref (change->root);
  rj_secret_bytes_unref (change->passphrase);
  g_free (change);
}

/* The id stays for the life of a journal, and the generation goes on from what is there: also from blocks
 * that are not of this root, or the new one might not count as the newest. */
static RjKeyBlock *
begin_block (int folder, RjSecretBytes *root, GError **error)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (folder, error);
  g_autoptr (RjKeyBlock) block = NULL;

  if (!files)
    return NULL;
  if (files->newer)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER, "The key file is of a newer version");
      return NULL;
    }
  block = rj_key_block_new ();
  block->generation = 1;
  for (guint i = files->blocks->len; i > 0; i--)
    {
      const RjKeyBlock *each = g_ptr_array_index (files->blocks, i - 1);

      if (rj_key_block_is_of_root (each, root))
        memcpy (block->id, each->id, sizeof block->id);
      block->generation = MAX (block->generation, each->generation + 1);
    }
  return g_steal_pointer (&block);
}

/* The root secret has opened the database, which may not be touched by hand while SQLite has it: its locks
 * would go. */
static gboolean
change_passphrase (Change *change, GCancellable *cancellable, GError **error)
{
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  int folder = rj_vault_folder_get_fd (change->folder);
  g_autoptr (RjSecretBytes) key = NULL;
  g_autoptr (RjKeyBlock) block = begin_block (folder, change->root, error);

  return block
         && rj_vault_fill_key_block (block, change->root, change->passphrase,
                                     change->has_params ? &change->params : NULL, &key, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && rj_key_files_change (folder, block, change->root, key, error);
}

static void
change_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (change_passphrase (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

void
rj_vault_change_passphrase_with_params_async (RjVault *self,
                                              RjSecretBytes *passphrase,
                                              const RjKdfParams *params,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RjVaultFolder *folder = NULL;
  Change *change;

  g_return_if_fail (RJ_IS_VAULT (self) && passphrase != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_change_passphrase_async);
  /* What is on the disk is what counts. */
  g_task_set_check_cancellable (task, FALSE);
  if (rj_vault_get_state (self) == RJ_VAULT_OPEN)
    folder = rj_vault_dup_open_folder (self);
  if (!folder)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                                       "The journal is not open");
      return;
    }
  change = g_new0 (Change, 1);
  change->folder = folder;
  change->root = rj_secret_bytes_ref (rj_vault_get_root (self));
  change->passphrase = rj_secret_bytes_ref (passphrase);
  change->has_params = params != NULL;
  if (params)
    change->params = *params;
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, change_thread);
}

void
rj_vault_change_passphrase_async (RjVault *self,
                                  RjSecretBytes *passphrase,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  rj_vault_change_passphrase_with_params_async (self, passphrase, NULL, cancellable, callback, user_data);
}

gboolean
rj_vault_change_passphrase_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
