// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <glib.h>

G_BEGIN_DECLS

/* The root secret: 160 random bits, from which every other key of a journal comes. docs/file-format.md */
#define RJ_ROOT_SECRET_LENGTH 20
#define RJ_RAW_KEY_DIGITS     96

/* (transfer full) (nullable): %NULL when the system gives no random bytes. */
RjSecretBytes *rj_root_secret_new (void);
/* (transfer full): key and salt of the database as 96 hexadecimal digits. */
RjSecretBytes *rj_root_secret_dup_raw_key (RjSecretBytes *root);
/* (transfer full): the key that binds a key block to its root secret. */
RjSecretBytes *rj_root_secret_dup_block_key (RjSecretBytes *root);
/* (transfer full): the private half of the key pair for sealed records, 32 bytes. */
RjSecretBytes *rj_root_secret_dup_sealing_key (RjSecretBytes *root);
/* (transfer full): the key that binds the head of a backup to its root secret, 32 bytes. */
RjSecretBytes *rj_root_secret_dup_backup_key (RjSecretBytes *root);

G_END_DECLS
