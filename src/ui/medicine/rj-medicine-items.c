// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-medicine-items.h"

#include "rj-plan-actions.h"

#include <glib/gi18n-lib.h>

#define REMINDER_MINUTES (10 * 60)

static RjPlanItem *
new_item (RjContext *context, const RjMedicine *m, RjDay day, int minutes)
{
  RjPlanItem *item = rj_plan_actions_new_item (context, day, rj_day_part_for_minutes (minutes));

  item->kind = RJ_KIND_MEDICATION;
  item->title = g_strdup (m->name);
  item->minutes = minutes;
  rj_plan_item_add_default_lead (item);
  return item;
}

static RjPlanItem *
take_item (GPtrArray *items, int minutes)
{
  for (guint i = 0; i < items->len; i++)
    if (((RjPlanItem *) g_ptr_array_index (items, i))->minutes == minutes)
      return g_ptr_array_steal_index (items, i);
  return NULL;
}

GPtrArray *
rj_medicine_items_plan (RjContext *context,
                        const RjMedicine *before,
                        const RjMedicine *m,
                        GPtrArray *items,
                        const GArray *minutes_of_day)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  g_autoptr (GArray) times = g_array_copy ((GArray *) minutes_of_day);
  g_autoptr (GPtrArray) left =
    g_ptr_array_copy (items, (GCopyFunc) (void (*) (void)) rj_plan_item_copy, NULL);
  GPtrArray *made = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  g_ptr_array_set_free_func (left, (GDestroyNotify) rj_plan_item_free);
  for (guint i = times->len; i > 0; i--)
    {
      RjPlanItem *item = take_item (left, g_array_index (times, int, i - 1));

      if (item == NULL)
        continue;
      g_ptr_array_add (made, item);
      g_array_remove_index (times, i - 1);
    }
  for (guint i = 0; i < times->len; i++)
    {
      int minutes = g_array_index (times, int, i);
      RjPlanItem *item =
        left->len > 0 ? g_ptr_array_steal_index (left, 0) : new_item (context, m, today, minutes);

      if (item->record.id == NULL)
        rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
      item->minutes = minutes;
      g_ptr_array_add (made, item);
    }
  for (guint i = 0; i < made->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (made, i);

      /* A title of the person's own stays. */
      if (g_strcmp0 (item->title, before->name) == 0)
        g_set_str (&item->title, m->name);
    }
  return made;
}

GPtrArray *
rj_medicine_items_remind (RjContext *context, const RjMedicine *before, const RjMedicine *m)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  GPtrArray *reminders;
  RjPlanItem *item;

  if (m->expiry_day == before->expiry_day)
    return NULL;
  reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  if (m->expiry_day == RJ_DAY_NONE || m->expiry_day < today)
    return reminders;
  item = new_item (context, m, MAX (m->expiry_day - RJ_MEDICINE_EXPIRY_LEAD_DAYS, today), REMINDER_MINUTES);
  item->kind = RJ_KIND_CHORE;
  g_free (item->title);
  /* Translators: something on the plan; %s is what has to be looked at: "Check the date: spray" */
  item->title = g_strdup_printf (_ ("Check the date: %s"), m->name);
  g_ptr_array_add (reminders, item);
  return reminders;
}
