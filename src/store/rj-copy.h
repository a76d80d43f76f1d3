// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"
#include "rj-sqlite-store.h"

G_BEGIN_DECLS

/**
 * rj_sqlite_store_copy_async:
 * @path: where there is nothing yet
 * @hex96: the key of the copy
 *
 * Writes all that the journal holds into another encrypted file, page by page, while nothing else is asked of
 * the journal; what is saved meanwhile is in the copy, too. What the journal held at the end is counted, so
 * that the copy can be compared with it: rj_census_take_file().
 *
 * When it fails or is cancelled, or the journal is closed, nothing stays at @path.
 * Finish: @census: (out). Errors: those of rj_connection_open(), RJ_STORE_ERROR_BUSY when it is written to
 * without a pause, CLOSED, CANCELLED.
 */
void rj_sqlite_store_copy_async (RjSqliteStore *self,
                                 const char *path,
                                 RjSecretBytes *hex96,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
rj_sqlite_store_copy_finish (RjSqliteStore *self, GAsyncResult *result, RjCensus *census, GError **error);

G_END_DECLS
