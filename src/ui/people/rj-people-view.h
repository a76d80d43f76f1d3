// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PEOPLE_VIEW (rj_people_view_get_type ())
G_DECLARE_FINAL_TYPE (RjPeopleView, rj_people_view, RJ, PEOPLE_VIEW, AdwBin)

/* RjPeopleView: who the person can turn to: "my one person" first, then by name; nobody is ranked. Class
 * actions "view.new" and "view.search". */
GtkWidget *rj_people_view_new (RjContext *context);

G_END_DECLS
