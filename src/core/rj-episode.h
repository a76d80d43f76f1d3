// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* A rating stands for "after 15 minutes" when it was given 10 to 20 minutes after the start, both included.
 * Urges fall by themselves, so that a rating given later would make everything look better: the bounds are
 * narrow, the same on both sides, and the one nearest to 15 minutes counts; of two as near, the earlier. An
 * answer that came later is kept, but stands for no comparison. */
#define RJ_EPISODE_LATER_US    (15 * G_TIME_SPAN_MINUTE)
#define RJ_EPISODE_EARLIEST_US (10 * G_TIME_SPAN_MINUTE)
#define RJ_EPISODE_LATEST_US   (20 * G_TIME_SPAN_MINUTE)

/* What was begun longer before an urge was first rated had done its work by then: from there it would look as
 * if it did little. */
#define RJ_EPISODE_BEFORE_US (2 * G_TIME_SPAN_MINUTE)

/**
 * RjTried:
 * @strategy: id of a coping note or of a letter to oneself
 * @from_us: when its use began, or %RJ_TRIED_AT_ANY_TIME when the entry only says that it was done
 */
typedef struct {
  char *strategy;
  gint64 from_us;
} RjTried;

#define RJ_TRIED_AT_ANY_TIME G_MININT64

/**
 * RjEpisode: an urge from its start on, with what it takes to compare it with others. No words of the person.
 * @id: id of the entry
 * @at_us: when it began
 * @day: the logical day it belongs to
 * @minutes: minutes after midnight where the person was, when it began
 * @strength: how strong it began, 0 to 10
 * @later: (element-type RjRatingPoint): ratings after the first
 * @tried: (element-type RjTried): what was done; the same note may stand in it several times
 * @triggers, @company: (nullable): ids of choices
 */
typedef struct {
  char *id;
  gint64 at_us;
  RjDay day;
  int minutes;
  int strength;
  GArray *later;
  GArray *tried;
  GStrv triggers;
  GStrv company;
} RjEpisode;

RjEpisode *rj_episode_new (void);
void rj_episode_free (RjEpisode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjEpisode, rj_episode_free)

/* @strategy is copied. */
void rj_episode_add_tried (RjEpisode *self, const char *strategy, gint64 from_us);

/* (transfer none) (nullable): the rating that stands for "after 15 minutes". */
const RjRatingPoint *rj_episode_get_after_15 (const RjEpisode *self);

/* Whether @strategy was done before @until_us. A use whose start is known decides; only without one it is
 * enough that the entry says so. */
gboolean rj_episode_has_tried (const RjEpisode *self, const char *strategy, gint64 until_us);

/* Of whom there was at the start. An entry that says nothing about it is neither. */
typedef enum {
  RJ_COMPANY_ANY = 0,
  RJ_COMPANY_ALONE = 1,
  RJ_COMPANY_WITH_PEOPLE = 2,
} RjCompany;

/**
 * RjEpisodeFilter:
 * @part: only those that began in this part of the day, as in the plan; 0 or %RJ_PART_ANY_TIME for all
 * @company: only alone, or only with people
 * @alone: (nullable): ids of the choices that mean "alone"; whoever else is named is people
 * @trigger: (nullable): only those with this choice
 */
typedef struct {
  RjDayPart part;
  RjCompany company;
  const char *const *alone;
  const char *trigger;
} RjEpisodeFilter;

gboolean rj_episode_matches (const RjEpisode *self, const RjEpisodeFilter *filter);

G_END_DECLS
