// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-lists.h"

G_BEGIN_DECLS

/* (element-type RjScale): in the order they were made */
GPtrArray *rj_scale_table_list (RjConnection *connection, GError **error);
/* @scale has its id. */
gboolean rj_scale_table_save (RjConnection *connection, const RjScale *scale, gint64 now_us, GError **error);

/* @is_there: (out) */
gboolean rj_scale_table_find (RjConnection *connection, const char *id, gboolean *is_there, GError **error);
/* rj_lists_merge_scales_async(). @given_up: (out): in how many check-ins, without those in the trash */
gboolean rj_scale_table_merge (RjConnection *connection,
                               const char *from,
                               const char *into,
                               gint64 now_us,
                               int *given_up,
                               GError **error);

/* What was rated in the check-in @entry; replaces what there was. @values: (nullable) (element-type
 * RjScaleValue); of a scale that is gone by now nothing is kept */
gboolean rj_scale_table_save_values (RjConnection *connection,
                                     const char *entry,
                                     gboolean is_new,
                                     GPtrArray *values,
                                     GError **error);
/* @values: (out) (nullable): %NULL when nothing was */
gboolean
rj_scale_table_load_values (RjConnection *connection, const char *entry, GPtrArray **values, GError **error);

G_END_DECLS
