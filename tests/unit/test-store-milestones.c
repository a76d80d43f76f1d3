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

#define ADD(name, func) g_test_add ("/store/milestones/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("undo", test_undo);
  ADD ("refused", test_refused);
  return g_test_run ();
}
