// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own milestones: kept, changed, deleted, and everything can be undone.
#include "rj-own-milestone.h"
#include "rj-test-store.h"

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, TRUE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static GPtrArray *
list (RjTestStore *self)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (self->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *all = rj_own_milestones_list_finish (
    milestones, RJ_TEST_AWAIT (rj_own_milestones_list_async (milestones, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return all;
}

static RjOwnMilestone *
save (RjTestStore *self, const RjOwnMilestone *milestone, GError **error)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (self->store);

  return rj_own_milestones_save_finish (
    milestones, RJ_TEST_AWAIT (rj_own_milestones_save_async (milestones, milestone, NULL, RJ_TEST_READY)),
    error);
}

static void
undo (RjTestStore *self)
{
  g_autoptr (GError) error = NULL;

  rj_store_undo_finish (self->store, RJ_TEST_AWAIT (rj_store_undo_async (self->store, NULL, RJ_TEST_READY)),
                        NULL, &error);
  g_assert_no_error (error);
}

static void
test_kept (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjOwnMilestone) hundred = rj_own_milestone_new ("A hundred");
  g_autoptr (RjOwnMilestone) visit = rj_own_milestone_new ("First appointment");
  g_autoptr (RjOwnMilestone) first = NULL;
  g_autoptr (RjOwnMilestone) second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const RjOwnMilestone *kept;

  hundred->span = (RjMilestone) { 100, RJ_MILESTONE_MONTHS };
  hundred->day = RJ_TEST_DAY; // of one that is counted nothing is said by hand
  visit->day = RJ_TEST_DAY;
  first = save (self, hundred, NULL);
  second = save (self, visit, NULL);
  all = list (self);
  g_assert_cmpuint (all->len, ==, 2);
  kept = g_ptr_array_index (all, 0);
  g_assert_cmpstr (kept->id, ==, first->id);
  g_assert_cmpstr (kept->name, ==, "A hundred");
  g_assert_cmpint (kept->span.count, ==, 100);
  g_assert_cmpint (kept->span.unit, ==, RJ_MILESTONE_MONTHS);
  g_assert_cmpuint (kept->day, ==, RJ_DAY_NONE);
  kept = g_ptr_array_index (all, 1);
  g_assert_cmpstr (kept->id, ==, second->id);
  g_assert_cmpint (kept->span.count, ==, 0);
  g_assert_cmpuint (kept->day, ==, RJ_TEST_DAY);
}

static void
test_undo (RjTestStore *self, gconstpointer data)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (self->store);
  g_autoptr (RjOwnMilestone) mine = rj_own_milestone_new ("Mine");
  g_autoptr (RjOwnMilestone) saved = save (self, mine, NULL);
  g_autoptr (RjOwnMilestone) changed = NULL;
  g_autoptr (GPtrArray) all = NULL;

  saved->day = RJ_TEST_DAY;
  changed = save (self, saved, NULL);
  g_assert_cmpstr (changed->id, ==, saved->id);
  g_assert_true (rj_own_milestones_delete_finish (
    milestones, RJ_TEST_AWAIT (rj_own_milestones_delete_async (milestones, saved->id, NULL, RJ_TEST_READY)),
    NULL));
  all = list (self);
  g_assert_cmpuint (all->len, ==, 0);
  undo (self);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = list (self);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (((const RjOwnMilestone *) all->pdata[0])->day, ==, RJ_TEST_DAY);
  undo (self);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = list (self);
  g_assert_cmpuint (((const RjOwnMilestone *) all->pdata[0])->day, ==, RJ_DAY_NONE);
  undo (self);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = list (self);
  g_assert_cmpuint (all->len, ==, 0);
}

static void
test_refused (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjOwnMilestone) blank = rj_own_milestone_new (" ");
  g_autoptr (RjOwnMilestone) far = rj_own_milestone_new ("Far");
  g_autoptr (GError) error = NULL;

  g_assert_null (save (self, blank, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  far->span.count = RJ_OWN_MILESTONE_MOST_COUNT + 1;
  g_assert_null (save (self, far, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
}

static RjDay *
find_moments (RjTestStore *self)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (self->store);
  g_autoptr (GError) error = NULL;
  RjDay *days = rj_own_milestones_find_moments_finish (
    milestones,
    RJ_TEST_AWAIT (rj_own_milestones_find_moments_async (milestones, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return days;
}

static void
save_craving (RjTestStore *self, RjDay day, RjOutcome outcome)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  RjCraving *craving = rj_craving_new ();

  craving->record.day = day;
  craving->record.at_us = (gint64) day * G_TIME_SPAN_DAY;
  craving->strength = 5;
  craving->outcome = outcome;
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_nonnull (saved);
}

static void
mark (RjTestStore *self, const RjPlanItem *item, RjDay day, RjMark value)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  g_assert_true (rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, item->record.id, day, value, NULL, RJ_TEST_READY)),
    NULL));
}

