// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-key-files.h"
#include "rj-vault.h"

G_BEGIN_DECLS

/**
 * RjVaultFolder: a journal's folder with its lock held. Its functions block on the disk and run on a worker
 * thread, one at a time.
 */
typedef struct _RjVaultFolder RjVaultFolder;

/* Opens @path for a journal that is there. RJ_VAULT_ERROR_NO_JOURNAL, OPEN_ELSEWHERE, READ_ONLY, FAILED for a
 * database that is a symbolic link, a folder or a pipe. */
RjVaultFolder *rj_vault_folder_open (const char *path, GError **error);
/* Opens or makes @path for a journal that is to be; RJ_VAULT_ERROR_EXISTS when there is one. */
RjVaultFolder *rj_vault_folder_make (const char *path, GError **error);
/* (transfer full): the same folder; the lock is held until both are closed. */
RjVaultFolder *rj_vault_folder_dup (RjVaultFolder *self);
/* Gives the lock back at once. */
void rj_vault_folder_close (RjVaultFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjVaultFolder, rj_vault_folder_close)

/* Until this folder is closed its journal is in use. Returns: TRUE when the last use came to no orderly end.
 */
gboolean rj_vault_folder_begin_use (RjVaultFolder *self);

/* (transfer full): the way to @name without a symbolic link in it, as SQLite wants it. */
char *rj_vault_folder_dup_path (RjVaultFolder *self, const char *name);
int rj_vault_folder_get_fd (RjVaultFolder *self);

/* Before a journal is made: takes away what a making that was cut off has left, and puts key files aside that
 * belong to a database that is not here: they may be all that opens it elsewhere. */
gboolean rj_vault_folder_clear_for_new (RjVaultFolder *self, GError **error);

/* Key files are written and read again, the database is proved; then it gets its name. */
gboolean rj_vault_folder_finish_new (RjVaultFolder *self,
                                     RjKeyBlock *block,
                                     RjSecretBytes *root,
                                     RjSecretBytes *key,
                                     GError **error);

/* Takes an unfinished journal away again. */
void rj_vault_folder_abandon_new (RjVaultFolder *self);

/* Shows that @root is this database's: RJ_VAULT_ERROR_DAMAGED, or @wrong when no page is of it. */
gboolean rj_vault_folder_prove (RjVaultFolder *self, RjSecretBytes *root, RjVaultError wrong, GError **error);

/* After an open that went well: writes key copies that are missing, damaged or old, and removes temporary
 * files. @opened: (nullable): the block that the passphrase opened: an old one must not go while it is the
 * one that is known. What fails here may fail. Returns: (nullable) (not owned): the block that counts, or
 * %NULL while that is not clear. */
const RjKeyBlock *
rj_vault_folder_tidy (RjVaultFolder *self, RjKeyFiles *files, const RjKeyBlock *opened, RjSecretBytes *root);

/* Copies the journal of @source, locked meanwhile, to this folder; see rj_vault_adopt_async(). */
gboolean
rj_vault_folder_adopt (RjVaultFolder *self, const char *source, GCancellable *cancellable, GError **error);

G_END_DECLS
