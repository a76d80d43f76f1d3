// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_BACKUP_PAGE (rj_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (RjBackupPage, rj_backup_page, RJ, BACKUP_PAGE, AdwNavigationPage)

/**
 * RjBackupPage: one backup: the passphrase or the spare key, unless the open journal has the key; then what
 * it holds; then it can be taken: as the journal where there is none, otherwise in place of the one that is
 * here. Nothing changes before that button.
 *
 * RjBackupPage::taken: emitted when it was. The vault is locked then; where the journal was open the page
 * locks it.
 */
AdwNavigationPage *rj_backup_page_new (RjContext *context, GFile *backup);

G_END_DECLS
