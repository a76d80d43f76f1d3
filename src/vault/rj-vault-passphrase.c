// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-keys.h"
#include "rj-backups-turn.h"
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

/* What is to become of the passphrases. */
typedef enum {
  /* a new one in the place of all */
  REPLACE_ALL,
  /* a new one in the place of the current one */
  REPLACE_ONE,
  ADD,
  /* the current one stays, and no other */
  REMOVE_OTHERS,
  /* nothing; whether the current one is one */
  CHECK,
} Kind;

typedef struct {
  Kind kind;
  RjVaultFolder *folder;
  RjSecretBytes *root;
  RjSecretBytes *current;    /* (nullable) */
  RjSecretBytes *passphrase; /* (nullable) */
  gboolean has_params;
  RjKdfParams params;
  /* what came of it */
  guint n_passphrases;
  GStrv left;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->folder, rj_vault_folder_close);
  rj_secret_bytes_unref (change->root);
  g_clear_pointer (&change->current, rj_secret_bytes_unref);
  g_clear_pointer (&change->passphrase, rj_secret_bytes_unref);
  g_strfreev (change->left);
  g_free (change);
}

/* A block as it was and is to be, and the slot that is known to open. */
typedef struct {
  RjKeyFiles *files;
  RjKeyBlock *block;
  guint slot;
  RjSecretBytes *key;
} Keys;

static void
keys_clear (Keys *keys)
{
  g_clear_pointer (&keys->files, rj_key_files_free);
  g_clear_pointer (&keys->block, rj_key_block_free);
  g_clear_pointer (&keys->key, rj_secret_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

static gboolean
set_wrong (GError **error)
{
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                       "The passphrase does not open it");
  return FALSE;
}

/* The newest block of this journal that the current passphrase opens. */
static gboolean
open_current (Change *change, Keys *keys, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSecretBytes) current = rj_kdf_normalise_passphrase (change->current);
  gboolean known = FALSE;

  if (current == NULL || rj_secret_bytes_get_length (current) == 0)
    return set_wrong (error);
  for (guint i = 0; i < keys->files->blocks->len; i++)
    {
      const RjKeyBlock *each = g_ptr_array_index (keys->files->blocks, i);
      g_autoptr (RjSecretBytes) root = NULL;
      g_autoptr (GError) local = NULL;

      if (!rj_key_block_is_of_root (each, change->root))
        continue;
      known = TRUE;
      root = rj_key_block_open_slot (each, current, &keys->slot, &keys->key, cancellable, &local);
      if (root != NULL)
        {
          keys->block = rj_key_block_copy (each);
          return TRUE;
        }
      if (!g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  if (known)
    return set_wrong (error);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED, "There is no good key file");
  return FALSE;
}

/* The id stays for the life of a journal. */
static void
begin_anew (Change *change, Keys *keys)
{
  keys->block = rj_key_block_new ();
  for (guint i = keys->files->blocks->len; i > 0; i--)
    {
      const RjKeyBlock *each = g_ptr_array_index (keys->files->blocks, i - 1);

      if (rj_key_block_is_of_root (each, change->root))
        memcpy (keys->block->id, each->id, sizeof keys->block->id);
    }
}

/* The generation goes on from what is there: also from blocks that are not of this root, and from those in
 * the safety copies, or the new one might not count as the newest. */
static void
count_generation (Change *change, Keys *keys)
{
  guint64 highest = rj_backup_keys_get_generation (change->folder, change->root);

  for (guint i = 0; i < keys->files->blocks->len; i++)
    {
      const RjKeyBlock *each = g_ptr_array_index (keys->files->blocks, i);

      highest = MAX (highest, each->generation);
    }
  keys->block->generation = highest + 1;
}

static gboolean
begin (Change *change, Keys *keys, GCancellable *cancellable, GError **error)
{
  keys->files = rj_key_files_read (rj_vault_folder_get_fd (change->folder), error);
  if (keys->files == NULL)
    return FALSE;
  if (keys->files->newer)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER, "The key file is of a newer version");
      return FALSE;
    }
  if (change->kind == REPLACE_ALL)
    begin_anew (change, keys);
  else if (!open_current (change, keys, cancellable, error))
    return FALSE;
  if (change->kind != CHECK)
    count_generation (change, keys);
  return TRUE;
}

/* Two slots that open with the same words would be one too many: whoever takes one out believes it gone. */
static gboolean
check_unused (Change *change, const RjKeyBlock *block, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSecretBytes) passphrase = rj_kdf_normalise_passphrase (change->passphrase);

  for (guint i = 0; passphrase != NULL && i < block->n_slots; i++)
    {
      const RjKeySlot *slot = &block->slots[i];
      g_autoptr (RjSecretBytes) key =
        rj_kdf_derive (passphrase, slot->salt, &slot->params, cancellable, error);
      g_autoptr (RjSecretBytes) root = key != NULL ? rj_key_block_unwrap (block, i, key) : NULL;

      if (key == NULL)
        return FALSE;
      if (root != NULL)
        {
          g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IN_USE,
                               "This is the other passphrase already");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_slot (Change *change, Keys *keys, GCancellable *cancellable, GError **error)
{
  if (keys->block->n_slots >= RJ_VAULT_MOST_PASSPHRASES)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_EXISTS, "There are two passphrases already");
      return FALSE;
    }
  if (!check_unused (change, keys->block, cancellable, error))
    return FALSE;
  g_clear_pointer (&keys->key, rj_secret_bytes_unref);
  keys->slot = keys->block->n_slots;
  return rj_vault_fill_key_block (keys->block, change->root, change->passphrase,
                                  change->has_params ? &change->params : NULL, &keys->key, cancellable,
                                  error);
}

