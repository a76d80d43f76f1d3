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

/* A database on its way out of a backup that somebody wants to know about; as above. */
#define RJ_BACKUPS_LOOK_NAME "look.db"
/* A journal that another one has replaced: with the instant, in the folder of the safety copies, and the keys
 * that it had. So is a safety copy that could not be read. Both go after so many days. */
#define RJ_BACKUPS_REPLACED_PREFIX "replaced-"
#define RJ_BACKUPS_DAMAGED_SUFFIX  ".damaged"
#define RJ_BACKUPS_REPLACED_DAYS   30

#define RJ_BACKUPS_DAYS       7
#define RJ_BACKUPS_LEAST_DAYS 3
#define RJ_BACKUPS_WEEKS      4
#define RJ_BACKUPS_MONTHS     3
/* What was deleted for good is gone from the safety copies after so long. */
#define RJ_BACKUPS_MAX_AGE_US (90 * G_TIME_SPAN_DAY)
#define RJ_BACKUPS_MAX_BYTES  (200 * G_GUINT64_CONSTANT (1000) * 1000)

/**
 * RjBackupInfo: one backup in a folder
 * @name: (transfer none)
 * @made_us: when; of a replaced journal when it was replaced
 * @size: of the whole file
 * @replaced: no backup but a journal that another one has replaced
 */
typedef struct {
  char *name;
  gint64 made_us;
  guint64 size;
  gboolean replaced;
} RjBackupInfo;

/* What opens a backup. */
typedef enum {
  RJ_BACKUP_SECRET_PASSPHRASE,
  RJ_BACKUP_SECRET_SPARE_KEY,
  /* The journal is open, and the backup is one of it. */
  RJ_BACKUP_SECRET_OPEN_JOURNAL,
} RjBackupSecret;

void rj_backup_info_free (RjBackupInfo *self);

/* (element-type RjBackupInfo): those with a good head, the newest first. Blocks. */
GPtrArray *rj_backups_list (int folder, GError **error);
/* As rj_backups_list(), with the journals that were replaced. */
GPtrArray *rj_backups_list_all (int folder, GError **error);

/* How many copies of any kind lie beside the journal in @path, also those that nobody can read; at
 * least one when a folder cannot be looked at. Blocks. */
guint rj_backups_count (const char *path);

/* Whether @name is that of a replaced journal. @at_us: (out) (optional) */
gboolean rj_backups_parse_replaced (const char *name, gint64 *at_us);
/* (transfer full): names of a journal that is replaced now, and of the keys that it had. */
char *rj_backups_dup_replaced_name (gint64 at_us);
char *rj_backups_dup_keys_name (const char *replaced_name);
/* Removes those, and the damaged safety copies, whose days are over. Blocks. */
void rj_backups_prune_replaced (int folder, gint64 now_us);
/* One of them, with the keys and whatever else was kept of it. What cannot be removed now goes next time. */
void rj_backups_remove_replaced (int folder, const char *replaced_name);

/**
 * rj_backups_choose_old:
 * @backups: (element-type RjBackupInfo): the newest first
 *
 * Those that may go, so that of each of the last seven days with one, four weeks and three months the newest
 * stays, none but those of the last RJ_BACKUPS_LEAST_DAYS days with one is RJ_BACKUPS_MAX_AGE_US older than
 * the newest, and all together take no more than RJ_BACKUPS_MAX_BYTES. What a clock that was wrong has made
 * more than a day from @now_us counts for none of these but the last, and comes after the others there. The
 * newest one stays in any case.
 * Returns: (transfer container) (element-type RjBackupInfo)
 */
GPtrArray *rj_backups_choose_old (GPtrArray *backups, GTimeZone *zone, gint64 now_us);

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
 * While open: takes the records that RJ_PREFERENCE_REMOVE_IN_COPIES names out of every safety copy and every
 * journal that was replaced, and forgets their names when that is done. A copy is rewritten beside and then
 * takes the place of the old one; after a crash or a lock the next call goes on.
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

/**
 * rj_vault_replace_async:
 * @backup: as for rj_vault_inspect_backup_async()
 * @secret: (nullable): what opens it, as typed; %NULL for RJ_BACKUP_SECRET_OPEN_JOURNAL
 *
 * Puts @backup in the place of the journal that is here. It is written beside, read from the first page to
 * the last and counted; then the exchange is decided, and whatever happens meanwhile, the old journal opens
 * or the new one. The old one is kept for RJ_BACKUPS_REPLACED_DAYS in rj_backups_list_all().
 *
 * While locked the exchange is done when this is. While open a safety copy is made first, and the exchange is
 * done at the next opening: close the journal, nothing else. A close before the answer leaves all as it was.
 *
 * Afterwards the passphrase that opened the backup opens the journal; by spare key or from the open journal
 * the passphrase stays, if the backup is of the same journal, and is the backup's otherwise.
 *
 * Finish: @census: (out) (optional): what it holds. Errors: as rj_vault_restore_async() but EXISTS;
 * RJ_VAULT_ERROR_NO_JOURNAL.
 */
void rj_vault_replace_async (RjVault *self,
                             GFile *backup,
                             RjBackupSecret kind,
                             RjSecretBytes *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_vault_replace_finish (RjVault *self, GAsyncResult *result, RjCensus *census, GError **error);

G_END_DECLS
