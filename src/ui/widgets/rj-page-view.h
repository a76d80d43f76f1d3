// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_PAGE_VIEW (rj_page_view_get_type ())
G_DECLARE_FINAL_TYPE (RjPageView, rj_page_view, RJ, PAGE_VIEW, GtkWidget)

/* RjPageView: a page as it will be on paper, as wide as there is room. Its words are its description. */
GtkWidget *rj_page_view_new (RjPages *pages, guint page);

G_END_DECLS