static void
remove_others (Keys *keys)
{
  for (guint i = keys->block->n_slots; i > 0; i--)
    if (i - 1 != keys->slot)
      rj_key_block_remove_slot (keys->block, i - 1);
  keys->slot = 0;
}

static gboolean
fill (Change *change, Keys *keys, GCancellable *cancellable, GError **error)
{
  switch (change->kind)
    {
    case REPLACE_ONE:
      rj_key_block_remove_slot (keys->block, keys->slot);
      return add_slot (change, keys, cancellable, error);
    case REPLACE_ALL:
    case ADD:
      return add_slot (change, keys, cancellable, error);
    case REMOVE_OTHERS:
      remove_others (keys);
      return TRUE;
    case CHECK:
    default:
      return TRUE;
    }
}

/* With ADD as well: a copy that is restored opens as the journal did. */
static gboolean
write_keys (Change *change, const Keys *keys, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (rj_backups_get_mutex ());

  if (!rj_key_files_change (rj_vault_folder_get_fd (change->folder), keys->block, change->root, keys->slot,
                            keys->key, error))
    return FALSE;
  change->left = rj_backup_keys_renew (change->folder, keys->block, change->root);
  return TRUE;
}

/* The root secret has opened the database, which may not be touched by hand while SQLite has it: its locks
 * would go. */
static gboolean
change_passphrase (Change *change, GCancellable *cancellable, GError **error)
{
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  g_auto (Keys) keys = { 0 };

  if (!begin (change, &keys, cancellable, error) || !fill (change, &keys, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  change->n_passphrases = keys.block->n_slots;
  return change->kind == CHECK || write_keys (change, &keys, error);
}

static void
change_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;
  gboolean changed = change_passphrase (change, cancellable, &error);

  rj_vault_answer (task, &change->folder, changed, error);
}

static void
start (RjVault *self,
       Kind kind,
       RjSecretBytes *current,
       RjSecretBytes *passphrase,
       const RjKdfParams *params,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RjVaultFolder *folder = NULL;
  Change *change;

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
  change->kind = kind;
  change->folder = folder;
  change->root = rj_secret_bytes_ref (rj_vault_get_root (self));
  change->current = current != NULL ? rj_secret_bytes_ref (current) : NULL;
  change->passphrase = passphrase != NULL ? rj_secret_bytes_ref (passphrase) : NULL;
  change->has_params = params != NULL;
  if (params)
    change->params = *params;
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, change_thread);
}

void
rj_vault_change_passphrase_with_params_async (RjVault *self,
                                              RjSecretBytes *current,
                                              RjSecretBytes *passphrase,
                                              const RjKdfParams *params,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && passphrase != NULL);

  start (self, current != NULL ? REPLACE_ONE : REPLACE_ALL, current, passphrase, params, cancellable,
         callback, user_data);
}

void
rj_vault_change_passphrase_async (RjVault *self,
                                  RjSecretBytes *current,
                                  RjSecretBytes *passphrase,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  rj_vault_change_passphrase_with_params_async (self, current, passphrase, NULL, cancellable, callback,
                                                user_data);
}

void
rj_vault_add_passphrase_with_params_async (RjVault *self,
                                           RjSecretBytes *current,
                                           RjSecretBytes *passphrase,
                                           const RjKdfParams *params,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && current != NULL && passphrase != NULL);

  start (self, ADD, current, passphrase, params, cancellable, callback, user_data);
}

void
rj_vault_add_passphrase_async (RjVault *self,
                               RjSecretBytes *current,
                               RjSecretBytes *passphrase,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  rj_vault_add_passphrase_with_params_async (self, current, passphrase, NULL, cancellable, callback,
                                             user_data);
}

void
rj_vault_remove_other_passphrase_async (RjVault *self,
                                        RjSecretBytes *current,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && current != NULL);

  start (self, REMOVE_OTHERS, current, NULL, NULL, cancellable, callback, user_data);
}

void
rj_vault_check_passphrase_async (RjVault *self,
                                 RjSecretBytes *current,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && current != NULL);

  start (self, CHECK, current, NULL, NULL, cancellable, callback, user_data);
}

gboolean
rj_vault_change_passphrase_finish (RjVault *self, GAsyncResult *result, GStrv *left, GError **error)
{
  Change *change;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (left != NULL)
    *left = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  change = g_task_get_task_data (G_TASK (result));
  rj_vault_set_n_passphrases (self, change->n_passphrases);
  if (left != NULL)
    *left = g_steal_pointer (&change->left);
  return TRUE;
}
