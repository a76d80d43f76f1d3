// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolling the log: what a list asks of its model, from the newest entry on, fifty years against one.
#include "rj-log-model.h"
#include "rj-test-store.h"

#define ROWS_A_DAY 2
#define STEPS      50
#define STEP       10
#define WINDOW     205
#define ROUNDS     15

static void
fill (RjTestStore *self, guint days)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < days * ROWS_A_DAY; i++)
    {
      RjCraving *craving = rj_craving_new ();

      craving->record.day = RJ_TEST_DAY - i / ROWS_A_DAY;
      craving->record.at_us = RJ_TEST_NOW_US - (gint64) i * G_TIME_SPAN_DAY / ROWS_A_DAY;
      craving->strength = i % 11;
      g_ptr_array_add (cravings, craving);
    }
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
settle (RjLogModel *model)
{
  while (rj_log_model_get_loading (model) || !rj_log_model_is_settled (model))
    g_main_context_iteration (NULL, TRUE);
}

/* The shortest of some rounds, in seconds: what else the machine does is not ours. */
static double
scroll (guint days)
{
  const RjLogFilter everything = { RJ_LOG_ALL, -1, -1 };
  RjTestStore store = { 0 };
  double best = G_MAXDOUBLE;

  rj_test_store_set_up (&store, FALSE);
  fill (&store, days);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (RjLogModel) model = rj_log_model_new (store.store, &everything);
      gint64 begun;

      settle (model);
      begun = g_get_monotonic_time ();
      for (guint step = 0; step < STEPS; step++)
        {
          for (guint i = 0; i < WINDOW; i++)
            {
              g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (model), step * STEP + i);

              g_assert_true (row != NULL || step * STEP + i >= days * ROWS_A_DAY);
            }
          settle (model);
        }
      best = MIN (best, (g_get_monotonic_time () - begun) / (double) G_USEC_PER_SEC);
    }
  rj_test_store_tear_down (&store);
  return best;
}

int
main (void)
{
  double one = scroll (366);
  double fifty = scroll (366 * 50);

  g_print ("scrolling the log, 50 years against 1: %.2f (aim 1.1; %.1f ms against %.1f ms)\n", fifty / one,
           fifty * 1000, one * 1000);
  return 0;
}
