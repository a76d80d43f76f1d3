// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-bench-urges.h"

#include "rj-test-store.h"

#define ALONE 500

/* Their ids. */
static GStrv
save_notes (RjStrategies *strategies)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < RJ_BENCH_NOTES; i++)
    {
      RjStrategy *note = rj_strategy_new ();

      note->title = g_strdup_printf ("Note %02u", i);
      g_ptr_array_add (notes, note);
    }
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, notes, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < saved->len; i++)
    g_strv_builder_add (ids, ((const RjStrategy *) g_ptr_array_index (saved, i))->record.id);
  return g_strv_builder_end (ids);
}

static RjCraving *
make_urge (guint i, gint64 now_us, RjDay today, const char *note)
{
  RjCraving *craving = rj_craving_new ();
  RjRatingPoint points[2];

  craving->strength = 3 + (int) (i * 7 % 8);
  craving->record.at_us = now_us - (gint64) i * 5 * G_TIME_SPAN_HOUR;
  craving->record.zone = g_strdup (i / 1000 % 2 == 0 ? "Europe/Berlin" : "America/New_York");
  craving->record.day = today - i / 5;
  craving->triggers = g_strdupv ((GStrv) (const char *[]) { "stress", "noise", NULL });
  craving->company = g_strdupv ((GStrv) (const char *[]) { "alone", NULL });
  if (i % 4 != 0)
    craving->did = g_strdupv ((GStrv) (const char *[]) { note, NULL });
  points[0] = (RjRatingPoint) { craving->record.at_us + 15 * G_TIME_SPAN_MINUTE, (int) (i * 11 % 4) };
  points[1] = (RjRatingPoint) { craving->record.at_us + 40 * G_TIME_SPAN_MINUTE, 1 };
  g_array_append_vals (craving->later, points, G_N_ELEMENTS (points));
  return craving;
}

void
rj_bench_fill_urges (RjStore *store, gint64 now_us, RjDay today)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_auto (GStrv) notes = save_notes (rj_store_get_strategies (store));

  for (guint first = 0; first < RJ_BENCH_URGES; first += ALONE)
    {
      g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
      g_autoptr (GPtrArray) saved = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = first; i < first + ALONE; i++)
        g_ptr_array_add (cravings, make_urge (i, now_us, today, notes[i % RJ_BENCH_NOTES]));
      saved = rj_check_ins_save_cravings_finish (
        check_ins,
        RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)), &error);
      g_assert_no_error (error);
    }
}
