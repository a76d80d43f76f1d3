// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-session-watch.h"

#define NOW_US G_GINT64_CONSTANT (1772625600000000)

static gint64
get_slept (gpointer user_data)
{
  return *(gint64 *) user_data;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_sleep (void)
{
  g_autoptr (RjClock) clock = rj_fake_clock_new (NOW_US, "UTC");
  g_autoptr (RjSessionWatch) watch = rj_session_watch_new (clock, FALSE);
  gint64 slept_us = G_TIME_SPAN_HOUR;
  guint n = 0;

  rj_session_watch_set_slept_func (watch, get_slept, &slept_us);
  g_signal_connect_swapped (watch, "lock-now", G_CALLBACK (count_cb), &n);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (n, ==, 0);
  // What the two clocks differ by when they are read one after the other is no sleep.
  slept_us += RJ_SLEEP_US;
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (n, ==, 0);
  slept_us += RJ_SLEEP_US + 1;
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (n, ==, 1);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-watch/sleep", test_sleep);

  return g_test_run ();
}
