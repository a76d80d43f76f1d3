// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backup-file.h"
#include "rj-vault.h"

G_BEGIN_DECLS

/* The safety copies beside the journal, and backups elsewhere: the same files. */
#define RJ_BACKUPS_FOLDER "backups"
/* A database on its way into a backup, or out of one; whatever has this name is worth nothing after a crash.
 */
#define RJ_BACKUPS_WORK_NAME "copy.db"

#define RJ_BACKUPS_DAYS   7
#define RJ_BACKUPS_WEEKS  4
#define RJ_BACKUPS_MONTHS 3
/* What was deleted for good is gone from the safety copies after so long. */
#define RJ_BACKUPS_MAX_AGE_US (90 * G_TIME_SPAN_DAY)
#define RJ_BACKUPS_MAX_BYTES  (200 * G_GUINT64_CONSTANT (1000) * 1000)

/**
 * RjBackupInfo: one backup in a folder
 * @name: (transfer none)
 * @size: of the whole file
 */
typedef struct {
  char *name;
  gint64 made_us;
  guint64 size;
} RjBackupInfo;

void rj_backup_info_free (RjBackupInfo *self);

/* (element-type RjBackupInfo): those with a good head, the newest first. Blocks. */
GPtrArray *rj_backups_list (int folder, GError **error);

/**
 * rj_backups_choose_old:
 * @backups: (element-type RjBackupInfo): the newest first
 *
 * Those that may go, so that of each of the last seven days with one, four weeks and three months the newest
 * stays, none is RJ_BACKUPS_MAX_AGE_US older than the newest, and all together take no more than
 * RJ_BACKUPS_MAX_BYTES. The newest one stays in any case.
 * Returns: (transfer container) (element-type RjBackupInfo)
 */
GPtrArray *rj_backups_choose_old (GPtrArray *backups, GTimeZone *zone);

/**
 * rj_vault_back_up_async:
 * @folder: (nullable): where to; %NULL for the safety copies beside the journal
 *
 * While open. Copies the journal while nothing else is asked of it, reads the copy, compares what it holds
 * with the journal, and only then gives it its name. Of safety copies old ones go afterwards:
 * rj_backups_choose_old(). Interrupted by a lock; what was begun is removed at the next opening.
 *
 * Finish: @census: (out) (optional): what it holds. (transfer full): its name. Errors: CANCELLED,
 * RJ_VAULT_ERROR_FULL, _READ_ONLY, _IO, _DAMAGED when the journal is, _FAILED when it is not open.
 */
void rj_vault_back_up_async (RjVault *self,
                             GFile *folder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *rj_vault_back_up_finish (RjVault *self, GAsyncResult *result, RjCensus *census, GError **error);

/**
 * rj_vault_keep_safe_async:
 * @age_us: how old the newest safety copy may be
 *
 * Makes a safety copy unless there is one that is young enough. One that was made in the future, by a clock
 * that was wrong, does not count.
 * Finish: @made: (out): whether there is a new one. Otherwise as rj_vault_back_up_async().
 */
void rj_vault_keep_safe_async (RjVault *self,
                               gint64 age_us,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean rj_vault_keep_safe_finish (RjVault *self, GAsyncResult *result, gboolean *made, GError **error);

/**
 * rj_vault_remove_in_copies_async:
 *
 * While open: takes the records that RJ_PREFERENCE_REMOVE_IN_COPIES names out of every safety copy, and
 * forgets their names when that is done. A copy is rewritten beside and then takes the place of the old one;
 * after a crash or a lock the next call goes on.
 *
 * Finish: @rewritten: (out) (optional): copies that held some. @unread: (out) (optional): copies that cannot
 * be read, and may hold some as long as they are there. Errors: as rj_vault_back_up_async().
 */
void rj_vault_remove_in_copies_async (RjVault *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean rj_vault_remove_in_copies_finish (RjVault *self,
                                           GAsyncResult *result,
                                           guint *rewritten,
                                           guint *unread,
                                           GError **error);

/**
 * rj_vault_restore_async:
 * @backup: a file of rj_vault_back_up_async()
 * @passphrase: that opened the journal when the backup was made
 *
 * Makes @backup the journal of this vault, which must have none: the database is written beside, read from
 * the first page to the last and counted before it gets its name. The backup stays as it is.
 *
 * Finish: the state is RJ_VAULT_LOCKED. @census: (out) (optional): what it holds. Errors:
 * RJ_VAULT_ERROR_WRONG_PASSPHRASE, _WRONG_SPARE_KEY, _SPARE_KEY_TYPO, _KEY_DAMAGED when only the spare key
 * can open it, _DAMAGED, _NEWER, _EXISTS, _FULL, _READ_ONLY, _IO; nothing is there then.
 */
void rj_vault_restore_async (RjVault *self,
                             GFile *backup,
                             RjSecretBytes *passphrase,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* As rj_vault_restore_async(), with no need of the keys in the backup. */
void rj_vault_restore_with_spare_key_async (RjVault *self,
                                            GFile *backup,
                                            RjSecretBytes *spare_key,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean rj_vault_restore_finish (RjVault *self, GAsyncResult *result, RjCensus *census, GError **error);

G_END_DECLS
