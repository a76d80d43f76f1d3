// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_COPING_PAGE (rj_coping_page_get_type ())
G_DECLARE_FINAL_TYPE (RjCopingPage, rj_coping_page, RJ, COPING_PAGE, AdwBin)

/**
 * RjCopingPage: the place "Coping", tab by tab: the person's coping notes, by name, with search; "My plan";
 * letters to oneself; worksheets.
 *
 * Construct property "context". Action "page.new": a new note, or a new line of the plan.
 */
GtkWidget *rj_coping_page_new (RjContext *context);

G_END_DECLS
