// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-episode.h"
#include "rj-spread.h"

G_BEGIN_DECLS

/* Nothing is said about fewer episodes, with a coping note or without it. */
#define RJ_EFFECT_LEAST 5
/* A smaller difference, in points of the scale, reads "about the same". */
#define RJ_EFFECT_SAME 1.0
/* Urges began at the same level when they are no further apart than this. */
#define RJ_EFFECT_LEVEL 1

/**
 * RjEffectWord: what may be said about a coping note.
 * @RJ_EFFECT_TOO_FEW: it was used in fewer than five episodes that were rated after 15 minutes
 * @RJ_EFFECT_NOT_COMPARED: there are five, but fewer than five of them have enough to be compared with
 * @RJ_EFFECT_SAME_AS_WITHOUT: less than a point either way
 * @RJ_EFFECT_NOT_CLEAR: a point or more, but the middle values may well be the same
 * @RJ_EFFECT_LOWER: the strength was lower after 15 minutes than without it
 * @RJ_EFFECT_HIGHER: it was higher
 */
typedef enum {
  RJ_EFFECT_TOO_FEW,
  RJ_EFFECT_NOT_COMPARED,
  RJ_EFFECT_SAME_AS_WITHOUT,
  RJ_EFFECT_NOT_CLEAR,
  RJ_EFFECT_LOWER,
  RJ_EFFECT_HIGHER,
} RjEffectWord;

/**
 * RjEffectPoint: an episode with the coping note: the raw numbers.
 * @episode: (transfer none)
 * @after: the rating that stands for "after 15 minutes"
 * @n_without: episodes without it that began at the same level and were rated
 * @drop_without: their median drop; only with @n_without of at least %RJ_EFFECT_LEAST
 */
typedef struct {
  const RjEpisode *episode;
  RjRatingPoint after;
  guint n_without;
  double drop_without;
} RjEffectPoint;

/**
 * RjNoteEffect: a coping note in the person's own episodes.
 * @strategy: its id
 * @n_used: episodes in which it was used
 * @points: (element-type RjEffectPoint): those of them that were rated after 15 minutes, in order of time
 * @word: what may be said; the fields below are 0 where it says that there is nothing to say
 * @before, @after: with it: the middle values of the strength at the start and after 15 minutes; of the
 * points that can be compared, or with %RJ_EFFECT_NOT_COMPARED of all
 * @after_without: where the median drop without it leads from the same starts, as a middle value
 * @n_without: how many episodes without it that rests on, each counted once
 * @gain: (of points that can be compared): how much further the strength fell with it than without. More
 * than 0: it was lower in the end. @gain.n is how many episodes with it this rests on
 * @sure_low, @sure_high: how far @gain.median would go by chance; infinite where that cannot be said
 */
typedef struct {
  char *strategy;
  guint n_used;
  GArray *points;
  RjEffectWord word;
  double before;
  double after;
  double after_without;
  guint n_without;
  RjSpread gain;
  double sure_low;
  double sure_high;
} RjNoteEffect;

/**
 * RjEffects: what the coping notes came to, from the person's own log alone (docs/effects.md).
 *
 * For an episode i with the note, drop(i) = strength at the start − strength after 15 minutes, and
 * gain(i) = drop(i) − median { drop(j) : j without the note, |start(j) − start(i)| ≤ 1 }.
 * The effect is the median of gain(i); its spread the middle half. Episodes that nobody rated 10 to 20
 * minutes after the start take no part, nor those with fewer than five others to be compared with.
 *
 * Whether that is more than chance: the interval of rj_spread_get_rank() of the gains, once with the least
 * and once with the greatest median that the others may have by the same rule. Two medians of few whole
 * numbers are easily a whole point apart; this way both may be off.
 *
 * Source: matched own controls of single-case designs; the bounds are rules of ours (nothing below five,
 * never a cause). Limits: the person chose when to use what, so that the numbers are no proof of a cause;
 * several notes in one episode share its drop; who rates again may differ from who does not; the scale ends
 * at 0 and 10; episodes close to each other are taken for as independent as any; without
 * one note may mean with another that does more.
 */
typedef struct _RjEffects RjEffects;

/**
 * rj_effects_new:
 * @episodes: (element-type RjEpisode): in any order; kept alive
 * @filter: only these, with the note and without it
 *
 * Any thread. Time grows with the number of episodes and of uses, not with their product.
 */
RjEffects *rj_effects_new (GPtrArray *episodes, const RjEpisodeFilter *filter);
void rj_effects_free (RjEffects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjEffects, rj_effects_free)

/* How many episodes passed the filter, and how many of them were rated after 15 minutes. */
guint rj_effects_get_n_episodes (const RjEffects *self);
guint rj_effects_get_n_rated (const RjEffects *self);
/* (transfer none) (nullable): of a coping note; %NULL when it was used in none of the episodes. */
const RjNoteEffect *rj_effects_get (const RjEffects *self, const char *strategy);
/* (transfer container) (element-type RjNoteEffect): all, by the id of the note. */
GPtrArray *rj_effects_list (const RjEffects *self);

G_END_DECLS
