// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-format.h"

#include <locale.h>

/* Sets a locale for one test; the root has to have it: a missing one is a fault, not a reason to pass. */
static void
use_locale (const char *name)
{
  g_assert_nonnull (setlocale (LC_ALL, name));
}

static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_clock (void)
{
  use_locale ("en_US.UTF-8");
  g_assert_false (rj_format_is_24h ());
  assert_text (rj_format_minutes (0), "12:00\u00a0AM");
  assert_text (rj_format_minutes (19 * 60 + 5), "7:05\u00a0PM");
  assert_text (rj_format_minutes (24 * 60 + 90), "1:30\u00a0AM");

  use_locale ("de_DE.UTF-8");
  g_assert_true (rj_format_is_24h ());
  assert_text (rj_format_minutes (19 * 60 + 5), "19:05");

  use_locale ("C.UTF-8");
  g_assert_true (rj_format_is_24h ());
}

static void
test_first_weekday (void)
{
  use_locale ("en_US.UTF-8");
  g_assert_cmpint (rj_format_get_first_weekday (), ==, 7);
  use_locale ("de_DE.UTF-8");
  g_assert_cmpint (rj_format_get_first_weekday (), ==, 1);
  use_locale ("en_GB.UTF-8");
  g_assert_cmpint (rj_format_get_first_weekday (), ==, 1);
}

static void
test_days (void)
{
  RjDay today = rj_day_new (2026, 11, 21);

  use_locale ("C.UTF-8");
  assert_text (rj_format_day (today, today), "Saturday 21 November");
  assert_text (rj_format_day (rj_day_new (2025, 1, 1), today), "Wednesday 1 January 2025");
  assert_text (rj_format_day_short (today), "Sat 21 Nov");
  assert_text (rj_format_date (today), "21 November 2026");
  assert_text (rj_format_day_relative (today, today), "Today");
  assert_text (rj_format_day_relative (today - 1, today), "Yesterday");
  assert_text (rj_format_day_relative (today + 1, today), "Tomorrow");
  assert_text (rj_format_day_relative (today + 2, today), "Monday 23 November");
  assert_text (rj_format_weekday (1, FALSE), "Monday");
  assert_text (rj_format_weekday (7, TRUE), "Sun");
  assert_text (rj_format_month (2026, 11), "November 2026");
}

static void
test_instant (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  RjDay today = rj_day_new (2026, 11, 21);

  use_locale ("C.UTF-8");
  assert_text (rj_format_instant (rj_wall_to_instant (today - 2, 22 * 60 + 14, zone), zone, today),
               "Thursday 19 November, 22:14");
}

static void
test_spans (void)
{
  const gint64 minute = 60 * G_TIME_SPAN_SECOND;

  use_locale ("C.UTF-8");
  assert_text (rj_format_duration (10), "10 min");
  assert_text (rj_format_duration (60), "1 h");
  assert_text (rj_format_duration (130), "2 h 10 min");
  assert_text (rj_format_until (0, 0), "now");
  assert_text (rj_format_until (130 * minute, 0), "in 2 h 10 min");
  /* Twenty seconds into the minute it still reads as at the beginning of it. */
  assert_text (rj_format_until (130 * minute, G_TIME_SPAN_SECOND * 20), "in 2 h 10 min");
  assert_text (rj_format_until (0, 10 * minute + 1), "10 min ago");
  assert_text (rj_format_until (3 * 24 * 60 * minute, 0), "in 3 days");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/clock", test_clock);
  g_test_add_func ("/format/first-weekday", test_first_weekday);
  g_test_add_func ("/format/days", test_days);
  g_test_add_func ("/format/instant", test_instant);
  g_test_add_func ("/format/spans", test_spans);
  return g_test_run ();
}
