// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-piece.h"

#include <string.h>

RjPlanPiece *
rj_plan_piece_new (RjPlanItem *item)
{
  RjPlanPiece *self = g_new0 (RjPlanPiece, 1);

  self->item = item;
  self->moves = g_array_new (FALSE, FALSE, sizeof (RjPlanMove));
  return self;
}

RjPlanPiece *
rj_plan_piece_copy (const RjPlanPiece *self)
{
  RjPlanPiece *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->item = rj_plan_item_copy (self->item);
  copy->uid = g_strdup (self->uid);
  copy->recurrence = g_strdup (self->recurrence);
  copy->digest = g_strdup (self->digest);
  copy->moves = g_array_copy (self->moves);
  return copy;
}

void
rj_plan_piece_free (RjPlanPiece *self)
{
  if (self == NULL)
    return;
  rj_plan_item_free (self->item);
  g_free (self->uid);
  g_free (self->recurrence);
  g_free (self->digest);
  g_clear_pointer (&self->moves, g_array_unref);
  g_free (self);
}

static gboolean
is_same_array (const GArray *a, const GArray *b)
{
  guint size = a != NULL ? g_array_get_element_size ((GArray *) a) : 1;

  if ((a != NULL ? a->len : 0) != (b != NULL ? b->len : 0))
    return FALSE;
  return a == NULL || a->len == 0 || memcmp (a->data, b->data, (gsize) a->len * size) == 0;
}

static gboolean
is_same_time (const RjPlanItem *a, const RjPlanItem *b)
{
  return a->record.day == b->record.day && a->minutes == b->minutes && a->part == b->part
         && a->duration_minutes == b->duration_minutes && g_strcmp0 (a->tzid, b->tzid) == 0
         && rj_recurrence_equal (a->recurrence, b->recurrence) && a->times_a_week == b->times_a_week
         && a->last_day == b->last_day && is_same_array (a->left_out, b->left_out)
         && is_same_array (a->extra, b->extra) && is_same_array (a->leads, b->leads);
}

static gboolean
is_same_steps (char *const *a, char *const *b)
{
  static char *const none[] = { NULL };

  return g_strv_equal ((const char *const *) (a != NULL ? a : none),
                       (const char *const *) (b != NULL ? b : none));
}

/* Nothing and no words are the same. */
static gboolean
is_same_text (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

gboolean
rj_plan_piece_says_the_same (const RjPlanPiece *a, const RjPlanPiece *b)
{
  const RjPlanItem *one = a->item;
  const RjPlanItem *other = b->item;

  return one->kind == other->kind && is_same_text (one->title, other->title)
         && is_same_text (one->place, other->place) && is_same_text (one->note, other->note)
         && is_same_steps (one->steps, other->steps) && is_same_time (one, other)
         && is_same_array (a->moves, b->moves);
}
