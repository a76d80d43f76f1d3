// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_REMOVE_PAGE (rj_remove_page_get_type ())
G_DECLARE_FINAL_TYPE (RjRemovePage, rj_remove_page, RJ, REMOVE_PAGE, AdwNavigationPage)

/**
 * RjRemovePage: "Remove everything": says how much there is and what stays, and wants a word typed. Then the
 * journal, its safety copies and the settings go, and the program begins anew.
 */
AdwNavigationPage *rj_remove_page_new (RjContext *context);

G_END_DECLS
