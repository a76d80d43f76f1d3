// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-effects.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_EFFECT_CHART (rj_effect_chart_get_type ())
G_DECLARE_FINAL_TYPE (RjEffectChart, rj_effect_chart, RJ, EFFECT_CHART, GtkWidget)

/* So many points are drawn: the last ones. */
#define RJ_EFFECT_CHART_POINTS 60

/**
 * RjEffectChart: two pairs of dots, before and after, on one scale from 0 to 10: with a coping note, and
 * beneath it without. The dot before is a ring, the one after is full; the line without is dotted and its
 * dots are diamonds.
 *
 * With points every episode is a small dot at its strength after 15 minutes, and names stand below the scale.
 * All points are one focus stop: Left and Right walk them in the order of time, Home and End go to the first
 * and the last, Enter opens one; a click opens the nearest. For a screen reader each is an item of a list.
 * Without points it is only to be looked at: what stands beside it says the same.
 *
 * RjEffectChart::activated (const char *id): an episode is to be opened.
 */
GtkWidget *rj_effect_chart_new (const RjNoteEffect *effect, gboolean people, gboolean points);
/* Gives the focus to the point of the episode @id. Returns: FALSE when it is not there. */
gboolean rj_effect_chart_focus (RjEffectChart *self, const char *id);
/* (transfer full) (nullable): the episode of the point that has the focus, or had it last. */
char *rj_effect_chart_dup_current (RjEffectChart *self);

G_END_DECLS
