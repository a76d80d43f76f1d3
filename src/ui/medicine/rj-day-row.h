// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_DAY_ROW (rj_day_row_get_type ())
G_DECLARE_FINAL_TYPE (RjDayRow, rj_day_row, RJ, DAY_ROW, AdwActionRow)

/**
 * RjDayRow: a row with a day that may be left open.
 *
 * RjDayRow::changed: the person picked another day, or none.
 */
GtkWidget *rj_day_row_new (const char *title, RjDay today);
/* RJ_DAY_NONE when it is open. */
RjDay rj_day_row_get_day (RjDayRow *self);
void rj_day_row_set_day (RjDayRow *self, RjDay day);
/* The person can choose another day, and not leave it open. */
void rj_day_row_set_required (RjDayRow *self);

G_END_DECLS
