// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_MOOD_MARK (rj_mood_mark_get_type ())
G_DECLARE_FINAL_TYPE (RjMoodMark, rj_mood_mark, RJ, MOOD_MARK, GtkWidget)

/**
 * RjMoodMark: the sun over the horizon that stands for a step of mood; never a face. It is only a picture:
 * its name stands beside it. Drawn in the colour of the widget, 32×24 at its smallest.
 */
GtkWidget *rj_mood_mark_new (RjMood mood);
RjMood rj_mood_mark_get_mood (RjMoodMark *self);
void rj_mood_mark_set_mood (RjMoodMark *self, RjMood mood);

/* "Very low" … "Very good", to stand alone; "" for RJ_MOOD_NONE. (transfer none) */
const char *rj_mood_get_name (RjMood mood);

G_END_DECLS
