// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"
#include "rj-changes-table.h"
#include "rj-connection.h"
#include "rj-trash.h"

G_BEGIN_DECLS

/* Returns: (element-type RjTrashItem): what was deleted last comes first. A letter that is sealed beyond
 * @today shows none of its words. */
GPtrArray *rj_trash_table_list (RjConnection *connection, RjDay today, GError **error);

/* @change: (inout): widened by what was put back. RJ_STORE_ERROR_NOT_FOUND when it is not among the deleted.
 */
gboolean rj_trash_table_put_back (RjConnection *connection, const char *id, RjChange *change, GError **error);

/* Within a transaction: takes every row of the record @id away, deleted or not, and the drafts about it. */
gboolean rj_trash_table_remove (RjConnection *connection, const char *id, GError **error);

/* Those of @ids that are among the deleted. (transfer full) */
GStrv rj_trash_table_find (RjConnection *connection, const char *const *ids, GError **error);

/* Within a transaction: takes away what was deleted before @before_us, and what is left of undone items. */
gboolean rj_trash_table_purge (RjConnection *connection, gint64 before_us, GError **error);

/**
 * rj_trash_remove_in_file:
 * @path: a journal that nobody has open
 *
 * Takes the records @ids away from another file, with every change that could bring them back, and brings it
 * to the newest layout. Blocks.
 * @removed: (out): whether it held any of them; when not, the file is as it was
 * @census: (out): what it holds afterwards
 */
gboolean rj_trash_remove_in_file (const char *path,
                                  RjSecretBytes *hex96,
                                  const char *const *ids,
                                  gboolean *removed,
                                  RjCensus *census,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
