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
/* For a journal that was opened with the spare key: a new passphrase in the place of all, or "Later". */
AdwNavigationPage *rj_passphrase_page_new_change (RjContext *context);
/* For one that is open: in the place of @current, which is known to be right. */
AdwNavigationPage *rj_passphrase_page_new_replace (RjContext *context, RjSecretBytes *current);
/* For one that is open: beside @current. */
AdwNavigationPage *rj_passphrase_page_new_second (RjContext *context, RjSecretBytes *current);

/* After "done". (transfer full) (nullable): the safety copies that still open with the old passphrase. */
GStrv rj_passphrase_page_take_left (RjPassphrasePage *self);

G_END_DECLS
