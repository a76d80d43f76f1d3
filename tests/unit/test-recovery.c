// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery time: the vectors of clinical.md §5.1 and §5.2, what holds whatever is written down, and every
// number against one that looks at each day by itself.
#include "rj-recovery-view.h"

#include "rj-milestones.h"

#include <string.h>

static gint64 written;

static RjRecoveryEvent *
add_on (GPtrArray *events, RjRecoveryKind kind, const char *substance, RjDay day)
{
  RjRecoveryEvent *event = rj_recovery_event_new (kind, substance, day);

  event->record.created_us = ++written;
  event->record.id = g_strdup_printf ("event-%06" G_GINT64_FORMAT, written);
  g_ptr_array_add (events, event);
  return event;
}

static RjRecoveryEvent *
add (GPtrArray *events, RjRecoveryKind kind, const char *iso)
{
  return add_on (events, kind, NULL, rj_day_from_iso (iso));
}

static RjRecoveryEvent *
correct (GPtrArray *events, const RjRecoveryEvent *old, RjRecoveryKind kind, RjDay day)
{
  RjRecoveryEvent *event = add_on (events, kind, old->substance, day);

  event->corrects = g_strdup (rj_recovery_event_get_root (old));
  return event;
}

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rj_recovery_event_free);
}

/* ---- Vectors ---- */

static GPtrArray *
new_vector (void)
{
  GPtrArray *events = new_events ();

  // in another order than that of their days
  add (events, RJ_RECOVERY_USE, "2026-09-05");
  add (events, RJ_RECOVERY_BEGAN, "2026-01-01");
  add (events, RJ_RECOVERY_USE, "2026-03-11");
  add (events, RJ_RECOVERY_USE, "2026-03-10");
  return events;
}

static void
assert_day (RjDay day, const char *iso)
{
  g_autofree char *text = day != RJ_DAY_NONE ? rj_day_to_iso (day) : g_strdup ("none");

  g_assert_cmpstr (text, ==, iso);
}

static void
assert_run (RjRecoveryView *view, guint i, const char *first, const char *last, int days)
{
  const RjRecoveryRun *run;

  g_assert_cmpuint (i, <, view->runs->len);
  run = &g_array_index (view->runs, RjRecoveryRun, i);
  assert_day (run->first, first);
  assert_day (run->last, last);
  g_assert_cmpint (run->days, ==, days);
}

static void
test_vector (void)
{
  g_autoptr (GPtrArray) events = new_vector ();
  g_autoptr (RjRecoveryView) view = rj_recovery_view_new (events, NULL, rj_day_from_iso ("2026-11-21"), TRUE);

  g_assert_cmpint (view->state, ==, RJ_RECOVERY_UNDERWAY);
  g_assert_cmpint (view->since_start, ==, 324);
  g_assert_cmpint (view->journey_days, ==, 324);
  g_assert_cmpint (view->use_days, ==, 3);
  g_assert_cmpint (view->days, ==, 321);
  g_assert_cmpint (rj_recovery_get_share (view->days, view->journey_days), ==, 991);
  g_assert_cmpuint (view->runs->len, ==, 3);
  assert_run (view, 0, "2026-01-01", "2026-03-09", 68);
  assert_run (view, 1, "2026-03-12", "2026-09-04", 177);
  assert_run (view, 2, "2026-09-06", "2026-11-20", 76);
  assert_day (view->run_start, "2026-09-06");
  g_assert_cmpint (view->run_days, ==, 76);
  g_assert_cmpint (view->longest.days, ==, 177);
  g_assert_cmpint (view->spans[0].free, ==, 30);
  g_assert_cmpint (view->spans[1].free, ==, 89);
  g_assert_cmpint (view->spans[1].known, ==, 90);
  g_assert_cmpint (view->spans[2].free, ==, 321);
  g_assert_cmpint (view->spans[2].known, ==, 324);
  g_assert_cmpuint (view->months->len, ==, 11);
  g_assert_cmpint (g_array_index (view->months, RjRecoveryMonth, 2).free, ==, 29);
  g_assert_cmpint (g_array_index (view->months, RjRecoveryMonth, 10).known, ==, 20);
  assert_day (rj_recovery_view_get_counted_from (view, RJ_RECOVERY_BY_START), "2026-01-01");
  assert_day (rj_recovery_view_get_counted_from (view, RJ_RECOVERY_BY_RUN), "2026-09-06");
  assert_day (rj_recovery_view_get_counted_from (view, RJ_RECOVERY_BY_DAYS), "2026-01-04");
}

