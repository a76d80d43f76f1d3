// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_SHEETS_VIEW (rj_sheets_view_get_type ())
G_DECLARE_FINAL_TYPE (RjSheetsView, rj_sheets_view, RJ, SHEETS_VIEW, AdwBin)

/* RjSheetsView: worksheets: the forms to begin one with, and those that were filled in, by
 * form and day, never their words. */
GtkWidget *rj_sheets_view_new (RjContext *context);
/* The same with those that two people look at. */
GtkWidget *rj_sheets_view_new_for_two (RjContext *context);
/* Moves the focus to the forms that can be begun. */
void rj_sheets_view_add (RjSheetsView *self);

G_END_DECLS
