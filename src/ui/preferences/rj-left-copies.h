// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_LEFT_COPIES_PAGE (rj_left_copies_page_get_type ())
G_DECLARE_FINAL_TYPE (RjLeftCopiesPage, rj_left_copies_page, RJ, LEFT_COPIES_PAGE, AdwNavigationPage)

/**
 * RjLeftCopiesPage: which copies still open with a passphrase that was changed: safety copies that could not
 * be written, and backups that were made elsewhere. Signal "done": it was read.
 *
 * rj_left_copies_page_new:
 * @left: (nullable): names of safety copies
 *
 * Returns: (transfer floating) (nullable): %NULL when there are none
 */
AdwNavigationPage *rj_left_copies_page_new (RjContext *context, GStrv left);

G_END_DECLS
