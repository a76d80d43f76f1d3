// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For tests: what is inside of a record may be as wrong as its outside.

#include "rj-sealed-record.h"

G_BEGIN_DECLS

/* The rest is a head of 16 bytes, the sender's key of 32, and the tag of 16. */
#define RJ_SEALED_PLAIN_LENGTH 4032
#define RJ_SEALED_PLAIN_HEAD   64
#define RJ_SEALED_PART_LENGTH  (RJ_SEALED_PLAIN_LENGTH - RJ_SEALED_PLAIN_HEAD)

gboolean rj_sealed_record_seal_plain (GBytes *public_key,
                                      const guint8 plain[RJ_SEALED_PLAIN_LENGTH],
                                      guint8 record[RJ_SEALED_RECORD_LENGTH]);

G_END_DECLS
