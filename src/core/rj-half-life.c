// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-half-life.h"

typedef struct {
  gint64 after_us;
  gboolean halved;
} Seen;

/* Half first: who was seen at the same time and is not down counts as still there at that time. */
static int
compare_seen (gconstpointer a, gconstpointer b)
{
  const Seen *one = a;
  const Seen *other = b;

  if (one->after_us != other->after_us)
    return one->after_us < other->after_us ? -1 : 1;
  return other->halved - one->halved;
}

/* The first time at half or below, or the last time it was rated. FALSE: it was not rated again. */
static gboolean
look (const RjEpisode *episode, Seen *seen)
{
  gboolean any = FALSE;

  *seen = (Seen) { 0 };
  for (guint i = 0; i < episode->later->len; i++)
    {
      const RjRatingPoint *point = &g_array_index (episode->later, RjRatingPoint, i);
      gint64 after_us = point->at_us - episode->at_us;
      gboolean halved = 2 * point->strength <= episode->strength;

      if (after_us <= 0 || after_us > RJ_HALF_LIFE_LONGEST_US || (seen->halved && !halved))
        continue;
      if (!any || halved > seen->halved || (halved ? after_us < seen->after_us : after_us > seen->after_us))
        *seen = (Seen) { after_us, halved };
      any = TRUE;
    }
  return any;
}

static void
draw_curve (RjHalfLife *self, GArray *seen)
{
  RjHalfLifeStep step = { .share = 1 };

  for (guint i = 0; i < seen->len; i++)
    {
      const Seen *one = &g_array_index (seen, Seen, i);

      if (!one->halved)
        continue;
      step.after_us = one->after_us;
      step.share *= (double) (seen->len - i - 1) / (seen->len - i);
      g_array_append_val (self->steps, step);
      /* The product of the fractions may miss one half by its last digit. */
      if (!self->known && step.share <= 0.5 + 1e-9)
        {
          self->known = TRUE;
          self->median_us = one->after_us;
        }
    }
}

RjHalfLife *
rj_half_life_new (GPtrArray *episodes, int lowest, int highest)
{
  RjHalfLife *self;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (Seen));

  g_return_val_if_fail (episodes != NULL, NULL);

  self = g_new0 (RjHalfLife, 1);
  self->steps = g_array_new (FALSE, FALSE, sizeof (RjHalfLifeStep));
  for (guint i = 0; i < episodes->len; i++)
    {
      const RjEpisode *episode = g_ptr_array_index (episodes, i);
      Seen one;

      if (episode->strength < MAX (lowest, 1) || episode->strength > highest || !look (episode, &one))
        continue;
      g_array_append_val (seen, one);
      self->n_halved += one.halved ? 1 : 0;
    }
  self->n = seen->len;
  if (self->n < RJ_HALF_LIFE_LEAST)
    return self;
  g_array_sort (seen, compare_seen);
  draw_curve (self, seen);
  return self;
}

void
rj_half_life_free (RjHalfLife *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_free (self);
}

gboolean
rj_half_life_get_level (int strength, int *lowest, int *highest)
{
  if (strength < 1 || strength > 10)
    return FALSE;
  *lowest = strength >= 7 ? 7 : strength >= 4 ? 4 : 1;
  *highest = strength >= 7 ? 10 : *lowest + 2;
  return TRUE;
}
