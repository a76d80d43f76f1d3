// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How long before the lock it is said, and how long an exercise keeps it away. */
#define RJ_IDLE_WARNING_SECONDS 20
#define RJ_IDLE_EXERCISE_US     (30 * G_TIME_SPAN_MINUTE)

#define RJ_TYPE_IDLE (rj_idle_get_type ())
G_DECLARE_FINAL_TYPE (RjIdle, rj_idle, RJ, IDLE, GObject)

/* Microseconds that never stand still or go back; while the machine sleeps they go on. */
typedef gint64 (*RjBootTimeFunc) (gpointer user_data);

/**
 * RjIdle: how long nobody pressed a key or clicked in a window of ours.
 *
 * RjIdle::soon (int seconds): RJ_IDLE_WARNING_SECONDS are left; 0: somebody is here again.
 * RjIdle::now: the time is over. It does not come again before rj_idle_input().
 *
 * rj_idle_new:
 * @minutes: until "now"
 * @boot_time: (nullable): another clock, for tests, which then call rj_idle_check()
 */
RjIdle *rj_idle_new (int minutes, RjBootTimeFunc boot_time, gpointer user_data);

void rj_idle_set_minutes (RjIdle *self, int minutes);
/* Somebody is here. */
void rj_idle_input (RjIdle *self);
/* An exercise began or ended; while it runs, RJ_IDLE_EXERCISE_US at most, nobody is idle. */
void rj_idle_set_exercise (RjIdle *self, gboolean runs);
/* Looks at the clock. */
void rj_idle_check (RjIdle *self);

G_END_DECLS
