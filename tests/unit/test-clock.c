// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-clock.h"

static void
count_cb (RjClock *clock, int *count)
{
  (*count)++;
}

static void
test_fake (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  RjDay day = rj_day_new (2026, 11, 21);
  g_autoptr (RjClock) clock = rj_fake_clock_new (rj_wall_to_instant (day, 23 * 60, zone), "Europe/Berlin");
  int minutes = 0, days = 0;

  g_signal_connect (clock, "minute", G_CALLBACK (count_cb), &minutes);
  g_signal_connect (clock, "day", G_CALLBACK (count_cb), &days);

  g_assert_cmpuint (rj_clock_get_today (clock), ==, day);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), 30 * G_USEC_PER_SEC);
  g_assert_cmpint (minutes, ==, 0);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), 30 * G_USEC_PER_SEC);
  g_assert_cmpint (minutes, ==, 1);

  /* 02:59 is still the same day, 03:00 the next. */
  rj_fake_clock_set (RJ_FAKE_CLOCK (clock), rj_wall_to_instant (day + 1, 179, zone), NULL);
  g_assert_cmpint (days, ==, 0);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), 60 * G_USEC_PER_SEC);
  g_assert_cmpint (days, ==, 1);
  g_assert_cmpuint (rj_clock_get_today (clock), ==, day + 1);

  /* Set back; a new zone; another end of the day. */
  rj_fake_clock_set (RJ_FAKE_CLOCK (clock), rj_wall_to_instant (day, 600, zone), NULL);
  g_assert_cmpint (days, ==, 2);
  rj_fake_clock_set (RJ_FAKE_CLOCK (clock), rj_wall_to_instant (day, 600, zone), "Pacific/Kiritimati");
  g_assert_cmpuint (rj_clock_get_today (clock), ==, day);
  rj_clock_set_day_end (clock, 0);
  g_assert_cmpint (rj_clock_get_day_end (clock), ==, 0);
}

static void
test_system (void)
{
  g_autoptr (RjClock) clock = rj_system_clock_new ();

  g_assert_cmpint (ABS (rj_clock_get_now (clock) - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
  g_assert_cmpstr (rj_clock_get_zone_name (clock), ==, "UTC");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/fake", test_fake);
  g_test_add_func ("/clock/system", test_system);
  return g_test_run ();
}
