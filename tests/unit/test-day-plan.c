// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-store.h"

#include "rj-day-plan.h"

typedef struct {
  RjTestStore test;
  RjDayPlan *plan;
  guint n_changes;
  guint removed;
  guint added;
  guint n_notified;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *f)
{
  f->n_changes++;
  f->removed += removed;
  f->added += added;
}

static void
notified_cb (RjDayEntry *entry, GParamSpec *pspec, Fixture *f)
{
  f->n_notified++;
}

static void
failed_cb (RjDayPlan *plan, GError *error, gpointer user_data)
{
  g_assert_no_error (error);
}

static void
wait_read (Fixture *f)
{
  while (rj_day_plan_get_loading (f->plan))
    g_main_context_iteration (NULL, TRUE);
}

/* The answer to a change comes before the reading that it causes has ended, never before it has begun. */
static char *
add (Fixture *f, const char *title, RjPlanKind kind, RjDayPart part, RjRecurrence *repeat)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->kind = kind;
  item->part = part;
  item->minutes = -1;
  rj_plan_item_set_recurrence (item, repeat);
  item->record.day = RJ_TEST_DAY;
  saved = rj_test_save_item (f->test.store, item);
  wait_read (f);
  return g_strdup (saved->record.id);
}

static void
mark (Fixture *f, const char *id, RjMark mark_as)
{
  RjPlan *plan = rj_store_get_plan (f->test.store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, id, RJ_TEST_DAY, mark_as, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  wait_read (f);
}

static const char *
title_at (Fixture *f, guint i)
{
  g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (f->plan), i);

  return rj_day_entry_get_item (entry)->title;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_store_set_up (&f->test, FALSE);
  f->plan = rj_day_plan_new (f->test.store, f->test.clock);
  g_signal_connect (f->plan, "items-changed", G_CALLBACK (items_changed_cb), f);
  g_signal_connect (f->plan, "failed", G_CALLBACK (failed_cb), f);
  rj_day_plan_set_day (f->plan, RJ_TEST_DAY);
  wait_read (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&f->plan));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rj_test_store_tear_down (&f->test);
}

/* A tick touches its own row and moves no other. */
static void
test_changes (Fixture *f, gconstpointer data)
{
  g_autofree char *walk = add (f, "Walk", RJ_KIND_MOVEMENT, RJ_PART_AFTERNOON, rj_recurrence_new_daily (1));
  g_autofree char *eat = add (f, "Eat", RJ_KIND_MEAL, RJ_PART_MORNING, rj_recurrence_new_daily (1));
  g_autoptr (RjDayEntry) first = NULL;
  g_autoptr (RjDayEntry) second = NULL;
  guint n_done;

  g_assert_cmpuint (f->n_changes, ==, 2);
  g_assert_cmpuint (f->added, ==, 2);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpstr (title_at (f, 0), ==, "Eat");
  g_assert_cmpstr (title_at (f, 1), ==, "Walk");

  first = g_list_model_get_item (G_LIST_MODEL (f->plan), 0);
  second = g_list_model_get_item (G_LIST_MODEL (f->plan), 1);
  g_signal_connect (second, "notify::occurrence", G_CALLBACK (notified_cb), f);
  mark (f, eat, RJ_MARK_DONE);
  g_assert_cmpuint (f->n_changes, ==, 2);
  g_assert_cmpuint (f->n_notified, ==, 0);
  g_assert_cmpint (rj_day_entry_get_mark (first), ==, RJ_MARK_DONE);
  mark (f, walk, RJ_MARK_NOT_TODAY);
  g_assert_cmpuint (f->n_notified, ==, 1);

  g_assert_cmpuint (rj_day_plan_count_part (f->plan, RJ_PART_MORNING, &n_done), ==, 1);
  g_assert_cmpuint (n_done, ==, 1);
  g_assert_cmpuint (rj_day_plan_count_part (f->plan, RJ_PART_AFTERNOON, &n_done), ==, 1);
  g_assert_cmpuint (n_done, ==, 0);
}

/* What is elsewhere in time does not make the day be read again. */
static void
test_other_days (Fixture *f, gconstpointer data)
{
  g_autofree char *id = add (f, "Once", RJ_KIND_CHORE, RJ_PART_ANY_TIME, NULL);

  rj_day_plan_set_day (f->plan, RJ_TEST_DAY + 1);
  wait_read (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->plan)), ==, 0);
  mark (f, id, RJ_MARK_DONE);
  g_assert_false (rj_day_plan_get_loading (f->plan));
  g_assert_false (rj_day_plan_get_is_today (f->plan));
  g_assert_cmpint (rj_day_plan_get_now_part (f->plan), ==, 0);
  g_assert_false (rj_day_plan_is_over (f->plan, RJ_PART_MORNING));
}

