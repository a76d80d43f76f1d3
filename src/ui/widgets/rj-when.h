// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_WHEN (rj_when_get_type ())
G_DECLARE_FINAL_TYPE (RjWhen, rj_when, RJ, WHEN, AdwBin)

/**
 * RjWhen:
 *
 * When something was: Now, 15 min ago, 1 hour ago, or Earlier… with a day and a time. Starts with Now. A day
 * is the person's own, which may end after midnight: 01:30 of Friday is in the night from Friday to Saturday
 * then.
 *
 * Property "short" (boolean, construct only): only Now and Earlier…, for what is written rather than felt.
 *
 * RjWhen::changed: something else was picked or typed.
 */
GtkWidget *rj_when_new (void);
/* @clock: where now, zone and the end of the day come from. Before anything else. */
void rj_when_set_clock (RjWhen *self, RjClock *clock);

/**
 * rj_when_get:
 * @at_us: (out): the instant
 * @day: (out): the logical day of it
 *
 * Returns: FALSE when what was typed is no time, or still to come; the person is told beneath the field
 */
gboolean rj_when_get (RjWhen *self, gint64 *at_us, RjDay *day);
gboolean rj_when_is_valid (RjWhen *self);

/* Shows when an entry was, for editing: the day and the time of @zone; without a change exactly @at_us and
 * @day come out again. @zone: (nullable) */
void rj_when_set_entry (RjWhen *self, gint64 at_us, RjDay day, const char *zone);
/* Picks "Now" (0), "15 min ago" or "1 hour ago" (60). */
void rj_when_set_ago (RjWhen *self, int minutes);
/* Picks the day and the time, under "Earlier…". */
void rj_when_set_earlier (RjWhen *self, RjDay day, int minutes);

/* (transfer full): everything that was picked and typed, for a draft; "Now" goes in as the instant that it
 * meant. */
char *rj_when_to_string (RjWhen *self);
void rj_when_from_string (RjWhen *self, const char *text);

G_END_DECLS
