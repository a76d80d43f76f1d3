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
 * The same urge later on: what it was rated so far and, for a day, how strong it is now. Optional as
 * everything but the first number. Emits "changed".
 */

/* Of an urge that was saved: only that can be rated again. */
void rj_craving_again_show (RjCravingAgain *self, const RjCraving *craving, RjClock *clock);
/* Adds the rating, if one was picked, as one of now. */
void rj_craving_again_fill (RjCravingAgain *self, RjCraving *craving, RjClock *clock);

void rj_craving_again_write_state (RjCravingAgain *self, JsonBuilder *builder);
void rj_craving_again_read_state (RjCravingAgain *self, JsonObject *state);

G_END_DECLS
