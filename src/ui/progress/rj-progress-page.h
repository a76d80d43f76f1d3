// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PROGRESS_PAGE (rj_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (RjProgressPage, rj_progress_page, RJ, PROGRESS_PAGE, AdwBin)

/**
 * RjProgressPage: the place "Progress": how it is going, each part a tab
 *
 * Construct property "context". Actions "page.new" and "page.search": those of the tab that is shown.
 */
GtkWidget *rj_progress_page_new (RjContext *context);

G_END_DECLS
