// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-recovery.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Month by month, the newest first, as a table that unfolds. */
GtkWidget *rj_recovery_months_new (RjContext *context);
void rj_recovery_months_show (GtkWidget *self, const RjRecoveryView *view);

G_END_DECLS
