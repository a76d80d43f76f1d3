// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-feed-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_FEED_FILTER_PAGE (rj_feed_filter_page_get_type ())
G_DECLARE_FINAL_TYPE (RjFeedFilterPage, rj_feed_filter_page, RJ, FEED_FILTER_PAGE, AdwNavigationPage)

/**
 * rj_feed_filter_page_new:
 * @filter: what the page changes; lives as long as the page is seen
 * @list: where places and kinds come from
 *
 * RjFeedFilterPage::changed: something else is chosen
 */
AdwNavigationPage *rj_feed_filter_page_new (RjFeedFilter *filter, const RjFeedList *list);

G_END_DECLS
