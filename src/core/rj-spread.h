// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjSpread: how numbers lie.
 * @n: how many there are
 * @low: a quarter lies below it
 * @median: the middle value
 * @high: a quarter lies above it
 *
 * The quarters go in a straight line between two numbers (type 7 of Hyndman and Fan, Sample Quantiles in
 * Statistical Packages, 1996: what R, NumPy and spreadsheets take when nothing is said).
 */
typedef struct {
  guint n;
  double low;
  double median;
  double high;
} RjSpread;

/**
 * rj_spread_get_rank:
 * @n: how many numbers
 *
 * The middle value of everything that @n numbers were drawn from lies between the k-th smallest and the k-th
 * largest of them in at least 95 of 100 cases, however numbers lie, with the largest k for which twice the
 * chance of fewer than k heads in @n throws of a coin is at most 5 % (the sign test turned round: Conover,
 * Practical Nonparametric Statistics, 3.2).
 *
 * Returns: k, or 0 for fewer than six numbers: nothing can be said
 */
guint rj_spread_get_rank (guint n);

/* @numbers: (element-type double): at least one, in any order; they are put in order. */
RjSpread rj_spread_of (GArray *numbers);

G_END_DECLS
