// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_HELP_ROW (rj_help_row_get_type ())
G_DECLARE_FINAL_TYPE (RjHelpRow, rj_help_row, RJ, HELP_ROW, AdwActionRow)

/**
 * rj_help_row_new:
 * @digit: (nullable): the key of a row that is always there
 * @subtitle: (nullable)
 * @tag: the page that it opens
 *
 * A row of Help now: high, with an arrow, and to be pressed by whatever presses buttons.
 */
GtkWidget *rj_help_row_new (const char *digit, const char *title, const char *subtitle, const char *tag);
const char *rj_help_row_get_tag (RjHelpRow *self);

G_END_DECLS
