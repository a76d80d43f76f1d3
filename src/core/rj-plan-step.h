// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Steps of a routine: the person's words, in order. */

/**
 * rj_plan_step_get_minutes:
 *
 * Returns: how long @text says that a step takes ("Shower 10 min", "15 Minuten lesen"), in minutes, or 0. The
 * last length in it counts.
 */
int rj_plan_step_get_minutes (const char *text);

/**
 * rj_plan_steps_match:
 * @old, @steps: (nullable): the steps before and after they were edited
 *
 * Returns: (transfer full) (element-type int): for each of @old, where it is now, or -1 when it is gone. The
 * same words are the same step, wherever they stand. What is left of both goes by its place where nothing was
 * added or taken away, because then it was only reworded.
 */
GArray *rj_plan_steps_match (char *const *old, char *const *steps);

G_END_DECLS
