// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_NEXT_CARD (rj_next_card_get_type ())
G_DECLARE_FINAL_TYPE (RjNextCard, rj_next_card, RJ, NEXT_CARD, AdwBin)

/**
 * RjNextCard: what comes next and in how long: "19:00 · in 2 h 10 min · Library". Hidden while there is
 * nothing.
 *
 * RjNextCard::changed: it says something else, or nothing any more.
 */
GtkWidget *rj_next_card_new (RjContext *context);
/* The second line; "" while there is nothing. (transfer none) */
const char *rj_next_card_get_when (RjNextCard *self);
/* All of it in one line: "Next: Home group · 19:00 · in 2 h 10 min"; "" while there is nothing. (transfer
 * none) */
const char *rj_next_card_get_line (RjNextCard *self);

G_END_DECLS
