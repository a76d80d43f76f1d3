// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo of everything, and what is not undone.
#include "rj-test-store.h"

#include <string.h>

typedef struct {
  RjTestStore test;
  guint n_changed;
  guint kinds;
  RjDay first;
  RjDay last;
} Fixture;

static void
on_changed (RjStore *store, guint kinds, guint first, guint last, gpointer user_data)
{
  Fixture *self = user_data;

  self->n_changed++;
  self->kinds = kinds;
  self->first = first;
  self->last = last;
}

static void
listen (Fixture *self)
{
  g_signal_connect (self->test.store, "changed", G_CALLBACK (on_changed), self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, TRUE);
  listen (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

static void
assert_changed (Fixture *self, guint kinds, RjDay first, RjDay last)
{
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (self->kinds, ==, kinds);
  g_assert_cmpuint (self->first, ==, first);
  g_assert_cmpuint (self->last, ==, last);
  self->n_changed = 0;
}

static void
assert_can (Fixture *self, gboolean undo, gboolean redo)
{
  gboolean can_undo = FALSE;
  gboolean can_redo = FALSE;

  g_object_get (self->test.store, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_cmpint (can_undo, ==, undo);
  g_assert_cmpint (can_redo, ==, redo);
}

static void
test_craving (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (RjCraving) got = NULL;
  g_autoptr (GError) error = NULL;
  RjRatingPoint point = { RJ_TEST_NOW_US + 1, 3 };
  RjCraving *craving = rj_craving_new ();
  const char *id;

  craving->record.day = RJ_TEST_DAY;
  craving->strength = 8;
  craving->halt = RJ_HALT_ANGRY;
  craving->triggers = g_strdupv ((char *[]) { (char *) "t1", (char *) "t2", NULL });
  craving->places = g_strdupv ((char *[]) { (char *) "p", NULL });
  craving->company = g_strdupv ((char *[]) { (char *) "c", NULL });
  craving->did = g_strdupv ((char *[]) { (char *) "d", NULL });
  craving->substance = g_strdup ("s");
  craving->body = g_strdup ("tight");
  craving->thoughts = g_strdup ("why");
  craving->note = g_strdup ("note");
  craving->duration_minutes = 20;
  craving->outcome = RJ_OUTCOME_PASSED;
  g_ptr_array_add (cravings, craving);
  g_ptr_array_add (cravings, rj_craving_copy (craving));
  ((RjCraving *) g_ptr_array_index (cravings, 1))->record.day = RJ_TEST_DAY - 3;

  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  assert_changed (self, RJ_CHANGED_CRAVING, RJ_TEST_DAY - 3, RJ_TEST_DAY);
  id = ((RjCraving *) g_ptr_array_index (saved, 0))->record.id;
  g_assert_true (rj_check_ins_add_rating_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_add_rating_async (check_ins, id, &point, NULL, RJ_TEST_READY)),
    &error));
  assert_changed (self, RJ_CHANGED_CRAVING, RJ_TEST_DAY, RJ_TEST_DAY);
  rj_test_undo (store, RJ_CHANGE_EDIT);
  rj_test_undo (store, RJ_CHANGE_ADD);
  g_assert_cmpuint (rj_test_count_log (store), ==, 0);
  rj_test_redo (store, RJ_CHANGE_ADD);
  rj_test_redo (store, RJ_CHANGE_EDIT);
  g_assert_cmpuint (rj_test_count_log (store), ==, 2);
  got = rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->strength, ==, 8);
  g_assert_cmpuint (got->halt, ==, RJ_HALT_ANGRY);
  g_assert_cmpstrv (got->triggers, craving->triggers);
  g_assert_cmpstrv (got->places, craving->places);
  g_assert_cmpstrv (got->company, craving->company);
  g_assert_cmpstrv (got->did, craving->did);
  g_assert_cmpstr (got->substance, ==, "s");
  g_assert_cmpstr (got->body, ==, "tight");
  g_assert_cmpstr (got->thoughts, ==, "why");
  g_assert_cmpstr (got->note, ==, "note");
  g_assert_cmpint (got->duration_minutes, ==, 20);
  g_assert_cmpint (got->outcome, ==, RJ_OUTCOME_PASSED);
  g_assert_cmpuint (got->later->len, ==, 1);
  g_assert_cmpint (g_array_index (got->later, RjRatingPoint, 0).strength, ==, 3);
}

