// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_CHOICE (rj_ride_choice_get_type ())
G_DECLARE_FINAL_TYPE (RjRideChoice, rj_ride_choice, RJ, RIDE_CHOICE, AdwBin)

/**
 * RjRideChoice: three coping notes to choose from, the first one chosen, how strong it is now, and Start.
 * Where the journal is locked only the last two: nothing of the person's.
 *
 * RjRideChoice::start: with what is chosen now
 * RjRideChoice::all: all coping notes are asked for
 *
 * @halt: bits of RjHalt: the letters of the urge
 * @rated: how strong it is was just said, and is not asked
 */
GtkWidget *rj_ride_choice_new (RjContext *context, guint halt, gboolean rated);
/* (transfer none) (nullable) */
const RjStrategy *rj_ride_choice_get_strategy (RjRideChoice *self);
/* RJ_RATING_EMPTY or what was picked. */
int rj_ride_choice_get_rating (RjRideChoice *self);
/* (transfer none) (nullable) (element-type RjStrategy): once they were read */
GPtrArray *rj_ride_choice_get_all (RjRideChoice *self);
/* (transfer none): what Enter presses, and what has the focus first. */
GtkWidget *rj_ride_choice_get_button (RjRideChoice *self);
GtkWidget *rj_ride_choice_get_first (RjRideChoice *self);

G_END_DECLS
