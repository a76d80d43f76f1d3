// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-feed-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_FEED_ITEM (rj_feed_item_get_type ())
G_DECLARE_FINAL_TYPE (RjFeedItem, rj_feed_item, RJ, FEED_ITEM, GObject)

/**
 * RjFeedItem: a meeting of a list, to be chosen
 *
 * RjFeedItem:chosen: the person wants to keep it
 */

/* (transfer none): as long as the list is there */
const RjFeedRow *rj_feed_item_get_row (RjFeedItem *self);
/* "Home group" */
const char *rj_feed_item_get_title (RjFeedItem *self);
/* "Monday, Wednesday, 19:00 · in person · Library" */
const char *rj_feed_item_get_subtitle (RjFeedItem *self);
/* (nullable): its kinds in words */
const char *rj_feed_item_get_types (RjFeedItem *self);
/* Is it among the meetings that the person keeps? */
gboolean rj_feed_item_get_known (RjFeedItem *self);
gboolean rj_feed_item_get_chosen (RjFeedItem *self);
void rj_feed_item_set_chosen (RjFeedItem *self, gboolean chosen);

/* Parts of the day; the numbers are those of the choices, after "any". */
typedef enum {
  RJ_FEED_ANY_TIME,
  RJ_FEED_MORNING,   /* 05:00 to 11:59 */
  RJ_FEED_AFTERNOON, /* 12:00 to 16:59 */
  RJ_FEED_EVENING,   /* 17:00 to 21:59 */
  RJ_FEED_NIGHT,     /* 22:00 to 04:59 */
} RjFeedPart;

/**
 * RjFeedFilter: what is shown
 * @words: (nullable): folded (rj_text_fold()); each of them must be there
 * @day: 0 any, 1 Monday to 7 Sunday, 8 by appointment
 * @ways: 0 any, otherwise RjFeedWays of which one must be there
 * @place, @type: (nullable): the same words
 */
typedef struct {
  char *words;
  guint day;
  RjFeedPart part;
  guint ways;
  char *place;
  char *type;
} RjFeedFilter;

void rj_feed_filter_clear (RjFeedFilter *self);
gboolean rj_feed_filter_matches (const RjFeedFilter *self, RjFeedItem *item);

/**
 * RjFeedList: a list as it is chosen from
 * @items: (element-type RjFeedItem): by day, time and name
 * @places, @types: what there is to choose from, in the locale's order
 */
typedef struct {
  GPtrArray *items;
  GStrv places;
  GStrv types;
} RjFeedList;

void rj_feed_list_free (RjFeedList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFeedList, rj_feed_list_free)

/**
 * rj_feed_list_new_async:
 * @file: lives as long as the list
 * @choice: (transfer none): copied
 * @kept: (element-type RjMeeting): what the person keeps
 *
 * In a thread: ten thousand rows take a moment. Finish: (transfer full).
 */
void rj_feed_list_new_async (const RjImportFile *file,
                             const RjFeedChoice *choice,
                             GPtrArray *kept,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjFeedList *rj_feed_list_new_finish (GAsyncResult *result, GError **error);

/* The same, here and now; for tests and benchmarks. */
RjFeedList *rj_feed_list_new (const RjImportFile *file, const RjFeedChoice *choice, GPtrArray *kept);

G_END_DECLS