static RjWriting *
close_day (Fixture *self, const char *hard)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (GError) error = NULL;
  RjWriting *saved;

  writing->kind = RJ_WRITING_CLOSE_DAY;
  writing->record.day = RJ_TEST_DAY;
  writing->hard = g_strdup (hard);
  saved = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return saved;
}

static char *
dup_hard (Fixture *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjWriting) writing = rj_check_ins_get_close_day_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_close_day_async (check_ins, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return writing == NULL ? NULL : g_strdup (writing->hard);
}

/* A second close of a day takes the place of the first; undo brings the first back. */
static void
test_close_day (Fixture *self, gconstpointer data)
{
  g_autofree char *none = dup_hard (self);
  g_autoptr (RjWriting) first = close_day (self, "one");
  g_autoptr (RjWriting) second = close_day (self, "two");
  g_autofree char *hard = dup_hard (self);
  g_autofree char *again = NULL;

  g_assert_null (none);
  g_assert_cmpstr (first->record.id, ==, second->record.id);
  g_assert_cmpstr (hard, ==, "two");
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 1);
  rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  again = dup_hard (self);
  g_assert_cmpstr (again, ==, "one");
}

static GPtrArray *
list_strategies (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GError) error = NULL;
  GPtrArray *list = rj_strategies_list_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_async (strategies, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return list;
}

