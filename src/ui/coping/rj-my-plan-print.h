// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* Shows "My plan" as it will be on paper, with a switch for each section that has lines. What is sensitive is
 * named so, and left out until it is chosen. @lines: (element-type RjMyLine) */
void rj_my_plan_print_present (GtkWidget *parent, RjContext *context, GPtrArray *lines);

G_END_DECLS
