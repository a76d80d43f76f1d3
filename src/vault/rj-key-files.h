// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-key-block.h"

G_BEGIN_DECLS

#define RJ_KEY_FILE_NAME        "journal.key"
#define RJ_KEY_FILE_BACKUP_NAME "journal.key.bak"
/* Two files, each with the block twice. */
#define RJ_KEY_FILES_COPIES 4

/**
 * RjKeyFiles: what the two key files of a folder hold
 * @blocks: (element-type RjKeyBlock): the good blocks that differ, the newest first
 * @n_good: how many copies are good
 * @whole: all four copies are good and the same
 * @present: there is at least one file
 * @newer: a copy is of a newer version
 * @slot: which slot of its block the passphrase opened, after rj_key_files_open()
 */
typedef struct {
  GPtrArray *blocks;
  guint n_good;
  gboolean whole;
  gboolean present;
  gboolean newer;
  guint slot;
} RjKeyFiles;

/* Reads what is there. Fails only when the disk does; damaged or missing copies are no error. */
RjKeyFiles *rj_key_files_read (int folder, GError **error);
/* What the halves in @bytes hold, as of one file. (transfer full) */
RjKeyFiles *rj_key_files_parse (GBytes *bytes);
void rj_key_files_free (RjKeyFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjKeyFiles, rj_key_files_free)

/**
 * rj_key_files_open:
 * @passphrase: normalised
 * @block: (out) (transfer none): the block that opened
 *
 * The newest block counts. An older one is tried after it: a change of the passphrase that was cut off has
 * left both.
 * Errors: as rj_key_block_open(); RJ_VAULT_ERROR_KEY_DAMAGED, RJ_VAULT_ERROR_NEWER when there is no block.
 */
RjSecretBytes *rj_key_files_open (RjKeyFiles *self,
                                  RjSecretBytes *passphrase,
                                  RjKeyBlock **block,
                                  GCancellable *cancellable,
                                  GError **error);

/* (transfer none) (nullable): the newest good block of @root. */
RjKeyBlock *rj_key_files_find_block (RjKeyFiles *self, RjSecretBytes *root);

/**
 * rj_key_files_change:
 * @key: what the passphrase of @slot derives to
 *
 * Puts @block in the place of older ones: both files are written beside and read again before the first one
 * gets its name; that one is read again and proved with @key before the second one does. Errors: those of
 * rj_file_replace(), and then nothing has changed; RJ_VAULT_ERROR_HALF_CHANGED when one of the blocks is in
 * place, or both are.
 */
gboolean rj_key_files_change (int folder,
                              RjKeyBlock *block,
                              RjSecretBytes *root,
                              guint slot,
                              RjSecretBytes *key,
                              GError **error);

/* Writes @block to both files, the first one before the second. */
gboolean rj_key_files_write (int folder, RjKeyBlock *block, RjSecretBytes *root, GError **error);

G_END_DECLS
