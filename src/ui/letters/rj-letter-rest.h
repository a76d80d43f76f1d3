// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to choose how long letters rest after a day of use. Needs an open journal. (transfer full): floating
 */
GtkWidget *rj_letter_rest_new (RjContext *context);
/* Whether any of @letters (element-type RjLetter) has a rule that rests then. */
gboolean rj_letter_rest_is_needed (GPtrArray *letters);

G_END_DECLS
