// SPDX-License-Identifier: GPL-3.0-or-later
/* Says what coping notes came to, for the tests that compare it with another implementation. Arguments: part
 * of the day (0 for all), company (0 any, 1 alone, 2 with people), choices that mean alone (with commas),
 * trigger ("" for all). A line each on standard input, with tabs between: id, start, minutes after midnight,
 * strength, ratings (instant:strength with commas), notes (id:start or id: with commas), triggers and company
 * (with commas). A line each on standard output: an effect, a half-life of each level, and how many episodes
 * there were. */
#include "rj-effects.h"
#include "rj-half-life.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gint64
read_number (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

/* (nullable): none is %NULL, as in the store */
static GStrv
read_list (const char *text)
{
  return *text != '\0' ? g_strsplit (text, ",", -1) : NULL;
}

static RjEpisode *
read_episode (char **fields)
{
  RjEpisode *episode = rj_episode_new ();
  g_auto (GStrv) ratings = g_strsplit (fields[4], ",", -1);
  g_auto (GStrv) tried = g_strsplit (fields[5], ",", -1);

  episode->id = g_strdup (fields[0]);
  episode->at_us = read_number (fields[1]);
  episode->minutes = (int) read_number (fields[2]);
  episode->strength = (int) read_number (fields[3]);
  for (guint i = 0; ratings[i] != NULL && *ratings[i] != '\0'; i++)
    {
      RjRatingPoint point = { read_number (ratings[i]), (int) read_number (strchr (ratings[i], ':') + 1) };

      g_array_append_val (episode->later, point);
    }
  for (guint i = 0; tried[i] != NULL && *tried[i] != '\0'; i++)
    {
      char *from = strchr (tried[i], ':');

      *from++ = '\0';
      rj_episode_add_tried (episode, tried[i], *from != '\0' ? read_number (from) : RJ_TRIED_AT_ANY_TIME);
    }
  episode->triggers = read_list (fields[6]);
  episode->company = read_list (fields[7]);
  return episode;
}

static void
print_effect (const RjNoteEffect *effect)
{
  const RjSpread *gain = &effect->gain;

  printf ("effect\t%s\t%u\t%u\t%d\t%g\t%g\t%g\t%u\t%u\t%.9g\t%.9g\t%.9g\t%g\t%g\n", effect->strategy,
          effect->n_used, effect->points->len, effect->word, effect->before, effect->after,
          effect->after_without, effect->n_without, gain->n, gain->low, gain->median, gain->high,
          effect->sure_low, effect->sure_high);
}

static void
print_half_lives (GPtrArray *episodes)
{
  static const int strengths[] = { 1, 4, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    {
      g_autoptr (RjHalfLife) half_life = NULL;
      int lowest;
      int highest;

      rj_half_life_get_level (strengths[i], &lowest, &highest);
      half_life = rj_half_life_new (episodes, lowest, highest);
      printf ("half\t%d\t%d\t%u\t%u\t%" G_GINT64_FORMAT "\n", lowest, highest, half_life->n,
              half_life->n_halved, half_life->known ? half_life->median_us : (gint64) -1);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_episode_free);
  g_autoptr (RjEffects) effects = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GStrv) alone = NULL;
  RjEpisodeFilter filter = { 0 };
  static char line[1 << 16];

  if (argc != 5)
    return 2;
  alone = g_strsplit (argv[3], ",", -1);
  filter.part = (RjDayPart) atoi (argv[1]);
  filter.company = (RjCompany) atoi (argv[2]);
  filter.alone = (const char *const *) alone;
  filter.trigger = *argv[4] != '\0' ? argv[4] : NULL;
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) fields = NULL;

      line[strcspn (line, "\n")] = '\0';
      fields = g_strsplit (line, "\t", -1);
      if (g_strv_length (fields) != 8)
        return 1;
      g_ptr_array_add (episodes, read_episode (fields));
    }
  effects = rj_effects_new (episodes, &filter);
  list = rj_effects_list (effects);
  for (guint i = 0; i < list->len; i++)
    print_effect (g_ptr_array_index (list, i));
  print_half_lives (episodes);
  printf ("episodes\t%u\t%u\n", rj_effects_get_n_episodes (effects), rj_effects_get_n_rated (effects));
  return 0;
}
