// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-feed-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_FEED_ITEM_ROW (rj_feed_item_row_get_type ())
G_DECLARE_FINAL_TYPE (RjFeedItemRow, rj_feed_item_row, RJ, FEED_ITEM_ROW, GtkWidget)

/* RjFeedItemRow: a meeting of a list as a box to tick, with all that is to be known before. */
GtkWidget *rj_feed_item_row_new (void);
/* @item: (nullable) */
void rj_feed_item_row_set_item (RjFeedItemRow *self, RjFeedItem *item);

G_END_DECLS
