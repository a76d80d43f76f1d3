// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vault.h"

G_BEGIN_DECLS

/**
 * rj_vault_remove_async:
 *
 * While open. Closes the journal and removes it from this disk with everything that belongs to it: safety
 * copies and what else is kept, the inbox, then the journal and its keys, the lock at last. Copies that are
 * elsewhere stay. After a crash the journal opens as before, with fewer safety copies, or there is none.
 *
 * Finish: the state is RJ_VAULT_NO_JOURNAL. Errors: RJ_VAULT_ERROR_READ_ONLY, _IO; _FAILED when it is not
 * open.
 */
void rj_vault_remove_async (RjVault *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_vault_remove_finish (RjVault *self, GAsyncResult *result, GError **error);

G_END_DECLS
