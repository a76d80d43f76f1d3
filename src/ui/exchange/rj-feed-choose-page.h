// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-feed-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_FEED_CHOOSE_PAGE (rj_feed_choose_page_get_type ())
G_DECLARE_FINAL_TYPE (RjFeedChoosePage, rj_feed_choose_page, RJ, FEED_CHOOSE_PAGE, AdwNavigationPage)

/**
 * RjFeedChoosePage: the meetings of a list, searched, filtered, chosen and kept
 *
 * Those that are kept already are chosen: keeping them again takes over what is new in the list.
 *
 * RjFeedChoosePage::taken: what was chosen is kept
 */

/* @file: lives as long as the page; @list: (transfer full); @choice: copied */
AdwNavigationPage *rj_feed_choose_page_new (RjContext *context,
                                            const RjImportFile *file,
                                            RjFeedList *list,
                                            const RjFeedChoice *choice);

/* How many meetings are shown, once that is known. */
guint rj_feed_choose_page_get_shown (RjFeedChoosePage *self, gboolean *sure);

G_END_DECLS
