// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-inbox-item.h"
#include "rj-sqlite-store.h"

G_BEGIN_DECLS

/**
 * rj_sqlite_store_merge_inbox_async:
 * @items: (element-type RjInboxItem): in the order in which they came
 *
 * Takes all messages in, in one transaction; those that were taken in before change nothing. The notes and
 * ratings among them are one change of the kind RJ_CHANGE_INBOX, which rj_store_take_back_async() takes out
 * again.
 */
void rj_sqlite_store_merge_inbox_async (RjSqliteStore *self,
                                        GPtrArray *items,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* @merged: (out) */
gboolean rj_sqlite_store_merge_inbox_finish (RjSqliteStore *self,
                                             GAsyncResult *result,
                                             RjInboxMerged *merged,
                                             GError **error);

G_END_DECLS
