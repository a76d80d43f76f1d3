// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_OWN_LINES (rj_own_lines_get_type ())
G_DECLARE_FINAL_TYPE (RjOwnLines, rj_own_lines, RJ, OWN_LINES, AdwBin)

/* RjOwnLines: the help lines of the person's own, a card each with a button to change it, and one to add.
 * What changes is shown. While the journal is locked it is empty. */
GtkWidget *rj_own_lines_new (RjContext *context);

G_END_DECLS
