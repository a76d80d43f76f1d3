// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-window.h"

G_BEGIN_DECLS

/**
 * rj_exercise_go_on:
 * @kind, @started_us, @seconds: as rj_context_begin_exercise() had them when the journal was locked
 *
 * After the unlock: opens the exercise where it is by now. Breathing that is over is let go; a coping note is
 * there for half an hour more than its time, to be marked as done.
 *
 * Returns: TRUE if a dialog opens, which may be a moment later
 */
gboolean rj_exercise_go_on (RjWindow *window, const char *kind, gint64 started_us, int seconds);

G_END_DECLS
