// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"
#include "rj-clock.h"
#include "rj-strategy.h"

G_BEGIN_DECLS

/* How long without a coping note that has a length of its own, and when it is asked how strong it is now. */
#define RJ_RIDE_SECONDS (15 * 60)
#define RJ_RIDE_ASK_US  (15 * G_TIME_SPAN_MINUTE)
/* A number that comes no earlier than this before it is asked for is the answer already. */
#define RJ_RIDE_EARLY_US (5 * G_TIME_SPAN_MINUTE)
/* Later than this a number says nothing about the same urge: it ends by itself. */
#define RJ_RIDE_LONGEST_US (3 * G_TIME_SPAN_HOUR)
/* How many coping notes are offered. */
#define RJ_RIDE_OFFERED 3

/* How the last rating stands to the first. */
typedef enum {
  RJ_RIDE_NOT_RATED, /* fewer than two ratings, or none since it began */
  RJ_RIDE_LOWER,
  RJ_RIDE_SAME,
  RJ_RIDE_HIGHER,
} RjRideOutcome;

#define RJ_TYPE_RIDE (rj_ride_get_type ())
G_DECLARE_FINAL_TYPE (RjRide, rj_ride, RJ, RIDE, GObject)

/**
 * RjRide: riding an urge out. It knows what is done, since when, and how strong it was meanwhile; it writes
 * nothing down. Main thread only.
 *
 * It looks at the clock at every minute, and whenever rj_ride_check() is called.
 *
 * RjRide::changed: it began, ended, was rated, or its time is over.
 * RjRide::ask: fifteen minutes went by without a rating since the tenth. Once each time it begins.
 */
RjRide *rj_ride_new (RjClock *clock);

/**
 * rj_ride_set_craving:
 * @id: (nullable): the urge that is ridden out
 * @points: (nullable) (element-type RjRatingPoint): its ratings, in order of time
 *
 * Before rj_ride_start(), or when it is known again after an unlock.
 */
void rj_ride_set_craving (RjRide *self, const char *id, GArray *points);

/* @strategy: (nullable): %NULL waits for RJ_RIDE_SECONDS. What ran before is let go; the urge stays. */
void rj_ride_start (RjRide *self, const RjStrategy *strategy);
/* The time begins anew, what is done stays. */
void rj_ride_keep_going (RjRide *self);
/* Ends it, and forgets the urge. */
void rj_ride_stop (RjRide *self);

/**
 * rj_ride_rate:
 * @strength: 0 to 10
 * @point: (out) (optional): what to write down
 *
 * Returns: TRUE if this is the first rating of an urge that was none before: rj_ride_get_craving() is the id
 * that it shall have. Otherwise it belongs to the urge that has this id.
 */
gboolean rj_ride_rate (RjRide *self, int strength, RjRatingPoint *point);

/* Looks at the clock. */
void rj_ride_check (RjRide *self);

gboolean rj_ride_is_on (RjRide *self);
/* The time is not over yet. */
gboolean rj_ride_is_running (RjRide *self);
/* The time is over, or fifteen minutes are, and that was not answered. */
gboolean rj_ride_is_asking (RjRide *self);
/* Rated since it began: then what was done counts as done also if it is left for something else. */
gboolean rj_ride_is_rated (RjRide *self);
int rj_ride_get_seconds_left (RjRide *self);
/* From the beginning; longer than what is done after rj_ride_keep_going(). */
int rj_ride_get_seconds (RjRide *self);
/* Microseconds since 1970 UTC. */
gint64 rj_ride_get_started (RjRide *self);
/* (transfer none) (nullable) */
const char *rj_ride_get_strategy_id (RjRide *self);
const RjStrategy *rj_ride_get_strategy (RjRide *self);
const char *rj_ride_get_craving (RjRide *self);
/* (transfer none) (element-type RjRatingPoint) */
GArray *rj_ride_get_points (RjRide *self);
/* @minutes: (out) (optional): between the first and the last rating, rounded */
RjRideOutcome rj_ride_get_outcome (RjRide *self, int *first, int *last, int *minutes);
/* It is lower, and the time is over or no more than half is left of it. */
gboolean rj_ride_is_ridden_out (RjRide *self);

/**
 * RjRideState: what travels through a lock: random ids and times, never a word.
 * @strategy, @craving: (nullable)
 * @started_us: 0 when nothing runs
 * @ask_us: when it is to be asked; 0 when it was
 */
typedef struct {
  char *strategy;
  char *craving;
  gint64 started_us;
  int seconds;
  gint64 ask_us;
} RjRideState;

void rj_ride_state_clear (RjRideState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RjRideState, rj_ride_state_clear)
/* @state: (out caller-allocates) */
void rj_ride_save_state (RjRide *self, RjRideState *state);
/* What makes no sense, or is over for good, is left out. */
void rj_ride_restore_state (RjRide *self, const RjRideState *state);
/* The coping note of the restored id, once it can be read. */
void rj_ride_set_strategy (RjRide *self, const RjStrategy *strategy);

/* What is done is left while its note cannot be read: rj_ride_take_left() tells of it. rj_ride_stop(), and an
 * end that came by itself, do this too. */
void rj_ride_leave_locked (RjRide *self);
/* @left: (out caller-allocates): what was left while the journal was locked, with the urge it was done for
 * Returns: FALSE when there is none; told once */
gboolean rj_ride_take_left (RjRide *self, RjRideState *left);

/**
 * rj_ride_offer:
 * @strategies: (element-type RjStrategy)
 * @halt: bits of RjHalt: the letters that were ticked
 *
 * What fits a ticked letter, then favourites, then the last used, then the others as they come; never by what
 * was measured.
 *
 * Returns: (transfer container) (element-type RjStrategy): the first of them, RJ_RIDE_OFFERED at most
 */
GPtrArray *rj_ride_offer (GPtrArray *strategies, guint halt);

G_END_DECLS
