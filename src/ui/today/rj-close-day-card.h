// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_CLOSE_DAY_CARD (rj_close_day_card_get_type ())
G_DECLARE_FINAL_TYPE (RjCloseDayCard, rj_close_day_card, RJ, CLOSE_DAY_CARD, AdwBin)

/**
 * RjCloseDayCard: three optional lines to close the day with. There from 18:00 until the person's day ends;
 * once saved it is one line that opens them again. The lines are kept as the drafts "today/close-hard",
 * "today/close-good" and "today/close-tomorrow".
 */
GtkWidget *rj_close_day_card_new (RjContext *context);
/* Shows it only while the page shows today. */
void rj_close_day_card_set_is_today (RjCloseDayCard *self, gboolean is_today);
/* (transfer none): the fields, from 0 to 2, and the button that saves. */
GtkWidget *rj_close_day_card_get_entry (RjCloseDayCard *self, guint i);
GtkWidget *rj_close_day_card_get_save (RjCloseDayCard *self);
/* Is it one line because the day is closed? */
gboolean rj_close_day_card_get_closed (RjCloseDayCard *self);

G_END_DECLS
