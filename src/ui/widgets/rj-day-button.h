// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_DAY_BUTTON (rj_day_button_get_type ())
G_DECLARE_FINAL_TYPE (RjDayButton, rj_day_button, RJ, DAY_BUTTON, AdwBin)

/**
 * RjDayButton: a button that shows a day and opens a month to choose another.
 *
 * RjDayButton::picked: the person picked a day, also when it was the same one.
 */
GtkWidget *rj_day_button_new (void);
RjDay rj_day_button_get_day (RjDayButton *self);
/* @today: for "Today" and "Yesterday", and the last day that can be picked; RJ_DAY_NONE for any. */
void rj_day_button_set_day (RjDayButton *self, RjDay day, RjDay today);
/* Shows @label instead of the day ("Go to a day"). */
void rj_day_button_set_label (RjDayButton *self, const char *label);
/* What the day is, for a screen reader: "Refill on". Without it the button is called by its day alone. */
void rj_day_button_set_title (RjDayButton *self, const char *title);

G_END_DECLS
