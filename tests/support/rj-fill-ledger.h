// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-store.h"

G_BEGIN_DECLS

/* A daily reminder at 8:00 of the last four days, the latest first: on time and done; ten minutes late, for
 * the computer slept, and opened; not shown by the desktop; gone by while the program was closed. The main
 * loop runs until then. */
void rj_fill_ledger (RjStore *store, RjClock *clock);

G_END_DECLS
