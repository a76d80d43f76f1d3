// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"
#include "rj-plan-import.h"
#include "rj-plan-piece.h"

G_BEGIN_DECLS

/* What a record of a file is in the plan. Opens the files of time zones: not for the main thread. */

/**
 * RjImportMapping:
 * @zone: the person's
 * @left: (element-type RjImportLeft): what cannot be taken is added to it
 */
typedef struct {
  const RjImportFile *file;
  const RjPlanImportHome *home;
  GTimeZone *zone;
  GPtrArray *left;
} RjImportMapping;

/* The zone of that name, or UTC. (transfer full) */
GTimeZone *rj_import_item_open_zone (const char *name);

void rj_import_mapping_leave (RjImportMapping *self,
                              const RjImportRecord *record,
                              const char *part,
                              RjImportReason reason);

/* Has @record days of its own besides the one that it begins with? */
gboolean rj_import_record_repeats (const RjImportRecord *record);

/**
 * rj_import_item_new:
 * @moves: (element-type RjPlanMove): days on which it is at another time are added to it
 *
 * Returns: (transfer full)
 */
RjPlanItem *rj_import_item_new (RjImportMapping *self, const RjImportRecord *record, GArray *moves);

/**
 * rj_import_item_new_from_day:
 * @record: says how a series is from a day on
 * @origin: the record of the series
 * @series: its item, as it was before any such day
 *
 * Returns: (transfer full): it on the first of these days, without a rule
 */
RjPlanItem *rj_import_item_new_from_day (RjImportMapping *self,
                                         const RjImportRecord *record,
                                         const RjImportRecord *origin,
                                         const RjPlanItem *series);

/* The time of @moment on the clock of @item, which comes from @record. */
void rj_import_item_get_wall (RjImportMapping *self,
                              const RjImportRecord *record,
                              const RjPlanItem *item,
                              const RjImportMoment *moment,
                              RjDay *day,
                              int *minutes);

/**
 * rj_import_item_divide:
 * @series: (inout): ends before @day
 * @day: a day of @series
 * @item: goes on in its place, from its own first day on, by the rule of @series, with the single days from
 * @day on
 *
 * As the program divides a series that the person changes from a day on.
 *
 * Returns: %FALSE, with nothing changed: the rule cannot be moved so far
 */
gboolean rj_import_item_divide (RjPlanItem *series, RjDay day, RjPlanItem *item);
/* It has no day from @day on. */
void rj_import_item_end_before (RjPlanItem *self, RjDay day);

/* Is there a day on which it is? */
gboolean rj_import_item_has_days (const RjPlanItem *self);

G_END_DECLS
