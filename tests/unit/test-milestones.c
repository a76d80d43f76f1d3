// SPDX-License-Identifier: GPL-3.0-or-later
// Milestones, against days that were worked out by Python's calendar.
#include "rj-milestones.h"

typedef struct {
  const char *from;
  const char *day;
  int count;
  RjMilestoneUnit unit;
} Case;

static const Case cases[] = {
  { "2024-02-29", "2024-03-01", 1, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-03-03", 3, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-03-07", 7, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-03-14", 14, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-03-30", 30, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-04-29", 60, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-05-29", 90, RJ_MILESTONE_DAYS },
  { "2024-02-29", "2024-08-29", 6, RJ_MILESTONE_MONTHS },
  { "2024-02-29", "2024-11-29", 9, RJ_MILESTONE_MONTHS },
  { "2024-02-29", "2025-02-28", 1, RJ_MILESTONE_YEARS },
  { "2024-02-29", "2025-08-29", 18, RJ_MILESTONE_MONTHS },
  { "2024-02-29", "2026-02-28", 2, RJ_MILESTONE_YEARS },
  { "2024-02-29", "2028-02-29", 4, RJ_MILESTONE_YEARS },
  { "2024-02-29", "2083-02-28", 59, RJ_MILESTONE_YEARS },
  { "2023-05-31", "2023-06-01", 1, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-06-03", 3, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-06-07", 7, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-06-14", 14, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-06-30", 30, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-07-30", 60, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-08-29", 90, RJ_MILESTONE_DAYS },
  { "2023-05-31", "2023-11-30", 6, RJ_MILESTONE_MONTHS },
  { "2023-05-31", "2024-02-29", 9, RJ_MILESTONE_MONTHS },
  { "2023-05-31", "2024-05-31", 1, RJ_MILESTONE_YEARS },
  { "2023-05-31", "2024-11-30", 18, RJ_MILESTONE_MONTHS },
  { "2023-05-31", "2025-05-31", 2, RJ_MILESTONE_YEARS },
  { "2023-05-31", "2027-05-31", 4, RJ_MILESTONE_YEARS },
  { "2023-05-31", "2082-05-31", 59, RJ_MILESTONE_YEARS },
  { "2025-11-30", "2025-12-01", 1, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2025-12-03", 3, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2025-12-07", 7, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2025-12-14", 14, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2025-12-30", 30, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2026-01-29", 60, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2026-02-28", 90, RJ_MILESTONE_DAYS },
  { "2025-11-30", "2026-05-30", 6, RJ_MILESTONE_MONTHS },
  { "2025-11-30", "2026-08-30", 9, RJ_MILESTONE_MONTHS },
  { "2025-11-30", "2026-11-30", 1, RJ_MILESTONE_YEARS },
  { "2025-11-30", "2027-05-30", 18, RJ_MILESTONE_MONTHS },
  { "2025-11-30", "2027-11-30", 2, RJ_MILESTONE_YEARS },
  { "2025-11-30", "2029-11-30", 4, RJ_MILESTONE_YEARS },
  { "2025-11-30", "2084-11-30", 59, RJ_MILESTONE_YEARS },
  { "2026-01-01", "2026-01-02", 1, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-01-04", 3, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-01-08", 7, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-01-15", 14, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-01-31", 30, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-03-02", 60, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-04-01", 90, RJ_MILESTONE_DAYS },
  { "2026-01-01", "2026-07-01", 6, RJ_MILESTONE_MONTHS },
  { "2026-01-01", "2026-10-01", 9, RJ_MILESTONE_MONTHS },
  { "2026-01-01", "2027-01-01", 1, RJ_MILESTONE_YEARS },
  { "2026-01-01", "2027-07-01", 18, RJ_MILESTONE_MONTHS },
  { "2026-01-01", "2028-01-01", 2, RJ_MILESTONE_YEARS },
  { "2026-01-01", "2030-01-01", 4, RJ_MILESTONE_YEARS },
  { "2026-01-01", "2085-01-01", 59, RJ_MILESTONE_YEARS },
  { "2019-12-31", "2020-01-01", 1, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-01-03", 3, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-01-07", 7, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-01-14", 14, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-01-30", 30, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-02-29", 60, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-03-30", 90, RJ_MILESTONE_DAYS },
  { "2019-12-31", "2020-06-30", 6, RJ_MILESTONE_MONTHS },
  { "2019-12-31", "2020-09-30", 9, RJ_MILESTONE_MONTHS },
  { "2019-12-31", "2020-12-31", 1, RJ_MILESTONE_YEARS },
  { "2019-12-31", "2021-06-30", 18, RJ_MILESTONE_MONTHS },
  { "2019-12-31", "2021-12-31", 2, RJ_MILESTONE_YEARS },
  { "2019-12-31", "2023-12-31", 4, RJ_MILESTONE_YEARS },
  { "2019-12-31", "2078-12-31", 59, RJ_MILESTONE_YEARS },
};

/* On the day it is this one, and the day before it was another, or none. */
static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      RjDay from = rj_day_from_iso (c->from), expected = rj_day_from_iso (c->day), day;
      RjMilestone milestone = { c->count, c->unit };
      gboolean before;

      g_assert_cmpuint (rj_milestone_get_day (&milestone, from), ==, expected);
      g_assert_true (rj_milestones_find_last (from, expected, &milestone, &day));
      g_assert_cmpuint (day, ==, expected);
      g_assert_cmpint (milestone.count, ==, c->count);
      g_assert_cmpint (milestone.unit, ==, c->unit);
      before = rj_milestones_find_last (from, expected - 1, &milestone, &day);
      g_assert_true (before == (expected - from > 1));
      g_assert_true (!before || day < expected);
    }
}

static void
test_none (void)
{
  RjDay today = rj_day_new (2026, 11, 22);
  RjMilestone far = { 9000, RJ_MILESTONE_YEARS };

  g_assert_false (rj_milestones_find_last (today, today, NULL, NULL));
  g_assert_false (rj_milestones_find_last (today + 40, today, NULL, NULL));
  g_assert_true (rj_milestones_find_last (today - 1, today, NULL, NULL));
  g_assert_cmpuint (rj_milestone_get_day (&far, today), ==, RJ_DAY_NONE);
  g_assert_true (rj_milestones_find_last (rj_day_new (1, 1, 1), rj_day_new (9999, 12, 31), &far, NULL));
  g_assert_cmpint (far.count, ==, 9998);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/milestones/table", test_table);
  g_test_add_func ("/milestones/none", test_none);
  return g_test_run ();
}
