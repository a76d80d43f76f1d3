// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-half-life.h"
#include "rj-ride.h"

G_BEGIN_DECLS

/* "12:40 left · How strong now?", "How strong now?" when the time is over. (transfer full) */
char *rj_ride_text_bar (RjRide *ride);
/* The same for a screen reader, with whole minutes. (transfer full) */
char *rj_ride_text_bar_spoken (RjRide *ride);
/* "So far: 7 at 19:02 · 5 at 19:09". (transfer full) (nullable): before the first rating */
char *rj_ride_text_so_far (RjRide *ride, GTimeZone *zone);
/* "7 at 19:02". (transfer full) */
char *rj_ride_text_point (const RjRatingPoint *point, GTimeZone *zone);
/* "7 to 3 in 15 minutes. You rode that one out." (transfer full) (nullable): nothing to say yet */
char *rj_ride_text_outcome (RjRide *ride);
/* "From your own log: half of yours that start at 7 or more are down by half within 18 minutes (23 times)."
 * (transfer full) (nullable): not enough is known */
char *rj_ride_text_half_life (const RjHalfLife *half_life, int lowest, int highest);

G_END_DECLS
