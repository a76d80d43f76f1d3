// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_DIALOG (rj_ride_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjRideDialog, rj_ride_dialog, RJ, RIDE_DIALOG, RjDialog)

/**
 * rj_ride_dialog_present:
 * @parent: a widget of the window
 *
 * Ride it out: what runs, or a choice of what to start. Closing it stops nothing: the bar of the window
 * shows it. Locked or not.
 */
void rj_ride_dialog_present (GtkWidget *parent, RjContext *context);

/* The same for @craving, which was saved just now: it is ridden out in place of what runs. */
void rj_ride_dialog_present_for (GtkWidget *parent, RjContext *context, const RjCraving *craving);

G_END_DECLS
