// SPDX-License-Identifier: GPL-3.0-or-later
/* Says what the plan of a journal has from a day to another, for the tests that compare it with another
 * implementation: FOLDER ZONE FROM TO. A line each on standard output, with tabs between: "due", the instant
 * of a reminder in seconds since 1970, the lead, the title; "day", the day of what has no time, the title.
 * FOLDER ZONE DAY make: makes things of the small hours, which belong to the evening before them. */
#include "rj-test-vault.h"

#include "rj-clock.h"
#include "rj-store.h"

#include <stdio.h>

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* (transfer full): id → title of all that there is */
static GHashTable *
list_days (RjPlan *plan, RjDay from, RjDay to, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  // What is due on the first day may belong to the evening before it, or be told of early.
  rj_plan_list_range_async (plan, from - 2, to + 2, NULL, keep_result, &result);
  occurrences = rj_plan_list_range_finish (plan, await (&result), error);
  for (guint i = 0; occurrences != NULL && i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      const RjPlanItem *item = occurrence->item;
      g_autofree char *day = rj_day_to_iso (occurrence->day);

      g_hash_table_replace (titles, g_strdup (item->record.id), g_strdup (item->title));
      if (item->minutes < 0 && occurrence->day >= from && occurrence->day <= to)
        printf ("day\t%s\t%s\n", day, item->title);
    }
  return titles;
}

static void
list_due (RjPlan *plan, GHashTable *titles, gint64 from_us, gint64 until_us, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reminders = NULL;

  rj_plan_list_reminders_async (plan, from_us, until_us, NULL, keep_result, &result);
  reminders = rj_plan_list_reminders_finish (plan, await (&result), error);
  for (guint i = 0; reminders != NULL && i < reminders->len; i++)
    {
      const RjReminder *reminder = g_ptr_array_index (reminders, i);

      printf ("due\t%" G_GINT64_FORMAT "\t%d\t%s\n", reminder->due_us / G_USEC_PER_SEC,
              reminder->lead_minutes, (const char *) g_hash_table_lookup (titles, reminder->item_id));
    }
}

/* @recurrence: (transfer full) */
static void
add_item (GPtrArray *items, const char *title, RjDay day, int minutes, RjRecurrence *recurrence)
{
  static const int at_once;
  RjPlanItem *item = rj_plan_item_new ();

  item->kind = RJ_KIND_REST;
  item->title = g_strdup (title);
  item->record.day = day;
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, recurrence);
  g_array_append_val (item->leads, at_once);
  g_ptr_array_add (items, item);
}

static void
make (RjPlan *plan, RjDay day, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  add_item (items, "Every night", day, 45, rj_recurrence_new_daily (1));
  add_item (items, "Monday nights", day, 75, rj_recurrence_new_weekly (1, 1, 1));
  add_item (items, "Every third night", day, 150, rj_recurrence_new_daily (3));
  add_item (items, "One night", day + 10, 179, NULL);
  add_item (items, "Every morning", day, 180, rj_recurrence_new_daily (1));
  rj_plan_save_items_async (plan, items, NULL, keep_result, &result);
  saved = rj_plan_save_items_finish (plan, await (&result), error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (RjClock) clock = NULL;
  g_autoptr (RjVault) vault = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GHashTable) titles = NULL;
  g_autoptr (GError) error = NULL;
  RjDay from;
  RjDay to;
  RjPlan *plan;

  if (argc != 5)
    return 2;
  from = rj_day_from_iso (argv[3]);
  to = rj_day_from_iso (argv[4]); // none: there is something to be made
  clock = rj_fake_clock_new (rj_wall_to_instant (from - 30, 0, utc), argv[2]);
  vault = rj_vault_new (argv[1], clock);
  if (!rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error))
    g_error ("%s", error->message);
  plan = rj_store_get_plan (rj_vault_get_store (vault));
  if (to == RJ_DAY_NONE)
    {
      make (plan, from, &error);
      if (error != NULL)
        g_error ("%s", error->message);
      return rj_test_vault_close (vault, &error) ? 0 : 1;
    }
  titles = list_days (plan, from, to, &error);
  list_due (plan, titles, rj_wall_to_instant (from, 0, utc), rj_wall_to_instant (to + 1, 0, utc), &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return rj_test_vault_close (vault, &error) ? 0 : 1;
}
