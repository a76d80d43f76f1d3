// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-recovery.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the days without have left so far, a row for each, and a button for another one. */
GtkWidget *rj_savings_list_new (RjContext *context);
/* @substance: (nullable): whose ledger; @days: days without use in it */
void rj_savings_list_show (GtkWidget *self, const char *substance, int days);

G_END_DECLS
