// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-half-life.h"
#include "rj-ride.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_CURVE (rj_ride_curve_get_type ())
G_DECLARE_FINAL_TYPE (RjRideCurve, rj_ride_curve, RJ, RIDE_CURVE, GtkWidget)

/* RjRideCurve: the ratings of an urge over the minutes, 0 to 10; to a screen reader a list of them.
 *
 * A dotted line may stand behind them: from the first rating down, as large as the share of the person's own
 * urges that was not down to half by then. */
GtkWidget *rj_ride_curve_new (void);
/* @points: (element-type RjRatingPoint): in order of time */
void rj_ride_curve_set_points (RjRideCurve *self, GArray *points, GTimeZone *zone);
/* @half_life: known
 * @text: what it says, for a screen reader */
void rj_ride_curve_set_half_life (RjRideCurve *self, const RjHalfLife *half_life, const char *text);

G_END_DECLS
