// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_SUNRISE (rj_sunrise_get_type ())
G_DECLARE_FINAL_TYPE (RjSunrise, rj_sunrise, RJ, SUNRISE, GtkWidget)

/* RjSunrise: a sun over the horizon, in the colour of text. Says nothing to a screen reader. */
GtkWidget *rj_sunrise_new (void);
/* It rises once, over 1.2 s, when it is first seen; where motion is off it is up at once. */
void rj_sunrise_rise (RjSunrise *self);
/* From 0, below the horizon, to 1. */
double rj_sunrise_get_height (RjSunrise *self);

G_END_DECLS
