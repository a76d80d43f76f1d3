// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_CHECK_IN_CARD (rj_check_in_card_get_type ())
G_DECLARE_FINAL_TYPE (RjCheckInCard, rj_check_in_card, RJ, CHECK_IN_CARD, AdwBin)

/**
 * RjCheckInCard: "How are you?" One click saves a whole check-in; afterwards it is one line with what was
 * picked, a way to add more and a way to check in again. It is about now, whatever day the page shows.
 */
GtkWidget *rj_check_in_card_new (RjContext *context);
/* (transfer none) */
GtkWidget *rj_check_in_card_get_picker (RjCheckInCard *self);
/* The line that stands instead of the picker ("Okay, 08:12"); %NULL while the picker stands there. (transfer
 * none) */
const char *rj_check_in_card_get_line (RjCheckInCard *self);

G_END_DECLS
