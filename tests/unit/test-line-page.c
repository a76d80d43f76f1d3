// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of lines that are chosen one by one, and what the log has for them.
#include "rj-log-lines.h"
#include "rj-paper.h"
#include "rj-test-store.h"

#include <string.h>

#define DAY  (rj_day_new (2026, 11, 21))
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
/* 2026-11-21 00:00 UTC */
#define MIDNIGHT (G_GINT64_CONSTANT (1795219200) * G_USEC_PER_SEC)

static char *
dup_text (const RjLinePage *page)
{
  double width, height;
  g_autoptr (RjPages) pages = NULL;

  rj_paper_get_size (RJ_PAPER_A4, &width, &height);
  pages = rj_line_page_lay_out (page, width, height, FALSE);
  g_assert_cmpuint (rj_pages_get_n_pages (pages), ==, 1);
  return rj_pages_dup_text (pages, 0);
}

static void
test_chosen (void)
{
  g_autoptr (RjLinePage) page = rj_line_page_new ("Before we talk");
  RjPageLine *said;
  g_autofree char *all = NULL;
  g_autofree char *less = NULL;
  g_autofree char *signed_by = NULL;

  g_assert_null (rj_line_page_add (page, "Empty", " \n", TRUE));
  said = rj_line_page_add (page, "What went well", "Two walks\nSlept", TRUE);
  rj_line_page_add (page, "A hard moment", "Monday: 8 of 10", FALSE);
  rj_line_page_add (page, "Steps", "One", TRUE);
  rj_line_page_add (page, "Steps", "Two", TRUE);
  all = dup_text (page);
  g_assert_cmpstr (all, ==, "Before we talk\nWhat went well\nTwo walks\nSlept\nSteps\nOne\nTwo\n");
  said->chosen = FALSE;
  less = dup_text (page);
  g_assert_cmpstr (less, ==, "Before we talk\nSteps\nOne\nTwo\n");
  rj_line_page_add_signs (page);
  signed_by = dup_text (page);
  g_assert_cmpstr (signed_by, ==, "Before we talk\nSteps\nOne\nTwo\nDate and name: me\nDate and name: you\n");
}

/* ---- From the log ---- */

typedef struct {
  RjTestStore test;
  RjStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_store_set_up (&f->test, FALSE);
  f->store = f->test.store;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_store_tear_down (&f->test);
}

static void
save_craving (Fixture *f, RjDay day, int hour, int strength, const char *trigger)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  RjCraving *craving = rj_craving_new ();

  craving->record.day = day;
  craving->record.at_us = MIDNIGHT + ((gint64) day - (gint64) DAY) * 24 * HOUR + hour * HOUR;
  craving->record.zone = g_strdup ("UTC");
  craving->strength = strength;
  craving->note = g_strdup ("Nobody else reads this");
  if (trigger != NULL)
    craving->triggers = g_strdupv ((char *[]) { (char *) trigger, NULL });
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_nonnull (saved);
}

static void
save_done (Fixture *f, RjPlanKind kind, const char *title, RjDay day, RjMark mark)
{
  RjPlan *plan = rj_store_get_plan (f->store);
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->kind = kind;
  item->title = g_strdup (title);
  item->part = RJ_PART_EVENING;
  item->record.day = day;
  saved = rj_test_save_item (f->store, item);
  g_assert_true (rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, saved->record.id, day, mark, NULL, RJ_TEST_READY)),
    NULL));
}

static RjLinePage *
load (Fixture *f, guint days)
{
  const RjLogLines lines = {
    .first = DAY - (RjDay) days + 1,
    .last = DAY,
    .cravings = "Cravings",
    .meetings = "Meetings",
    .appointments = "Appointments",
    .medicines = "Medicines",
  };
  RjLinePage *page = rj_line_page_new ("Page");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  g_assert_true (rj_log_lines_add_finish (
    f->store, RJ_TEST_AWAIT (rj_log_lines_add_async (f->store, &lines, page, utc, NULL, RJ_TEST_READY)),
    NULL));
  return page;
}

static char *
describe (const RjLinePage *page)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < page->lines->len; i++)
    {
      const RjPageLine *line = g_ptr_array_index (page->lines, i);

      g_string_append_printf (text, "%s %s: %s\n", line->chosen ? "+" : "-", line->name, line->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_log (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GPtrArray) triggers = NULL;
  const RjChoice *one;
  g_autoptr (RjLinePage) week = NULL;
  g_autoptr (RjLinePage) day = NULL;
  g_autofree char *all = NULL;
  g_autofree char *today = NULL;
  g_autofree char *expected = NULL;

  g_ptr_array_add (added, rj_choice_new (NULL, "trigger", "Payday"));
  triggers = rj_store_save_choices_finish (
    f->store, RJ_TEST_AWAIT (rj_store_save_choices_async (f->store, added, NULL, RJ_TEST_READY)), NULL);
  one = g_ptr_array_index (triggers, 0);
  save_craving (f, DAY - 7, 9, 10, one->id);
  save_craving (f, DAY - 6, 9, 4, one->id);
  save_craving (f, DAY - 2, 19, 8, one->id);
  save_craving (f, DAY, 20, 7, NULL);
  save_craving (f, DAY + 1, 9, 9, NULL);
  save_done (f, RJ_KIND_MEETING, "Home group", DAY - 1, RJ_MARK_DONE);
  save_done (f, RJ_KIND_MEETING, "Another one", DAY - 1, RJ_MARK_NOT_TODAY);
  save_done (f, RJ_KIND_APPOINTMENT, "Dr Lee", DAY - 3, RJ_MARK_DONE);
  save_done (f, RJ_KIND_CHORE, "Dishes", DAY - 3, RJ_MARK_DONE);
  week = load (f, 7);
  all = describe (week);
  /* Of the week: 4, 8 and 7. */
  expected = g_strdup_printf ("- Cravings: 3 noted. How strong: 7 of 10 in the middle, 8 at most.\n"
                              "- What came before: %s (2 times)\n"
                              "- A hard moment: Thursday 19 November, 19:00: 8 of 10\n"
                              "- A hard moment: Saturday 21 November, 20:00: 7 of 10\n"
                              "+ Meetings: Friday 20 November: Home group\n"
                              "+ Appointments: Wednesday 18 November: Dr Lee\n",
                              one->name);
  g_assert_cmpstr (all, ==, expected);
  day = load (f, 1);
  today = describe (day);
  g_assert_cmpstr (today, ==,
                   "- Cravings: 1 noted. How strong: 7 of 10 in the middle, 7 at most.\n"
                   "- A hard moment: Saturday 21 November, 20:00: 7 of 10\n");
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLinePage) page = load (f, 31);

  g_assert_cmpuint (page->lines->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-page/chosen", test_chosen);
  g_test_add ("/line-page/log", Fixture, NULL, set_up, test_log, tear_down);
  g_test_add ("/line-page/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
