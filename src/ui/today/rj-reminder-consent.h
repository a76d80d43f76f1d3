// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_reminder_consent_ask:
 * @parent: the window
 * @saved: (element-type RjPlanItem): what was put into the plan just now
 *
 * After the first item with a reminder: asks once whether the program may stay on without a window, for
 * otherwise reminders come only while it is open. The answer goes into the settings; whoever closes the
 * question is asked the next time.
 */
void rj_reminder_consent_ask (RjContext *context, GtkWidget *parent, GPtrArray *saved);

G_END_DECLS
