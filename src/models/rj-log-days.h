// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log.h"

G_BEGIN_DECLS

/* A day of the log and where its rows stand: [start, start + n). */
typedef struct {
  RjDay day;
  guint n;
  guint start;
} RjLogDay;

/**
 * RjLogDays: the counts of all days of a log, newest first, as positions in one list. Never changes. Any
 * thread.
 */
typedef struct _RjLogDays RjLogDays;

/* @counts: (nullable) (element-type RjDayCount): newest day first; %NULL for an empty log */
RjLogDays *rj_log_days_new (GArray *counts);
void rj_log_days_free (RjLogDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLogDays, rj_log_days_free)

guint rj_log_days_get_n_rows (const RjLogDays *self);
/* (nullable): the day that the row at @position belongs to; %NULL past the end. */
const RjLogDay *rj_log_days_at (const RjLogDays *self, guint position);
/* (nullable): @day itself; %NULL when it has no rows. */
const RjLogDay *rj_log_days_get (const RjLogDays *self, RjDay day);
/* The first position whose day is @day or older; the number of rows when there is none. */
guint rj_log_days_first_until (const RjLogDays *self, RjDay day);
/* Widens [*first, *last] to the days whose counts differ. FALSE when no count differs. */
gboolean rj_log_days_add_difference (const RjLogDays *a, const RjLogDays *b, RjDay *first, RjDay *last);

G_END_DECLS
