// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_VIEW (rj_ride_view_get_type ())
G_DECLARE_FINAL_TYPE (RjRideView, rj_ride_view, RJ, RIDE_VIEW, AdwBin)

/**
 * RjRideView: what is ridden out now: the time that is left, what to do, how strong it is now and was so far.
 * Locked it shows neither a name nor a number of before.
 *
 * RjRideView::left: it was stopped, or is done: there is nothing to be shown any more
 * RjRideView::other: something else shall be done
 * RjRideView::note (const char *id): it is done, and the urge shall be opened, to note what helped
 */
/* @status: of rj_ride_view_new_status() */
GtkWidget *rj_ride_view_new (RjContext *context, GtkWidget *status);
/* Where it is told what became of a rating in the inbox, for rj_ride_keeper_rate(): also of one that is given
 * before there is a view. (transfer full): floating */
GtkWidget *rj_ride_view_new_status (void);
/* (transfer none): what Enter presses, and what has the focus first. */
GtkWidget *rj_ride_view_get_button (RjRideView *self);
GtkWidget *rj_ride_view_get_first (RjRideView *self);

G_END_DECLS
