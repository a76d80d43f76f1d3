// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"

G_BEGIN_DECLS

/* Texts in an order that belong to one record: @sql deletes by owner; inserts owner, position, text; selects
 * the text by owner. @is_new: there are none yet. */
gboolean rj_rows_save_texts (RjConnection *connection,
                             const char *owner,
                             gboolean is_new,
                             const char *delete_sql,
                             const char *insert_sql,
                             GStrv texts,
                             GError **error);
/* @texts: (out) (nullable): %NULL when there is none */
gboolean rj_rows_load_texts (RjConnection *connection,
                             const char *owner,
                             const char *select_sql,
                             GStrv *texts,
                             GError **error);

G_END_DECLS
