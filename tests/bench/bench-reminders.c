// SPDX-License-Identifier: GPL-3.0-or-later
// What is next: the reminders of the next two weeks, as they are looked up at every start, every change and
// whenever one is due: 200 items that repeat with fifty years of ticks behind them against the same items
// with one year; and each of 10,000 reminders that are due at one moment, looked up and written down, against
// each of 100. Prints ratios and never fails on time.
//
// What counts is the time on a processor, of all threads: the journals are in memory, and take turns.
#include "rj-test-store.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ITEMS       200
#define MARKED      5 /* of them, on each day */
#define DAYS_A_YEAR 365
#define PAIRS       41
#define CROWD       10000
#define AHEAD_US    (14 * G_TIME_SPAN_DAY)

static const int years[] = { 1, 50 };

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* @percent: 50 is the median. */
static double
pick (const double *values, guint n, guint percent)
{
  double sorted[PAIRS];

  memcpy (sorted, values, n * sizeof *values);
  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[(n - 1) * percent / 100];
}

/* In milliseconds. */
static double
get_cpu (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static GPtrArray *
save (RjTestStore *test, guint n, gboolean repeats, RjDay first_day)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjPlan *plan = rj_store_get_plan (test->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *saved;

  for (guint i = 0; i < n; i++)
    {
      RjPlanItem *item = rj_plan_item_new ();
      const int lead = 10;

      item->title = g_strdup ("One of many");
      item->record.day = first_day;
      item->minutes = repeats ? (int) (i * 7 % (24 * 60)) : 13 * 60;
      if (repeats)
        rj_plan_item_set_recurrence (item, rj_recurrence_new_weekly (1, 1u << i % 7 | 1u << (i + 3) % 7, 1));
      g_array_append_val (item->leads, lead);
      g_ptr_array_add (items, item);
    }
  saved = rj_plan_save_items_finish (
    plan, RJ_TEST_AWAIT (rj_plan_save_items_async (plan, items, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return saved;
}

static void
fill (RjTestStore *test, int n_years)
{
  RjPlan *plan;
  g_autoptr (GPtrArray) saved = NULL;
  RjDay first_day;

  rj_test_store_set_up (test, FALSE);
  plan = rj_store_get_plan (test->store);
  first_day = RJ_TEST_DAY - (RjDay) (n_years * DAYS_A_YEAR);
  saved = save (test, ITEMS, TRUE, first_day);
  for (RjDay day = first_day; day < RJ_TEST_DAY; day++)
    for (guint i = 0; i < MARKED; i++)
      {
        const RjPlanItem *item = saved->pdata[(day * MARKED + i) % ITEMS];

        g_assert_true (
          rj_plan_set_mark_finish (plan,
                                   RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, item->record.id, day,
                                                                          RJ_MARK_DONE, NULL, RJ_TEST_READY)),
                                   NULL));
      }
}

static GPtrArray *
list (RjTestStore *test, gint64 from_us, gint64 until_us)
{
  RjPlan *plan = rj_store_get_plan (test->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *reminders = rj_plan_list_reminders_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_reminders_async (plan, from_us, until_us, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return reminders;
}

static double
measure (RjTestStore *test)
{
  double begin = get_cpu ();
  g_autoptr (GPtrArray) reminders = list (test, RJ_TEST_NOW_US, RJ_TEST_NOW_US + AHEAD_US);

  g_assert_cmpuint (reminders->len, >, ITEMS);
  return get_cpu () - begin;
}

static void
compare_histories (void)
{
  RjTestStore tests[G_N_ELEMENTS (years)] = { 0 };
  double times[G_N_ELEMENTS (years)][PAIRS];
  double ratios[PAIRS];

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      fill (&tests[i], years[i]);
      /* Here they get their keys. */
      measure (&tests[i]);
    }
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      for (guint i = 0; i < 2; i++)
        {
          guint which = (i + pair) % 2;

          times[which][pair] = measure (&tests[which]);
        }
      ratios[pair] = times[1][pair] / times[0][pair];
    }
  g_print (
    "next due of %d repeating items, 50 years of ticks against 1: %.2f (%.2f to %.2f), medians %.1f and "
    "%.1f ms, %d pairs\n",
    ITEMS, pick (ratios, PAIRS, 50), pick (ratios, PAIRS, 25), pick (ratios, PAIRS, 75),
    pick (times[1], PAIRS, 50), pick (times[0], PAIRS, 50), PAIRS);
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    rj_test_store_tear_down (&tests[i]);
}

/* Per reminder, in milliseconds. */
static double
measure_crowd (guint n)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_answered_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) due = NULL;
  RjReminderLedger *ledger;
  RjTestStore test = { 0 };
  double begin;
  double time;

  rj_test_store_set_up (&test, FALSE);
  ledger = rj_store_get_reminder_ledger (test.store);
  saved = save (&test, n, FALSE, RJ_TEST_DAY);
  begin = get_cpu ();
  due = list (&test, RJ_TEST_NOW_US, RJ_TEST_NOW_US + G_TIME_SPAN_DAY);
  g_assert_cmpuint (due->len, ==, n);
  for (guint i = 0; i < due->len; i++)
    g_ptr_array_add (answers, rj_reminder_answered_new (((const RjReminder *) due->pdata[i])->key,
                                                        RJ_REMINDER_SUMMED, RJ_TEST_NOW_US));
  g_assert_true (rj_reminder_ledger_record_finish (
    ledger, RJ_TEST_AWAIT (rj_reminder_ledger_record_async (ledger, answers, NULL, RJ_TEST_READY)), NULL));
  time = (get_cpu () - begin) / n;
  rj_test_store_tear_down (&test);
  return time;
}

int
main (void)
{
  double few;
  double many;

  compare_histories ();
  few = measure_crowd (CROWD / 100);
  many = measure_crowd (CROWD);
  g_print (
    "each of %d reminders due at once, looked up and written down, against each of %d: %.2f, %.3f and %.3f "
    "ms\n",
    CROWD, CROWD / 100, many / few, many, few);
  return 0;
}