static void
assert_strategies (RjStore *store, const char *expected)
{
  g_autoptr (GPtrArray) list = list_strategies (store);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s%d ", strategy->title, strategy->times_used);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_strategies (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const RjStrategy *got;
  const char *id;

  for (int i = 0; i < 2; i++)
    {
      RjStrategy *strategy = rj_strategy_new ();

      strategy->title = g_strdup (i == 0 ? "walk" : "breathe");
      strategy->starter = g_strdup ("wait15");
      strategy->steps = g_strdupv ((char *[]) { (char *) "a", (char *) "b", NULL });
      strategy->tags = g_strdupv ((char *[]) { (char *) "outside", NULL });
      strategy->minutes = 15;
      strategy->caution = g_strdup ("none");
      strategy->caution_none = TRUE;
      strategy->learned = g_strdup ("group");
      strategy->exercise = g_strdup ("box");
      strategy->halt = RJ_HALT_TIRED;
      strategy->favourite = TRUE;
      g_ptr_array_add (notes, strategy);
    }
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, notes, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  assert_changed (self, RJ_CHANGED_STRATEGY, RJ_DAY_NONE, RJ_DAY_NONE);
  assert_strategies (store, "breathe0 walk0 ");
  id = ((RjStrategy *) g_ptr_array_index (saved, 0))->record.id;
  g_assert_true (rj_strategies_record_use_finish (
    strategies,
    RJ_TEST_AWAIT (rj_strategies_record_use_async (
      strategies,
      &(RjStrategyUse) { .strategy = id, .started_us = RJ_TEST_NOW_US, .ended_us = RJ_TEST_NOW_US + 5 }, NULL,
      RJ_TEST_READY)),
    &error));
  assert_strategies (store, "breathe0 walk1 ");
  list = list_strategies (store);
  got = g_ptr_array_index (list, 1);
  g_assert_cmpstr (got->starter, ==, "wait15");
  g_assert_cmpstrv (got->steps, ((RjStrategy *) g_ptr_array_index (notes, 0))->steps);
  g_assert_cmpstrv (got->tags, ((RjStrategy *) g_ptr_array_index (notes, 0))->tags);
  g_assert_cmpint (got->minutes, ==, 15);
  g_assert_cmpstr (got->caution, ==, "none");
  g_assert_true (got->caution_none);
  g_assert_cmpstr (got->learned, ==, "group");
  g_assert_cmpstr (got->exercise, ==, "box");
  g_assert_cmpuint (got->halt, ==, RJ_HALT_TIRED);
  g_assert_true (got->favourite);
  g_assert_cmpint (got->last_used_us, ==, RJ_TEST_NOW_US);

  g_assert_true (rj_strategies_delete_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_delete_async (strategies, id, NULL, RJ_TEST_READY)), &error));
  assert_strategies (store, "breathe0 ");
  g_assert_false (rj_strategies_delete_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_delete_async (strategies, id, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  rj_test_undo (store, RJ_CHANGE_DELETE);
  assert_strategies (store, "breathe0 walk1 ");
  rj_test_undo (store, RJ_CHANGE_ADD);
  assert_strategies (store, "breathe0 walk0 ");
  rj_test_undo (store, RJ_CHANGE_ADD);
  assert_strategies (store, "");
}

static GPtrArray *
save_choice (RjStore *store, const char *id, const char *list, const char *name)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GError) error = NULL;
  GPtrArray *saved;

  g_ptr_array_add (choices, rj_choice_new (id, list, name));
  saved = rj_store_save_choices_finish (
    store, RJ_TEST_AWAIT (rj_store_save_choices_async (store, choices, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return saved;
}

static void
assert_choices (RjStore *store, const char *list, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = rj_store_list_choices_finish (
    store, RJ_TEST_AWAIT (rj_store_list_choices_async (store, list, NULL, RJ_TEST_READY)), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < choices->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (choices, i);

      g_string_append_printf (text, "%s%d ", choice->name, choice->times_used);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  g_autoptr (GPtrArray) calm = save_choice (store, NULL, "feeling", "calm");
  g_autoptr (GPtrArray) sad = save_choice (store, NULL, "feeling", "sad");
  g_autoptr (GPtrArray) home = save_choice (store, NULL, "place", "home");
  g_autoptr (GPtrArray) again = save_choice (store, NULL, "feeling", "sad");
  const char *id = ((RjChoice *) g_ptr_array_index (sad, 0))->id;
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (GPtrArray) renamed = NULL;

  g_assert_cmpstr (((RjChoice *) g_ptr_array_index (again, 0))->id, ==, id);
  assert_choices (store, "feeling", "calm0 sad0 ");
  entry->mood = RJ_MOOD_LOW;
  entry->feelings = g_strdupv ((char *[]) { (char *) id, NULL });
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), NULL);
  assert_choices (store, "feeling", "sad1 calm0 ");
  renamed = save_choice (store, id, "feeling", "blue");
  assert_choices (store, "feeling", "blue1 calm0 ");
  rj_test_undo (store, RJ_CHANGE_EDIT);
  rj_test_undo (store, RJ_CHANGE_ADD);
  assert_choices (store, "feeling", "calm0 sad0 ");
  assert_choices (store, "place", "home0 ");
}

/* What the program fills in is told, but undo passes it by and keeps what was there before. */
static void
test_filled_in (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  g_autoptr (RjMoodEntry) mood = rj_test_save_mood (store, RJ_MOOD_LOW, RJ_TEST_DAY, "one");
  g_autoptr (GPtrArray) calm = NULL;
  g_autoptr (GPtrArray) sad = NULL;

  self->n_changed = 0;
  rj_store_set_undoable (store, FALSE);
  calm = save_choice (store, NULL, "feeling", "calm");
  rj_store_set_undoable (store, TRUE);
  assert_changed (self, RJ_CHANGED_CHOICE, RJ_DAY_NONE, RJ_DAY_NONE);
  rj_test_undo (store, RJ_CHANGE_ADD);
  g_assert_cmpuint (rj_test_count_log (store), ==, 0);
  assert_choices (store, "feeling", "calm0 ");
  assert_can (self, FALSE, TRUE);
  sad = save_choice (store, NULL, "feeling", "sad");
  rj_test_undo (store, RJ_CHANGE_ADD);
  assert_choices (store, "feeling", "calm0 ");
}

/* The stack outlives the closing; a new change ends what could be done again. */
static void
test_after_reopening (Fixture *self, gconstpointer data)
{
  assert_can (self, FALSE, FALSE);
  rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, "one"));
  rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, "two"));
  assert_can (self, TRUE, FALSE);
  rj_test_store_reopen (&self->test);
  assert_can (self, TRUE, FALSE);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  assert_can (self, TRUE, TRUE);
  rj_test_store_reopen (&self->test);
  assert_can (self, TRUE, TRUE);
  rj_test_redo (self->test.store, RJ_CHANGE_ADD);
  assert_can (self, TRUE, FALSE);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, "three"));
  assert_can (self, TRUE, FALSE);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  assert_can (self, FALSE, TRUE);
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 0);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  g_autoptr (GError) error = NULL;

  g_assert_false (rj_store_undo_finish (
    store, RJ_TEST_AWAIT (rj_store_undo_async (store, NULL, RJ_TEST_READY)), NULL, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rj_store_undo_finish (
    store, RJ_TEST_AWAIT (rj_store_redo_async (store, NULL, RJ_TEST_READY)), NULL, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

/* Drafts and preferences are no changes. */
static void
test_not_undone (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  g_autoptr (GPtrArray) drafts = NULL;
  const RjDraft *draft;

  g_assert_true (rj_store_save_draft_finish (
    store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, "today/add", "first", NULL, RJ_TEST_READY)),
    NULL));
  g_assert_true (rj_store_save_draft_finish (
    store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, "today/add", "second", NULL, RJ_TEST_READY)),
    NULL));
  g_assert_true (rj_store_save_draft_finish (
    store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, "craving/note", "x", NULL, RJ_TEST_READY)),
    NULL));
  g_assert_true (rj_store_save_draft_finish (
    store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, "craving/note", NULL, NULL, RJ_TEST_READY)),
    NULL));
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_null (rj_store_get_preference (store, "day-end"));
  g_assert_true (rj_store_set_preference_finish (
    store, RJ_TEST_AWAIT (rj_store_set_preference_async (store, "day-end", "240", NULL, RJ_TEST_READY)),
    NULL));
  assert_changed (self, RJ_CHANGED_PREFERENCE, RJ_DAY_NONE, RJ_DAY_NONE);
  assert_can (self, FALSE, FALSE);
  rj_test_store_reopen (&self->test);
  store = self->test.store;
  g_assert_cmpstr (rj_store_get_preference (store, "day-end"), ==, "240");
  drafts = rj_store_list_drafts_finish (
    store, RJ_TEST_AWAIT (rj_store_list_drafts_async (store, NULL, RJ_TEST_READY)), NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->where, ==, "today/add");
  g_assert_cmpstr (draft->text, ==, "second");
  g_assert_cmpint (draft->at_us, ==, RJ_TEST_NOW_US);
  g_assert_true (rj_store_set_preference_finish (
    store, RJ_TEST_AWAIT (rj_store_set_preference_async (store, "day-end", NULL, NULL, RJ_TEST_READY)),
    NULL));
  g_assert_null (rj_store_get_preference (store, "day-end"));
}

