// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-my-line.h"

G_BEGIN_DECLS

/* (element-type RjMyLine): as rj_my_plan_list_async() says. */
GPtrArray *rj_my_line_table_list (RjConnection *connection, GError **error);
/* @line has its id; its created is set to the first one. RJ_STORE_ERROR_NOT_FOUND when it was deleted.
 * @is_new: (out) */
gboolean rj_my_line_table_save (RjConnection *connection, RjMyLine *line, gboolean *is_new, GError **error);
/* RJ_STORE_ERROR_INVALID when in some section more are pinned than may be. */
gboolean rj_my_line_table_check_pinned (RjConnection *connection, GError **error);
/* RJ_STORE_ERROR_NOT_FOUND when there is none. */
gboolean rj_my_line_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After it was taken out of the deleted: it is found by a search again, and stands first only where there is
 * room. */
gboolean rj_my_line_table_put_back (RjConnection *connection, const char *id, GError **error);

/* @strategy: (out) (nullable): the coping note of a rule, when it has one that is there */
gboolean
rj_my_line_table_find_note (RjConnection *connection, const char *id, char **strategy, GError **error);
/* Before a coping note is deleted: rules that name it keep the name it has now. */
gboolean rj_my_line_table_keep_name (RjConnection *connection, const char *strategy, GError **error);

/* @event has its id. */
gboolean rj_my_line_table_note (RjConnection *connection, const RjRuleEvent *event, GError **error);
/* (element-type RjRuleEvent): of one rule, in the order of time. */
GPtrArray *rj_my_line_table_list_events (RjConnection *connection, const char *line_id, GError **error);
/* (element-type RjDueRule): as rj_my_plan_list_due_async() says. */
GPtrArray *rj_my_line_table_list_due (RjConnection *connection, gint64 since_us, GError **error);

G_END_DECLS
