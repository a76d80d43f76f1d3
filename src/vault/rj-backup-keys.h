// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vault-folder.h"

G_BEGIN_DECLS

/*
 * The keys in the heads of the safety copies beside a journal, of those that could not be read, and of the
 * journals that were replaced: a passphrase that was changed must not open them either. Blocks on the disk.
 */

/* The highest generation of a block of @root in any copy; 0 when there is none. */
guint64 rj_backup_keys_get_generation (RjVaultFolder *journal, RjSecretBytes *root);

/**
 * rj_backup_keys_renew:
 * @block: the newest one of the journal
 *
 * Puts @block into each copy of this journal that has an older one, or a damaged one. A copy of another
 * journal stays as it is. Cut off, it goes on where it was. Returns: (transfer full) (nullable): the names of
 * the copies where that did not work; %NULL: in all
 */
GStrv rj_backup_keys_renew (RjVaultFolder *journal, const RjKeyBlock *block, RjSecretBytes *root);

G_END_DECLS
