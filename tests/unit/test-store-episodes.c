// SPDX-License-Identifier: GPL-3.0-or-later
// Urges with what was done in them, as they come out of a journal.
#include "rj-test-store.h"

#define MINUTE G_TIME_SPAN_MINUTE

static GPtrArray *
list_episodes (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GError) error = NULL;
  GPtrArray *episodes = rj_strategies_list_episodes_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_episodes_async (strategies, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return episodes;
}

static char *
save_strategy (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup ("Walk out");
  g_ptr_array_add (one, strategy);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, one, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  strategy = g_ptr_array_index (saved, 0);
  return g_strdup (strategy->record.id);
}

/* With two ratings. Returns: its id */
static char *
save_urge (RjStore *store, int strength, gint64 at_us, const char *zone, const char *did)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_craving_new ();
  RjRatingPoint points[] = { { at_us + 15 * MINUTE, 4 }, { at_us + 40 * MINUTE, 2 } };

  craving->strength = strength;
  craving->record.at_us = at_us;
  craving->record.zone = g_strdup (zone);
  craving->record.day = RJ_TEST_DAY;
  craving->triggers = g_strsplit ("stress,noise", ",", -1);
  craving->company = g_strsplit ("alone", ",", -1);
  craving->places = g_strsplit ("home", ",", -1);
  craving->did = did != NULL ? g_strsplit (did, ",", -1) : NULL;
  g_array_append_vals (craving->later, points, G_N_ELEMENTS (points));
  g_ptr_array_add (one, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, one, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  craving = g_ptr_array_index (saved, 0);
  return g_strdup (craving->record.id);
}

