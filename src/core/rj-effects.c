// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-effects.h"

#include <math.h>

#define N_LEVELS 11
#define N_DROPS  21 /* -10 to 10 */

/* How often which drop came, by the strength at the start. */
typedef struct {
  guint n[N_LEVELS][N_DROPS];
} Drops;

typedef struct {
  RjNoteEffect effect;
  Drops with;
} Work;

struct _RjEffects {
  GPtrArray *episodes;
  GHashTable *works; /* id of the note → Work */
  guint n_episodes;
  guint n_rated;
};

static void
work_free (gpointer data)
{
  Work *self = data;

  g_free (self->effect.strategy);
  g_array_unref (self->effect.points);
  g_free (self);
}

static Work *
get_work (RjEffects *self, const char *strategy)
{
  Work *work = g_hash_table_lookup (self->works, strategy);

  if (work == NULL)
    {
      work = g_new0 (Work, 1);
      work->effect.strategy = g_strdup (strategy);
      work->effect.points = g_array_new (FALSE, TRUE, sizeof (RjEffectPoint));
      g_hash_table_insert (self->works, work->effect.strategy, work);
    }
  return work;
}

static void
count (Drops *drops, const RjEpisode *episode, const RjRatingPoint *after)
{
  drops->n[episode->strength][episode->strength - after->strength + 10]++;
}

static gboolean
is_first (const RjEpisode *episode, guint at)
{
  const char *strategy = g_array_index (episode->tried, RjTried, at).strategy;

  for (guint i = 0; i < at; i++)
    if (g_str_equal (g_array_index (episode->tried, RjTried, i).strategy, strategy))
      return FALSE;
  return TRUE;
}

static gboolean
is_on_scale (int strength)
{
  return strength >= 0 && strength < N_LEVELS;
}

static void
add_episode (RjEffects *self, const RjEpisode *episode, Drops *all)
{
  const RjRatingPoint *after = rj_episode_get_after_15 (episode);

  g_return_if_fail (is_on_scale (episode->strength));
  g_return_if_fail (after == NULL || is_on_scale (after->strength));

  self->n_episodes++;
  if (after != NULL)
    {
      self->n_rated++;
      count (all, episode, after);
    }
  for (guint i = 0; i < episode->tried->len; i++)
    {
      const char *strategy = g_array_index (episode->tried, RjTried, i).strategy;
      Work *work;

      if (!is_first (episode, i))
        continue;
      work = get_work (self, strategy);
      work->effect.n_used++;
      if (after != NULL && rj_episode_has_tried (episode, strategy, after->at_us))
        {
          RjEffectPoint point = { .episode = episode, .after = *after };

          g_array_append_val (work->effect.points, point);
          count (&work->with, episode, after);
        }
    }
}

/* The k-th smallest drop, counted from 0. */
static int
get_drop (const guint *n, guint k)
{
  guint passed = 0;

  for (int i = 0; i < N_DROPS; i++)
    {
      passed += n[i];
      if (k < passed)
        return i - 10;
    }
  return 0;
}

/* The drops without the note at one level. */
typedef struct {
  guint n;
  double median;
  double low; /* where the median may lie by chance */
  double high;
} Without;

static Without
get_without (const Drops *all, const Drops *with, int strength)
{
  guint n[N_DROPS] = { 0 };
  Without without = { .low = -HUGE_VAL, .high = HUGE_VAL };
  guint rank;

  for (int level = MAX (strength - RJ_EFFECT_LEVEL, 0);
       level <= MIN (strength + RJ_EFFECT_LEVEL, N_LEVELS - 1); level++)
    for (int i = 0; i < N_DROPS; i++)
      {
        n[i] += all->n[level][i] - with->n[level][i];
        without.n += all->n[level][i] - with->n[level][i];
      }
  if (without.n == 0)
    return without;
  without.median = (get_drop (n, (without.n - 1) / 2) + get_drop (n, without.n / 2)) / 2.0;
  rank = rj_spread_get_rank (without.n);
  if (rank > 0)
    {
      without.low = get_drop (n, rank - 1);
      without.high = get_drop (n, without.n - rank);
    }
  return without;
}

/* How many there are without the note at the levels that @compared are at, each counted once. */
static guint
count_without (const Drops *all, const Drops *with, const gboolean *compared)
{
  guint sum = 0;

  for (int level = 0; level < N_LEVELS; level++)
    for (int near = MAX (level - RJ_EFFECT_LEVEL, 0); near <= MIN (level + RJ_EFFECT_LEVEL, N_LEVELS - 1);
         near++)
      if (compared[near])
        {
          for (int i = 0; i < N_DROPS; i++)
            sum += all->n[level][i] - with->n[level][i];
          break;
        }
  return sum;
}

static RjEffectWord
choose_word (const RjNoteEffect *effect)
{
  double gain = effect->gain.median;

  if (fabs (gain) < RJ_EFFECT_SAME)
    return RJ_EFFECT_SAME_AS_WITHOUT;
  if (gain > 0 && effect->sure_low > 0)
    return RJ_EFFECT_LOWER;
  return gain < 0 && effect->sure_high < 0 ? RJ_EFFECT_HIGHER : RJ_EFFECT_NOT_CLEAR;
}

static double
get_median (GArray *numbers)
{
  return rj_spread_of (numbers).median;
}

