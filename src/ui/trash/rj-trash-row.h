// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_TRASH_ROW (rj_trash_row_get_type ())
G_DECLARE_FINAL_TYPE (RjTrashRow, rj_trash_row, RJ, TRASH_ROW, AdwExpanderRow)

/**
 * RjTrashRow: one deleted record: what it is, which day it is about, and, when it is unfolded, how it begins
 * and what can be done with it.
 *
 * RjTrashRow::put-back (), RjTrashRow::remove (): the buttons.
 */
GtkWidget *rj_trash_row_new (RjContext *context, const RjTrashItem *item, RjDay today);
/* (transfer none) */
const char *rj_trash_row_get_id (RjTrashRow *self);

G_END_DECLS
