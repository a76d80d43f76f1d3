// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-filled-sheet.h"

G_BEGIN_DECLS

/* (element-type RjFilledSheet): the newest first */
GPtrArray *rj_sheet_table_list (RjConnection *connection, GError **error);
/* @is_new: (out). RJ_STORE_ERROR_NOT_FOUND when it was deleted. */
gboolean
rj_sheet_table_save (RjConnection *connection, RjFilledSheet *sheet, gboolean *is_new, GError **error);
gboolean rj_sheet_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After "deleted" was taken from it: it is found by a search again. */
gboolean rj_sheet_table_put_back (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
