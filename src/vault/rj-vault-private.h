// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the vault's own files, its tests, and the command line.

#include "rj-vault-folder.h"

G_BEGIN_DECLS

#define RJ_VAULT_DATABASE_NAME "journal.db"
/* The database of a journal that is being made; its being there says that the making was cut off. */
#define RJ_VAULT_UNFINISHED_NAME "journal.db.new"

/* As rj_vault_create_async(), with a cost of its own for the key derivation. */
void rj_vault_create_with_params_async (RjVault *self,
                                        RjSecretBytes *passphrase,
                                        const RjKdfParams *params,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* As rj_vault_change_passphrase_async() and rj_vault_add_passphrase_async(), with a cost of their own. */
void rj_vault_change_passphrase_with_params_async (RjVault *self,
                                                   RjSecretBytes *current,
                                                   RjSecretBytes *passphrase,
                                                   const RjKdfParams *params,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
void rj_vault_add_passphrase_with_params_async (RjVault *self,
                                                RjSecretBytes *current,
                                                RjSecretBytes *passphrase,
                                                const RjKdfParams *params,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
/* As rj_vault_renew_spare_key_async(), with a cost of its own. */
void rj_vault_renew_spare_key_with_params_async (RjVault *self,
                                                 RjSecretBytes *current,
                                                 const RjKdfParams *params,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
void rj_vault_set_n_passphrases (RjVault *self, guint n_passphrases);

/**
 * rj_vault_fill_key_block:
 * @block: with the id and the generation that it is to have
 * @passphrase: as typed
 * @params: (nullable): what the policy says
 * @key: (out) (transfer full): what the passphrase derives to
 *
 * Adds a slot. Takes the time of a key derivation.
 */
gboolean rj_vault_fill_key_block (RjKeyBlock *block,
                                  RjSecretBytes *root,
                                  RjSecretBytes *passphrase,
                                  const RjKdfParams *params,
                                  RjSecretBytes **key,
                                  GCancellable *cancellable,
                                  GError **error);

/* While open. (transfer full) (nullable): the folder, with its lock; %NULL without a descriptor to spare. */
RjVaultFolder *rj_vault_dup_open_folder (RjVault *self);
/* As rj_vault_dup_open_folder() for a task whose turn has come: when the journal was closed meanwhile, or
 * there is no descriptor to spare, @task is answered. */
RjVaultFolder *rj_vault_dup_folder_for (GTask *task);
/* A part of @task, on a thread, with its data. @done: gets a reference to @task. */
void rj_vault_run_part (GTask *task, GTaskThreadFunc thread, GAsyncReadyCallback done);
/* Answers @task from a thread, with @error of any domain unless it is @done. The lock of @folder is given
 * back before that: the answer may be followed by an unlock. */
void rj_vault_answer (GTask *task, RjVaultFolder **folder, gboolean done, GError *error);
/* Sets a preference as the last thing that @task does. */
void rj_vault_end_with_preference (GTask *task, const char *name, const char *value);
/* (transfer none) */
RjClock *rj_vault_get_clock (RjVault *self);
/* While open. (transfer none) */
RjSecretBytes *rj_vault_get_root (RjVault *self);

/* (transfer none) (nullable): that of a journal that was found to be damaged, until it is opened again. */
RjSecretBytes *rj_vault_get_damaged_root (RjVault *self);

/* Opens with the secret that was proved before; see rj_damage_reopen_async(). */
void rj_vault_open_damaged_async (RjVault *self,
                                  gboolean to_look,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_vault_open_damaged_finish (RjVault *self, GAsyncResult *result, GError **error);

/* Somebody may have put a journal where there was none, or taken one away. */
void rj_vault_look_again (RjVault *self);

/* Errors of files and of the store as those of the vault. Takes @error; NULL stays NULL; CANCELLED stays. */
GError *rj_vault_translate_error (GError *error);

G_END_DECLS
