// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-page-proof.h"

#include <openssl/evp.h>

G_BEGIN_DECLS

/* The codec of SQLCipher 4 once more, to look at pages that SQLite would not. */
typedef struct {
  RjSecretBytes *key;
  RjSecretBytes *hmac_key;
  EVP_MAC *mac;
} RjPageKeys;

/* @raw_key: 96 hexadecimal digits */
void rj_page_keys_init (RjPageKeys *keys, RjSecretBytes *raw_key);
void rj_page_keys_clear (RjPageKeys *keys);

/* Whether @page was written as page @number with this key, and is as it was written. */
gboolean rj_page_keys_check (RjPageKeys *keys, const guint8 page[RJ_PAGE_SIZE], guint32 number);
/* Only what was checked. The last 80 bytes of @plain stay as they are. */
void rj_page_keys_decrypt (RjPageKeys *keys,
                           const guint8 page[RJ_PAGE_SIZE],
                           guint32 number,
                           guint8 plain[RJ_PAGE_SIZE]);

G_END_DECLS
