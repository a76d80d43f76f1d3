// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_AUTO_LOCK (rj_auto_lock_get_type ())
G_DECLARE_FINAL_TYPE (RjAutoLock, rj_auto_lock, RJ, AUTO_LOCK, GObject)

/**
 * RjAutoLock: locks when nobody is here: after some minutes without a key or a click, said 20 seconds before;
 * when the desktop says that the screen is locked or the session ends; and after the machine slept. Where
 * others can get at the computer also when the window is put away: minimised or closed at once, out of sight
 * after half a minute.
 *
 * rj_auto_lock_new:
 * @application: outlives it; its action "lock" locks
 */
RjAutoLock *rj_auto_lock_new (GtkApplication *application, RjContext *context);

/* Every window that is made: its input says that somebody is here. */
void rj_auto_lock_watch_window (RjAutoLock *self, RjWindow *window);

G_END_DECLS
