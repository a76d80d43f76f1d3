// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes the page on which a file is looked at: rj_import_page_new(), rj_feed_page_new() and the like. Its
 * signal "taken" says that it is done with. */
typedef AdwNavigationPage *(*RjFilePageNew) (RjContext *context, GFile *file);
/* @page: (transfer floating) */
typedef void (*RjFilePageFunc) (AdwNavigationPage *page, gpointer user_data);

/* Asks for a file and calls back with the page for it; not when nothing was chosen, and not when @parent,
 * where it is asked from, is gone by then. */
void rj_file_choice_ask (GtkWidget *parent,
                         RjContext *context,
                         RjFilePageNew new_page,
                         RjFilePageFunc func,
                         gpointer user_data);
/* The same, with the page in a dialog of its own, which closes when it is done with. */
void rj_file_choice_present (GtkWidget *parent, RjContext *context, RjFilePageNew new_page);

G_END_DECLS
