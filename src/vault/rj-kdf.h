// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RjKdfParams: the cost of Argon2id (RFC 9106)
 * @memory_kib: memory in KiB
 * @passes: times over the memory
 * @lanes: independent lanes
 */
typedef struct {
  guint32 memory_kib;
  guint32 passes;
  guint32 lanes;
} RjKdfParams;

#define RJ_KDF_SALT_LENGTH 16
#define RJ_KDF_KEY_LENGTH  32

/* What a key block may ask for. More is refused: a forged block must not take the machine. */
#define RJ_KDF_MAX_MEMORY_KIB (1024 * 1024)
#define RJ_KDF_MAX_PASSES     32
#define RJ_KDF_MAX_LANES      16

gboolean rj_kdf_params_are_sane (const RjKdfParams *params);

/**
 * rj_kdf_normalise_passphrase:
 *
 * Returns: (transfer full) (nullable): @passphrase in Unicode normal form C, otherwise unchanged (spaces
 * count); %NULL when it is not UTF-8, and so can never have been set.
 */
RjSecretBytes *rj_kdf_normalise_passphrase (RjSecretBytes *passphrase);

/**
 * rj_kdf_derive:
 * @passphrase: as rj_kdf_normalise_passphrase() gave it
 *
 * Argon2id, version 0x13, 32 bytes. Takes the time it is meant to take: not on the main thread. One
 * derivation runs at a time in a process, so that one that nobody waits for any more takes no memory beside
 * the next. A cancellable is looked at before the work, not in it.
 *
 * Errors: RJ_VAULT_ERROR_NO_MEMORY, RJ_VAULT_ERROR_FAILED, G_IO_ERROR_CANCELLED.
 */
RjSecretBytes *rj_kdf_derive (RjSecretBytes *passphrase,
                              const guint8 salt[RJ_KDF_SALT_LENGTH],
                              const RjKdfParams *params,
                              GCancellable *cancellable,
                              GError **error);

/* For tests against the vectors of the RFC: with secret, associated data and any length. */
RjSecretBytes *rj_kdf_argon2id (RjSecretBytes *passphrase,
                                gconstpointer salt,
                                gsize salt_length,
                                gconstpointer secret,
                                gsize secret_length,
                                gconstpointer data,
                                gsize data_length,
                                const RjKdfParams *params,
                                gsize length,
                                GError **error);

/**
 * rj_kdf_choose:
 * @seconds_at_floor: what 64 MiB, 3 passes, 4 lanes took on this machine
 *
 * The cost for a new key block: 256 MiB, 3 passes, 4 lanes if that takes 0.5 to 1 second; less memory, but
 * never under 64 MiB, where it takes longer; more passes where it is quicker.
 */
RjKdfParams rj_kdf_choose (double seconds_at_floor);

/* Measures, then chooses. Not on the main thread. */
gboolean rj_kdf_calibrate (RjKdfParams *params, GError **error);

/**
 * rj_kdf_expand:
 * @label: what the bytes are for
 *
 * HKDF-SHA512 (RFC 5869) without salt. (transfer full)
 */
RjSecretBytes *rj_kdf_expand (RjSecretBytes *root, const char *label, gsize length);
/* The same with any digest and salt, for the vectors of the RFC. */
RjSecretBytes *rj_kdf_hkdf (const char *digest,
                            RjSecretBytes *key,
                            gconstpointer salt,
                            gsize salt_length,
                            gconstpointer info,
                            gsize info_length,
                            gsize length);

G_END_DECLS
