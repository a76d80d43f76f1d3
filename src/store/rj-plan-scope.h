// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan.h"

G_BEGIN_DECLS

/* Changing a part of the days of an item; see rj_plan_change_async() and rj_plan_remove_async(). */

/* @item: as it is to be, with its id; when a new item comes of it, it has a new one afterwards. */
gboolean rj_plan_scope_change (RjConnection *connection,
                               RjPlanItem *item,
                               RjDay day,
                               RjScope scope,
                               gint64 now_us,
                               GError **error);
gboolean rj_plan_scope_remove (RjConnection *connection,
                               const char *id,
                               RjDay day,
                               RjScope scope,
                               gint64 now_us,
                               GError **error);

G_END_DECLS
