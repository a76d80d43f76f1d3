// SPDX-License-Identifier: GPL-3.0-or-later
/* What helps me over ten thousand urges: reading them out of the journal and computing, against reading the
 * first page of the log in the same run. */
#include "rj-bench-urges.h"
#include "rj-effects.h"
#include "rj-half-life.h"
#include "rj-test-store.h"

#include <stdlib.h>

#define ROUNDS 15

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

static GPtrArray *
read_episodes (RjTestStore *test)
{
  RjStrategies *strategies = rj_store_get_strategies (test->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *episodes = rj_strategies_list_episodes_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_episodes_async (strategies, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return episodes;
}

static void
read_log (RjTestStore *test)
{
  const RjLogFilter filter = { .kinds = RJ_LOG_ALL, .min_value = -1, .max_value = -1 };
  RjLog *log = rj_store_get_log (test->store);
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;

  counts = rj_log_counts_finish (log, RJ_TEST_AWAIT (rj_log_counts_async (log, &filter, NULL, RJ_TEST_READY)),
                                 &error);
  g_assert_no_error (error);
  page = rj_log_page_finish (
    log, RJ_TEST_AWAIT (rj_log_page_async (log, &filter, RJ_TEST_DAY, 0, 64, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static double
passed_ms (gint64 begun_us)
{
  return (double) (g_get_monotonic_time () - begun_us) / 1000;
}

int
main (int argc, char **argv)
{
  RjTestStore test = { 0 };
  const RjEpisodeFilter all = { 0 };
  double reading[ROUNDS];
  double computing[ROUNDS];
  double log_reading[ROUNDS];

  rj_test_store_set_up (&test, TRUE);
  rj_bench_fill_urges (test.store, RJ_TEST_NOW_US, RJ_TEST_DAY);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 begun_us = g_get_monotonic_time ();
      g_autoptr (GPtrArray) episodes = read_episodes (&test);
      g_autoptr (RjEffects) effects = NULL;
      g_autoptr (RjHalfLife) half_life = NULL;

      reading[i] = passed_ms (begun_us);
      g_assert_cmpuint (episodes->len, ==, RJ_BENCH_URGES);
      begun_us = g_get_monotonic_time ();
      effects = rj_effects_new (episodes, &all);
      half_life = rj_half_life_new (episodes, 7, 10);
      computing[i] = passed_ms (begun_us);
      g_assert_cmpuint (rj_effects_get_n_rated (effects), ==, RJ_BENCH_URGES);
      begun_us = g_get_monotonic_time ();
      read_log (&test);
      log_reading[i] = passed_ms (begun_us);
    }
  g_print ("%d urges, %d coping notes: read in %.1f ms, computed in %.1f ms; against the counts and the "
           "first page of "
           "the same log, %.2f ms: %.1f and %.1f times that\n",
           RJ_BENCH_URGES, RJ_BENCH_NOTES, get_median (reading), get_median (computing),
           get_median (log_reading), get_median (reading) / get_median (log_reading),
           get_median (computing) / get_median (log_reading));
  rj_test_store_tear_down (&test);
  return 0;
}