/* Where the median of the gains may lie by chance, if that of the others does too. */
static void
find_bounds (RjNoteEffect *effect, const Without *without)
{
  g_autoptr (GArray) low = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) high = g_array_new (FALSE, FALSE, sizeof (double));
  guint rank = rj_spread_get_rank (effect->gain.n);

  effect->sure_low = -HUGE_VAL;
  effect->sure_high = HUGE_VAL;
  if (rank == 0)
    return;
  for (guint i = 0; i < effect->points->len; i++)
    {
      const RjEffectPoint *point = &g_array_index (effect->points, RjEffectPoint, i);
      const Without *others = &without[point->episode->strength];
      double drop = point->episode->strength - point->after.strength;
      double least = drop - others->high;
      double most = drop - others->low;

      if (others->n < RJ_EFFECT_LEAST)
        continue;
      g_array_append_val (low, least);
      g_array_append_val (high, most);
    }
  rj_spread_of (low);
  rj_spread_of (high);
  effect->sure_low = g_array_index (low, double, rank - 1);
  effect->sure_high = g_array_index (high, double, high->len - rank);
}

/* @compared: only the points that can be. Fills in the own line. */
static void
fill_line (RjNoteEffect *effect, gboolean compared)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < effect->points->len; i++)
    {
      const RjEffectPoint *point = &g_array_index (effect->points, RjEffectPoint, i);
      double start = point->episode->strength;
      double end = point->after.strength;

      if (compared && point->n_without < RJ_EFFECT_LEAST)
        continue;
      g_array_append_val (before, start);
      g_array_append_val (after, end);
    }
  effect->before = get_median (before);
  effect->after = get_median (after);
}

static void
compare (Work *work, const Drops *all)
{
  g_autoptr (GArray) gains = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean compared[N_LEVELS] = { FALSE };
  RjNoteEffect *effect = &work->effect;
  Without others[N_LEVELS];

  for (int level = 0; level < N_LEVELS; level++)
    others[level] = get_without (all, &work->with, level);
  for (guint i = 0; i < effect->points->len; i++)
    {
      RjEffectPoint *point = &g_array_index (effect->points, RjEffectPoint, i);
      int start = point->episode->strength;
      double gain = start - point->after.strength - others[start].median;
      double end = start - others[start].median;

      point->n_without = others[start].n;
      point->drop_without = others[start].median;
      if (others[start].n < RJ_EFFECT_LEAST)
        continue;
      compared[start] = TRUE;
      g_array_append_val (gains, gain);
      g_array_append_val (without, end);
    }
  if (effect->points->len < RJ_EFFECT_LEAST)
    return;
  effect->word = RJ_EFFECT_NOT_COMPARED;
  fill_line (effect, gains->len >= RJ_EFFECT_LEAST);
  if (gains->len < RJ_EFFECT_LEAST)
    return;
  effect->gain = rj_spread_of (gains);
  effect->after_without = get_median (without);
  effect->n_without = count_without (all, &work->with, compared);
  find_bounds (effect, others);
  effect->word = choose_word (effect);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const RjEpisode *one = ((const RjEffectPoint *) a)->episode;
  const RjEpisode *other = ((const RjEffectPoint *) b)->episode;

  if (one->at_us != other->at_us)
    return one->at_us < other->at_us ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

RjEffects *
rj_effects_new (GPtrArray *episodes, const RjEpisodeFilter *filter)
{
  RjEffects *self;
  g_autofree Drops *all = g_new0 (Drops, 1);
  GHashTableIter iter;
  gpointer work;

  g_return_val_if_fail (episodes != NULL && filter != NULL, NULL);

  self = g_new0 (RjEffects, 1);
  self->episodes = g_ptr_array_ref (episodes);
  self->works = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, work_free);
  for (guint i = 0; i < episodes->len; i++)
    if (rj_episode_matches (g_ptr_array_index (episodes, i), filter))
      add_episode (self, g_ptr_array_index (episodes, i), all);
  g_hash_table_iter_init (&iter, self->works);
  while (g_hash_table_iter_next (&iter, NULL, &work))
    {
      g_array_sort (((Work *) work)->effect.points, compare_points);
      compare (work, all);
    }
  return self;
}

void
rj_effects_free (RjEffects *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->works);
  g_ptr_array_unref (self->episodes);
  g_free (self);
}

guint
rj_effects_get_n_episodes (const RjEffects *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_episodes;
}

guint
rj_effects_get_n_rated (const RjEffects *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_rated;
}

const RjNoteEffect *
rj_effects_get (const RjEffects *self, const char *strategy)
{
  const Work *work;

  g_return_val_if_fail (self != NULL && strategy != NULL, NULL);
  work = g_hash_table_lookup (self->works, strategy);
  return work != NULL ? &work->effect : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const RjNoteEffect *const *) a)->strategy,
                    (*(const RjNoteEffect *const *) b)->strategy);
}

GPtrArray *
rj_effects_list (const RjEffects *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer work;

  g_return_val_if_fail (self != NULL, list);

  g_hash_table_iter_init (&iter, self->works);
  while (g_hash_table_iter_next (&iter, NULL, &work))
    g_ptr_array_add (list, &((Work *) work)->effect);
  g_ptr_array_sort (list, compare_ids);
  return list;
}