/* Who has chosen that a day of use ends no run has one run, without those days. */
static void
test_run_goes_on (void)
{
  g_autoptr (GPtrArray) events = new_vector ();
  g_autoptr (RjRecoveryView) view =
    rj_recovery_view_new (events, NULL, rj_day_from_iso ("2026-11-21"), FALSE);

  g_assert_cmpuint (view->runs->len, ==, 1);
  assert_run (view, 0, "2026-01-01", "2026-11-20", 321);
  assert_day (view->run_start, "2026-01-01");
  g_assert_cmpint (view->run_days, ==, 321);
  g_assert_cmpint (view->days, ==, 321);
}

typedef struct {
  const char *start;
  const char *after[4];  /* 30, 60 and 90 days, a month */
  const char *months[4]; /* 6, 9, 12 and 18 months */
  int days;
} Row;

static const Row rows[] = {
  { "2026-01-31",
    { "2026-03-02", "2026-04-01", "2026-05-01", "2026-02-28" },
    { "2026-07-31", "2026-10-31", "2027-01-31", "2027-07-31" },
    294 },
  { "2024-02-29",
    { "2024-03-30", "2024-04-29", "2024-05-29", "2024-03-29" },
    { "2024-08-29", "2024-11-29", "2025-02-28", "2025-08-29" },
    996 },
  { "2025-11-30",
    { "2025-12-30", "2026-01-29", "2026-02-28", "2025-12-30" },
    { "2026-05-30", "2026-08-30", "2026-11-30", "2027-05-30" },
    356 },
  { "2026-08-31",
    { "2026-09-30", "2026-10-30", "2026-11-29", "2026-09-30" },
    { "2027-02-28", "2027-05-31", "2027-08-31", "2028-02-29" },
    82 },
  { "2025-11-21",
    { "2025-12-21", "2026-01-20", "2026-02-19", "2025-12-21" },
    { "2026-05-21", "2026-08-21", "2026-11-21", "2027-05-21" },
    365 },
};

static void
assert_milestone (RjDay from, int count, RjMilestoneUnit unit, const char *iso)
{
  RjMilestone milestone = { count, unit };

  assert_day (rj_milestone_get_day (&milestone, from), iso);
}

static void
test_rows (void)
{
  static const int months[] = { 6, 9, 12, 18 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) events = new_events ();
      g_autoptr (RjRecoveryView) view = NULL;
      RjDay from;

      add (events, RJ_RECOVERY_BEGAN, rows[i].start);
      view = rj_recovery_view_new (events, NULL, rj_day_from_iso ("2026-11-21"), TRUE);
      g_assert_cmpint (view->since_start, ==, rows[i].days);
      g_assert_cmpint (view->days, ==, rows[i].days);
      g_assert_cmpint (view->run_days, ==, rows[i].days);
      from = rj_recovery_view_get_counted_from (view, RJ_RECOVERY_BY_DAYS);
      assert_day (from, rows[i].start);
      for (int n = 0; n < 3; n++)
        assert_milestone (from, 30 * (n + 1), RJ_MILESTONE_DAYS, rows[i].after[n]);
      assert_milestone (from, 1, RJ_MILESTONE_MONTHS, rows[i].after[3]);
      for (int n = 0; n < 4; n++)
        assert_milestone (from, months[n], RJ_MILESTONE_MONTHS, rows[i].months[n]);
      assert_milestone (from, 1, RJ_MILESTONE_YEARS, rows[i].months[2]);
    }
}

/* ---- Single rules ---- */

static RjRecoveryView *
view_on (GPtrArray *events, const char *iso)
{
  return rj_recovery_view_new (events, NULL, rj_day_from_iso (iso), TRUE);
}

