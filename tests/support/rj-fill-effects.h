// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-store.h"

G_BEGIN_DECLS

/**
 * rj_fill_effects:
 * @walk, @music, @call: ids of three coping notes
 * @few: id of one that was used three times
 *
 * Urges that were rated again: from 7, the walk brings nine of them to 3, with music or nothing ten and
 * twelve end at 5, a call ends seven of them at 6; every fourth in the evening.
 */
void rj_fill_effects (RjStore *store,
                      RjClock *clock,
                      const char *walk,
                      const char *music,
                      const char *call,
                      const char *few);

G_END_DECLS
