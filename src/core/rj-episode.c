// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-episode.h"

static void
clear_tried (gpointer data)
{
  RjTried *tried = data;

  g_free (tried->strategy);
}

RjEpisode *
rj_episode_new (void)
{
  RjEpisode *self = g_new0 (RjEpisode, 1);

  self->later = g_array_new (FALSE, FALSE, sizeof (RjRatingPoint));
  self->tried = g_array_new (FALSE, FALSE, sizeof (RjTried));
  g_array_set_clear_func (self->tried, clear_tried);
  return self;
}

void
rj_episode_free (RjEpisode *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_array_unref (self->later);
  g_array_unref (self->tried);
  g_strfreev (self->triggers);
  g_strfreev (self->company);
  g_free (self);
}

void
rj_episode_add_tried (RjEpisode *self, const char *strategy, gint64 from_us)
{
  RjTried tried = { g_strdup (strategy), from_us };

  g_return_if_fail (self != NULL && strategy != NULL);
  g_array_append_val (self->tried, tried);
}

const RjRatingPoint *
rj_episode_get_after_15 (const RjEpisode *self)
{
  const RjRatingPoint *best = NULL;
  gint64 best_off = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->later->len; i++)
    {
      const RjRatingPoint *point = &g_array_index (self->later, RjRatingPoint, i);
      gint64 passed = point->at_us - self->at_us;
      gint64 off = ABS (passed - RJ_EPISODE_LATER_US);

      if (passed < RJ_EPISODE_EARLIEST_US || passed > RJ_EPISODE_LATEST_US)
        continue;
      if (best == NULL || off < best_off || (off == best_off && point->at_us < best->at_us))
        {
          best = point;
          best_off = off;
        }
    }
  return best;
}

gboolean
rj_episode_has_tried (const RjEpisode *self, const char *strategy, gint64 until_us)
{
  gboolean said = FALSE;
  gboolean known = FALSE;

  g_return_val_if_fail (self != NULL && strategy != NULL, FALSE);

  for (guint i = 0; i < self->tried->len; i++)
    {
      const RjTried *tried = &g_array_index (self->tried, RjTried, i);

      if (!g_str_equal (tried->strategy, strategy))
        continue;
      if (tried->from_us == RJ_TRIED_AT_ANY_TIME)
        said = TRUE;
      else if (tried->from_us >= self->at_us - RJ_EPISODE_BEFORE_US && tried->from_us < until_us)
        return TRUE;
      else
        known = TRUE;
    }
  return said && !known;
}

static gboolean
is_in_company (const RjEpisode *self, const RjEpisodeFilter *filter)
{
  gboolean alone = FALSE;
  gboolean people = FALSE;

  for (guint i = 0; self->company != NULL && self->company[i] != NULL; i++)
    if (filter->alone != NULL && g_strv_contains (filter->alone, self->company[i]))
      alone = TRUE;
    else
      people = TRUE;
  return filter->company == RJ_COMPANY_WITH_PEOPLE ? people : alone && !people;
}

gboolean
rj_episode_matches (const RjEpisode *self, const RjEpisodeFilter *filter)
{
  g_return_val_if_fail (self != NULL && filter != NULL, FALSE);

  if (filter->part != 0 && filter->part != RJ_PART_ANY_TIME
      && rj_day_part_for_minutes (self->minutes) != filter->part)
    return FALSE;
  if (filter->company != RJ_COMPANY_ANY && !is_in_company (self, filter))
    return FALSE;
  return filter->trigger == NULL
         || (self->triggers != NULL
             && g_strv_contains ((const char *const *) self->triggers, filter->trigger));
}
