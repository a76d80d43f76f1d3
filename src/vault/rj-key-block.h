// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-kdf.h"
#include "rj-root-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A key block holds the root secret, wrapped for each passphrase. A key file is the same block twice; there
 * are two key files. The format to the byte: docs/file-format.md.
 */
#define RJ_KEY_BLOCK_LENGTH      2048
#define RJ_KEY_FILE_LENGTH       (2 * RJ_KEY_BLOCK_LENGTH)
#define RJ_KEY_BLOCK_MAX_SLOTS   8
#define RJ_KEY_BLOCK_ID_LENGTH   16
#define RJ_KEY_BLOCK_SLOT_LENGTH 96

typedef enum {
  RJ_KEY_SLOT_PASSPHRASE = 1,
} RjKeySlotKind;

typedef struct {
  RjKeySlotKind kind;
  RjKdfParams params;
  guint8 salt[RJ_KDF_SALT_LENGTH];
  guint8 nonce[12];
  guint8 wrapped[RJ_ROOT_SECRET_LENGTH];
  guint8 tag[16];
} RjKeySlot;

/**
 * RjKeyBlock:
 * @generation: counts up with each change; of two good blocks the higher one counts
 * @id: random; the same for the life of a journal
 */
typedef struct {
  guint64 generation;
  guint8 id[RJ_KEY_BLOCK_ID_LENGTH];
  guint n_slots;
  RjKeySlot slots[RJ_KEY_BLOCK_MAX_SLOTS];
  guint8 mac[32];
} RjKeyBlock;

/* (transfer full): a new block without slots. */
RjKeyBlock *rj_key_block_new (void);
RjKeyBlock *rj_key_block_copy (const RjKeyBlock *self);
void rj_key_block_free (RjKeyBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjKeyBlock, rj_key_block_free)

/* (transfer none): one more passphrase slot, with a new salt and nothing wrapped in it yet. */
RjKeySlot *rj_key_block_new_slot (RjKeyBlock *self, const RjKdfParams *params);

/* @key: what rj_kdf_derive() gave for the slot's salt and cost. Wraps @root in the slot, with a new nonce. */
gboolean rj_key_block_wrap (RjKeyBlock *self, guint slot, RjSecretBytes *root, RjSecretBytes *key);
/* (transfer full) (nullable): the root secret, or %NULL when @key is not that of the slot. */
RjSecretBytes *rj_key_block_unwrap (const RjKeyBlock *self, guint slot, RjSecretBytes *key);

/**
 * rj_key_block_open:
 * @passphrase: normalised
 *
 * Tries the slots in turn.
 * Errors: RJ_VAULT_ERROR_WRONG_PASSPHRASE; RJ_VAULT_ERROR_KEY_DAMAGED when a slot opened and the rest of the
 * block was not made by whoever had its root secret; those of rj_kdf_derive().
 * Returns: (transfer full) (nullable): the root secret
 */
RjSecretBytes *rj_key_block_open (const RjKeyBlock *self,
                                  RjSecretBytes *passphrase,
                                  GCancellable *cancellable,
                                  GError **error);

/* The same; also says which slot it was, and what the passphrase derives to for it. */
RjSecretBytes *rj_key_block_open_slot (const RjKeyBlock *self,
                                       RjSecretBytes *passphrase,
                                       guint *slot,
                                       RjSecretBytes **derived,
                                       GCancellable *cancellable,
                                       GError **error);

/* Whether the very same slot is in the block. */
gboolean rj_key_block_has_slot (const RjKeyBlock *self, const RjKeySlot *slot);
/* Those behind it move up. */
void rj_key_block_remove_slot (RjKeyBlock *self, guint slot);

/* Whether the block was made with @root. */
gboolean rj_key_block_is_of_root (const RjKeyBlock *self, RjSecretBytes *root);

/* (transfer full): RJ_KEY_FILE_LENGTH bytes; @root binds all of the block. */
GBytes *rj_key_block_to_file (RjKeyBlock *self, RjSecretBytes *root);

/**
 * rj_key_block_parse:
 * @data: RJ_KEY_BLOCK_LENGTH bytes, half of a key file
 *
 * Errors: RJ_VAULT_ERROR_KEY_DAMAGED; RJ_VAULT_ERROR_NEWER for a whole block of a later version.
 */
RjKeyBlock *rj_key_block_parse (const guint8 *data, gsize length, GError **error);

G_END_DECLS
