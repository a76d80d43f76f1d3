// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* One day of an item moved elsewhere. @to_minutes: -1 without a time. */
typedef struct {
  RjDay day;
  RjDay to_day;
  RjDayPart to_part;
  int to_minutes;
} RjPlanMove;

/**
 * RjPlanPiece: an item on its way into the plan from a file, or out of it
 * @uid: (nullable): what names it in every program; the id of an item that was made here
 * @recurrence: (nullable): which of a series it is, as text, when it stands for one of them
 * @digest: (nullable): says whether two records of files are the same; none for an item that was made here
 * @neutral: only its times are known, not its words
 * @moves: (element-type RjPlanMove)
 */
typedef struct {
  RjPlanItem *item;
  char *uid;
  char *recurrence;
  char *digest;
  gboolean neutral;
  GArray *moves;
} RjPlanPiece;

/* @item: (transfer full) */
RjPlanPiece *rj_plan_piece_new (RjPlanItem *item);
RjPlanPiece *rj_plan_piece_copy (const RjPlanPiece *self);
void rj_plan_piece_free (RjPlanPiece *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPlanPiece, rj_plan_piece_free)

/* Do both say the same to the person, whatever they came from? */
gboolean rj_plan_piece_says_the_same (const RjPlanPiece *a, const RjPlanPiece *b);

G_END_DECLS
