// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_LISTS_GROUP (rj_lists_group_get_type ())
G_DECLARE_FINAL_TYPE (RjListsGroup, rj_lists_group, RJ, LISTS_GROUP, AdwPreferencesGroup)

/**
 * RjListsGroup: "Lists": the ways to the words to choose from and to own scales. Not visible without an open
 * journal.
 *
 * RjListsGroup::push (AdwNavigationPage *page): a page to be shown.
 */
void rj_lists_group_set_context (RjListsGroup *self, RjContext *context);

G_END_DECLS