/* Those that passed count, the tenth by time, whatever came between. */
static void
test_ridden_out (RjTestStore *self, gconstpointer data)
{
  g_autofree RjDay *before = NULL;
  g_autofree RjDay *after = NULL;

  for (RjDay i = 0; i < 9; i++)
    save_craving (self, RJ_TEST_DAY - 20 + i, RJ_OUTCOME_PASSED);
  save_craving (self, RJ_TEST_DAY - 10, RJ_OUTCOME_STILL_THERE);
  before = find_moments (self);
  g_assert_cmpuint (before[RJ_MOMENT_RIDDEN_OUT], ==, RJ_DAY_NONE);
  save_craving (self, RJ_TEST_DAY, RJ_OUTCOME_PASSED);
  save_craving (self, RJ_TEST_DAY - 3, RJ_OUTCOME_PASSED);
  after = find_moments (self);
  g_assert_cmpuint (after[RJ_MOMENT_RIDDEN_OUT], ==, RJ_TEST_DAY - 3);
  g_assert_cmpuint (after[RJ_MOMENT_MEETING], ==, RJ_DAY_NONE);
  g_assert_cmpuint (after[RJ_MOMENT_APPOINTMENT], ==, RJ_DAY_NONE);
  g_assert_cmpuint (after[RJ_MOMENT_DAYS_WRITTEN], ==, RJ_DAY_NONE);
}

/* Ticked, and an appointment. */
static void
test_appointment (RjTestStore *self, gconstpointer data)
{
  g_autofree RjDay *before = NULL;
  g_autofree RjDay *after = NULL;
  g_autoptr (RjPlanItem) walk = rj_plan_item_new ();
  g_autoptr (RjPlanItem) visit = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved_walk = NULL;
  g_autoptr (RjPlanItem) saved_visit = NULL;

  walk->title = g_strdup ("Walk");
  walk->record.day = visit->record.day = RJ_TEST_DAY - 1;
  visit->title = g_strdup ("Dr Lee");
  visit->kind = RJ_KIND_APPOINTMENT;
  saved_walk = rj_test_save_item (self->store, walk);
  saved_visit = rj_test_save_item (self->store, visit);
  mark (self, saved_walk, RJ_TEST_DAY - 1, RJ_MARK_DONE);
  mark (self, saved_visit, RJ_TEST_DAY - 1, RJ_MARK_NOT_TODAY);
  before = find_moments (self);
  g_assert_cmpuint (before[RJ_MOMENT_APPOINTMENT], ==, RJ_DAY_NONE);
  mark (self, saved_visit, RJ_TEST_DAY - 1, RJ_MARK_DONE);
  after = find_moments (self);
  g_assert_cmpuint (after[RJ_MOMENT_APPOINTMENT], ==, RJ_TEST_DAY - 1);
}

/* Days, not entries. */
static void
test_days_written (RjTestStore *self, gconstpointer data)
{
  g_autofree RjDay *before = NULL;
  g_autofree RjDay *after = NULL;

  for (RjDay i = 0; i < 29; i++)
    {
      rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY - 60 + i, NULL));
      rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY - 60 + i, NULL));
    }
  before = find_moments (self);
  g_assert_cmpuint (before[RJ_MOMENT_DAYS_WRITTEN], ==, RJ_DAY_NONE);
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY - 2, NULL));
  after = find_moments (self);
  g_assert_cmpuint (after[RJ_MOMENT_DAYS_WRITTEN], ==, RJ_TEST_DAY - 2);
}

#define ADD(name, func) g_test_add ("/store/milestones/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("undo", test_undo);
  ADD ("refused", test_refused);
  ADD ("ridden-out", test_ridden_out);
  ADD ("appointment", test_appointment);
  ADD ("days-written", test_days_written);
  return g_test_run ();
}
