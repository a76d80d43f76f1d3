// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-episode.h"

G_BEGIN_DECLS

/* Nothing is said about fewer episodes. */
#define RJ_HALF_LIFE_LEAST 5
/* A rating after that long is about another time of the day: the episode counts up to its last rating before
 * it. */
#define RJ_HALF_LIFE_LONGEST_US (3 * G_TIME_SPAN_HOUR)

/**
 * RjHalfLifeStep:
 * @after_us: time since the start
 * @share: the share of the episodes that was not down to half by then, 1 to 0
 */
typedef struct {
  gint64 after_us;
  double share;
} RjHalfLifeStep;

/**
 * RjHalfLife: how long the person's own urges took to come down to half.
 * @n: episodes that were rated again within three hours
 * @n_halved: those of them that were seen at half or below
 * @known: there are five or more of them and half of them are down to half at some time
 * @median_us: that time; 0 when it is not @known
 * @steps: (element-type RjHalfLifeStep): the curve, for drawing; empty for fewer than five episodes
 *
 * An episode is down to half at its first later rating of at most half of its start. One that was never seen
 * there is not left out, because that would make every urge look shorter than it is: it counts as "not yet"
 * up to its last rating (Kaplan and Meier, Nonparametric Estimation from Incomplete Observations, 1958). The
 * median is the first time at which the curve is at one half or below.
 *
 * Limits: between two ratings nobody knows, so that a time is rather too long than too short ("within 18
 * minutes"); who no longer rates may already feel better, or worse.
 */
typedef struct {
  guint n;
  guint n_halved;
  gboolean known;
  gint64 median_us;
  GArray *steps;
} RjHalfLife;

/**
 * rj_half_life_new:
 * @episodes: (element-type RjEpisode): in any order
 * @lowest, @highest: only those that began with a strength from one to the other; those of 0 never count
 *
 * Any thread.
 */
RjHalfLife *rj_half_life_new (GPtrArray *episodes, int lowest, int highest);
void rj_half_life_free (RjHalfLife *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjHalfLife, rj_half_life_free)

/* The level that an urge of @strength is compared within: 1 to 3, 4 to 6, or 7 and more. FALSE for 0. */
gboolean rj_half_life_get_level (int strength, int *lowest, int *highest);

G_END_DECLS
