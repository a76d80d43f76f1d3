// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  RJ_BREATH_IN,
  RJ_BREATH_HOLD,
  RJ_BREATH_OUT,
} RjBreathKind;

typedef struct {
  RjBreathKind kind;
  int seconds;
} RjBreathPhase;

/**
 * RjBreathMoment: where a breathing exercise is.
 * @round: from 0
 * @phase: index of the phase
 * @kind: what to do
 * @left: whole seconds of the phase that are left, from its length down to 1
 * @open: 0.0 breathed out to 1.0 breathed in, eased
 * @done: all rounds are over
 */
typedef struct {
  int round;
  int phase;
  RjBreathKind kind;
  int left;
  double open;
  gboolean done;
} RjBreathMoment;

/* @elapsed_us: since the beginning. Pure; any thread. */
void rj_breath_at (const RjBreathPhase *phases,
                   guint n_phases,
                   int rounds,
                   gint64 elapsed_us,
                   RjBreathMoment *moment);

#define RJ_TYPE_BREATH (rj_breath_get_type ())
G_DECLARE_FINAL_TYPE (RjBreath, rj_breath, RJ, BREATH, GtkWidget)

/**
 * RjBreath: a circle over the horizon that opens and closes, with the word and the seconds in it; with
 * reduced motion only the words. Says each phase to a screen reader. Starts when it is first shown.
 *
 * Signal "finished": all rounds are over.
 */
GtkWidget *rj_breath_new (const RjBreathPhase *phases, guint n_phases, int rounds);
/* Another one, from its beginning. */
void rj_breath_set_pattern (RjBreath *self, const RjBreathPhase *phases, guint n_phases, int rounds);
void rj_breath_restart (RjBreath *self);
/* Before it is first shown: goes on with the round that is due after @elapsed_us, from its beginning. */
void rj_breath_skip (RjBreath *self, gint64 elapsed_us);
/* Paused it stays where it is, in the middle of a phase too, and goes on from there. */
void rj_breath_set_paused (RjBreath *self, gboolean paused);
gboolean rj_breath_get_paused (RjBreath *self);
/* How long has been breathed, without pauses. */
gint64 rj_breath_get_elapsed_us (RjBreath *self);
/* @now_us: microseconds of any clock that does not go back. The frame clock calls it while it is in sight. */
void rj_breath_tick (RjBreath *self, gint64 now_us);
/* "In · 3" */
const char *rj_breath_get_text (RjBreath *self);

G_END_DECLS
