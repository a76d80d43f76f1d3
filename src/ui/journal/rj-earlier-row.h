// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define RJ_TYPE_EARLIER_ROW (rj_earlier_row_get_type ())
G_DECLARE_FINAL_TYPE (RjEarlierRow, rj_earlier_row, RJ, EARLIER_ROW, AdwBin)

/**
 * RjEarlierRow: one more urge to note at the same time as another: how strong, and when.
 *
 * RjEarlierRow::changed, and RjEarlierRow::remove: the person takes the row out.
 */
GtkWidget *rj_earlier_row_new (RjClock *clock);
/* FALSE while the number is missing or the time is none. */
gboolean rj_earlier_row_get (RjEarlierRow *self, int *strength, gint64 *at_us, RjDay *day);
void rj_earlier_row_write_state (RjEarlierRow *self, JsonBuilder *builder);
void rj_earlier_row_read_state (RjEarlierRow *self, JsonObject *state);

G_END_DECLS
