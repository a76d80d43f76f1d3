// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_PAGE_SIZE 4096

typedef enum {
  /* Page 1 is authentic and the file has all of its pages. */
  RJ_PAGE_PROOF_GOOD,
  /* No page of the file was written with this key. */
  RJ_PAGE_PROOF_WRONG_KEY,
  /* Some were, and page 1 or the length is not what it must be. */
  RJ_PAGE_PROOF_DAMAGED,
} RjPageProof;

/**
 * rj_page_proof_check:
 * @folder: descriptor of the folder
 * @name: the database; SQLite must not have it open in this process
 * @raw_key: 96 hexadecimal digits
 *
 * Reads a database with our own eyes before SQLite sees it: whether its pages carry the key's HMAC and
 * whether it has as many as page 1 says. Writes nothing. With a hot rollback journal, a first page that was
 * torn is looked for there, and the length is left to SQLite.
 *
 * Returns: FALSE with a G_IO_ERROR when the file cannot be read
 */
gboolean rj_page_proof_check (int folder,
                              const char *name,
                              RjSecretBytes *raw_key,
                              RjPageProof *proof,
                              GError **error);
/* As rj_page_proof_check(), of a database that begins at @offset in @name and reaches to its end. */
gboolean rj_page_proof_check_part (int folder,
                                   const char *name,
                                   gint64 offset,
                                   RjSecretBytes *raw_key,
                                   RjPageProof *proof,
                                   GError **error);

G_END_DECLS
