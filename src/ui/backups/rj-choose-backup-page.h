// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_CHOOSE_BACKUP_PAGE (rj_choose_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (RjChooseBackupPage, rj_choose_backup_page, RJ, CHOOSE_BACKUP_PAGE, AdwNavigationPage)

/**
 * RjChooseBackupPage: for who cannot get in: the safety copies, or a file; goes on to an #RjBackupPage in the
 * same AdwNavigationView.
 *
 * RjChooseBackupPage::taken: emitted when a backup has taken the place of the journal.
 */
AdwNavigationPage *rj_choose_backup_page_new (RjContext *context);

G_END_DECLS
