// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-owned.h"

#include "rj-plan-scope.h"
#include "rj-plan-table.h"

/* The first of its days from @day on, or RJ_DAY_NONE. */
static RjDay
find_day_from (const RjPlanItem *item, RjDay day)
{
  g_autoptr (GArray) days = rj_plan_item_list_days (item, day, day + 366);

  return days->len > 0 ? g_array_index (days, RjDay, 0) : RJ_DAY_NONE;
}

gboolean
rj_plan_owned_save (RjConnection *connection,
                    RjPlanItem *item,
                    gboolean by_rule,
                    RjDay today,
                    gint64 now_us,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjPlanItem) old = rj_plan_table_load (connection, item->record.id, &local);
  g_autoptr (RjPlanItem) before = NULL;
  RjDay from = RJ_DAY_NONE;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (old != NULL && item->record.day < today
      && (old->minutes != item->minutes
          || (by_rule && !rj_recurrence_equal (old->recurrence, item->recurrence))))
    from = find_day_from (old, today);
  if (from != RJ_DAY_NONE)
    return rj_plan_scope_change (connection, item, from, RJ_SCOPE_FROM_THIS_DAY, now_us, error);
  return rj_plan_table_save (connection, item, &before, error);
}

static gboolean
has_item (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((RjPlanItem *) g_ptr_array_index (items, i))->record.id, id))
      return TRUE;
  return FALSE;
}

/* One that has ended stays as it is. */
static gboolean
end_item (RjConnection *connection, const char *id, RjDay today, gint64 now_us, GError **error)
{
  gint64 ended = 0;

  return rj_connection_get_int64 (
           connection, &ended, error,
           "SELECT last_day IS NOT NULL AND last_day < ?2 FROM plan_item WHERE id = ?1", "td", id, today)
         && (ended != 0
             || rj_plan_scope_remove (connection, id, today, RJ_SCOPE_FROM_THIS_DAY, now_us, error));
}

gboolean
rj_plan_owned_end_others (RjConnection *connection,
                          const char *const *before,
                          GPtrArray *items,
                          RjDay today,
                          gint64 now_us,
                          GError **error)
{
  for (gsize i = 0; before != NULL && before[i] != NULL; i++)
    if (!has_item (items, before[i]) && !end_item (connection, before[i], today, now_us, error))
      return FALSE;
  return TRUE;
}
