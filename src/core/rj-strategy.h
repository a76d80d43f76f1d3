// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/**
 * RjStrategy: a coping note.
 * @record: what every record has; at_us and day are those of its making
 * @starter: (nullable): id of the starter it came from ("wait15"); %NULL for the person's own
 * @title: its name
 * @steps: (array zero-terminated=1): what to do, in order
 * @minutes: how long it takes, 0 when it has no set length
 * @caution: (nullable): when not to do it, or, with @caution_none, why no caution is needed
 * @caution_none: @caution says why none is needed
 * @tags: (nullable): the person's own words
 * @learned: (nullable): where it was learned
 * @halt: bits of RjHalt: the letters it fits
 * @exercise: (nullable): id of a breathing or grounding exercise
 * @favourite: stands first when one is offered
 * @times_used: how often it was used; computed, never stored
 * @last_used_us: when it was last used, or 0; computed
 */
typedef struct {
  RjRecord record;
  char *starter;
  char *title;
  GStrv steps;
  int minutes;
  char *caution;
  gboolean caution_none;
  GStrv tags;
  char *learned;
  char *exercise;
  guint halt;
  gboolean favourite;
  int times_used;
  gint64 last_used_us;
} RjStrategy;

#define RJ_TYPE_STRATEGY (rj_strategy_get_type ())
GType rj_strategy_get_type (void);
RjStrategy *rj_strategy_new (void);
RjStrategy *rj_strategy_copy (const RjStrategy *self);
void rj_strategy_free (RjStrategy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjStrategy, rj_strategy_free)

/* For so long after an urge was felt last, what is done "now" is done for it. Our own choice, as with
 * letters. */
#define RJ_STRATEGY_FELT_FOR_US (3 * G_TIME_SPAN_HOUR)

/**
 * RjStrategyUse: a time that a coping note was used. What it points at belongs to who fills it in.
 * @id: (nullable): %NULL for a new one
 * @strategy: the id of the note
 * @craving: (nullable): the urge it was used for
 * @for_felt: without @craving, it was for the urge that was felt last in the RJ_STRATEGY_FELT_FOR_US before
 * @in_passing: goes with something else, and is no step of undo of its own
 * @started_us: with @strategy and the urge it says which time it was: the same again only ends later, and
 * takes the place of one whose urge is no longer there
 * @ended_us: not before @started_us
 */
typedef struct {
  const char *id;
  const char *strategy;
  const char *craving;
  gboolean for_felt;
  gboolean in_passing;
  gint64 started_us;
  gint64 ended_us;
} RjStrategyUse;

G_END_DECLS
