// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* What a person does with something planned, with the toast that takes it back. All return at once; what went
 * wrong is reported through @context. */

/* Done becomes open, everything else becomes done. */
void rj_plan_actions_tick (RjContext *context, const RjOccurrence *occurrence);
/* Sets @mark; "Not today." can be taken back by its toast. */
void rj_plan_actions_mark (RjContext *context, const RjOccurrence *occurrence, RjMark mark);
void rj_plan_actions_move (RjContext *context,
                           const RjOccurrence *occurrence,
                           RjDay to_day,
                           RjDayPart to_part,
                           int to_minutes);
/* Ticks a step or takes that back. */
void rj_plan_actions_set_step (RjContext *context, const RjOccurrence *occurrence, guint step, gboolean done);
/* Asks first which days, when it repeats. */
void rj_plan_actions_delete (RjContext *context, GtkWidget *parent, const RjOccurrence *occurrence);
/* A new item with the defaults: once, on @day, at the end of @part; nothing is saved. (transfer full) */
RjPlanItem *rj_plan_actions_new_item (RjContext *context, RjDay day, RjDayPart part);

G_END_DECLS
