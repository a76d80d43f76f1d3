// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backup-file.h"
#include "rj-vault-folder.h"

G_BEGIN_DECLS

/* A safety copy that is being rewritten; worth nothing after a crash. */
#define RJ_BACKUPS_REMOVAL_NAME "removal.db"
/* A safety copy on its way from one root secret to another; worth nothing after a crash. */
#define RJ_BACKUPS_RENEWAL_OLD_NAME "renewal-old.db"
#define RJ_BACKUPS_RENEWAL_NEW_NAME "renewal-new.db"

/* rj_backup_file_write() under a name that says when it was made. (transfer full): two of one second get a
 * number. */
char *rj_backups_write (int from,
                        const char *database,
                        int to,
                        gint64 made_us,
                        const RjCensus *census,
                        GBytes *keys,
                        RjSecretBytes *root,
                        GCancellable *cancellable,
                        GError **error);

/**
 * rj_backups_keep_older:
 * @name: (out) (transfer full) (nullable): the copy that it made
 *
 * Before a journal is opened: when it has an older layout, one more safety copy of it as it is, unless the
 * newest one holds the same already. A disk that has no room for it, or a damaged page, keeps nobody out: the
 * change of layout is one transaction. Blocks. Returns: FALSE with G_IO_ERROR_CANCELLED only
 */
gboolean rj_backups_keep_older (RjVaultFolder *journal,
                                RjSecretBytes *root,
                                gint64 now_us,
                                GCancellable *cancellable,
                                char **name,
                                GError **error);
/* The journal could not be opened with that copy beside it. */
void rj_backups_take_back_older (RjVaultFolder *journal, const char *name);

/* (transfer full) (nullable): the newest keys of @journal, as a file. Errors: RJ_VAULT_ERROR_KEY_DAMAGED. */
GBytes *rj_backups_dup_keys (RjVaultFolder *journal, RjSecretBytes *root, GError **error);
/* Whether @name may be a safety copy, also one that could not be read; or a journal that was replaced. */
gboolean rj_backups_is_file (const char *name);
gboolean rj_backups_is_copy (const char *name);
/* Whether @error, one of the vault, says that nothing is to be had of a copy, and not that the disk says no.
 */
gboolean rj_backups_is_about_the_copy (const GError *error);
/* Whether a copy has gone since it was listed. FALSE when that cannot be told. */
gboolean rj_backups_is_gone (int folder, const char *name);
/* What is done with one copy. Errors: any; they are made those of the vault. */
typedef gboolean (*RjBackupsFunc) (gpointer data,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * rj_backups_treat:
 * @folder: of the safety copies
 * @unread: (out): nothing is to be had of @name
 *
 * With the mutex. A copy that cannot be read is tried twice: whoever reads a database takes a disk that
 * answers wrongly once for damage. One that has gone since it was listed is as good as done. Returns: FALSE
 * where the disk says no, or when cancelled
 */
gboolean rj_backups_treat (int folder,
                           const char *name,
                           RjBackupsFunc func,
                           gpointer data,
                           gboolean *unread,
                           GCancellable *cancellable,
                           GError **error);
/* (transfer full) (nullable): the replaced journals in RJ_DAMAGE_FOLDER beside @journal, with that folder;
 * none when there is no such folder. */
GStrv rj_backups_list_damaged (RjVaultFolder *journal, GError **error);

G_END_DECLS
