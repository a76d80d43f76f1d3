// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_MOVE_PAGE (rj_move_page_get_type ())
G_DECLARE_FINAL_TYPE (RjMovePage, rj_move_page, RJ, MOVE_PAGE, AdwNavigationPage)

/**
 * RjMovePage: "Move to a new computer" in three steps.
 *
 * RjMovePage::back-up: emitted when a backup is to be made.
 */
AdwNavigationPage *rj_move_page_new (void);
/* What became of it, under the first step. */
void rj_move_page_show_backup (RjMovePage *self, const char *text);

G_END_DECLS
