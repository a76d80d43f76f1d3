// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown of the ledger, as the person chooses: the headline, whether it stands on Today, whether a day
 * of use begins a new run, and whether there is any of it. */
GtkWidget *rj_recovery_choices_new (RjContext *context);
/* Shows what is chosen now. */
void rj_recovery_choices_update (GtkWidget *self);

G_END_DECLS
