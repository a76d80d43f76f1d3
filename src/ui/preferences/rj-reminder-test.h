// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-notifier.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_REMINDER_TEST (rj_reminder_test_get_type ())
G_DECLARE_FINAL_TYPE (RjReminderTest, rj_reminder_test, RJ, REMINDER_TEST, AdwActionRow)

/* RjReminderTest: a row that sends a real notification, and says what the desktop did with it. Main thread.
 */
GtkWidget *rj_reminder_test_new (RjNotifier *notifier);

G_END_DECLS