static void
test_to_come (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (RjRecoveryView) nothing = view_on (events, "2026-11-21");
  g_autoptr (RjRecoveryView) before = NULL;
  g_autoptr (RjRecoveryView) first = NULL;
  g_autoptr (RjRecoveryView) second = NULL;

  g_assert_cmpint (nothing->state, ==, RJ_RECOVERY_NOTHING);
  g_assert_cmpint (rj_recovery_get_share (nothing->days, nothing->journey_days), ==, -1);
  add (events, RJ_RECOVERY_BEGAN, "2026-11-24");
  before = view_on (events, "2026-11-21");
  g_assert_cmpint (before->state, ==, RJ_RECOVERY_AHEAD);
  g_assert_cmpint (before->next_start - before->today, ==, 3);
  g_assert_cmpint (before->days, ==, 0);
  g_assert_cmpuint (before->runs->len, ==, 0);
  g_assert_cmpuint (rj_recovery_view_get_counted_from (before, RJ_RECOVERY_BY_DAYS), ==, RJ_DAY_NONE);
  first = view_on (events, "2026-11-24");
  g_assert_cmpint (first->state, ==, RJ_RECOVERY_UNDERWAY);
  g_assert_cmpint (first->days, ==, 0);
  second = view_on (events, "2026-11-25");
  g_assert_cmpint (second->days, ==, 1);
  g_assert_cmpint (second->run_days, ==, 1);
}

/* Stopped for now, a plan, begun again: what was counted stays, the days between are not counted. */
static void
test_stopped (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (RjRecoveryView) resting = NULL;
  g_autoptr (RjRecoveryView) planned = NULL;
  g_autoptr (RjRecoveryView) over = NULL;
  g_autoptr (RjRecoveryView) again = NULL;

  add (events, RJ_RECOVERY_BEGAN, "2026-01-01");
  add (events, RJ_RECOVERY_STOPPED, "2026-01-11");
  resting = view_on (events, "2026-02-01");
  g_assert_cmpint (resting->state, ==, RJ_RECOVERY_RESTING);
  g_assert_cmpint (resting->since_start, ==, 31);
  g_assert_cmpint (resting->journey_days, ==, 10);
  g_assert_cmpint (resting->days, ==, 10);
  g_assert_cmpint (resting->longest.days, ==, 10);
  g_assert_cmpuint (resting->run_start, ==, RJ_DAY_NONE);
  g_assert_cmpuint (resting->next_start, ==, RJ_DAY_NONE);

  add (events, RJ_RECOVERY_PLANNED, "2026-02-05");
  planned = view_on (events, "2026-02-01");
  assert_day (planned->next_start, "2026-02-05");
  // a plan begins nothing by itself
  over = view_on (events, "2026-02-07");
  g_assert_cmpint (over->state, ==, RJ_RECOVERY_RESTING);
  assert_day (over->next_start, "2026-02-05");

  add (events, RJ_RECOVERY_BEGAN, "2026-02-07");
  again = view_on (events, "2026-02-10");
  g_assert_cmpint (again->state, ==, RJ_RECOVERY_UNDERWAY);
  g_assert_cmpint (again->since_start, ==, 40);
  g_assert_cmpint (again->journey_days, ==, 13);
  g_assert_cmpint (again->days, ==, 13);
  g_assert_cmpint (again->run_days, ==, 3);
  assert_run (again, 0, "2026-01-01", "2026-01-10", 10);
  g_assert_cmpuint (again->next_start, ==, RJ_DAY_NONE);
}

/* What is written down about today lowers nothing but this run, and that has no number then. */
static void
test_used_today (void)
{
  g_autoptr (GPtrArray) events = new_vector ();
  g_autoptr (RjRecoveryView) view = NULL;
  g_autoptr (RjRecoveryView) next = NULL;

  add (events, RJ_RECOVERY_USE, "2026-11-21");
  view = view_on (events, "2026-11-21");
  g_assert_true (view->used_today);
  g_assert_cmpint (view->days, ==, 321);
  g_assert_cmpint (view->since_start, ==, 324);
  g_assert_cmpint (view->longest.days, ==, 177);
  g_assert_cmpint (view->spans[0].free, ==, 30);
  g_assert_cmpint (view->run_days, ==, 0);
  assert_day (view->run_start, "2026-11-22");
  assert_run (view, 2, "2026-09-06", "2026-11-20", 76);
  next = view_on (events, "2026-11-22");
  g_assert_cmpint (next->days, ==, 321);
  g_assert_cmpint (next->spans[0].free, ==, 29);
  g_assert_cmpuint (next->runs->len, ==, 3);
}

