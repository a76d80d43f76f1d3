// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-medicine.h"

G_BEGIN_DECLS

/* What an item of the plan has to do with a medicine. The numbers are stored. */
typedef enum {
  RJ_MEDICINE_ROLE_TIME = 1,
  RJ_MEDICINE_ROLE_EXPIRY = 2,
} RjMedicineRole;

GPtrArray *rj_medicine_table_list (RjConnection *connection, GError **error);
/* (nullable): %NULL without error when there is none, or it was deleted. */
RjMedicine *rj_medicine_table_load (RjConnection *connection, const char *id, GError **error);
/* @is_new: (out). RJ_STORE_ERROR_NOT_FOUND when it was deleted. */
gboolean
rj_medicine_table_save (RjConnection *connection, RjMedicine *medicine, gboolean *is_new, GError **error);
/* With its items of the plan. */
gboolean rj_medicine_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* Its items of the plan that were deleted with it; before it is put back itself. */
gboolean rj_medicine_table_put_back_items (RjConnection *connection, const char *id, GError **error);
/* After "deleted" was taken from it and from what was deleted with it: they are found by a search again. */
gboolean rj_medicine_table_put_back (RjConnection *connection, const char *id, GError **error);

/* Makes the items of @role that are still on from @today on exactly @items, which are saved already; others
 * end before that day. */
gboolean rj_medicine_table_set_items (RjConnection *connection,
                                      const char *id,
                                      RjMedicineRole role,
                                      GPtrArray *items,
                                      RjDay today,
                                      gint64 now_us,
                                      GError **error);
/* (nullable): the medicine that is taken at @item; %NULL without error when there is none. */
char *rj_medicine_table_find_by_item (RjConnection *connection,
                                      const char *item,
                                      int *window_minutes,
                                      GError **error);
/* @to goes on where @from ends: it is about the same medicine and the same visits. */
gboolean
rj_medicine_table_copy_links (RjConnection *connection, const char *from, const char *to, GError **error);

G_END_DECLS
