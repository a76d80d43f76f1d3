// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-recovery-event.h"

G_BEGIN_DECLS

/**
 * Recovery time as views over an append-only ledger (rules and vectors: clinical.md §5.1 and §5.2).
 *
 * All is computed of civil days, never of seconds or instants; zone and hour of an event play no part. A day
 * is one of:
 *
 *   - not on the way: before it began, or while it rests (stopped for now until begun again)
 *   - a day of use: an event says so
 *   - a day in recovery: on the way, and no day of use
 *
 * and counts once it is over: today is in no number. So it is 0 on the first day, and 1 on the next.
 *
 * What holds whatever is written down, and is tested with random ledgers:
 *
 *   - "since_start" (days since I began) is lowered by no event at all, only by correcting, withdrawing or
 *     deleting the beginning itself.
 *   - An event about a day changes nothing about any day before it. So nothing that is written down about
 *     today, or a day to come, lowers any number but this run; what was counted stays counted.
 *   - A day of use is about this one day: "days" (days in recovery) is lower by 1 when that day was counted,
 *     and else as it was. Saying it twice is saying it once.
 *   - To begin, earlier or again, lowers neither.
 *
 * Medicines are no part of this: what was prescribed never ends anything.
 *
 * A ledger is that of a substance or of everything. To that of everything a day of use of any substance
 * belongs too; one that names no substance belongs to that of everything alone.
 */

/* @first, @last: its first and last day that is over, @last inclusive; @days: days in recovery among them */
typedef struct {
  RjDay first;
  RjDay last;
  int days;
} RjRecoveryRun;

/* Days that are over: the last @length of them before today. @known: those that the ledger says something
 * about; @free: those among them without use. */
typedef struct {
  int length;
  int known;
  int free;
} RjRecoverySpan;

/* @first: its first day; @known, @free: as in #RjRecoverySpan. */
typedef struct {
  RjDay first;
  int known;
  int free;
} RjRecoveryMonth;

typedef enum {
  RJ_RECOVERY_NOTHING,  /* the ledger is empty, or holds days of use alone */
  RJ_RECOVERY_AHEAD,    /* it begins on a day to come */
  RJ_RECOVERY_UNDERWAY, /* today is on the way */
  RJ_RECOVERY_RESTING,  /* stopped for now */
} RjRecoveryState;

#define RJ_RECOVERY_N_SPANS 3

/**
 * RjRecoveryView: everything that is shown of a ledger, as of a day.
 * @state: where it stands today
 * @today: the day it is of
 * @used_today: today is a day of use
 * @start: the first day on which it began, which may be to come, or RJ_DAY_NONE
 * @next_start: when it is not on the way: the day on which it begins or was planned to begin again, which may
 * be over; else RJ_DAY_NONE
 * @since_start: days since @start, whatever happened; 0 or more
 * @journey_days: days on the way; @since_start without the days that it rested
 * @use_days: days of use among them
 * @days: days in recovery: @journey_days without @use_days
 * @run_start: the first day of this run: after a day of use the one after it, which may be today or tomorrow;
 * RJ_DAY_NONE when it is not on the way
 * @run_days: days in recovery in this run
 * @longest: the longest run, this one too; all 0 when there is none. Of equal ones the first.
 * @runs: (element-type RjRecoveryRun): those that have a day, in order; this one too
 * @spans: of 30, 90 and 365 days
 * @months: (element-type RjRecoveryMonth): calendar months from the first known day to yesterday's, in order
 * and without gaps
 */
typedef struct {
  RjRecoveryState state;
  RjDay today;
  gboolean used_today;
  RjDay start;
  RjDay next_start;
  int since_start;
  int journey_days;
  int use_days;
  int days;
  RjDay run_start;
  int run_days;
  RjRecoveryRun longest;
  GArray *runs;
  RjRecoverySpan spans[RJ_RECOVERY_N_SPANS];
  GArray *months;
} RjRecoveryView;

/**
 * rj_recovery_view_new:
 * @events: (element-type RjRecoveryEvent): all of them, in any order, of other ledgers too
 * @substance: (nullable): whose ledger; %NULL for that of everything
 * @today: the person's day
 * @use_ends_run: whether a day of use ends a run; if not, a run goes on over it, without counting it. That
 * is asked once and can be changed; nothing that is stored depends on it.
 *
 * Time: n log n of the events.
 */
RjRecoveryView *
rj_recovery_view_new (GPtrArray *events, const char *substance, RjDay today, gboolean use_ends_run);
void rj_recovery_view_free (RjRecoveryView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjRecoveryView, rj_recovery_view_free)

/* @days of @of, in tenths of a percent, to the nearest, but 1000 only when it is all and 0 only when it is
 * none: 321 of 324 are 991. -1 when @of is 0. */
int rj_recovery_get_share (int days, int of);

/* What milestones are counted by. */
typedef enum {
  RJ_RECOVERY_BY_DAYS,  /* days in recovery: days of use are left out, and take nothing away */
  RJ_RECOVERY_BY_START, /* since it began */
  RJ_RECOVERY_BY_RUN,   /* this run */
} RjRecoveryCount;

/**
 * rj_recovery_view_get_counted_from:
 *
 * Returns: the day that rj_milestone_get_day() counts from: @start, @run_start, or for days in recovery the
 * day that is as many days ago; RJ_DAY_NONE unless it is underway
 */
RjDay rj_recovery_view_get_counted_from (const RjRecoveryView *self, RjRecoveryCount count);

/**
 * rj_recovery_list_current:
 *
 * Returns: (transfer container) (element-type RjRecoveryEvent): the events that count: the last one of each
 * chain, without what was withdrawn; in the order of their days, then of when they were first written down.
 * They belong to @events.
 */
GPtrArray *rj_recovery_list_current (GPtrArray *events);

/**
 * rj_recovery_list_ledgers:
 *
 * Returns: (transfer container) (element-type utf8): substances that have a ledger, in the order in which
 * they were first written down; an empty text stands for everything. One has a ledger when something was
 * begun or planned in it. They belong to @events.
 */
GPtrArray *rj_recovery_list_ledgers (GPtrArray *events);

/* The last day of use up to @today, of whatever; RJ_DAY_NONE. */
RjDay rj_recovery_get_last_use (GPtrArray *events, RjDay today);

/**
 * rj_recovery_get_today:
 * @today: the person's day, where they are
 * @seen: the last day on which this was asked, or RJ_DAY_NONE
 *
 * Who crosses the date line has a date twice. No number is lower on the second one. Zones are up to 26 hours
 * apart: two days at most.
 *
 * Returns: @seen when that is one or two days after @today, otherwise @today
 */
RjDay rj_recovery_get_today (RjDay today, RjDay seen);

G_END_DECLS
