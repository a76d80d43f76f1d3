// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-item.h"
#include "rj-statement.h"

G_BEGIN_DECLS

/* @item has its id and updated. @old: (out) (nullable): as it was. RJ_STORE_ERROR_NOT_FOUND when it was
 * deleted. */
gboolean rj_plan_table_save (RjConnection *connection, RjPlanItem *item, RjPlanItem **old, GError **error);
/* %NULL without error: there is none. */
RjPlanItem *rj_plan_table_load (RjConnection *connection, const char *id, GError **error);
gboolean rj_plan_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);

/* For those that list items by other means: the columns that read wants, and what is in tables of its own. */
#define RJ_PLAN_COLUMNS                                                                           \
  "id, created, updated, at, zone, first_day, while_locked, last_day, kind, title, place, note, " \
  "part, minutes, duration_minutes, tzid, rule, times_a_week, position, nag_minutes"
/* What an item has from its meeting; stands after those in a SELECT. */
#define RJ_PLAN_MEETING_COLUMNS \
  "meeting, (SELECT m.link FROM meeting AS m WHERE m.id = plan_item.meeting AND m.deleted IS NULL)"
/* RJ_PLAN_COLUMNS, RJ_PLAN_MEETING_COLUMNS */
RjPlanItem *rj_plan_table_read (RjStatement *statement);
gboolean rj_plan_table_load_parts (RjConnection *connection, RjPlanItem *item, GError **error);
/* All words of the item and of its visits, for searching. RJ_STORE_ERROR_NOT_FOUND when there is none. */
gboolean rj_plan_table_save_search (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
