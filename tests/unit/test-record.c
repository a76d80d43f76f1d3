// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a plan item, and words.
#include "rj-check-in.h"
#include "rj-plan-item.h"
#include "rj-strategy.h"
#include "rj-text.h"

static void
test_once (void)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  RjDay day = rj_day_new (2026, 2, 28);

  item->record.day = day;
  g_assert_true (rj_plan_item_is_on (item, day));
  g_assert_false (rj_plan_item_is_on (item, day + 1));
  g_assert_false (rj_plan_item_is_on (item, day - 1));
  g_assert_false (rj_plan_item_is_on (item, RJ_DAY_NONE));
}

static void
test_daily (void)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  RjDay day = rj_day_new (2028, 2, 28);

  item->record.day = day;
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
  item->last_day = rj_day_new (2028, 3, 1);
  g_assert_false (rj_plan_item_is_on (item, day - 1));
  for (RjDay on = day; on <= day + 2; on++)
    g_assert_true (rj_plan_item_is_on (item, on));
  // 2028 has a 29 February.
  g_assert_cmpuint (item->last_day, ==, day + 2);
  g_assert_false (rj_plan_item_is_on (item, day + 3));
}

static void
test_weekdays (void)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  // A Wednesday.
  RjDay day = rj_day_new (2026, 3, 4);

  item->record.day = day;
  rj_plan_item_set_recurrence (item, rj_recurrence_new_weekly (1, 1 << 0 | 1 << 6, 1));
  for (guint i = 0; i < 28; i++)
    {
      int weekday = rj_day_get_weekday (day + i);

      g_assert_cmpint (rj_plan_item_is_on (item, day + i), ==, weekday == 1 || weekday == 7);
    }
}

static void
test_single_days (void)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (GArray) days = NULL;
  RjDay day = rj_day_new (2026, 3, 4);
  RjDay before = day - 3;

  item->record.day = day;
  item->last_day = day + 4;
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (2));
  g_array_append_val (item->extra, before);
  rj_plan_item_leave_out (item, day + 2);
  rj_plan_item_leave_out (item, day + 2);
  g_assert_cmpuint (item->left_out->len, ==, 1);
  days = rj_plan_item_list_days (item, day - 10, day + 10);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpuint (g_array_index (days, RjDay, 0), ==, before);
  g_assert_cmpuint (g_array_index (days, RjDay, 1), ==, day);
  g_assert_cmpuint (g_array_index (days, RjDay, 2), ==, day + 4);
  rj_plan_item_leave_out (item, before);
  g_assert_false (rj_plan_item_is_on (item, before));
}

static void
test_parts (void)
{
  g_assert_cmpint (rj_day_part_for_minutes (-1), ==, RJ_PART_ANY_TIME);
  g_assert_cmpint (rj_day_part_for_minutes (0), ==, RJ_PART_EVENING);
  g_assert_cmpint (rj_day_part_for_minutes (239), ==, RJ_PART_EVENING);
  g_assert_cmpint (rj_day_part_for_minutes (240), ==, RJ_PART_MORNING);
  g_assert_cmpint (rj_day_part_for_minutes (719), ==, RJ_PART_MORNING);
  g_assert_cmpint (rj_day_part_for_minutes (720), ==, RJ_PART_AFTERNOON);
  g_assert_cmpint (rj_day_part_for_minutes (1079), ==, RJ_PART_AFTERNOON);
  g_assert_cmpint (rj_day_part_for_minutes (1080), ==, RJ_PART_EVENING);
  g_assert_cmpint (rj_plan_kind_get_default_lead (RJ_KIND_MEETING), ==, 30);
  g_assert_cmpint (rj_plan_kind_get_default_lead (RJ_KIND_APPOINTMENT), ==, 30);
  g_assert_cmpint (rj_plan_kind_get_default_lead (RJ_KIND_MEAL), ==, 0);
}

