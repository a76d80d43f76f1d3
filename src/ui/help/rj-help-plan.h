// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-my-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Pages of Help now with what the person wrote for such an hour; there to be read. @lines: (element-type
 * RjMyLine): all of "My plan" */

/* "reasons": large, those that stand first first. */
AdwNavigationPage *rj_help_reasons_page_new (GPtrArray *lines);
/* "my-plan": the rest, section by section. */
AdwNavigationPage *rj_help_my_plan_page_new (GPtrArray *lines);

gboolean rj_help_has_reasons (GPtrArray *lines);
gboolean rj_help_has_my_plan (GPtrArray *lines);

G_END_DECLS
