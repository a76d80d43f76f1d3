// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-lock-state.h"
#include "rj-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_REMINDERS (rj_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RjReminders, rj_reminders, RJ, REMINDERS, GObject)

/**
 * RjReminders: joins the scheduler to the program: gives it the open journal, brings the window when a
 * reminder is opened, and keeps the program running behind a closed window while reminders lie ahead and the
 * person said it may.
 *
 * rj_reminders_new:
 * @application: outlives it
 */
RjReminders *rj_reminders_new (GtkApplication *application, RjContext *context);

/* Every window that is made: closing it only hides it while the program goes on. */
void rj_reminders_watch_window (RjReminders *self, RjWindow *window);

/* Started with the session: goes on without a window until the first one is opened, if it may. */
void rj_reminders_wait_hidden (RjReminders *self);

/* Before the end: what was just answered comes into the inbox; waits @wait_ms at most. */
void rj_reminders_finish_keeping (RjReminders *self, guint wait_ms);

/* Before the lock: what is planned, on the screen and not written down yet. */
void rj_reminders_save (RjReminders *self, RjLockState *state);
/* After it. */
void rj_reminders_restore (RjReminders *self, RjLockState *state);

G_END_DECLS
