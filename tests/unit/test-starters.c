// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-content.h"
#include "rj-starters.h"

static void
check_strategies (const char *language)
{
  g_autoptr (GPtrArray) strategies = rj_starters_load_strategies (language);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (strategies->len, ==, 35);
  for (guint i = 0; i < strategies->len; i++)
    {
      const RjStrategy *s = g_ptr_array_index (strategies, i);

      g_assert_true (g_hash_table_add (ids, s->starter));
      g_assert_cmpuint (g_strv_length (s->steps), >=, 3);
      g_assert_cmpint (s->minutes, >, 0);
      g_assert_true (s->title && *s->title);
      g_assert_true (s->caution && *s->caution);
      g_assert_true (s->learned && *s->learned);
    }
}

static void
test_strategies (void)
{
  check_strategies ("en");
  check_strategies ("de");
}

static void
test_cautions (void)
{
  g_autoptr (GPtrArray) strategies = rj_starters_load_strategies ("en");
  int cautions = 0;

  /* Cold water and hard movement can harm: they never come without their caution. */
  for (guint i = 0; i < strategies->len; i++)
    {
      const RjStrategy *s = g_ptr_array_index (strategies, i);
      if (g_str_equal (s->starter, "cold") || g_str_equal (s->starter, "burst")
          || g_str_equal (s->starter, "meds"))
        {
          g_assert_false (s->caution_none);
          cautions++;
        }
      if (g_str_equal (s->starter, "halt"))
        g_assert_cmpuint (s->halt, ==, RJ_HALT_HUNGRY | RJ_HALT_ANGRY | RJ_HALT_LONELY | RJ_HALT_TIRED);
    }
  g_assert_cmpint (cautions, ==, 3);
}

static void
test_days (void)
{
  RjDay day = rj_day_new (2026, 11, 21);
  g_autoptr (GPtrArray) days = rj_starters_load_days (day, "en");
  const char *order[] = { "gentle", "first-week", "work", "empty" };

  g_assert_cmpuint (days->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < days->len; i++)
    {
      const RjStarterDay *starter = g_ptr_array_index (days, i);

      g_assert_cmpstr (starter->id, ==, order[i]);
      g_assert_cmpuint (starter->items->len, ==, starter->checked->len);
      for (guint j = 0; j < starter->items->len; j++)
        {
          const RjPlanItem *item = g_ptr_array_index (starter->items, j);

          g_assert_cmpuint (item->record.day, ==, day);
          /* What has a time reminds at that time; medicine is named in one day only, and there it is
           * unticked. */
          g_assert_cmpuint (item->leads->len, ==, item->minutes >= 0 ? 1 : 0);
          if (item->minutes >= 0)
            g_assert_cmpint (g_array_index (item->leads, int, 0), ==, 0);
          if (item->kind == RJ_KIND_MEDICATION)
            {
              g_assert_cmpstr (starter->id, ==, "first-week");
              g_assert_false (g_array_index (starter->checked, gboolean, j));
            }
          if (g_str_equal (starter->id, "gentle"))
            g_assert_cmpint (item->minutes, ==, -1);
        }
    }
}

static void
test_language (void)
{
  g_autoptr (JsonObject) none = rj_content_load_texts ("directory", "en");
  g_autoptr (JsonObject) german = rj_content_load_texts ("directory", "de");

  g_assert_null (none);
  g_assert_cmpstr (json_object_get_string_member (german, "Any time"), ==, "Rund um die Uhr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/starters/strategies", test_strategies);
  g_test_add_func ("/starters/cautions", test_cautions);
  g_test_add_func ("/starters/days", test_days);
  g_test_add_func ("/starters/language", test_language);
  return g_test_run ();
}
