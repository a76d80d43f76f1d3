// SPDX-License-Identifier: GPL-3.0-or-later
// What was reached and on which day, of the ledger and of the person's own; when it is noticed, and when it
// rests.
#include "rj-reached.h"

static void
add (GPtrArray *events, RjRecoveryKind kind, const char *iso)
{
  RjRecoveryEvent *event = rj_recovery_event_new (kind, NULL, rj_day_from_iso (iso));

  event->record.id = g_strdup_printf ("%03u", events->len);
  event->record.created_us = events->len;
  g_ptr_array_add (events, event);
}

static GPtrArray *
new_ledger (void)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_recovery_event_free);

  add (events, RJ_RECOVERY_BEGAN, "2026-01-01");
  return events;
}

static void
assert_day (GPtrArray *events, int count, RjMilestoneUnit unit, const char *expected)
{
  RjMilestone span = { count, unit };
  RjDay day = rj_milestone_find_reached (&span, events, NULL, rj_day_from_iso ("2026-11-21"));

  g_assert_cmpuint (day, ==, expected != NULL ? rj_day_from_iso (expected) : RJ_DAY_NONE);
}

/* Days of use move what comes after them, by a day each, and nothing that was reached before. */
static void
test_days (void)
{
  g_autoptr (GPtrArray) events = new_ledger ();

  assert_day (events, 1, RJ_MILESTONE_DAYS, "2026-01-02");
  assert_day (events, 30, RJ_MILESTONE_DAYS, "2026-01-31");
  assert_day (events, 90, RJ_MILESTONE_DAYS, "2026-04-01");
  assert_day (events, 9, RJ_MILESTONE_MONTHS, "2026-10-01");
  assert_day (events, 1, RJ_MILESTONE_YEARS, NULL);
  add (events, RJ_RECOVERY_USE, "2026-03-10");
  add (events, RJ_RECOVERY_USE, "2026-03-11");
  add (events, RJ_RECOVERY_USE, "2026-09-05");
  assert_day (events, 30, RJ_MILESTONE_DAYS, "2026-01-31");
  assert_day (events, 90, RJ_MILESTONE_DAYS, "2026-04-03");
  assert_day (events, 321, RJ_MILESTONE_DAYS, "2026-11-21");
  assert_day (events, 322, RJ_MILESTONE_DAYS, NULL);
  assert_day (events, 9, RJ_MILESTONE_MONTHS, "2026-10-04");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_recovery_event_free);
  g_autoptr (GArray) list = rj_reached_list (events, NULL, rj_day_new (2026, 11, 21), NULL);

  g_assert_cmpuint (list->len, ==, 0);
  assert_day (events, 1, RJ_MILESTONE_DAYS, NULL);
  add (events, RJ_RECOVERY_BEGAN, "2026-12-01");
  assert_day (events, 1, RJ_MILESTONE_DAYS, NULL);
  add (events, RJ_RECOVERY_USE, "2026-11-01");
  assert_day (events, 1, RJ_MILESTONE_DAYS, NULL);
}

static GPtrArray *
new_own (void)
{
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_own_milestone_free);
  RjOwnMilestone *hundred = rj_own_milestone_new ("A hundred");
  RjOwnMilestone *naloxone = rj_own_milestone_new ("Naloxone at home");

  hundred->span.count = 100;
  naloxone->day = rj_day_from_iso ("2026-01-20");
  g_ptr_array_add (own, hundred);
  g_ptr_array_add (own, naloxone);
  g_ptr_array_add (own, rj_own_milestone_new ("Not yet"));
  return own;
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) events = new_ledger ();
  g_autoptr (GPtrArray) own = new_own ();
  g_autoptr (GArray) list = rj_reached_list (events, NULL, rj_day_from_iso ("2026-04-11"), own);
  static const char *const expected[] = { "2026-01-02", "2026-01-04", "2026-01-08",
                                          "2026-01-15", "2026-01-20", "2026-01-31",
                                          "2026-03-02", "2026-04-01", "2026-04-11" };
  const RjReached *today;

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpuint (g_array_index (list, RjReached, i).day, ==, rj_day_from_iso (expected[i]));
  g_assert_cmpstr (g_array_index (list, RjReached, 4).own->name, ==, "Naloxone at home");
  today = rj_reached_find_today (list, rj_day_from_iso ("2026-04-11"), RJ_DAY_NONE, 14);
  g_assert_cmpstr (today->own->name, ==, "A hundred");
}

/* Fourteen days after a day of use nothing is noticed, and on the fifteenth again; none: on the day alone. */
static void
test_rest (void)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (RjReached));
  RjDay use = rj_day_new (2026, 3, 10);
  RjReached thirty = { { 30, RJ_MILESTONE_DAYS }, NULL, use + 14 };

  g_array_append_val (list, thirty);
  g_assert_null (rj_reached_find_today (list, use + 14, use, 14));
  g_assert_nonnull (rj_reached_find_today (list, use + 14, use, 13));
  g_assert_nonnull (rj_reached_find_today (list, use + 14, use, 0));
  g_assert_null (rj_reached_find_today (list, use + 14, use + 14, 0));
  g_assert_nonnull (rj_reached_find_today (list, use + 14, RJ_DAY_NONE, 14));
  g_assert_null (rj_reached_find_today (list, use + 15, RJ_DAY_NONE, 14));
}

static void
test_next (void)
{
  g_autoptr (GPtrArray) events = new_ledger ();
  g_autoptr (RjRecoveryView) view = rj_recovery_view_new (events, NULL, rj_day_from_iso ("2026-01-31"), TRUE);
  RjReached next;

  g_assert_true (rj_reached_find_next (view, &next));
  g_assert_cmpint (next.span.count, ==, 60);
  g_assert_cmpuint (next.day, ==, rj_day_from_iso ("2026-03-02"));
  add (events, RJ_RECOVERY_STOPPED, "2026-01-20");
  g_clear_pointer (&view, rj_recovery_view_free);
  view = rj_recovery_view_new (events, NULL, rj_day_from_iso ("2026-01-31"), TRUE);
  g_assert_false (rj_reached_find_next (view, &next));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reached/days", test_days);
  g_test_add_func ("/reached/nothing", test_nothing);
  g_test_add_func ("/reached/list", test_list);
  g_test_add_func ("/reached/rest", test_rest);
  g_test_add_func ("/reached/next", test_next);
  return g_test_run ();
}
