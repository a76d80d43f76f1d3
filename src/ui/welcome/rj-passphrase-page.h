// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PASSPHRASE_PAGE (rj_passphrase_page_get_type ())
G_DECLARE_FINAL_TYPE (RjPassphrasePage, rj_passphrase_page, RJ, PASSPHRASE_PAGE, AdwNavigationPage)

/**
 * RjPassphrasePage: a passphrase, twice, with an honest word on its strength. Makes the journal.
 *
 * Signal "done" (gboolean taken): the passphrase is in use and the vault is open; FALSE: "Later".
 */
AdwNavigationPage *rj_passphrase_page_new (RjContext *context);
/* For a journal that is open: a new passphrase in the place of the old one, or "Later". */
AdwNavigationPage *rj_passphrase_page_new_change (RjContext *context);

G_END_DECLS
