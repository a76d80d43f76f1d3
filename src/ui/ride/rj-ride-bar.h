// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_BAR (rj_ride_bar_get_type ())
G_DECLARE_FINAL_TYPE (RjRideBar, rj_ride_bar, RJ, RIDE_BAR, AdwBin)

/* RjRideBar: "12:40 left · How strong now?", one button that opens Ride it out. For as long as something is
 * ridden out: who shows it takes it away. */
GtkWidget *rj_ride_bar_new (RjContext *context);

G_END_DECLS
