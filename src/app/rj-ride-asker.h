// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

#define RJ_TYPE_RIDE_ASKER (rj_ride_asker_get_type ())
G_DECLARE_FINAL_TYPE (RjRideAsker, rj_ride_asker, RJ, RIDE_ASKER, GObject)

/* RjRideAsker: fifteen minutes after something began to be ridden out, asks how strong it is now: aloud where
 * the window is in front, with one quiet, neutral reminder where it is not. */
RjRideAsker *rj_ride_asker_new (GtkApplication *application, RjContext *context);

G_END_DECLS
