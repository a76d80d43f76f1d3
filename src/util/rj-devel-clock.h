// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"

G_BEGIN_DECLS

#define RJ_TYPE_DEVEL_CLOCK (rj_devel_clock_get_type ())
G_DECLARE_FINAL_TYPE (RjDevelClock, rj_devel_clock, RJ, DEVEL_CLOCK, GObject)

/**
 * rj_devel_clock_new:
 * @path: a file with a number of seconds; what it says is followed
 *
 * The machine's clock and so many seconds, for tests of the whole program. Only the devel profile has it.
 */
RjClock *rj_devel_clock_new (const char *path);

G_END_DECLS
