// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjWakeTimer: calls back on the thread's default main context when the wall clock reaches an instant, when
 * it is set, and after a suspend. A GLib timeout would not: its clock stands still while the machine sleeps.
 */
typedef struct _RjWakeTimer RjWakeTimer;

/* @callback: may be called early; look at the clock again. */
RjWakeTimer *rj_wake_timer_new (GSourceOnceFunc callback, gpointer user_data);
void rj_wake_timer_free (RjWakeTimer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjWakeTimer, rj_wake_timer_free)

/* @at_us: microseconds since 1970 UTC; at most one instant at a time */
void rj_wake_timer_set (RjWakeTimer *self, gint64 at_us);
void rj_wake_timer_stop (RjWakeTimer *self);

G_END_DECLS
