// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-idle.h"

G_BEGIN_DECLS

#define RJ_PUT_AWAY_SECONDS 30

#define RJ_TYPE_PUT_AWAY (rj_put_away_get_type ())
G_DECLARE_FINAL_TYPE (RjPutAway, rj_put_away, RJ, PUT_AWAY, GObject)

/**
 * RjPutAway: whether the window was put away. Minimised by hand is meant, and counts at once; out of sight
 * may be another workspace for a moment, and counts after RJ_PUT_AWAY_SECONDS. Where the desktop does not
 * tell that a window is minimised (Wayland), a window that is not used for as long counts too. It is used
 * while a dialog of ours is open that belongs to another program.
 *
 * RjPutAway::now: it was.
 */
RjPutAway *rj_put_away_new (void);

/* Another clock, for tests, which then call rj_put_away_check() themselves. */
void rj_put_away_set_boot_time (RjPutAway *self, RjBootTimeFunc boot_time, gpointer user_data);
/* Does the focus count? */
void rj_put_away_set_by_focus (RjPutAway *self, gboolean by_focus);
void rj_put_away_set_state (RjPutAway *self, gboolean minimised, gboolean out_of_sight, gboolean focused);
/* A dialog of ours is open elsewhere, or was until now. */
void rj_put_away_set_dialog (RjPutAway *self, gboolean dialog);
/* Looks at the clock. */
void rj_put_away_check (RjPutAway *self);

G_END_DECLS
