// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-whole-days.h"

G_BEGIN_DECLS

/* (element-type RjPlanTemplate): by name, without their items. */
GPtrArray *rj_template_table_list (RjConnection *connection, GError **error);
/* With its items, also one that was deleted; %NULL without error: there is none. */
RjPlanTemplate *rj_template_table_load (RjConnection *connection, const char *id, GError **error);
/* @template has its id. Without items only its name changes. RJ_STORE_ERROR_NOT_FOUND when it was deleted.
 * @is_new: (out) */
gboolean rj_template_table_save (RjConnection *connection,
                                 const RjPlanTemplate *template,
                                 gint64 now_us,
                                 gboolean *is_new,
                                 GError **error);
gboolean rj_template_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);

G_END_DECLS
