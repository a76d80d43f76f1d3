// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-filled-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Is @form (nullable) one that two people look at, and not one to think with? Those stand among the people,
 * and can be printed. */
gboolean rj_sheet_print_is_for_two (const char *form);

/* Opens the preview of what was filled in, each field with a switch. Of a page to talk about, also what the
 * log and the plan have about some days; nothing that says much is chosen there. */
void rj_sheet_print_present (GtkWidget *parent, RjContext *context, const RjFilledSheet *sheet);

G_END_DECLS
