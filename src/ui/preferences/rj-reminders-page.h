// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_REMINDERS_PAGE (rj_reminders_page_get_type ())
G_DECLARE_FINAL_TYPE (RjRemindersPage, rj_reminders_page, RJ, REMINDERS_PAGE, AdwNavigationPage)

/* RjRemindersPage: what became of the reminders of the last 30 days, what the desktop allows, and a test. A
 * page of the preferences while the journal is open. */
AdwNavigationPage *rj_reminders_page_new (RjContext *context);

G_END_DECLS
