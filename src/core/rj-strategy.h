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

G_END_DECLS
