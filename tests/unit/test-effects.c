// SPDX-License-Identifier: GPL-3.0-or-later
// What coping notes came to, on cases worked out by hand.
#include "rj-effects.h"
#include "rj-half-life.h"

#include <math.h>

#define START_US (G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC)
#define MINUTE   G_TIME_SPAN_MINUTE
#define WALK     "walk"
#define CALL     "call"

static const RjEpisodeFilter all;

/* Rated again after @minutes; -1: never. An hour after the one before. */
static RjEpisode *
add (GPtrArray *episodes, int before, int after, int minutes, const char *strategy)
{
  RjEpisode *episode = rj_episode_new ();
  RjRatingPoint point;

  episode->id = g_strdup_printf ("%03u", episodes->len);
  episode->at_us = START_US + episodes->len * G_TIME_SPAN_HOUR;
  episode->minutes = 9 * 60;
  episode->strength = before;
  point = (RjRatingPoint) { episode->at_us + minutes * MINUTE, after };
  if (minutes >= 0)
    g_array_append_val (episode->later, point);
  if (strategy != NULL)
    rj_episode_add_tried (episode, strategy, RJ_TRIED_AT_ANY_TIME);
  g_ptr_array_add (episodes, episode);
  return episode;
}

static GPtrArray *
new_episodes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rj_episode_free);
}

static void
rate (RjEpisode *episode, gint64 after_us, int strength)
{
  RjRatingPoint point = { episode->at_us + after_us, strength };

  g_array_append_val (episode->later, point);
}

static void
assert_spread (const double *numbers, guint n, double low, double median, double high)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (double));
  RjSpread spread;

  g_array_append_vals (array, numbers, n);
  spread = rj_spread_of (array);
  g_assert_cmpuint (spread.n, ==, n);
  g_assert_cmpfloat_with_epsilon (spread.low, low, 1e-9);
  g_assert_cmpfloat_with_epsilon (spread.median, median, 1e-9);
  g_assert_cmpfloat_with_epsilon (spread.high, high, 1e-9);
}

static void
test_spread (void)
{
  // As in R: quantile(c(…)).
  assert_spread ((double[]) { 7 }, 1, 7, 7, 7);
  assert_spread ((double[]) { 2, 1 }, 2, 1.25, 1.5, 1.75);
  assert_spread ((double[]) { 5, 1, 4, 2, 3 }, 5, 2, 3, 4);
  assert_spread ((double[]) { 1, 2, 3, 10 }, 4, 1.75, 2.5, 4.75);
}

