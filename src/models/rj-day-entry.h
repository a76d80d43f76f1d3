// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

#define RJ_TYPE_DAY_ENTRY (rj_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (RjDayEntry, rj_day_entry, RJ, DAY_ENTRY, GObject)

/**
 * RjDayEntry: one row of RjDayPlan. Lives as long as its item stays in its part, so that a row keeps its
 * focus when the item is ticked or renamed.
 *
 * Properties: "occurrence" (boxed RjOccurrence, readable, notifies when anything of it changed).
 */
RjDayEntry *rj_day_entry_new (RjOccurrence *occurrence);
/* (transfer none): valid until the next notify::occurrence. */
const RjOccurrence *rj_day_entry_get_occurrence (RjDayEntry *self);
const RjPlanItem *rj_day_entry_get_item (RjDayEntry *self);
RjMark rj_day_entry_get_mark (RjDayEntry *self);
/* Can @occurrence be shown by the same row? Same item, same day, same part. */
gboolean rj_day_entry_is_for (RjDayEntry *self, const RjOccurrence *occurrence);
/* (transfer full) of @occurrence: notifies only if something differs. */
void rj_day_entry_take_occurrence (RjDayEntry *self, RjOccurrence *occurrence);
/* (transfer none) (nullable): the title of what goes on at the same time, and how many more there are. */
const char *rj_day_entry_get_together (RjDayEntry *self, guint *n_more);
/* Notifies "occurrence" when it differs. */
void rj_day_entry_set_together (RjDayEntry *self, const char *title, guint n_more);
/* Is there free time right before it? Minutes as in RjDayTimes. */
gboolean rj_day_entry_get_free (RjDayEntry *self, int *from, int *until);
/* -1: there is none. Notifies "occurrence" when it differs. */
void rj_day_entry_set_free (RjDayEntry *self, int from, int until);

G_END_DECLS
