// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-medicine.h"

G_BEGIN_DECLS

/**
 * rj_medicine_items_plan:
 * @before: the medicine as it was
 * @medicine: as it is to be
 * @items: (element-type RjPlanItem): the items at which it was taken
 * @minutes_of_day: (element-type int): when it is to be taken
 *
 * What @items become: those of the same time stay, others get the times that are new.
 *
 * Returns: (transfer full) (element-type RjPlanItem)
 */
GPtrArray *rj_medicine_items_plan (RjContext *context,
                                   const RjMedicine *before,
                                   const RjMedicine *medicine,
                                   GPtrArray *items,
                                   const GArray *minutes_of_day);
/* (transfer full) (nullable) (element-type RjPlanItem): what reminds of the day on the package; %NULL leaves
 * what there is. */
GPtrArray *rj_medicine_items_remind (RjContext *context,
                                     const RjMedicine *before,
                                     const RjMedicine *medicine);

G_END_DECLS