static void
test_corrections (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  RjRecoveryEvent *began = add (events, RJ_RECOVERY_BEGAN, "2026-01-01");
  RjRecoveryEvent *used = add (events, RJ_RECOVERY_USE, "2026-01-05");
  RjRecoveryEvent *moved;
  g_autoptr (RjRecoveryView) withdrawn = NULL;
  g_autoptr (RjRecoveryView) back = NULL;
  g_autoptr (RjRecoveryView) earlier = NULL;
  g_autoptr (GPtrArray) current = NULL;

  moved = correct (events, used, RJ_RECOVERY_USE, rj_day_from_iso ("2026-01-06"));
  correct (events, moved, RJ_RECOVERY_WITHDRAWN, moved->record.day);
  withdrawn = view_on (events, "2026-01-11");
  g_assert_cmpint (withdrawn->days, ==, 10);
  correct (events, moved, RJ_RECOVERY_USE, rj_day_from_iso ("2026-01-07"));
  back = view_on (events, "2026-01-11");
  g_assert_cmpint (back->days, ==, 9);
  assert_run (back, 0, "2026-01-01", "2026-01-06", 6);
  correct (events, began, RJ_RECOVERY_BEGAN, rj_day_from_iso ("2025-12-01"));
  earlier = view_on (events, "2026-01-11");
  g_assert_cmpint (earlier->days, ==, 40);
  current = rj_recovery_list_current (events);
  g_assert_cmpuint (current->len, ==, 2);
  g_assert_cmpuint (events->len, ==, 6);
}

static void
test_substances (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (RjRecoveryView) all = NULL;
  g_autoptr (RjRecoveryView) one = NULL;
  g_autoptr (RjRecoveryView) other = NULL;
  g_autoptr (GPtrArray) ledgers = NULL;

  add_on (events, RJ_RECOVERY_BEGAN, "wine", rj_day_from_iso ("2026-01-01"));
  add_on (events, RJ_RECOVERY_BEGAN, NULL, rj_day_from_iso ("2026-01-01"));
  add_on (events, RJ_RECOVERY_USE, "wine", rj_day_from_iso ("2026-01-03"));
  add_on (events, RJ_RECOVERY_USE, "pills", rj_day_from_iso ("2026-01-04"));
  add_on (events, RJ_RECOVERY_USE, NULL, rj_day_from_iso ("2026-01-05"));
  all = view_on (events, "2026-01-11");
  g_assert_cmpint (all->use_days, ==, 3);
  one = rj_recovery_view_new (events, "wine", all->today, TRUE);
  g_assert_cmpint (one->use_days, ==, 1);
  other = rj_recovery_view_new (events, "pills", all->today, TRUE);
  g_assert_cmpint (other->state, ==, RJ_RECOVERY_NOTHING);
  g_assert_cmpint (other->spans[0].known, ==, 1);
  ledgers = rj_recovery_list_ledgers (events);
  g_assert_cmpuint (ledgers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ledgers, 0), ==, "wine");
  g_assert_cmpstr (g_ptr_array_index (ledgers, 1), ==, "");
  assert_day (rj_recovery_get_last_use (events, rj_day_from_iso ("2026-01-04")), "2026-01-04");
}

static void
test_share (void)
{
  g_assert_cmpint (rj_recovery_get_share (0, 10), ==, 0);
  g_assert_cmpint (rj_recovery_get_share (10, 10), ==, 1000);
  g_assert_cmpint (rj_recovery_get_share (1, 18250), ==, 1);
  g_assert_cmpint (rj_recovery_get_share (18249, 18250), ==, 999);
  g_assert_cmpint (rj_recovery_get_share (1, 3), ==, 333);
  g_assert_cmpint (rj_recovery_get_share (2, 3), ==, 667);
}

