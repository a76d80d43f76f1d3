// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reached.h"

static gboolean
is_reached (const RjMilestone *self, GPtrArray *events, const char *substance, RjDay day)
{
  g_autoptr (RjRecoveryView) view = rj_recovery_view_new (events, substance, day, TRUE);
  RjDay reached;

  if (view->days == 0)
    return FALSE;
  reached = rj_milestone_get_day (self, day - (RjDay) view->days);
  return reached != RJ_DAY_NONE && reached <= day;
}

/* Days in recovery never become fewer from one day to the next: the first day is found by halving. */
RjDay
rj_milestone_find_reached (const RjMilestone *self, GPtrArray *events, const char *substance, RjDay today)
{
  g_autoptr (RjRecoveryView) view = rj_recovery_view_new (events, substance, today, TRUE);
  RjDay before = view->start, reached = today;

  g_return_val_if_fail (self != NULL && self->count > 0, RJ_DAY_NONE);

  if (before == RJ_DAY_NONE || before >= today || !is_reached (self, events, substance, today))
    return RJ_DAY_NONE;
  while (reached - before > 1)
    {
      RjDay middle = before + (reached - before) / 2;

      if (is_reached (self, events, substance, middle))
        reached = middle;
      else
        before = middle;
    }
  return reached;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RjReached *first = a, *second = b;

  return first->day < second->day ? -1 : first->day > second->day;
}

static gboolean
add (GArray *list,
     const RjMilestone *span,
     const RjOwnMilestone *own,
     GPtrArray *events,
     const char *substance,
     RjDay today)
{
  RjReached reached = { *span, own, rj_milestone_find_reached (span, events, substance, today),
                        RJ_MOMENT_NONE };

  if (reached.day != RJ_DAY_NONE)
    g_array_append_val (list, reached);
  return reached.day != RJ_DAY_NONE;
}

GArray *
rj_reached_list (GPtrArray *events, const char *substance, RjDay today, GPtrArray *own)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RjReached));
  RjMilestone span;

  rj_milestones_get_nth (0, &span);
  for (guint n = 1; add (list, &span, NULL, events, substance, today); n++)
    rj_milestones_get_nth (n, &span);
  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      const RjOwnMilestone *mine = g_ptr_array_index (own, i);
      RjReached reached = { mine->span, mine, mine->day, RJ_MOMENT_NONE };

      if (mine->span.count > 0)
        add (list, &mine->span, mine, events, substance, today);
      else if (rj_day_is_valid (mine->day) && mine->day <= today)
        g_array_append_val (list, reached);
    }
  g_array_sort (list, compare);
  return list;
}

void
rj_reached_add_moments (GArray *list, const RjDay *days, RjDay today)
{
  g_return_if_fail (list != NULL && days != NULL);

  for (int moment = RJ_MOMENT_NONE + 1; moment < RJ_N_MOMENTS; moment++)
    {
      RjReached reached = { { 0 }, NULL, days[moment], (RjMoment) moment };

      if (rj_day_is_valid (reached.day) && reached.day <= today)
        g_array_append_val (list, reached);
    }
  g_array_sort (list, compare);
}

gboolean
rj_reached_find_next (const RjRecoveryView *view, RjReached *next)
{
  RjDay from = rj_recovery_view_get_counted_from (view, RJ_RECOVERY_BY_DAYS);
  RjMilestone span;

  if (from == RJ_DAY_NONE)
    return FALSE;
  for (guint n = 0;; n++)
    {
      RjDay day;

      rj_milestones_get_nth (n, &span);
      day = rj_milestone_get_day (&span, from);
      if (day == RJ_DAY_NONE)
        return FALSE;
      if (day <= view->today)
        continue;
      *next = (RjReached) { span, NULL, day, RJ_MOMENT_NONE };
      return TRUE;
    }
}

/* An own one says most to the person, and days that they count more than what was found. */
static int
get_weight (const RjReached *self)
{
  return self->own != NULL ? 2 : self->moment == RJ_MOMENT_NONE;
}

const RjReached *
rj_reached_find_today (GArray *list, RjDay today, RjDay last_use, int rest_days)
{
  const RjReached *found = NULL;

  if (last_use != RJ_DAY_NONE && today <= last_use + (RjDay) MAX (rest_days, 0))
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      const RjReached *reached = &g_array_index (list, RjReached, i);

      if (reached->day == today && (found == NULL || get_weight (reached) >= get_weight (found)))
        found = reached;
    }
  return found;
}
