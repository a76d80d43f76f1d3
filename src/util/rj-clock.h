// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define RJ_TYPE_CLOCK (rj_clock_get_type ())
G_DECLARE_INTERFACE (RjClock, rj_clock, RJ, CLOCK, GObject)

/**
 * RjClock:
 *
 * Where every part of the program gets time and zone from, so that tests can set both. Main thread only.
 *
 * RjClock::minute is emitted when the wall clock's minute changed, or when it was set, or after a suspend.
 * RjClock::day is emitted after RjClock::minute when the logical day (rj_clock_get_today()) changed.
 */
struct _RjClockInterface {
  GTypeInterface parent_iface;

  gint64 (*get_now) (RjClock *self);
  GTimeZone *(*get_zone) (RjClock *self);
};

/* Microseconds since 1970 UTC. */
gint64 rj_clock_get_now (RjClock *self);
/* (transfer none) The zone of the person now. */
GTimeZone *rj_clock_get_zone (RjClock *self);
const char *rj_clock_get_zone_name (RjClock *self);
/* Minutes after midnight at which the person's day ends; 180 (03:00) until set from the journal. */
int rj_clock_get_day_end (RjClock *self);
void rj_clock_set_day_end (RjClock *self, int minutes);
RjDay rj_clock_get_today (RjClock *self);

/* For implementations: emits the signals that are due. */
void rj_clock_emit_tick (RjClock *self);

#define RJ_TYPE_SYSTEM_CLOCK (rj_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (RjSystemClock, rj_system_clock, RJ, SYSTEM_CLOCK, GObject)

/**
 * rj_system_clock_new:
 *
 * The machine's clock. Ticks at each minute by a CLOCK_REALTIME timer that also fires when the clock is set
 * and after a suspend.
 */
RjClock *rj_system_clock_new (void);

#define RJ_TYPE_FAKE_CLOCK (rj_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (RjFakeClock, rj_fake_clock, RJ, FAKE_CLOCK, GObject)

/* A clock that stands until it is set; for tests and for the made-up journal. */
RjClock *rj_fake_clock_new (gint64 now_us, const char *zone_name);
void rj_fake_clock_set (RjFakeClock *self, gint64 now_us, const char *zone_name);
void rj_fake_clock_advance (RjFakeClock *self, gint64 us);

G_END_DECLS