static void
test_savings (void)
{
  g_autoptr (RjRecoverySaving) saving = rj_recovery_saving_new (NULL, 7500, "euros");

  g_assert_cmpint (rj_recovery_saving_get_total (saving, 321), ==, 2407500);
  g_assert_cmpint (rj_recovery_saving_get_total (saving, 0), ==, 0);
}

/* Wherever events were written down and wherever they are read: the days are those of the person. Along any
 * journey through zones, none of them is counted twice, left out or taken back. */
static void
test_travel (void)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "Pacific/Honolulu",   "Pacific/Apia",
                                       "America/New_York",   "Asia/Kolkata",       "Europe/Berlin",
                                       "Pacific/Pago_Pago",  "Australia/Lord_Howe" };

  for (int run = 0; run < 50; run++)
    {
      g_autoptr (GPtrArray) events = new_events ();
      gint64 now =
        G_GINT64_CONSTANT (1300000000000000) + (gint64) g_test_rand_int_range (0, 1000000) * G_USEC_PER_SEC;
      RjDay seen = RJ_DAY_NONE;
      int before = 0;

      for (int hop = 0; hop < 200; hop++)
        {
          g_autoptr (GTimeZone) zone =
            g_time_zone_new_identifier (zones[g_test_rand_int_range (0, G_N_ELEMENTS (zones))]);
          RjDay today = rj_recovery_get_today (rj_day_at (now, zone, 180), seen);
          g_autoptr (RjRecoveryView) view = NULL;

          if (hop == 0)
            {
              RjRecoveryEvent *began = add_on (events, RJ_RECOVERY_BEGAN, NULL, today);

              began->record.at_us = now;
              began->record.zone = g_strdup (g_time_zone_get_identifier (zone));
            }
          view = rj_recovery_view_new (events, NULL, today, TRUE);
          g_assert_cmpint (view->state, ==, RJ_RECOVERY_UNDERWAY);
          g_assert_cmpint (view->days, ==, (int) (today - view->start));
          g_assert_cmpint (view->days, >=, before);
          before = view->days;
          seen = today;
          now += (gint64) g_test_rand_int_range (0, 30 * 3600) * G_USEC_PER_SEC;
        }
    }
}

/* ---- Random ledgers ---- */

#define N_DAYS 400

typedef enum {
  DAY_OFF,
  DAY_FREE,
  DAY_USE,
} DayState;

/* What each day is, looked up day by day; and nothing of how the view does it. */
static void
look (GPtrArray *events, RjDay base, DayState *days, gboolean *other_use)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      RjDay day = base + (RjDay) i;
      const RjRecoveryEvent *last = NULL;
      gboolean used = FALSE;

      for (guint n = 0; n < events->len; n++)
        {
          const RjRecoveryEvent *first = g_ptr_array_index (events, n);
          const RjRecoveryEvent *event = first;

          if (first->corrects != NULL)
            continue;
          for (guint m = n; m < events->len; m++)
            {
              const RjRecoveryEvent *later = g_ptr_array_index (events, m);

              if (g_strcmp0 (later->corrects, first->record.id) == 0)
                event = later;
            }
          if (event->record.day > day)
            continue;
          if (event->kind == RJ_RECOVERY_USE)
            used = used || event->record.day == day;
          else if ((event->kind == RJ_RECOVERY_BEGAN || event->kind == RJ_RECOVERY_STOPPED)
                   && (last == NULL || event->record.day >= last->record.day))
            last = event;
        }
      other_use[i] = used;
      if (last == NULL || last->kind == RJ_RECOVERY_STOPPED)
        days[i] = DAY_OFF;
      else
        days[i] = used ? DAY_USE : DAY_FREE;
    }
}

static void
assert_spans (const RjRecoveryView *view, RjDay base, const DayState *days, const gboolean *used)
{
  for (int n = 0; n < RJ_RECOVERY_N_SPANS; n++)
    {
      int known = 0, free = 0;

      for (int back = 1; back <= view->spans[n].length; back++)
        {
          int i = (int) (view->today - base) - back;

          if (i < 0)
            break;
          known += days[i] != DAY_OFF || used[i];
          free += days[i] == DAY_FREE;
        }
      g_assert_cmpint (view->spans[n].known, ==, known);
      g_assert_cmpint (view->spans[n].free, ==, free);
    }
}

