// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_NAG_ROW (rj_nag_row_get_type ())
G_DECLARE_FINAL_TYPE (RjNagRow, rj_nag_row, RJ, NAG_ROW, AdwComboRow)

/**
 * RjNagRow: whether a reminder comes once, or again until it is handled.
 *
 * RjNagRow::changed: something else was chosen.
 */
int rj_nag_row_get_minutes (RjNagRow *self);
/* One that is not among the choices is added to them. */
void rj_nag_row_set_minutes (RjNagRow *self, int minutes);

G_END_DECLS
