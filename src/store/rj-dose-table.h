// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-medicine.h"

G_BEGIN_DECLS

/* @medicine: (nullable): %NULL for all. The newest first. */
GPtrArray *
rj_dose_table_list (RjConnection *connection, const char *medicine, RjDay first, RjDay last, GError **error);
/* (nullable): %NULL without error when there is none, or it was deleted. */
RjDose *rj_dose_table_load (RjConnection *connection, const char *id, GError **error);
RjDose *rj_dose_table_load_for (RjConnection *connection, const char *item, RjDay day, GError **error);
/* Inserts or replaces it, and what is searched; the mark of the plan is the caller's. */
gboolean rj_dose_table_save (RjConnection *connection, RjDose *dose, gboolean *is_new, GError **error);
/* Makes it findable again after it was put back. */
gboolean rj_dose_table_put_back (RjConnection *connection, const char *id, GError **error);
gboolean rj_dose_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* For all doses of a medicine. */
gboolean rj_dose_table_save_search_of (RjConnection *connection, const char *medicine, GError **error);

/**
 * rj_dose_table_follow_mark:
 * @zone: (nullable): an IANA name; %NULL: as the item says
 *
 * An item of the plan was marked: where a medicine is taken at it, that is written down as a dose. Done is
 * taken, not today is skipped, unless something is written down that says the same; open takes it away again,
 * with words to "Recently deleted".
 */
gboolean rj_dose_table_follow_mark (RjConnection *connection,
                                    const char *item,
                                    RjDay day,
                                    RjMark mark,
                                    gint64 at_us,
                                    const char *zone,
                                    GError **error);
/* The wall time for which @item is planned on @day, or -1. */
gboolean
rj_dose_table_find_due (RjConnection *connection, const char *item, RjDay day, int *minutes, GError **error);
/* Tells the occurrences of @item, which begin at @from in @occurrences, what is written down about them. */
gboolean rj_dose_table_fill (RjConnection *connection,
                             const char *item,
                             RjDay first,
                             RjDay last,
                             GPtrArray *occurrences,
                             guint from,
                             GError **error);

G_END_DECLS
