// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Eight groups of four for the root secret, one for the check; dashes between them. */
#define RJ_SPARE_KEY_GROUPS 9
#define RJ_SPARE_KEY_GROUP  4
#define RJ_SPARE_KEY_LENGTH 44

/* (transfer full): the root secret as Crockford base 32, with a check group and dashes. */
RjSecretBytes *rj_spare_key_format (RjSecretBytes *root);

/**
 * rj_spare_key_parse:
 * @text: UTF-8 as typed: case, spaces and dashes do not matter, o is 0, i and l are 1
 *
 * Every single wrong character, every two wrong characters and every two that changed places are noticed.
 *
 * Returns: (transfer full) (nullable): the root secret, or %NULL with RJ_VAULT_ERROR_SPARE_KEY_TYPO
 */
RjSecretBytes *rj_spare_key_parse (gconstpointer text, gsize length, GError **error);

G_END_DECLS
