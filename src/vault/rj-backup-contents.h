// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backups.h"

G_BEGIN_DECLS

/* Which passphrase opens a backup; the spare key of its journal always does. */
typedef enum {
  /* The one that opens the journal today. */
  RJ_BACKUP_OPENS_TODAY,
  /* The one that opened the journal when it was made; whether that is another one is not always known. */
  RJ_BACKUP_OPENS_THEN,
  /* None: its keys are damaged. */
  RJ_BACKUP_OPENS_NEVER,
} RjBackupOpens;

/**
 * RjBackupContents: what a backup holds, counted
 * @made_us: when, microseconds since 1970 UTC
 * @size: of the file
 * @opens: which passphrase opens it
 * @is_of_this_journal: its spare key is the one of the journal that is here
 */
typedef struct {
  gint64 made_us;
  guint64 size;
  RjCensus census;
  RjBackupOpens opens;
  gboolean is_of_this_journal;
} RjBackupContents;

/**
 * rj_vault_inspect_backup_async:
 * @backup: a backup, or a replaced journal of rj_backups_list(); wherever it is
 * @secret: (nullable): what opens it, as typed; %NULL for RJ_BACKUP_SECRET_OPEN_JOURNAL
 *
 * Reads all of a backup and counts what is in it. Nothing about the journal changes, nor about the backup;
 * meanwhile there is an encrypted copy in the vault's folder, which is made when there is none. In any state
 * but an opening or a closing one.
 *
 * Finish: (transfer full), g_free(). Errors: as rj_vault_restore_async() without EXISTS, and
 * RJ_VAULT_ERROR_OPEN_ELSEWHERE.
 */
void rj_vault_inspect_backup_async (RjVault *self,
                                    GFile *backup,
                                    RjBackupSecret kind,
                                    RjSecretBytes *secret,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RjBackupContents *rj_vault_inspect_backup_finish (RjVault *self, GAsyncResult *result, GError **error);

/**
 * RjRehearsal: what became of the newest safety copy when it was opened
 * @at_us: when
 * @redone: it could not be read, so that it was made again; @census is that of the new one
 */
typedef struct {
  gint64 at_us;
  gboolean redone;
  RjCensus census;
} RjRehearsal;

/**
 * rj_vault_rehearse_async:
 *
 * While open. Opens the newest safety copy and counts what is in it. One that cannot be read is put aside
 * under another name and made anew; without one the first is made. What came of it is kept in the journal.
 * Finish: (transfer full), g_free(). Errors: as rj_vault_back_up_async().
 */
void rj_vault_rehearse_async (RjVault *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
RjRehearsal *rj_vault_rehearse_finish (RjVault *self, GAsyncResult *result, GError **error);
/* While open. (transfer full) (nullable): the last one, without days and digest. */
RjRehearsal *rj_vault_dup_rehearsal (RjVault *self);

G_END_DECLS
