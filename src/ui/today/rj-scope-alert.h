// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @scope: (nullable): %NULL when the person left */
typedef void (*RjScopeFunc) (const RjScope *scope, gpointer user_data);

/**
 * rj_scope_alert_ask:
 * @day: the day that it is about
 * @removes: it is to be taken off, not changed
 * @rule_changed: how it repeats was changed: that cannot be for one day alone
 * @chosen: called once
 * @destroy: called after it
 *
 * Which days of something that repeats are to be changed? Main thread.
 */
void rj_scope_alert_ask (GtkWidget *parent,
                         RjDay day,
                         RjDay today,
                         gboolean removes,
                         gboolean rule_changed,
                         RjScopeFunc chosen,
                         gpointer user_data,
                         GDestroyNotify destroy);

G_END_DECLS
