// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"

G_BEGIN_DECLS

#define RJ_TYPE_SESSION_WATCH (rj_session_watch_get_type ())
G_DECLARE_FINAL_TYPE (RjSessionWatch, rj_session_watch, RJ, SESSION_WATCH, GObject)

/* A sleep that is shorter is none: the two clocks are not read at one moment. */
#define RJ_SLEEP_US (5 * G_TIME_SPAN_SECOND)

/**
 * RjSessionWatch: notices that nobody is at the computer any more: the screen is locked or the session ends
 * (by the desktop portal), or the machine slept (by the clock that counts sleep and the one that does not).
 *
 * RjSessionWatch::lock-now: emitted on the main loop; each time anew.
 *
 * rj_session_watch_new:
 * @clock: ticks also after a sleep
 * @portal: ask the desktop portal; without one on the bus that is silence, never waiting
 */
RjSessionWatch *rj_session_watch_new (RjClock *clock, gboolean portal);

/* How long the machine has slept since it started, in microseconds. */
typedef gint64 (*RjSleptFunc) (gpointer user_data);
/* For tests: another measure of sleep. */
void rj_session_watch_set_slept_func (RjSessionWatch *self, RjSleptFunc slept, gpointer user_data);

G_END_DECLS
