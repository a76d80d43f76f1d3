// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_STRATEGY_ENTRY (rj_strategy_entry_get_type ())
G_DECLARE_FINAL_TYPE (RjStrategyEntry, rj_strategy_entry, RJ, STRATEGY_ENTRY, GObject)

/* RjStrategyEntry: a coping note as an item of a list. It never changes; a change brings a new one. */
const RjStrategy *rj_strategy_entry_get (RjStrategyEntry *self);

#define RJ_TYPE_STRATEGY_LIST (rj_strategy_list_get_type ())
G_DECLARE_FINAL_TYPE (RjStrategyList, rj_strategy_list, RJ, STRATEGY_LIST, GObject)

/**
 * RjStrategyList: GListModel of the coping notes, by title; follows the store. Main thread only.
 *
 * Properties: "n-all" (uint, notifies): how many there are without search and filter; "loaded" (boolean,
 * notifies); "failed" (boolean, notifies): the notes could not be read the last time. Those read before stay.
 */
RjStrategyList *rj_strategy_list_new (RjStore *store);

/* @text: (nullable): shows those in which every word of @text stands, in title, steps, tags or source; case
 * and accents do not matter. */
void rj_strategy_list_set_search (RjStrategyList *self, const char *text);
void rj_strategy_list_set_favourites_only (RjStrategyList *self, gboolean only);
guint rj_strategy_list_get_n_all (RjStrategyList *self);
gboolean rj_strategy_list_get_loaded (RjStrategyList *self);

/* (transfer none) (nullable): why the notes could not be read the last time; until the next answer. */
const GError *rj_strategy_list_get_error (RjStrategyList *self);
/* Reads the notes again. */
void rj_strategy_list_load (RjStrategyList *self);

G_END_DECLS
