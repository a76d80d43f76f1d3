// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_LIST_PAGE (rj_list_page_get_type ())
G_DECLARE_FINAL_TYPE (RjListPage, rj_list_page, RJ, LIST_PAGE, AdwNavigationPage)

/**
 * rj_list_page_new:
 * @list: "trigger", "place", "company", "feeling", "substance", or "scale" for own scales
 *
 * The words of one list, the most used first, to be added, renamed, hidden and made one.
 */
AdwNavigationPage *rj_list_page_new (RjContext *context, const char *list);
/* (transfer none): its title, and what stands on the row that leads to it. */
const char *rj_list_page_get_name (const char *list);

G_END_DECLS