static void
assert_runs (const RjRecoveryView *view, RjDay base, const DayState *days)
{
  guint n = 0;
  int length = 0, longest = 0, sum = 0;
  int end = (int) (view->today - base);

  for (int i = 0; i <= end; i++)
    {
      if (i < end && days[i] == DAY_FREE)
        {
          length++;
          continue;
        }
      if (length > 0)
        {
          const RjRecoveryRun *run = &g_array_index (view->runs, RjRecoveryRun, n);

          g_assert_cmpuint (n++, <, view->runs->len);
          g_assert_cmpint (run->days, ==, length);
          g_assert_cmpuint (run->last, ==, base + (RjDay) i - 1);
          sum += length;
        }
      longest = MAX (longest, length);
      if (i == end && days[i] == DAY_FREE)
        g_assert_cmpint (view->run_days, ==, length);
      length = 0;
    }
  g_assert_cmpuint (n, ==, view->runs->len);
  g_assert_cmpint (sum, ==, view->days);
  g_assert_cmpint (view->longest.days, ==, longest);
}

static void
assert_as_looked (GPtrArray *events, RjDay base, RjDay today)
{
  g_autoptr (RjRecoveryView) view = rj_recovery_view_new (events, NULL, today, TRUE);
  g_autoptr (RjRecoveryView) other = rj_recovery_view_new (events, NULL, today, FALSE);
  DayState days[N_DAYS];
  gboolean used[N_DAYS];
  int journey = 0, free = 0, by_month = 0;

  look (events, base, days, used);
  for (RjDay day = base; day < today; day++)
    {
      journey += days[day - base] != DAY_OFF;
      free += days[day - base] == DAY_FREE;
    }
  g_assert_cmpint (view->journey_days, ==, journey);
  g_assert_cmpint (view->days, ==, free);
  g_assert_cmpint (view->use_days, ==, journey - free);
  g_assert_cmpint (view->state == RJ_RECOVERY_UNDERWAY, ==, days[today - base] != DAY_OFF);
  assert_spans (view, base, days, used);
  assert_runs (view, base, days);
  for (guint i = 0; i < view->months->len; i++)
    by_month += g_array_index (view->months, RjRecoveryMonth, i).free;
  g_assert_cmpint (by_month, ==, free);
  // the choice about runs changes runs alone
  g_assert_cmpint (other->days, ==, view->days);
  g_assert_cmpint (other->since_start, ==, view->since_start);
  g_assert_cmpint (other->longest.days, >=, view->longest.days);
}

static RjRecoveryEvent *
add_random (GPtrArray *events, RjDay base)
{
  static const RjRecoveryKind kinds[] = { RJ_RECOVERY_BEGAN,  RJ_RECOVERY_USE, RJ_RECOVERY_USE,
                                          RJ_RECOVERY_USE,    RJ_RECOVERY_USE, RJ_RECOVERY_STOPPED,
                                          RJ_RECOVERY_PLANNED };
  RjRecoveryKind kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];

  return add_on (events, kind, NULL, base + (RjDay) g_test_rand_int_range (0, N_DAYS));
}

static void
correct_random (GPtrArray *events, RjDay base)
{
  const RjRecoveryEvent *old = g_ptr_array_index (events, g_test_rand_int_range (0, (int) events->len));
  RjRecoveryKind kind = g_test_rand_int_range (0, 3) == 0 ? RJ_RECOVERY_WITHDRAWN : old->kind;

  correct (events, old, kind, base + (RjDay) g_test_rand_int_range (0, N_DAYS));
}

