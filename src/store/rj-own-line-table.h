// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-own-line.h"

G_BEGIN_DECLS

/* Help lines of the person's own. Only the database thread calls these. */

/* (element-type RjOwnLine): by name. */
GPtrArray *rj_own_line_table_list (RjConnection *connection, GError **error);
/* The record of @line has its id; its created is set to the first one. RJ_STORE_ERROR_NOT_FOUND when it was
 * deleted. */
gboolean rj_own_line_table_save (RjConnection *connection, RjOwnLine *line, gboolean *is_new, GError **error);
/* RJ_STORE_ERROR_NOT_FOUND when there is none. */
gboolean rj_own_line_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After it was put back: makes it found by a search again. */
gboolean rj_own_line_table_put_back (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