/* A copy shares nothing: changing one leaves the other. */
static void
test_copies (void)
{
  g_autoptr (RjCraving) craving = rj_craving_new ();
  g_autoptr (RjCraving) copy = NULL;
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) item_copy = NULL;
  RjRatingPoint point = { 5, 6 };
  int lead = 30;

  craving->note = g_strdup ("note");
  craving->triggers = g_strdupv ((char *[]) { (char *) "a", NULL });
  g_array_append_val (craving->later, point);
  copy = rj_craving_copy (craving);
  craving->note[0] = 'x';
  craving->triggers[0][0] = 'x';
  g_array_set_size (craving->later, 0);
  g_assert_cmpstr (copy->note, ==, "note");
  g_assert_cmpstr (copy->triggers[0], ==, "a");
  g_assert_cmpint (g_array_index (copy->later, RjRatingPoint, 0).strength, ==, 6);

  g_array_append_val (item->leads, lead);
  item_copy = rj_plan_item_copy (item);
  g_array_set_size (item->leads, 0);
  g_assert_cmpint (g_array_index (item_copy->leads, int, 0), ==, 30);
}

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { "\xc3\x89t\xc3\xa9", "ete" },
    { "STRASSE", "strasse" },
    { "Stra\xc3\x9f"
      "e",
      "strasse" },
    { "\xd0\x96\xd0\xb8\xd0\xb7\xd0\xbd\xd1\x8c", "\xd0\xb6\xd0\xb8\xd0\xb7\xd0\xbd\xd1\x8c" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = rj_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_excerpt (void)
{
  g_autofree char *words = rj_text_excerpt (" one\n\ttwo  ", 20);
  g_autofree char *cut = rj_text_excerpt ("\xe9\x9b\xaa\xe9\x9b\xaa\xe9\x9b\xaa", 2);
  g_autofree char *none = rj_text_excerpt (" \n ", 20);

  g_assert_cmpstr (words, ==, "one two");
  g_assert_cmpstr (cut, ==, "\xe9\x9b\xaa\xe9\x9b\xaa");
  g_assert_null (none);
  g_assert_null (rj_text_excerpt (NULL, 20));
  g_assert_true (rj_text_is_blank ("\xe2\x80\x83\n"));
  g_assert_false (rj_text_is_blank (" x"));
  /* No-break space, zero width space, a direction, a control character: nothing to be seen. */
  g_assert_true (rj_text_is_blank ("\xc2\xa0\xe2\x80\x8b\xe2\x80\xae\x01"));
  g_assert_false (rj_text_is_blank ("\xe2\x80\xae!"));
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free_and_steal (all);
}

/* Marks that have to change places: putting each in its order is work with the square of their number, which
 * for two megabytes would not end in this test's time. */
static void
test_fold_marks (void)
{
  g_autofree char *marks = repeat ("\xcc\x81\xcc\xa3", 512 * 1024);
  g_autofree char *text = g_strconcat ("E", marks, "t", NULL);
  g_autofree char *folded = rj_text_fold (text);

  g_assert_cmpstr (folded, ==, "et");
}

static void
test_for_label (void)
{
  static const struct {
    const char *text;
    const char *shown;
  } cases[] = {
    { "Walk", "Walk" },
    { "Walk on", "Walk …" },
    { "ש\nום", "ש\nום" },
    /* Taken back at the end: RLO, and RLI with an RLE inside. */
    { "\u202eab", "\u202eab\u202c" },
    { "\u2067\u202ba", "\u2067\u202ba\u202c\u2069" },
    { "\u2067\u202ba\u2069b", "\u2067\u202ba\u2069b" },
    /* What takes back nothing would take back something of ours. */
    { "\u2069a\u202cb", "ab" },
    { "\u2067\u202ca\u2069", "\u2067a\u2069" },
    { "", "" },
  };
  g_autofree char *deep = repeat ("\u202e", 1000);
  g_autofree char *deep_shown = rj_text_for_label (deep, 1000);
  g_autofree char *word = repeat ("W", 250);
  g_autofree char *word_shown = rj_text_for_label (word, 1000);
  g_autofree char *words = repeat ("word ", 50);
  g_autofree char *words_shown = rj_text_for_label (words, 1000);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = rj_text_for_label (cases[i].text, 5);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
  g_assert_cmpint (g_utf8_strlen (deep_shown, -1), ==, 250);
  /* 250 letters in a row are divided twice, words are not. */
  g_assert_cmpint (g_utf8_strlen (word_shown, -1), ==, 252);
  g_assert_cmpstr (words_shown, ==, words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-item/once", test_once);
  g_test_add_func ("/plan-item/daily", test_daily);
  g_test_add_func ("/plan-item/weekdays", test_weekdays);
  g_test_add_func ("/plan-item/single-days", test_single_days);
  g_test_add_func ("/plan-item/parts", test_parts);
  g_test_add_func ("/record/copies", test_copies);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/fold-marks", test_fold_marks);
  g_test_add_func ("/text/for-label", test_for_label);

  return g_test_run ();
}