static void
test_random (void)
{
  RjDay base = rj_day_from_iso ("2024-02-01");

  for (int run = 0; run < 60; run++)
    {
      g_autoptr (GPtrArray) events = new_events ();

      add_on (events, RJ_RECOVERY_BEGAN, NULL, base + (RjDay) g_test_rand_int_range (0, 100));
      for (int n = 0; n < 12; n++)
        {
          if (g_test_rand_int_range (0, 4) == 0)
            correct_random (events, base);
          else
            add_random (events, base);
          assert_as_looked (events, base, base + (RjDay) g_test_rand_int_range (1, N_DAYS));
        }
    }
}

/* What an event may lower, and what it may not. */
static void
assert_lowers_nothing (const RjRecoveryView *before,
                       const RjRecoveryView *after,
                       const RjRecoveryEvent *event)
{
  g_assert_cmpint (after->since_start, >=, before->since_start);
  if (event->kind == RJ_RECOVERY_USE)
    {
      gboolean counted = after->use_days > before->use_days;

      g_assert_cmpint (after->days, ==, before->days - (counted ? 1 : 0));
      g_assert_cmpint (after->journey_days, ==, before->journey_days);
      g_assert_true (!counted || event->record.day < before->today);
    }
  if (event->kind == RJ_RECOVERY_BEGAN || event->kind == RJ_RECOVERY_PLANNED)
    {
      g_assert_cmpint (after->days, >=, before->days);
      g_assert_cmpint (after->longest.days, >=, before->longest.days);
    }
  if (event->record.day >= before->today)
    {
      g_assert_cmpint (after->days, ==, before->days);
      g_assert_cmpint (after->journey_days, ==, before->journey_days);
      g_assert_cmpint (after->longest.days, ==, before->longest.days);
      for (int i = 0; i < RJ_RECOVERY_N_SPANS; i++)
        g_assert_cmpint (after->spans[i].free, ==, before->spans[i].free);
    }
}

static void
test_nothing_is_lost (void)
{
  RjDay base = rj_day_from_iso ("2024-02-01");

  for (int run = 0; run < 200; run++)
    {
      g_autoptr (GPtrArray) events = new_events ();

      add_on (events, RJ_RECOVERY_BEGAN, NULL, base + (RjDay) g_test_rand_int_range (0, 100));
      for (int n = 0; n < 20; n++)
        {
          RjDay today = base + (RjDay) g_test_rand_int_range (101, N_DAYS);
          g_autoptr (RjRecoveryView) before = rj_recovery_view_new (events, NULL, today, TRUE);
          RjRecoveryEvent *event = add_random (events, base);
          g_autoptr (RjRecoveryView) after = rj_recovery_view_new (events, NULL, today, TRUE);
          g_autoptr (RjRecoveryView) early = NULL;
          g_autoptr (RjRecoveryView) early_before = NULL;

          assert_lowers_nothing (before, after, event);
          // as of the day of the event itself, everything is as it was before it
          early = rj_recovery_view_new (events, NULL, event->record.day, TRUE);
          g_ptr_array_set_free_func (events, NULL);
          g_ptr_array_set_size (events, (int) events->len - 1);
          g_ptr_array_set_free_func (events, (GDestroyNotify) rj_recovery_event_free);
          early_before = rj_recovery_view_new (events, NULL, event->record.day, TRUE);
          g_ptr_array_add (events, event);
          g_assert_cmpint (early->days, ==, early_before->days);
          g_assert_cmpint (early->use_days, ==, early_before->use_days);
          g_assert_cmpuint (early->runs->len, ==, early_before->runs->len);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery/vector", test_vector);
  g_test_add_func ("/recovery/rows", test_rows);
  g_test_add_func ("/recovery/run-goes-on", test_run_goes_on);
  g_test_add_func ("/recovery/to-come", test_to_come);
  g_test_add_func ("/recovery/stopped", test_stopped);
  g_test_add_func ("/recovery/used-today", test_used_today);
  g_test_add_func ("/recovery/corrections", test_corrections);
  g_test_add_func ("/recovery/substances", test_substances);
  g_test_add_func ("/recovery/share", test_share);
  g_test_add_func ("/recovery/savings", test_savings);
  g_test_add_func ("/recovery/travel", test_travel);
  g_test_add_func ("/recovery/random", test_random);
  g_test_add_func ("/recovery/nothing-is-lost", test_nothing_is_lost);
  return g_test_run ();
}
