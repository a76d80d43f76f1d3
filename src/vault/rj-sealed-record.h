// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <glib.h>

G_BEGIN_DECLS

/*
 * Records that anybody with the public half of a journal's key pair can write, and only who has its root
 * secret can read: for what is to be kept while the journal is locked. HPKE (RFC 9180) in base mode with
 * X25519, HKDF-SHA256 and AES-256-GCM. Every record has the same length, whatever is in it; what is longer
 * takes more of them. The format to the byte: docs/file-format.md.
 *
 * Whoever can write can also add or take away whole records: nothing here says who wrote one.
 */
#define RJ_SEALED_RECORD_LENGTH 4096
#define RJ_SEALED_KEY_LENGTH    32
#define RJ_SEALED_ID_LENGTH     16
/* 65 million bytes of content. */
#define RJ_SEALED_MAX_PARTS 16384

typedef enum {
  RJ_SEALED_DRAFT = 1,
  RJ_SEALED_REMINDERS = 64, /* under a key of its own: never in the inbox */
} RjSealedKind;

/**
 * RjSealedMessage: what was sealed, in one record or in several
 * @id: random; the same message is never taken in twice
 * @kind: an RjSealedKind, or a number that a later version gave
 * @at_us: when it was sealed, microseconds since 1970 UTC
 */
typedef struct {
  guint8 id[RJ_SEALED_ID_LENGTH];
  guint kind;
  gint64 at_us;
  RjSecretBytes *content;
} RjSealedMessage;

void rj_sealed_message_free (RjSealedMessage *self);

/* @private_key: RJ_SEALED_KEY_LENGTH bytes. (transfer full): the public half. */
GBytes *rj_sealed_record_dup_public_key (RjSecretBytes *private_key);

/**
 * rj_sealed_record_seal:
 * @content: (nullable): when @length is 0
 *
 * Any thread; does not block on the disk.
 * Returns: (transfer full) (nullable): whole records, or %NULL when @public_key is none, @length is more than
 * RJ_SEALED_MAX_PARTS records hold, or libcrypto fails
 */
GBytes *rj_sealed_record_seal (GBytes *public_key,
                               RjSealedKind kind,
                               gint64 at_us,
                               gconstpointer content,
                               gsize length);

/* The same for a message whose @id the caller has drawn. */
GBytes *rj_sealed_record_seal_as (GBytes *public_key,
                                  const guint8 id[RJ_SEALED_ID_LENGTH],
                                  RjSealedKind kind,
                                  gint64 at_us,
                                  gconstpointer content,
                                  gsize length);

/**
 * rj_sealed_record_open:
 * @records: from anywhere
 * @lost: (out) (nullable): how many records could not be opened, or lack another part of their message
 *
 * Returns: (transfer full) (element-type RjSealedMessage): the messages that are whole, each once, in their
 * order
 */
GPtrArray *rj_sealed_record_open (RjSecretBytes *private_key, GBytes *records, guint *lost);

G_END_DECLS
