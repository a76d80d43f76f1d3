// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * rj_importer_read_async:
 * @path: a file that another program made, in any format that is known; its name does not count
 *
 * Has the file read by a process of its own, rj-import-helper, which has neither key nor journal and ends
 * with this one. Whatever is in the file, the answer comes within a minute and a half.
 *
 * Finish: (transfer full): what is in it; NULL with RJ_IMPORT_ERROR, whose codes are those of #RjImportReason
 * about a whole file, or CANCELLED. Any thread with a main context.
 */
void rj_importer_read_async (const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjImportFile *rj_importer_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
