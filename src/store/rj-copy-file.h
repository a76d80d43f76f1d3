// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"

G_BEGIN_DECLS

/**
 * rj_copy_file:
 * @from: a journal that nobody has open
 * @to: where there is nothing yet
 * @preferences: (nullable) (element-type utf8 utf8): name → value, to be set in the copy only; "" takes one
 * away
 * @census: (out): what the copy holds
 *
 * Copies a journal under another key, page by page, and reads both from the first page to the last: they hold
 * the same, before @preferences are set. When it fails nothing stays at @to. Blocks; any thread. Errors: as
 * rj_census_take_file(); RJ_STORE_ERROR_IO when they do not hold the same.
 */
gboolean rj_copy_file (const char *from,
                       RjSecretBytes *from_hex96,
                       const char *to,
                       RjSecretBytes *to_hex96,
                       GHashTable *preferences,
                       RjCensus *census,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
