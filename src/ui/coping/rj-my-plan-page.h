// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_MY_PLAN_PAGE (rj_my_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (RjMyPlanPage, rj_my_plan_page, RJ, MY_PLAN_PAGE, AdwBin)

/* RjMyPlanPage: what the person wrote down for hard moments, section by section; a tab of Coping. */
GtkWidget *rj_my_plan_page_new (RjContext *context);

/* Begins a line of the section that has the focus, otherwise a reason. */
void rj_my_plan_page_add (RjMyPlanPage *self);
/* Puts the focus where work begins. */
void rj_my_plan_page_take_focus (RjMyPlanPage *self);

G_END_DECLS
