// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan.h"
#include "rj-sheet.h"

G_BEGIN_DECLS

/* What is on paper only when it is chosen. */
typedef enum {
  RJ_PLAN_SHEET_PLACES = 1 << 0,
  RJ_PLAN_SHEET_STEPS = 1 << 1,
} RjPlanSheetFlags;

/**
 * rj_plan_sheet_load_async:
 * @first, @last: logical days, at most 31 of them
 *
 * Reads what the days show, of a small day the three things that it shows. Main thread only.
 * Finish: (transfer full) (element-type RjOccurrence): by day, then as the day has it.
 */
void rj_plan_sheet_load_async (RjPlan *plan,
                               RjDay first,
                               RjDay last,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *rj_plan_sheet_load_finish (RjPlan *plan, GAsyncResult *result, GError **error);

/* The first day of the locale's week that @day is in. */
RjDay rj_plan_sheet_get_week (RjDay day);

/**
 * rj_plan_sheet_new_day:
 * @occurrences: (element-type RjOccurrence): of @day alone
 * @here: the zone of the person
 *
 * Returns: (transfer full): the day, by its parts. The words are the person's; ours say nothing of what the
 * plan is for.
 */
RjSheet *rj_plan_sheet_new_day (RjDay day,
                                GPtrArray *occurrences,
                                RjPlanSheetFlags flags,
                                GTimeZone *here,
                                gboolean rtl);
/* The same for the seven days from @first on. */
RjSheet *rj_plan_sheet_new_week (RjDay first,
                                 GPtrArray *occurrences,
                                 RjPlanSheetFlags flags,
                                 GTimeZone *here,
                                 gboolean rtl);

/* (transfer full): "journal-page-2026-11-21": what a file or a print job of @day is called. */
char *rj_plan_sheet_name (RjDay day);

G_END_DECLS
