// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-day-entry.h"

G_BEGIN_DECLS

#define RJ_TYPE_PLAN_ROW (rj_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (RjPlanRow, rj_plan_row, RJ, PLAN_ROW, GtkListBoxRow)

/* What the person may ask of a row. */
typedef enum {
  RJ_PLAN_COMMAND_TICK,
  RJ_PLAN_COMMAND_NOT_TODAY,
  RJ_PLAN_COMMAND_MOVE,
  RJ_PLAN_COMMAND_DO_NOW,
  RJ_PLAN_COMMAND_PAUSE,
  RJ_PLAN_COMMAND_EDIT,
  RJ_PLAN_COMMAND_DELETE,
  RJ_PLAN_COMMAND_OPEN,
} RjPlanCommand;

/**
 * RjPlanRow: something planned: tick, title, when and where, steps, menu. The tick has the focus and carries
 * the name: Space ticks, Enter opens.
 *
 * RjPlanRow::command (int command): what the person asked for. The row does nothing by itself.
 */
GtkWidget *rj_plan_row_new (RjDayEntry *entry, RjContext *context);
RjDayEntry *rj_plan_row_get_entry (RjPlanRow *self);
/* (transfer none): where the focus goes. */
GtkWidget *rj_plan_row_get_tick (RjPlanRow *self);

G_END_DECLS
