// SPDX-License-Identifier: GPL-3.0-or-later
// The page of recovery time with 50 years behind it, against the same page with one year: every line read
// from the file, and all its numbers counted. Prints ratios and never fails on time.
//
// A year has 24 days of use, four of them written down for another day first, a stop and a new beginning, and
// words to every third day. Both ledgers are asked in turns, each time as of another day.
#include "rj-recovery-view.h"
#include "rj-test-store.h"

#include <stdlib.h>
#include <string.h>

#define WARM_UP 3
#define PAIRS   60

typedef struct {
  RjTestStore test;
  int years;
  guint n_lines;
} Journal;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
pick (const double *values)
{
  double sorted[PAIRS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, PAIRS, sizeof *sorted, compare);
  return sorted[PAIRS / 2];
}

/* Returns: (transfer full): the id of the line */
static char *
add (Journal *self, RjRecoveryKind kind, RjDay day, const char *corrects, const char *note)
{
  RjRecovery *recovery = rj_store_get_recovery (self->test.store);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (kind, NULL, day);
  g_autoptr (RjRecoveryEvent) saved = NULL;
  g_autoptr (GError) error = NULL;

  event->corrects = g_strdup (corrects);
  event->note = g_strdup (note);
  saved = rj_recovery_add_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_add_async (recovery, event, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  self->n_lines++;
  return g_strdup (saved->record.id);
}

static void
set_up (Journal *self, int years)
{
  RjDay first = RJ_TEST_DAY - (RjDay) years * 365;

  self->years = years;
  rj_test_store_set_up (&self->test, FALSE);
  for (int year = 0; year < years; year++)
    {
      RjDay begin = first + (RjDay) year * 365;

      g_free (add (self, RJ_RECOVERY_BEGAN, begin, NULL, NULL));
      for (RjDay i = 0; i < 24; i++)
        {
          g_autofree char *id =
            add (self, RJ_RECOVERY_USE, begin + 4 + i * 14, NULL, i % 3 == 0 ? "By the river." : NULL);

          if (i % 6 == 0)
            g_free (add (self, RJ_RECOVERY_USE, begin + 5 + i * 14, id, NULL));
        }
      g_free (add (self, RJ_RECOVERY_STOPPED, begin + 350, NULL, NULL));
    }
}

typedef struct {
  double reading;
  double counting;
} Times;

static Times
show (Journal *self, RjDay today)
{
  RjRecovery *recovery = rj_store_get_recovery (self->test.store);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = rj_recovery_list_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_list_async (recovery, NULL, RJ_TEST_READY)), &error);
  gint64 read = g_get_monotonic_time ();
  g_autoptr (RjRecoveryView) view = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, self->n_lines);
  view = rj_recovery_view_new (events, NULL, today, TRUE);
  g_assert_cmpint (view->journey_days - view->use_days, ==, view->days);
  return (Times) { (double) (read - began) / 1000, (double) (g_get_monotonic_time () - read) / 1000 };
}

static void
tell (const char *what, const double *of_old, const double *of_young)
{
  g_print ("ledger, %s: %.2f and %.2f ms, ratio %.2f\n", what, pick (of_old), pick (of_young),
           pick (of_old) / pick (of_young));
}

int
main (int argc, char *argv[])
{
  Journal old = { 0 }, young = { 0 };
  double reading[2][PAIRS], counting[2][PAIRS];

  set_up (&old, 50);
  set_up (&young, 1);
  for (int i = -WARM_UP; i < PAIRS; i++)
    for (int side = 0; side < 2; side++)
      {
        int which = i % 2 != 0 ? side : 1 - side;
        Times times = show (which == 0 ? &old : &young, RJ_TEST_DAY - (RjDay) (i + WARM_UP));

        if (i < 0)
          continue;
        reading[which][i] = times.reading;
        counting[which][i] = times.counting;
      }
  g_print ("ledger: %u lines of %d years and %u of %d\n", old.n_lines, old.years, young.n_lines, young.years);
  tell ("read", reading[0], reading[1]);
  tell ("counted", counting[0], counting[1]);
  rj_test_store_tear_down (&old.test);
  rj_test_store_tear_down (&young.test);
  return 0;
}
