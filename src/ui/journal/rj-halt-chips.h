// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-chips.h"

G_BEGIN_DECLS

/**
 * Hungry, angry, lonely, tired as choices, with their letters as keys while a rating has the focus.
 */
void rj_halt_chips_set_up (RjChips *chips);
/* Bits of RjHalt. */
guint rj_halt_chips_get (RjChips *chips);
void rj_halt_chips_set (RjChips *chips, guint halt);
/* Toggles the choice whose letter @keyval is. FALSE when there is none. */
gboolean rj_halt_chips_toggle_key (RjChips *chips, guint keyval);

G_END_DECLS
