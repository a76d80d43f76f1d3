// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* The word for a kind of plan item in files: the same in every language. %NULL for a number that is none. */
const char *rj_plan_kind_get_category (RjPlanKind kind);
/* @categories: (nullable). 0 when none of them is a kind. */
RjPlanKind rj_plan_kind_from_categories (char *const *categories);

G_END_DECLS
