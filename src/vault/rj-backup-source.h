// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backups.h"
#include "rj-vault-private.h"

G_BEGIN_DECLS

/**
 * RjBackupSource: something that a journal can be made of: a backup, or a journal that was replaced and is
 * kept beside the safety copies with the keys that it had.
 * @folder: descriptor
 * @file: (nullable): the backup; %NULL for a replaced journal, and for a backup whose head cannot be read
 * @replaced: a journal that was replaced
 * @keys: (transfer none): what opens it by passphrase
 * @opened: (transfer none) (nullable): the block that the passphrase has opened
 *
 * Everything here blocks on the disk: not for the main thread.
 */
typedef struct {
  int folder;
  char *name;
  RjBackupFile *file;
  gboolean replaced;
  RjKeyFiles *keys;
  RjKeyBlock *opened;
  gboolean unmarked; /* nothing but its size speaks for a backup */
  gint64 made_us;
  guint64 size;
} RjBackupSource;

/* @backup: a file with a path. A head that cannot be read is no error where a database may follow it: what
 * opens it is proved by the keys and the pages then, and the time is that of the name or of the file.
 * Errors: those of rj_backup_file_read(). */
RjBackupSource *rj_backup_source_open (GFile *backup, GError **error);
void rj_backup_source_free (RjBackupSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjBackupSource, rj_backup_source_free)

/**
 * rj_backup_source_derive_root:
 * @root: the root secret itself, for RJ_BACKUP_SECRET_OPEN_JOURNAL; otherwise what the person typed
 *
 * Takes the time of a key derivation when it is a passphrase.
 * Errors: RJ_VAULT_ERROR_WRONG_PASSPHRASE, _WRONG_SPARE_KEY (also when the root secret is not the one of the
 * backup), _SPARE_KEY_TYPO, _KEY_DAMAGED.
 * Returns: (transfer full): the root secret, proved
 */
RjSecretBytes *rj_backup_source_derive_root (RjBackupSource *self,
                                             RjBackupSecret kind,
                                             RjSecretBytes *secret,
                                             GCancellable *cancellable,
                                             GError **error);

/**
 * rj_backup_source_extract:
 * @name: in @to, which has nothing of that name
 *
 * Writes the database and reads it from the first page to the last: RJ_VAULT_ERROR_DAMAGED when it does not
 * hold what the head says. When it fails nothing stays.
 */
gboolean rj_backup_source_extract (RjBackupSource *self,
                                   RjSecretBytes *root,
                                   int to,
                                   const char *folder_path,
                                   const char *name,
                                   RjCensus *census,
                                   GCancellable *cancellable,
                                   GError **error);

/* (transfer none) (nullable): the one that the passphrase has opened, or the newest good one of @root. */
RjKeyBlock *rj_backup_source_find_block (RjBackupSource *self, RjSecretBytes *root);

/* Whether each passphrase of @there opens @here: each gets a new salt when it is set. */
gboolean rj_key_block_has_slots_of (const RjKeyBlock *here, const RjKeyBlock *there);

G_END_DECLS
