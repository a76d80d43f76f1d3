// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-recovery.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of what was written down, a row for each chain, the latest day first. Activated, a row opens it. */
GtkWidget *rj_recovery_history_new (RjContext *context);

/**
 * rj_recovery_history_show:
 * @events: (element-type RjRecoveryEvent): as they are listed
 * @substance: (nullable): whose ledger; that of everything shows days of use of every substance
 * @most: how many rows at most
 *
 * Words are not among it: a row says that there are some. Returns: how many rows there would be
 */
guint rj_recovery_history_show (GtkWidget *self, GPtrArray *events, const char *substance, guint most);

G_END_DECLS
