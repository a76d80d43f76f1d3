// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_HAVE_PAGE (rj_have_page_get_type ())
G_DECLARE_FINAL_TYPE (RjHavePage, rj_have_page, RJ, HAVE_PAGE, AdwNavigationPage)

/**
 * RjHavePage: "I already have a journal": as a backup, or as a folder.
 *
 * RjHavePage::backup, RjHavePage::folder: emitted when one of the two was chosen.
 */
AdwNavigationPage *rj_have_page_new (void);

/* What went wrong, below the buttons. */
void rj_have_page_show_error (RjHavePage *self, const char *text);
void rj_have_page_set_busy (RjHavePage *self, gboolean busy);

G_END_DECLS
