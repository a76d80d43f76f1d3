// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-lock-state.h"
#include "rj-window.h"

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_ASKER (rj_ride_asker_get_type ())
G_DECLARE_FINAL_TYPE (RjRideAsker, rj_ride_asker, RJ, RIDE_ASKER, GObject)

/* RjRideAsker: fifteen minutes after something began to be ridden out, asks how strong it is now: aloud where
 * the window is in front, with one quiet, neutral reminder where it is not. What was due where nobody could
 * see it, also behind the lock, is asked once more when the window is next in view with the journal open. */
RjRideAsker *rj_ride_asker_new (GtkApplication *application, RjContext *context);

/* Before @window is shown. */
void rj_ride_asker_watch_window (RjRideAsker *self, RjWindow *window);

/* Through a lock: a reminder that is on the screen is shown again, with a button that works. What is taken
 * out of @state needs nobody else. */
void rj_ride_asker_save (RjRideAsker *self, RjLockState *state);
void rj_ride_asker_restore (RjRideAsker *self, RjLockState *state);

G_END_DECLS
