// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-recovery.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was reached, with its day, and the person's own ones; what comes next only where it is wanted. */
GtkWidget *rj_milestone_list_new (RjContext *context);
/* @events: (element-type RjRecoveryEvent); @substance: (nullable): whose ledger; @view: of that */
void rj_milestone_list_show (GtkWidget *self,
                             GPtrArray *events,
                             const char *substance,
                             const RjRecoveryView *view);

G_END_DECLS