/* After 30 days what was deleted is gone from the file, and with it the changes that could bring it back. */
static void
test_gone_for_good (Fixture *self, gconstpointer data)
{
  RjStore *store = self->test.store;
  g_autoptr (RjMoodEntry) old = rj_test_save_mood (store, RJ_MOOD_LOW, RJ_TEST_DAY, "old");
  g_autoptr (RjMoodEntry) kept = rj_test_save_mood (store, RJ_MOOD_LOW, RJ_TEST_DAY, "kept");
  RjCheckIns *check_ins = rj_store_get_check_ins (store);

  g_assert_true (rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, old->record.id, NULL, RJ_TEST_READY)),
    NULL));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 29 * G_TIME_SPAN_DAY);
  rj_test_store_reopen (&self->test);
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 1);
  assert_can (self, TRUE, FALSE);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 2 * G_TIME_SPAN_DAY);
  rj_test_store_reopen (&self->test);
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 1);
  // The second question comes after the house was kept.
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 1);
  assert_can (self, FALSE, FALSE);
}

#define ADD(name, func) g_test_add ("/store/undo/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("craving", test_craving);
  ADD ("close-day", test_close_day);
  ADD ("strategies", test_strategies);
  ADD ("choices", test_choices);
  ADD ("filled-in", test_filled_in);
  ADD ("after-reopening", test_after_reopening);
  ADD ("nothing", test_nothing);
  ADD ("not-undone", test_not_undone);
  ADD ("gone-for-good", test_gone_for_good);

  return g_test_run ();
}
