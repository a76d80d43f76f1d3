// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-store.h"

#include "rj-week-plan.h"

#define FIRST (RJ_TEST_DAY - 2)

typedef struct {
  RjTestStore test;
  RjWeekPlan *week;
  guint n_updated;
} Fixture;

static void
updated_cb (RjWeekPlan *week, Fixture *f)
{
  f->n_updated++;
}

static void
failed_cb (RjWeekPlan *week, GError *error, gpointer user_data)
{
  g_assert_no_error (error);
}

static void
wait_read (Fixture *f)
{
  while (rj_week_plan_get_loading (f->week))
    g_main_context_iteration (NULL, TRUE);
}

static char *
add (Fixture *f, const char *title, RjDay day, int minutes, RjRecurrence *repeat)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, repeat);
  item->record.day = day;
  saved = rj_test_save_item (f->test.store, item);
  wait_read (f);
  return g_strdup (saved->record.id);
}

/* The titles of a day, with commas. */
static void
assert_day (Fixture *f, guint i, const char *expected)
{
  GPtrArray *day = rj_week_plan_get_day (f->week, i);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint j = 0; j < day->len; j++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (day, j);

      g_assert_cmpuint (occurrence->day, ==, rj_week_plan_get_first (f->week) + i);
      g_string_append_printf (titles, "%s%s", j > 0 ? "," : "", occurrence->item->title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_store_set_up (&f->test, FALSE);
  f->week = rj_week_plan_new (f->test.store, f->test.clock);
  g_signal_connect (f->week, "updated", G_CALLBACK (updated_cb), f);
  g_signal_connect (f->week, "failed", G_CALLBACK (failed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&f->week));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rj_test_store_tear_down (&f->test);
}

static void
test_days (Fixture *f, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (f->test.store);
  g_autofree char *walk = add (f, "Walk", FIRST + 1, -1, rj_recurrence_new_daily (1));
  g_autofree char *group = add (f, "Group", FIRST + 6, 19 * 60, NULL);
  g_autofree char *after = add (f, "After", FIRST + 7, -1, NULL);
  g_autofree char *before = add (f, "Before", FIRST - 1, -1, NULL);
  g_autoptr (GError) error = NULL;

  /* Nobody looks: nothing is read. */
  g_assert_cmpuint (f->n_updated, ==, 0);
  rj_week_plan_set_first (f->week, FIRST);
  wait_read (f);
  g_assert_cmpuint (f->n_updated, ==, 1);
  assert_day (f, 0, "");
  for (guint i = 1; i < 6; i++)
    assert_day (f, i, "Walk");
  assert_day (f, 6, "Group,Walk");

  /* What is moved stands where it went, and is read without being asked for. */
  rj_plan_move_finish (plan,
                       RJ_TEST_AWAIT (rj_plan_move_async (plan, before, FIRST - 1, FIRST, RJ_PART_MORNING, -1,
                                                          NULL, RJ_TEST_READY)),
                       &error);
  g_assert_no_error (error);
  wait_read (f);
  g_assert_cmpuint (f->n_updated, ==, 2);
  assert_day (f, 0, "Before");

  /* What is in another week is not. */
  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, after, FIRST + 7, RJ_MARK_DONE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_false (rj_week_plan_get_loading (f->week));
  g_assert_cmpuint (f->n_updated, ==, 2);

  rj_week_plan_set_first (f->week, FIRST + 7);
  wait_read (f);
  assert_day (f, 0, "Walk,After");
}

/* Two readings at once: the one that was asked for last is shown. */
static void
test_quick (Fixture *f, gconstpointer data)
{
  g_autofree char *group = add (f, "Group", FIRST + 6, 19 * 60, NULL);

  rj_week_plan_set_first (f->week, FIRST);
  rj_week_plan_set_first (f->week, FIRST - 1);
  wait_read (f);
  g_assert_cmpuint (f->n_updated, ==, 1);
  assert_day (f, 6, "");
  rj_week_plan_set_first (f->week, FIRST);
  rj_week_plan_set_first (f->week, RJ_DAY_NONE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (f->n_updated, ==, 1);
}

static void
add_to (GPtrArray *day, int minutes, RjRecurrence *repeat)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, repeat);
  g_ptr_array_add (day, rj_occurrence_new (item, RJ_TEST_DAY));
}

static void
test_choose (void)
{
  g_autoptr (GPtrArray) day = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  g_autoptr (GByteArray) three = NULL;
  g_autoptr (GByteArray) all = NULL;
  g_autoptr (GByteArray) none = NULL;
  g_autoptr (GByteArray) two = NULL;
  const guint8 expected[] = { 1, 0, 1, 1 };

  none = rj_week_plan_choose (day, 3);
  g_assert_cmpuint (none->len, ==, 0);
  add_to (day, -1, rj_recurrence_new_daily (1));
  add_to (day, -1, rj_recurrence_new_daily (1));
  add_to (day, 600, rj_recurrence_new_daily (1));
  add_to (day, -1, NULL);
  three = rj_week_plan_choose (day, 3);
  g_assert_cmpmem (three->data, three->len, expected, sizeof expected);
  all = rj_week_plan_choose (day, 9);
  /* There is room, but what repeats would only be in the way. */
  g_assert_cmpmem (all->data, all->len, expected, sizeof expected);
  g_ptr_array_set_size (day, 2);
  two = rj_week_plan_choose (day, 9);
  g_assert_cmpint (two->data[0] + two->data[1], ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/week-plan/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/week-plan/quick", Fixture, NULL, set_up, test_quick, tear_down);
  g_test_add_func ("/week-plan/choose", test_choose);
  return g_test_run ();
}
