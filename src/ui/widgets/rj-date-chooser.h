// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_DATE_CHOOSER (rj_date_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RjDateChooser, rj_date_chooser, RJ, DATE_CHOOSER, GtkWidget)

/**
 * RjDateChooser: a month to choose a day from; the week begins as in the locale. Each day is a button with
 * its whole date as its name. Arrows go by days and weeks, Page Up and Page Down by months, Home and End to
 * the ends of the week; Enter or Space choose.
 *
 * Property "day" (uint, RjDay, notifies): the chosen day. RjDateChooser::picked (guint day): the person
 * chose.
 */
GtkWidget *rj_date_chooser_new (void);
RjDay rj_date_chooser_get_day (RjDateChooser *self);
/* Chooses @day and shows its month; no signal picked. */
void rj_date_chooser_set_day (RjDateChooser *self, RjDay day);
/* Marks @today in the month. */
void rj_date_chooser_set_today (RjDateChooser *self, RjDay today);
/* (transfer none) (nullable): the button of @day, when its month is shown. */
GtkWidget *rj_date_chooser_get_button (RjDateChooser *self, RjDay day);

G_END_DECLS
