// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PEOPLE_PAGE (rj_people_page_get_type ())
G_DECLARE_FINAL_TYPE (RjPeoplePage, rj_people_page, RJ, PEOPLE_PAGE, AdwBin)

/**
 * RjPeoplePage: the place "People & meetings": who is with me, meetings, and more support, each a tab
 *
 * Construct property "context". Actions "page.new" and "page.search": those of the tab that is shown.
 */
GtkWidget *rj_people_page_new (RjContext *context);

G_END_DECLS