static void
use (RjStore *store, const char *strategy, gint64 from_us, const char *urge)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GError) error = NULL;

  rj_strategies_record_use_finish (
    strategies,
    RJ_TEST_AWAIT (rj_strategies_record_use_async (
      strategies,
      &(RjStrategyUse) {
        .strategy = strategy, .craving = urge, .started_us = from_us, .ended_us = from_us + 10 * MINUTE },
      NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static char *
save_letter (RjStore *store)
{
  RjLetters *letters = rj_store_get_letters (store);
  g_autoptr (RjLetter) letter = rj_letter_new ();
  g_autoptr (RjLetter) saved = NULL;
  g_autoptr (GError) error = NULL;

  letter->body = g_strdup ("It passes.");
  saved = rj_letters_save_finish (
    letters, RJ_TEST_AWAIT (rj_letters_save_async (letters, letter, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

/* Now. */
static void
answer_letter (RjStore *store, const char *letter, RjLetterAnswer answer, const char *urge)
{
  RjLetters *letters = rj_store_get_letters (store);
  g_autoptr (GError) error = NULL;

  rj_letters_answer_finish (
    letters,
    RJ_TEST_AWAIT (rj_letters_answer_async (letters, NULL, letter, answer, urge, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
delete_urge (RjStore *store, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
test_none (void)
{
  RjTestStore test = { 0 };
  g_autoptr (GPtrArray) episodes = NULL;

  rj_test_store_set_up (&test, FALSE);
  rj_mood_entry_free (rj_test_save_mood (test.store, RJ_MOOD_OKAY, RJ_TEST_DAY, "a note"));
  episodes = list_episodes (test.store);
  g_assert_cmpuint (episodes->len, ==, 0);
  rj_test_store_tear_down (&test);
}

static void
test_whole (void)
{
  RjTestStore test = { 0 };
  g_autoptr (GPtrArray) episodes = NULL;
  g_autofree char *walk = NULL;
  g_autofree char *later = NULL;
  g_autofree char *first = NULL;
  g_autofree char *gone = NULL;
  const RjEpisode *episode;
  const RjTried *tried;

  rj_test_store_set_up (&test, FALSE);
  walk = save_strategy (test.store);
  later = save_urge (test.store, 6, RJ_TEST_NOW_US, "Nowhere/At_all", NULL);
  first = save_urge (test.store, 7, RJ_TEST_NOW_US - 60 * MINUTE, "America/New_York", walk);
  gone = save_urge (test.store, 9, RJ_TEST_NOW_US - 90 * MINUTE, "UTC", walk);
  use (test.store, walk, RJ_TEST_NOW_US - 58 * MINUTE, first);
  use (test.store, walk, RJ_TEST_NOW_US - 88 * MINUTE, gone);
  use (test.store, walk, RJ_TEST_NOW_US - 5 * MINUTE, NULL);
  delete_urge (test.store, gone);

  episodes = list_episodes (test.store);
  g_assert_cmpuint (episodes->len, ==, 2);
  episode = g_ptr_array_index (episodes, 0);
  g_assert_cmpstr (episode->id, ==, first);
  g_assert_cmpint (episode->at_us, ==, RJ_TEST_NOW_US - 60 * MINUTE);
  g_assert_cmpuint (episode->day, ==, RJ_TEST_DAY);
  // Eleven in London, six where the person was.
  g_assert_cmpint (episode->minutes, ==, 6 * 60);
  g_assert_cmpint (episode->strength, ==, 7);
  g_assert_cmpuint (episode->later->len, ==, 2);
  g_assert_cmpint (g_array_index (episode->later, RjRatingPoint, 0).strength, ==, 4);
  g_assert_cmpint (g_array_index (episode->later, RjRatingPoint, 1).at_us, ==, RJ_TEST_NOW_US - 20 * MINUTE);
  g_assert_true (
    g_strv_equal ((const char *const *) episode->triggers, (const char *[]) { "stress", "noise", NULL }));
  g_assert_true (g_strv_equal ((const char *const *) episode->company, (const char *[]) { "alone", NULL }));
  g_assert_cmpuint (episode->tried->len, ==, 2);
  tried = &g_array_index (episode->tried, RjTried, 0);
  g_assert_cmpstr (tried->strategy, ==, walk);
  g_assert_cmpint (tried->from_us, ==, RJ_TRIED_AT_ANY_TIME);
  tried = &g_array_index (episode->tried, RjTried, 1);
  g_assert_cmpint (tried->from_us, ==, RJ_TEST_NOW_US - 58 * MINUTE);

  episode = g_ptr_array_index (episodes, 1);
  g_assert_cmpstr (episode->id, ==, later);
  g_assert_cmpuint (episode->tried->len, ==, 0);
  // A zone that nobody knows.
  g_assert_cmpint (episode->minutes, ==, 12 * 60);
  rj_test_store_tear_down (&test);
}

/* A letter that was read for an urge was tried in it; one that was put off was not, nor one read for none. */
static void
test_letter (void)
{
  RjTestStore test = { 0 };
  g_autoptr (GPtrArray) episodes = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *put_off = NULL;
  g_autofree char *read = NULL;
  const RjEpisode *episode;
  const RjTried *tried;

  rj_test_store_set_up (&test, FALSE);
  letter = save_letter (test.store);
  put_off = save_urge (test.store, 9, RJ_TEST_NOW_US - 60 * MINUTE, "UTC", NULL);
  read = save_urge (test.store, 8, RJ_TEST_NOW_US - 5 * MINUTE, "UTC", NULL);
  answer_letter (test.store, letter, RJ_LETTER_NOT_NOW, put_off);
  answer_letter (test.store, letter, RJ_LETTER_READ, NULL);
  answer_letter (test.store, letter, RJ_LETTER_READ, read);

  episodes = list_episodes (test.store);
  g_assert_cmpuint (episodes->len, ==, 2);
  episode = g_ptr_array_index (episodes, 0);
  g_assert_cmpuint (episode->tried->len, ==, 0);
  episode = g_ptr_array_index (episodes, 1);
  g_assert_cmpuint (episode->tried->len, ==, 1);
  tried = &g_array_index (episode->tried, RjTried, 0);
  g_assert_cmpstr (tried->strategy, ==, letter);
  g_assert_cmpint (tried->from_us, ==, rj_clock_get_now (RJ_CLOCK (test.clock)));
  rj_test_store_tear_down (&test);
}

static void
record (RjStore *store, const RjStrategyUse *time)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GError) error = NULL;

  rj_strategies_record_use_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_record_use_async (strategies, time, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static int
count_uses (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GPtrArray) list = rj_strategies_list_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_async (strategies, NULL, RJ_TEST_READY)), NULL);

  g_assert_cmpuint (list->len, ==, 1);
  return ((RjStrategy *) g_ptr_array_index (list, 0))->times_used;
}

/* The same time is told with each rating, and counts once; done in passing it is no step of undo. */
static void
test_same_time (void)
{
  RjTestStore test = { 0 };
  g_autofree char *walk = NULL;
  g_autofree char *urge = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  RjCheckIns *check_ins;
  RjStrategyUse time;

  rj_test_store_set_up (&test, FALSE);
  check_ins = rj_store_get_check_ins (test.store);
  walk = save_strategy (test.store);
  urge = save_urge (test.store, 7, RJ_TEST_NOW_US - 30 * MINUTE, "UTC", NULL);
  time = (RjStrategyUse) { .strategy = walk,
                           .craving = urge,
                           .in_passing = TRUE,
                           .started_us = RJ_TEST_NOW_US - 20 * MINUTE,
                           .ended_us = RJ_TEST_NOW_US - 15 * MINUTE };
  record (test.store, &time);
  time.ended_us = RJ_TEST_NOW_US;
  record (test.store, &time);
  time.in_passing = FALSE;
  record (test.store, &time);
  g_assert_cmpint (count_uses (test.store), ==, 1);
  /* The urge was taken out: the same time is of another one now. */
  other = save_urge (test.store, 7, RJ_TEST_NOW_US - 10 * MINUTE, "UTC", NULL);
  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, urge, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  time.craving = other;
  record (test.store, &time);
  g_assert_cmpint (count_uses (test.store), ==, 1);
  time.started_us++;
  record (test.store, &time);
  g_assert_cmpint (count_uses (test.store), ==, 2);
  rj_test_store_tear_down (&test);
}

/* What was used in passing is no step of undo, and in the way of none. */
static void
test_undo_note (void)
{
  RjTestStore test = { 0 };
  g_autofree char *walk = NULL;

  rj_test_store_set_up (&test, FALSE);
  walk = save_strategy (test.store);
  record (test.store, &(RjStrategyUse) { .strategy = walk,
                                         .in_passing = TRUE,
                                         .started_us = RJ_TEST_NOW_US,
                                         .ended_us = RJ_TEST_NOW_US + MINUTE });
  g_assert_cmpint (count_uses (test.store), ==, 1);
  rj_test_undo (test.store, RJ_CHANGE_ADD);
  rj_test_redo (test.store, RJ_CHANGE_ADD);
  g_assert_cmpint (count_uses (test.store), ==, 0);
  rj_test_store_tear_down (&test);
}

/* What is used now is used for the urge that was felt last, if that was not too long ago. */
static void
test_felt (void)
{
  static const int hours[] = { 1, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      RjTestStore test = { 0 };
      g_autofree char *walk = NULL;
      g_autofree char *urge = NULL;
      g_autoptr (GPtrArray) episodes = NULL;
      const RjEpisode *episode;

      rj_test_store_set_up (&test, FALSE);
      walk = save_strategy (test.store);
      urge = save_urge (test.store, 7, RJ_TEST_NOW_US - hours[i] * 60 * MINUTE, "UTC", NULL);
      record (test.store, &(RjStrategyUse) { .strategy = walk,
                                             .for_felt = TRUE,
                                             .started_us = RJ_TEST_NOW_US,
                                             .ended_us = RJ_TEST_NOW_US + MINUTE });
      episodes = list_episodes (test.store);
      g_assert_cmpuint (episodes->len, ==, 1);
      episode = g_ptr_array_index (episodes, 0);
      g_assert_cmpuint (episode->tried->len, ==, hours[i] == 1 ? 1 : 0);
      rj_test_store_tear_down (&test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/episodes/none", test_none);
  g_test_add_func ("/store/episodes/whole", test_whole);
  g_test_add_func ("/store/episodes/same-time", test_same_time);
  g_test_add_func ("/store/episodes/undo-note", test_undo_note);
  g_test_add_func ("/store/episodes/felt", test_felt);
  g_test_add_func ("/store/episodes/letter", test_letter);
  return g_test_run ();
}
