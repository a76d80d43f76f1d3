// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_SUPPORT_VIEW (rj_support_view_get_type ())
G_DECLARE_FINAL_TYPE (RjSupportView, rj_support_view, RJ, SUPPORT_VIEW, AdwBin)

/* RjSupportView: the tab "More support": what comes next, the person's own places, where referrals stand, and
 * organisations to look up. Class actions "view.new", a place, and "view.search", in all of it. */
GtkWidget *rj_support_view_new (RjContext *context);

G_END_DECLS
