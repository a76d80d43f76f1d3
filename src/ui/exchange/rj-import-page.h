// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_IMPORT_PAGE (rj_import_page_get_type ())
G_DECLARE_FINAL_TYPE (RjImportPage, rj_import_page, RJ, IMPORT_PAGE, AdwNavigationPage)

/**
 * RjImportPage: what a file of another program would bring into the plan, and the button that takes it.
 * Nothing changes before that; a page that goes away takes the reading along.
 *
 * RjImportPage::taken: it is in the plan
 */
AdwNavigationPage *rj_import_page_new (RjContext *context, GFile *file);

G_END_DECLS