/* The ranks of the table of the sign test. */
static void
test_ranks (void)
{
  static const guint table[][2] = { { 0, 0 },  { 1, 0 },  { 5, 0 },   { 6, 1 },    { 8, 1 },     { 9, 2 },
                                    { 12, 3 }, { 20, 6 }, { 50, 18 }, { 100, 40 }, { 1000, 469 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (rj_spread_get_rank (table[i][0]), ==, table[i][1]);
  /* Half to that is no number any more. Two standard errors from the middle. */
  g_assert_cmpuint (rj_spread_get_rank (10000), ==, 4902);
}

static void
assert_after (RjEpisode *episode, int strength)
{
  const RjRatingPoint *point = rj_episode_get_after_15 (episode);

  if (strength < 0)
    g_assert_null (point);
  else
    g_assert_cmpint (point->strength, ==, strength);
}

static void
test_window (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  RjEpisode *episode = add (episodes, 7, 0, -1, NULL);

  assert_after (episode, -1);
  rate (episode, 10 * MINUTE - 1, 9);
  rate (episode, 20 * MINUTE + 1, 8);
  assert_after (episode, -1);
  rate (episode, 20 * MINUTE, 1);
  assert_after (episode, 1);
  // As near on the other side: the earlier one, although it comes later in the list.
  rate (episode, 10 * MINUTE, 2);
  assert_after (episode, 2);
  rate (episode, 17 * MINUTE, 3);
  assert_after (episode, 3);
  rate (episode, 14 * MINUTE, 4);
  assert_after (episode, 4);
}

static void
test_tried (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  RjEpisode *episode = add (episodes, 7, 3, 15, WALK);
  gint64 rated_us = episode->at_us + 15 * MINUTE;

  g_assert_true (rj_episode_has_tried (episode, WALK, rated_us));
  g_assert_false (rj_episode_has_tried (episode, CALL, rated_us));
  // It is known that it came after the rating, whatever the entry says.
  rj_episode_add_tried (episode, WALK, rated_us);
  g_assert_false (rj_episode_has_tried (episode, WALK, rated_us));
  rj_episode_add_tried (episode, WALK, rated_us - 1);
  g_assert_true (rj_episode_has_tried (episode, WALK, rated_us));
  // Its work was done before the urge was rated for the first time.
  rj_episode_add_tried (episode, CALL, episode->at_us - 2 * MINUTE - 1);
  g_assert_false (rj_episode_has_tried (episode, CALL, rated_us));
  rj_episode_add_tried (episode, CALL, episode->at_us - 2 * MINUTE);
  g_assert_true (rj_episode_has_tried (episode, CALL, rated_us));
}

/* Six walks from 7 to 3, 3, 4, 4, 2 and 5; without one, from 6 to 8, drops of 1, 2, 2, 2 and 5: median 2.
 * Gains: 2, 2, 1, 1, 3, 0. */
static GPtrArray *
new_hand_worked (void)
{
  static const int with[] = { 3, 3, 4, 4, 2, 5 };
  static const int without[][2] = { { 6, 5 }, { 7, 5 }, { 7, 5 }, { 8, 6 }, { 8, 3 } };
  GPtrArray *episodes = new_episodes ();

  for (guint i = 0; i < G_N_ELEMENTS (with); i++)
    add (episodes, 7, with[i], 15, WALK);
  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    add (episodes, without[i][0], without[i][1], 12, NULL);
  // Too far away, and not rated in time: no part of it.
  add (episodes, 5, 0, 15, NULL);
  add (episodes, 9, 0, 15, NULL);
  add (episodes, 7, 0, 30, NULL);
  add (episodes, 7, 0, 5, NULL);
  return episodes;
}

static void
test_hand_worked (void)
{
  g_autoptr (GPtrArray) episodes = new_hand_worked ();
  g_autoptr (RjEffects) effects = rj_effects_new (episodes, &all);
  const RjNoteEffect *effect = rj_effects_get (effects, WALK);

  g_assert_null (rj_effects_get (effects, CALL));
  g_assert_cmpuint (rj_effects_get_n_episodes (effects), ==, 15);
  g_assert_cmpuint (rj_effects_get_n_rated (effects), ==, 13);
  g_assert_cmpuint (effect->n_used, ==, 6);
  g_assert_cmpuint (effect->points->len, ==, 6);
  g_assert_cmpuint (effect->n_without, ==, 5);
  g_assert_cmpuint (g_array_index (effect->points, RjEffectPoint, 0).n_without, ==, 5);
  g_assert_cmpfloat (g_array_index (effect->points, RjEffectPoint, 0).drop_without, ==, 2);
  g_assert_cmpfloat (effect->before, ==, 7);
  g_assert_cmpfloat (effect->after, ==, 3.5);
  g_assert_cmpfloat (effect->after_without, ==, 5);
  g_assert_cmpuint (effect->gain.n, ==, 6);
  g_assert_cmpfloat (effect->gain.median, ==, 1.5);
  g_assert_cmpfloat (effect->gain.low, ==, 1);
  g_assert_cmpfloat (effect->gain.high, ==, 2);
  // Of five others nobody knows where their median may lie.
  g_assert_true (isinf (effect->sure_low) && isinf (effect->sure_high));
  g_assert_cmpint (effect->word, ==, RJ_EFFECT_NOT_CLEAR);
}

static void
assert_word (GPtrArray *episodes, RjEffectWord word)
{
  g_autoptr (RjEffects) effects = rj_effects_new (episodes, &all);

  g_assert_cmpint (rj_effects_get (effects, WALK)->word, ==, word);
}

static void
assert_bounds (GPtrArray *episodes, double low, double high)
{
  g_autoptr (RjEffects) effects = rj_effects_new (episodes, &all);

  g_assert_cmpfloat (rj_effects_get (effects, WALK)->sure_low, ==, low);
  g_assert_cmpfloat (rj_effects_get (effects, WALK)->sure_high, ==, high);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  g_autoptr (GPtrArray) higher = new_episodes ();
  g_autoptr (GPtrArray) same = new_episodes ();

  for (guint i = 0; i < 4; i++)
    add (episodes, 7, 3, 15, WALK);
  for (guint i = 0; i < 4; i++)
    add (episodes, 7, 5, 15, NULL);
  assert_word (episodes, RJ_EFFECT_TOO_FEW);
  add (episodes, 7, 3, 15, WALK);
  assert_word (episodes, RJ_EFFECT_NOT_COMPARED);
  add (episodes, 7, 5, 15, NULL);
  assert_word (episodes, RJ_EFFECT_NOT_CLEAR);
  add (episodes, 7, 5, 15, NULL);
  add (episodes, 7, 3, 15, WALK);
  assert_word (episodes, RJ_EFFECT_LOWER);
  // One that went another way, of so few, and it is no longer clear.
  add (episodes, 7, 7, 15, WALK);
  assert_word (episodes, RJ_EFFECT_NOT_CLEAR);
  assert_bounds (episodes, -2, 2);
  // One of the others too: their median may be a drop of 5 as well as of 2.
  add (episodes, 7, 2, 15, NULL);
  assert_bounds (episodes, -5, 2);

  for (guint i = 0; i < 6; i++)
    {
      add (higher, 7, 7, 15, WALK);
      add (higher, 7, 5, 15, NULL);
      add (same, 7, 5, 15, WALK);
      // The median is halfway: half a point is no difference.
      add (same, 7, i % 2 == 0 ? 5 : 6, 15, NULL);
    }
  assert_word (higher, RJ_EFFECT_HIGHER);
  assert_word (same, RJ_EFFECT_SAME_AS_WITHOUT);
}

/* Used, but not rated, or used after the rating: said as used, and nothing else. */
static void
test_not_rated (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  g_autoptr (RjEffects) effects = NULL;
  const RjNoteEffect *effect;

  for (guint i = 0; i < 8; i++)
    {
      RjEpisode *episode = add (episodes, 7, 4, i < 4 ? -1 : 15, NULL);

      rj_episode_add_tried (episode, WALK, episode->at_us + 16 * MINUTE);
      // Named twice: counted once.
      rj_episode_add_tried (episode, WALK, episode->at_us + 17 * MINUTE);
    }
  effects = rj_effects_new (episodes, &all);
  effect = rj_effects_get (effects, WALK);
  g_assert_cmpuint (effect->n_used, ==, 8);
  g_assert_cmpuint (effect->points->len, ==, 0);
  g_assert_cmpint (effect->word, ==, RJ_EFFECT_TOO_FEW);
}

static void
test_ends_of_the_scale (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  g_autoptr (RjEffects) effects = NULL;

  for (guint i = 0; i < 6; i++)
    {
      add (episodes, 0, 10, 15, WALK);
      add (episodes, 10, 0, 15, WALK);
      add (episodes, 0, 0, 15, NULL);
      add (episodes, 10, 10, 15, NULL);
    }
  effects = rj_effects_new (episodes, &all);
  // Half of them ten up, half ten down.
  g_assert_cmpfloat (rj_effects_get (effects, WALK)->gain.median, ==, 0);
  g_assert_cmpfloat (rj_effects_get (effects, WALK)->gain.low, ==, -10);
  g_assert_cmpfloat (rj_effects_get (effects, WALK)->gain.high, ==, 10);
  g_assert_cmpuint (rj_effects_get (effects, WALK)->n_without, ==, 12);
}

static void
test_filter (void)
{
  static const char *const alone[] = { "alone", NULL };
  g_autoptr (RjEpisode) episode = rj_episode_new ();
  RjEpisodeFilter filter = { .alone = alone };

  episode->minutes = 23 * 60;
  filter.part = RJ_PART_EVENING;
  g_assert_true (rj_episode_matches (episode, &filter));
  filter.part = RJ_PART_MORNING;
  g_assert_false (rj_episode_matches (episode, &filter));
  filter.part = RJ_PART_ANY_TIME;
  filter.company = RJ_COMPANY_ALONE;
  g_assert_false (rj_episode_matches (episode, &filter));
  episode->company = g_strdupv ((GStrv) (const char *[]) { "alone", NULL });
  g_assert_true (rj_episode_matches (episode, &filter));
  filter.company = RJ_COMPANY_WITH_PEOPLE;
  g_assert_false (rj_episode_matches (episode, &filter));
  g_strfreev (episode->company);
  episode->company = g_strdupv ((GStrv) (const char *[]) { "alone", "sam", NULL });
  g_assert_true (rj_episode_matches (episode, &filter));
  filter.company = RJ_COMPANY_ALONE;
  g_assert_false (rj_episode_matches (episode, &filter));
  filter.company = RJ_COMPANY_ANY;
  filter.trigger = "stress";
  g_assert_false (rj_episode_matches (episode, &filter));
  episode->triggers = g_strdupv ((GStrv) (const char *[]) { "boredom", "stress", NULL });
  g_assert_true (rj_episode_matches (episode, &filter));
}

/* Kaplan and Meier by hand: halved at 10 and 20, seen at 20 and not halved, halved at 30, seen at 40: 4/5,
 * 3/5, 3/5 · 1/2 = 3/10. */
static void
test_half_life (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  g_autoptr (RjHalfLife) few = NULL;
  g_autoptr (RjHalfLife) half_life = NULL;
  static const double shares[] = { 0.8, 0.6, 0.3 };

  add (episodes, 8, 4, 10, NULL);
  add (episodes, 8, 5, 20, NULL);
  add (episodes, 7, 3, 20, NULL);
  add (episodes, 9, 4, 30, NULL);
  // Not rated again, rated too late, too weak at the start, nothing to halve.
  add (episodes, 8, 0, -1, NULL);
  add (episodes, 8, 0, 181, NULL);
  add (episodes, 6, 0, 5, NULL);
  add (episodes, 0, 0, 5, NULL);
  few = rj_half_life_new (episodes, 7, 10);
  g_assert_cmpuint (few->n, ==, 4);
  g_assert_false (few->known);
  g_assert_cmpuint (few->steps->len, ==, 0);

  rate (add (episodes, 10, 7, 15, NULL), 40 * MINUTE, 6);
  half_life = rj_half_life_new (episodes, 7, 10);
  g_assert_cmpuint (half_life->n, ==, 5);
  g_assert_cmpuint (half_life->n_halved, ==, 3);
  g_assert_true (half_life->known);
  g_assert_cmpint (half_life->median_us, ==, 30 * MINUTE);
  g_assert_cmpuint (half_life->steps->len, ==, G_N_ELEMENTS (shares));
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (half_life->steps, RjHalfLifeStep, i).share, shares[i],
                                    1e-9);
}

static void
test_half_life_never (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  g_autoptr (RjHalfLife) half_life = NULL;

  for (guint i = 0; i < 6; i++)
    add (episodes, 8, i < 2 ? 4 : 5, 10, NULL);
  half_life = rj_half_life_new (episodes, 7, 10);
  g_assert_cmpuint (half_life->n, ==, 6);
  g_assert_cmpuint (half_life->n_halved, ==, 2);
  g_assert_false (half_life->known);
}

/* Down, up and down again: the first time counts; and the order in the list does not. */
static void
test_half_life_curve (void)
{
  g_autoptr (GPtrArray) episodes = new_episodes ();
  g_autoptr (RjHalfLife) half_life = NULL;

  for (guint i = 0; i < 5; i++)
    {
      RjEpisode *episode = add (episodes, 8, 2, 40, NULL);

      rate (episode, 12 * MINUTE, 4);
      rate (episode, 50 * MINUTE, 8);
      rate (episode, 5 * MINUTE, 8);
    }
  half_life = rj_half_life_new (episodes, 7, 10);
  g_assert_cmpuint (half_life->n_halved, ==, 5);
  g_assert_cmpint (half_life->median_us, ==, 12 * MINUTE);
}

static void
test_levels (void)
{
  int lowest;
  int highest;

  g_assert_false (rj_half_life_get_level (0, &lowest, &highest));
  for (int strength = 1; strength <= 10; strength++)
    {
      g_assert_true (rj_half_life_get_level (strength, &lowest, &highest));
      g_assert_cmpint (lowest, ==, strength >= 7 ? 7 : strength >= 4 ? 4 : 1);
      g_assert_cmpint (highest, ==, strength >= 7 ? 10 : strength >= 4 ? 6 : 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/effects/spread", test_spread);
  g_test_add_func ("/effects/ranks", test_ranks);
  g_test_add_func ("/effects/window", test_window);
  g_test_add_func ("/effects/tried", test_tried);
  g_test_add_func ("/effects/hand-worked", test_hand_worked);
  g_test_add_func ("/effects/words", test_words);
  g_test_add_func ("/effects/not-rated", test_not_rated);
  g_test_add_func ("/effects/ends-of-the-scale", test_ends_of_the_scale);
  g_test_add_func ("/effects/filter", test_filter);
  g_test_add_func ("/half-life/hand-worked", test_half_life);
  g_test_add_func ("/half-life/never", test_half_life_never);
  g_test_add_func ("/half-life/curve", test_half_life_curve);
  g_test_add_func ("/half-life/levels", test_levels);
  return g_test_run ();
}
