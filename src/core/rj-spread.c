// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-spread.h"

#include <math.h>

#define CHANCE 0.05

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_quantile (GArray *sorted, double share)
{
  double place = share * (sorted->len - 1);
  guint below = (guint) place;
  double low = g_array_index (sorted, double, below);
  double high = g_array_index (sorted, double, MIN (below + 1, sorted->len - 1));

  return low + (place - below) * (high - low);
}

/* In logarithms, because half to the n-th is nothing for large n. */
guint
rj_spread_get_rank (guint n)
{
  double log_chance = -(double) n * G_LN2;
  double sum = 0;

  for (guint k = 0; k < n; k++)
    {
      sum += exp (log_chance);
      if (2 * sum > CHANCE)
        return k;
      log_chance += log ((double) (n - k) / (k + 1));
    }
  return 0;
}

RjSpread
rj_spread_of (GArray *numbers)
{
  RjSpread spread = { 0 };

  g_return_val_if_fail (numbers != NULL && numbers->len > 0, spread);

  g_array_sort (numbers, compare);
  spread.n = numbers->len;
  spread.low = get_quantile (numbers, 0.25);
  spread.median = get_quantile (numbers, 0.5);
  spread.high = get_quantile (numbers, 0.75);
  return spread;
}
