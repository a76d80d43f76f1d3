// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-strategy.h"

G_BEGIN_DECLS

/* Returns: (element-type RjStrategy): all, by title in the locale's order */
GPtrArray *rj_strategy_table_list (RjConnection *connection, GError **error);
/* @is_new: (out). RJ_STORE_ERROR_NOT_FOUND when it was deleted. */
gboolean
rj_strategy_table_save (RjConnection *connection, RjStrategy *strategy, gboolean *is_new, GError **error);
gboolean rj_strategy_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* The id of @use has to be there; for_felt is looked up before. */
gboolean rj_strategy_table_record_use (RjConnection *connection, const RjStrategyUse *use, GError **error);

G_END_DECLS
