// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-medicine.h"

G_BEGIN_DECLS

/* An empty one when nothing is kept for @item. */
RjVisit *rj_visit_table_load (RjConnection *connection, const char *item, RjDay day, GError **error);
/* Nothing in it: nothing is kept. RJ_STORE_ERROR_NOT_FOUND when there is no such item. */
gboolean rj_visit_table_save (RjConnection *connection, const RjVisit *visit, gint64 now_us, GError **error);
/* (transfer full) (nullable): all words that belong to @item, for searching; %NULL with an error */
char *rj_visit_table_dup_words (RjConnection *connection, const char *item, GError **error);

G_END_DECLS
