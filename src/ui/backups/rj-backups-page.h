// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* When a backup was last put into a folder elsewhere, microseconds since 1970; and "off" when Today is not to
 * say that there has been none for long. */
#define RJ_PREFERENCE_BACKUP_OUTSIDE RJ_PREFERENCE_OF_FILE "backup-outside"
#define RJ_PREFERENCE_BACKUP_CARD    "backup-card"

#define RJ_TYPE_BACKUPS_PAGE (rj_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (RjBackupsPage, rj_backups_page, RJ, BACKUPS_PAGE, AdwNavigationPage)

/**
 * RjBackupsPage: "Backups and data", a page of the preferences while the journal is open.
 *
 * RjBackupsPage::push (AdwNavigationPage *page): asks whoever holds the page to go on to another one.
 */
AdwNavigationPage *rj_backups_page_new (RjContext *context);

/* What is done with a folder that was chosen. Nothing else is asked. */
void rj_backups_page_back_up_into (RjBackupsPage *self, GFile *folder);

G_END_DECLS