static void
test_time (Fixture *f, gconstpointer data)
{
  RjFakeClock *clock = RJ_FAKE_CLOCK (f->test.clock);

  g_assert_cmpint (rj_day_plan_get_now_part (f->plan), ==, RJ_PART_AFTERNOON);
  g_assert_true (rj_day_plan_is_over (f->plan, RJ_PART_MORNING));
  g_assert_false (rj_day_plan_is_over (f->plan, RJ_PART_ANY_TIME));
  rj_fake_clock_advance (clock, 6 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (rj_day_plan_get_now_part (f->plan), ==, RJ_PART_EVENING);
  /* 02:30 still belongs to the evening, and to the same day. */
  rj_fake_clock_advance (clock, 8 * G_TIME_SPAN_HOUR + 30 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (rj_day_plan_get_now_part (f->plan), ==, RJ_PART_EVENING);
  g_assert_cmpuint (rj_day_plan_get_day (f->plan), ==, RJ_TEST_DAY);
  /* 03:30 is the morning of the next one. */
  rj_fake_clock_advance (clock, G_TIME_SPAN_HOUR);
  g_assert_cmpuint (rj_day_plan_get_day (f->plan), ==, RJ_TEST_DAY + 1);
  g_assert_cmpint (rj_day_plan_get_now_part (f->plan), ==, RJ_PART_MORNING);
  wait_read (f);
}

static void
test_next_open (Fixture *f, gconstpointer data)
{
  g_autofree char *eat = add (f, "Eat", RJ_KIND_MEAL, RJ_PART_MORNING, rj_recurrence_new_daily (1));
  g_autofree char *walk = add (f, "Walk", RJ_KIND_MOVEMENT, RJ_PART_AFTERNOON, rj_recurrence_new_daily (1));
  g_autofree char *call = add (f, "Call", RJ_KIND_CALL, RJ_PART_ANY_TIME, rj_recurrence_new_daily (1));

  g_assert_cmpint (rj_day_plan_find_next_open (f->plan), ==, 1);
  mark (f, walk, RJ_MARK_DONE);
  g_assert_cmpint (rj_day_plan_find_next_open (f->plan), ==, 2);
  mark (f, call, RJ_MARK_NOT_TODAY);
  g_assert_cmpint (rj_day_plan_find_next_open (f->plan), ==, 0);
  mark (f, eat, RJ_MARK_DONE);
  g_assert_cmpint (rj_day_plan_find_next_open (f->plan), ==, -1);
}

static void
set_small (Fixture *f, gboolean small)
{
  RjPlan *plan = rj_store_get_plan (f->test.store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_small_day_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_small_day_async (plan, RJ_TEST_DAY, small, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  wait_read (f);
}

/* Three things, one from each part first; medicine and appointments are never left out. */
static void
test_small (Fixture *f, gconstpointer data)
{
  g_autofree char *a = add (f, "Eat", RJ_KIND_MEAL, RJ_PART_MORNING, rj_recurrence_new_daily (1));
  g_autofree char *b = add (f, "Tidy", RJ_KIND_CHORE, RJ_PART_MORNING, rj_recurrence_new_daily (1));
  g_autofree char *c = add (f, "Walk", RJ_KIND_MOVEMENT, RJ_PART_AFTERNOON, rj_recurrence_new_daily (1));
  g_autofree char *d = add (f, "Read", RJ_KIND_REST, RJ_PART_EVENING, rj_recurrence_new_daily (1));
  g_autofree char *pill = NULL;

  set_small (f, TRUE);
  g_assert_true (rj_day_plan_get_small (f->plan));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->plan)), ==, 3);
  g_assert_cmpuint (rj_day_plan_get_n_hidden (f->plan), ==, 1);
  g_assert_cmpstr (title_at (f, 0), ==, "Eat");
  g_assert_cmpstr (title_at (f, 1), ==, "Walk");
  g_assert_cmpstr (title_at (f, 2), ==, "Read");
  /* Nothing moves up when something is done. */
  mark (f, a, RJ_MARK_DONE);
  g_assert_cmpstr (title_at (f, 0), ==, "Eat");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->plan)), ==, 3);

  pill = add (f, "Medicine", RJ_KIND_MEDICATION, RJ_PART_EVENING, rj_recurrence_new_daily (1));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->plan)), ==, 3);
  g_assert_cmpstr (title_at (f, 2), ==, "Medicine");
  set_small (f, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->plan)), ==, 5);
}

/* A model that goes while it reads is not touched by the answer. */
static void
test_gone (Fixture *f, gconstpointer data)
{
  RjDayPlan *plan = rj_day_plan_new (f->test.store, f->test.clock);

  rj_day_plan_set_day (plan, RJ_TEST_DAY);
  g_assert_true (rj_day_plan_get_loading (plan));
  g_assert_finalize_object (plan);
  set_small (f, TRUE);
}

#define ADD(path, func) g_test_add ("/day-plan/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("changes", test_changes);
  ADD ("other-days", test_other_days);
  ADD ("time", test_time);
  ADD ("next-open", test_next_open);
  ADD ("small", test_small);
  ADD ("gone", test_gone);
  return g_test_run ();
}
