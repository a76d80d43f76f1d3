// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_TICK (rj_tick_get_type ())
G_DECLARE_FINAL_TYPE (RjTick, rj_tick, RJ, TICK, GtkButton)

/**
 * RjTick: the round check of something planned, 44×44. A check box for a screen reader: done is checked, "not
 * today" is a dash and not checked. The check is drawn in 150 ms, or at once where motion is off.
 *
 * It does not change by itself: RjTick::toggled says that the person asked for it; a second time within 300
 * ms is a slip of the hand and is not passed on.
 */
GtkWidget *rj_tick_new (void);
RjMark rj_tick_get_mark (RjTick *self);
/* @animate: draw the check; without, it is there. */
void rj_tick_set_mark (RjTick *self, RjMark mark, gboolean animate);

G_END_DECLS
