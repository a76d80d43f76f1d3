// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_REMINDER_GROUP (rj_reminder_group_get_type ())
G_DECLARE_FINAL_TYPE (RjReminderGroup, rj_reminder_group, RJ, REMINDER_GROUP, AdwPreferencesGroup)

/**
 * RjReminderGroup: quiet hours, and the way to the page about what became of reminders. Not visible without
 * an open journal.
 *
 * RjReminderGroup::push (AdwNavigationPage *page): asks whoever holds it to go on to a page.
 */
void rj_reminder_group_set_context (RjReminderGroup *self, RjContext *context);
void rj_reminder_group_show_page (RjReminderGroup *self);

G_END_DECLS
