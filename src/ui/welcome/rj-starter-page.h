// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_STARTER_PAGE (rj_starter_page_get_type ())
G_DECLARE_FINAL_TYPE (RjStarterPage, rj_starter_page, RJ, STARTER_PAGE, AdwNavigationPage)

/**
 * RjStarterPage: a first day, each item of which can be unticked. Saves the items into the vault's open
 * journal.
 *
 * Signal "finished": the journal is ready to be shown.
 */
AdwNavigationPage *rj_starter_page_new (RjContext *context);

G_END_DECLS
