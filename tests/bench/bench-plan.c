// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a day and a week of the plan with 200 things that repeat and 50 years behind them, against the same
// 200 things that began a year ago. Prints ratios and never fails on time.
//
// What is measured: from asking the store until it answers with all that is on the day, or on the seven days,
// in its order, with what was ticked. Of the things 100 are of every day, 60 of two weekdays, 30 of a day of
// the month and 10 of the second Tuesday; those of every day are ticked on every day there has been. Both
// journals are asked in turns, each time for another day, so that nothing but the rules can be remembered.
#include "rj-connection.h"
#include "rj-statement.h"
#include "rj-test-store.h"

#include <stdlib.h>
#include <string.h>

#define N_ITEMS 200
#define WARM_UP 5
#define PAIRS   100

typedef struct {
  RjTestStore test;
  int years;
} Journal;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* @percent: 50 is the median. */
static double
pick (const double *values, guint percent)
{
  double sorted[PAIRS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, PAIRS, sizeof *sorted, compare);
  return sorted[(PAIRS - 1) * percent / 100];
}

static RjRecurrence *
make_rule (int i)
{
  if (i < 100)
    return rj_recurrence_new_daily (1);
  if (i < 160)
    return rj_recurrence_new_weekly (1, 1u << (i % 7) | 1u << ((i + 3) % 7), 1);
  if (i < 190)
    return rj_recurrence_new_monthly_by_date (1, i % 28 + 1);
  return rj_recurrence_new_monthly_by_weekday (1, 2, 2);
}

static void
add_items (Journal *self, RjDay first)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_ITEMS; i++)
    {
      RjPlanItem *item = rj_plan_item_new ();

      item->title = g_strdup_printf ("Thing %d", i);
      item->kind = RJ_KIND_ROUTINE;
      item->minutes = i % 3 == 0 ? (6 * 60 + i * 4) % 1440 : -1;
      item->part = RJ_PART_EVENING;
      item->record.day = first;
      rj_plan_item_set_recurrence (item, make_rule (i));
      g_ptr_array_add (items, item);
    }
  saved = rj_plan_save_items_finish (
    plan, RJ_TEST_AWAIT (rj_plan_save_items_async (plan, items, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* Behind the store's back: by single changes it would take an hour. */
static void
add_marks (Journal *self, RjDay first)
{
  g_autofree char *from = rj_day_to_iso (first);
  g_autoptr (GError) error = NULL;
  RjConnection *connection;

  rj_test_store_close (&self->test);
  connection = rj_connection_open (self->test.path, self->test.hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (rj_connection_begin (connection, &error));
  rj_connection_run (connection, &error,
                     "INSERT INTO plan_mark (item, day, mark, at) "
                     "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) "
                     "SELECT id, date (?1, '+' || i || ' days'), 1, 0 FROM plan_item, n "
                     "WHERE rule LIKE '%DAILY%' ORDER BY 1, 2",
                     "ti", from, (int) (RJ_TEST_DAY - first));
  g_assert_no_error (error);
  /* The file is longer than it was when it was closed in order. */
  rj_connection_run (connection, &error, "DELETE FROM meta", "");
  g_assert_no_error (error);
  g_assert_true (rj_connection_commit (connection, &error));
  g_assert_true (rj_connection_close (connection, &error));
  rj_test_store_reopen (&self->test);
}

static void
set_up (Journal *self, int years)
{
  RjDay first = rj_day_new (2026 - years, 3, 4);

  self->years = years;
  rj_test_store_set_up (&self->test, TRUE);
  add_items (self, first);
  add_marks (self, first);
}

static double
read_days (Journal *self, RjDay first, RjDay last)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;
  gint64 began = g_get_monotonic_time ();
  gint64 ended;

  occurrences = rj_plan_list_range_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_range_async (plan, first, last, NULL, RJ_TEST_READY)), &error);
  ended = g_get_monotonic_time ();
  g_assert_no_error (error);
  g_assert_cmpuint (occurrences->len, >=, 100 * (last - first + 1));
  return (double) (ended - began) / 1000;
}

static void
measure (Journal *old, Journal *young, const char *what, guint days)
{
  double of_old[PAIRS], of_young[PAIRS];

  for (int i = -WARM_UP; i < PAIRS; i++)
    {
      RjDay day = RJ_TEST_DAY - 300 + (RjDay) (i + WARM_UP) * 2;
      double first = read_days (i % 2 != 0 ? old : young, day, day + days - 1);
      double second = read_days (i % 2 != 0 ? young : old, day, day + days - 1);

      if (i < 0)
        continue;
      of_old[i] = i % 2 != 0 ? first : second;
      of_young[i] = i % 2 != 0 ? second : first;
    }
  g_print ("%s: %.1f ms with %d years (9 of 10 below %.1f), %.1f ms with %d: ratio %.2f\n", what,
           pick (of_old, 50), old->years, pick (of_old, 90), pick (of_young, 50), young->years,
           pick (of_old, 50) / pick (of_young, 50));
}

int
main (int argc, char *argv[])
{
  Journal old = { 0 }, young = { 0 };

  set_up (&old, 50);
  set_up (&young, 1);
  measure (&old, &young, "A day", 1);
  measure (&old, &young, "A week", 7);
  rj_test_store_tear_down (&old.test);
  rj_test_store_tear_down (&young.test);
  return 0;
}
