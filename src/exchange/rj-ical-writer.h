// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-import.h"

G_BEGIN_DECLS

/**
 * rj_ical_write:
 * @pieces: (element-type RjPlanPiece)
 * @neutral: with times alone, and nothing of what the person wrote
 *
 * A calendar that other programs read, and rj_plan_import_new() reads again as the same plan. Opens the files
 * of time zones: not for the main thread.
 *
 * Returns: (transfer full): iCalendar (RFC 5545), lines that end with CR and LF
 */
char *rj_ical_write (GPtrArray *pieces, const RjPlanImportHome *home, gboolean neutral);

/* The whole plan of @store. Main thread only. */
void rj_ical_export_async (RjStore *store,
                           const RjPlanImportHome *home,
                           gboolean neutral,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* (transfer full): as rj_ical_write(). @n: (out) (optional): how many items. Errors are the store's. */
char *rj_ical_export_finish (GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
