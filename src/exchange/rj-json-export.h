// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the file says of itself; docs/export-format.md has the fields. */
#define RJ_JSON_EXPORT_FORMAT  "recovery-journal"
#define RJ_JSON_EXPORT_VERSION 4

/**
 * rj_json_export_async:
 * @stream: (transfer none): written on the store's thread, and not closed
 *
 * Writes everything the person has put into @store as one JSON object, a record a line, in plain text. The
 * same records give the same bytes. Memory is needed for one record at a time.
 */
void rj_json_export_async (RjStore *store,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* Errors are the store's, or those of writing to the stream (G_IO_ERROR). */
gboolean rj_json_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
