// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* Where something planned goes within its day, when it is moved by key or by hand. */

/* @minutes: minutes after midnight on the clock of the item, or -1: no time */
typedef struct {
  RjDayPart part;
  int minutes;
} RjDayPlace;

/**
 * rj_day_moves_shift:
 * @item: as it is on the day
 * @to: (out)
 *
 * One with a time goes to the next quarter of an hour, one without to the next part of the day.
 *
 * Returns: %FALSE when the day of the person has nothing further that way
 */
gboolean rj_day_moves_shift (const RjPlanItem *item, gboolean later, RjClock *clock, RjDayPlace *to);

/**
 * rj_day_moves_drop:
 * @occurrences: (element-type RjOccurrence): of one day, in the order in which they stand
 * @moved: which of them is moved
 * @beside: another one, that it is put down beside
 * @after: below it, otherwise above
 * @to: (out)
 *
 * Below one with a time it begins when that is over, above it ends when that begins, and neither reaches past
 * the one on the other side. Beside one without a time it has none.
 *
 * Returns: %FALSE when it is there already, or when that is another day where the item has its clock
 */
gboolean rj_day_moves_drop (GPtrArray *occurrences,
                            guint moved,
                            guint beside,
                            gboolean after,
                            RjClock *clock,
                            RjDayPlace *to);

G_END_DECLS
