// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the vault's own files, its tests, and the command line.

#include "rj-kdf.h"
#include "rj-vault.h"

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

/* Somebody may have put a journal where there was none. */
void rj_vault_look_again (RjVault *self);

/* Errors of files and of the store as those of the vault. Takes @error; NULL stays NULL; CANCELLED stays. */
GError *rj_vault_translate_error (GError *error);

G_END_DECLS
