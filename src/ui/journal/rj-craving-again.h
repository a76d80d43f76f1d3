// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"
#include "rj-clock.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define RJ_TYPE_CRAVING_AGAIN (rj_craving_again_get_type ())
G_DECLARE_FINAL_TYPE (RjCravingAgain, rj_craving_again, RJ, CRAVING_AGAIN, AdwBin)

/**
 * RjCravingAgain:
 *
 * The same urge later on: what it was rated so far and, for a day, how strong it is now. The new rating
 * belongs to the moment in which it is picked; the last one can be taken back, for a slip. Optional as
 * everything but the first number.
 *
 * RjCravingAgain::changed: something was picked or taken back.
 */

/* @craving: (nullable): as it is saved: only that can be rated again. Before anything else. */
void rj_craving_again_set_up (RjCravingAgain *self, RjClock *clock, const RjCraving *craving);
/* What the list begins with while it is edited; RJ_RATING_EMPTY leaves it out. */
void rj_craving_again_set_first (RjCravingAgain *self, int strength, gint64 at_us);

/* RJ_RATING_EMPTY or what was picked for now. */
int rj_craving_again_get_now (RjCravingAgain *self);
/* Changes @craving->later to what is shown here. */
void rj_craving_again_fill (RjCravingAgain *self, RjCraving *craving);

void rj_craving_again_write_state (RjCravingAgain *self, JsonBuilder *builder);
void rj_craving_again_read_state (RjCravingAgain *self, JsonObject *state);

/* "7 at 19:02 · 5 at 19:09": what there is so far. (transfer none) */
const char *rj_craving_again_get_line (RjCravingAgain *self);

G_END_DECLS
