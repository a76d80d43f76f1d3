// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* The sun that rises at a milestone, our own drawing, on the screen and on paper. It is so wide and so high;
 * all else is in the same unit. */
#define RJ_SUNRISE_WIDTH  112
#define RJ_SUNRISE_HEIGHT 64
/* From above. */
#define RJ_SUNRISE_HORIZON  52
#define RJ_SUNRISE_RADIUS   15
#define RJ_SUNRISE_RAY_FROM 21
#define RJ_SUNRISE_RAY_TO   28
#define RJ_SUNRISE_N_RAYS   5
/* The middle of the sun stands so far above the horizon once it is up. */
#define RJ_SUNRISE_UP   6
#define RJ_SUNRISE_LINE 2
