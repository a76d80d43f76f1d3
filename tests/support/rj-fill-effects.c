// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fill-effects.h"

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* One a day, back from yesterday, at ten or at seven in the evening. */
static void
add (GPtrArray *cravings,
     RjClock *clock,
     guint n,
     const char *did,
     int before,
     const int *after,
     guint n_after)
{
  for (guint i = 0; i < n; i++)
    {
      RjCraving *craving = rj_craving_new ();
      RjRatingPoint point = { .strength = after[i % n_after] };
      RjDay day = rj_clock_get_today (clock) - 1 - cravings->len;

      craving->strength = before + (int) (i % 3 == 2);
      craving->record.day = day;
      craving->record.at_us =
        rj_wall_to_instant (day, cravings->len % 4 == 0 ? 19 * 60 : 10 * 60, rj_clock_get_zone (clock));
      craving->did = did != NULL ? g_strdupv ((GStrv) (const char *[]) { did, NULL }) : NULL;
      point.at_us = craving->record.at_us + (13 + i % 4) * G_TIME_SPAN_MINUTE;
      g_array_append_val (craving->later, point);
      g_ptr_array_add (cravings, craving);
    }
}

void
rj_fill_effects (RjStore *store,
                 RjClock *clock,
                 const char *walk,
                 const char *music,
                 const char *call,
                 const char *few)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  static const int far[] = { 3, 3, 2, 4, 3 };
  static const int usual[] = { 5, 5, 6, 5, 4 };
  static const int hard[] = { 6, 6, 7 };

  add (cravings, clock, 9, walk, 7, far, G_N_ELEMENTS (far));
  add (cravings, clock, 10, music, 7, usual, G_N_ELEMENTS (usual));
  add (cravings, clock, 7, call, 8, hard, G_N_ELEMENTS (hard));
  add (cravings, clock, 3, few, 7, usual, G_N_ELEMENTS (usual));
  add (cravings, clock, 12, NULL, 7, usual, G_N_ELEMENTS (usual));
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_check_ins_save_cravings_finish (check_ins, result, &error);
  if (saved == NULL)
    g_error ("No urges: %s", error->message);
}
