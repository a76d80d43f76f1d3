// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_FEED_PAGE (rj_feed_page_get_type ())
G_DECLARE_FINAL_TYPE (RjFeedPage, rj_feed_page, RJ, FEED_PAGE, AdwNavigationPage)

/**
 * RjFeedPage: what a list of meetings does not say (whose it is, and where), what was left out of it, and the
 * way to its meetings (rj-feed-choose-page.h), in the navigation view that it is in. Nothing changes before
 * that.
 *
 * RjFeedPage::taken: meetings of it are kept
 */
AdwNavigationPage *rj_feed_page_new (RjContext *context, GFile *file);

G_END_DECLS
