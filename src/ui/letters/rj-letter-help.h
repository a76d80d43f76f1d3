// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rj_letter_help_row_new:
 * @navigation: of Help now: where several letters are listed
 *
 * "A letter for now", for Help now of an open journal: hidden until there is a letter that fits by a rule or
 * is for any hard moment. One letter is opened, several are listed. Returns: (transfer full): floating
 */
GtkWidget *rj_letter_help_row_new (RjContext *context, AdwNavigationView *navigation);

G_END_DECLS
