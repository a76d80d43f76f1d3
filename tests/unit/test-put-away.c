// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-put-away.h"

static gint64 now_us;

static gint64
read_now (gpointer user_data)
{
  return now_us;
}

static void
count (int *n)
{
  (*n)++;
}

static RjPutAway *
create (gboolean by_focus, int *n)
{
  RjPutAway *self = rj_put_away_new ();

  rj_put_away_set_boot_time (self, read_now, NULL);
  rj_put_away_set_by_focus (self, by_focus);
  g_signal_connect_swapped (self, "now", G_CALLBACK (count), n);
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  *n = 0;
  return self;
}

static void
wait_seconds (RjPutAway *self, int seconds)
{
  now_us += seconds * G_TIME_SPAN_SECOND;
  rj_put_away_check (self);
}

static void
test_minimised (void)
{
  int n;
  g_autoptr (RjPutAway) self = create (FALSE, &n);

  rj_put_away_set_state (self, TRUE, TRUE, FALSE);
  g_assert_cmpint (n, ==, 1);
  /* Told once. */
  rj_put_away_set_state (self, TRUE, TRUE, FALSE);
  wait_seconds (self, 3600);
  g_assert_cmpint (n, ==, 1);
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  rj_put_away_set_state (self, TRUE, FALSE, FALSE);
  g_assert_cmpint (n, ==, 2);
}

static void
test_out_of_sight (void)
{
  int n;
  g_autoptr (RjPutAway) self = create (FALSE, &n);

  /* Behind other windows it is not away. */
  rj_put_away_set_state (self, FALSE, FALSE, FALSE);
  wait_seconds (self, 3600);
  g_assert_cmpint (n, ==, 0);
  rj_put_away_set_state (self, FALSE, TRUE, FALSE);
  wait_seconds (self, 29);
  /* Something else changed meanwhile: it goes on counting. */
  rj_put_away_set_state (self, FALSE, TRUE, TRUE);
  g_assert_cmpint (n, ==, 0);
  wait_seconds (self, 1);
  g_assert_cmpint (n, ==, 1);
  /* Back in time. */
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  rj_put_away_set_state (self, FALSE, TRUE, FALSE);
  wait_seconds (self, 29);
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  wait_seconds (self, 3600);
  g_assert_cmpint (n, ==, 1);
}

/* Where nobody tells that it was minimised. */
static void
test_focus (void)
{
  int n;
  g_autoptr (RjPutAway) self = create (TRUE, &n);

  rj_put_away_set_state (self, FALSE, FALSE, FALSE);
  wait_seconds (self, 20);
  /* From not used to out of sight is the same absence. */
  rj_put_away_set_state (self, FALSE, TRUE, FALSE);
  wait_seconds (self, 10);
  g_assert_cmpint (n, ==, 1);
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  rj_put_away_set_state (self, FALSE, FALSE, FALSE);
  wait_seconds (self, 29);
  g_assert_cmpint (n, ==, 1);
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  wait_seconds (self, 3600);
  g_assert_cmpint (n, ==, 1);
}

/* Whoever chooses a file in the desktop's own dialog has not gone away. */
static void
test_dialog (void)
{
  int n;
  g_autoptr (RjPutAway) self = create (TRUE, &n);

  rj_put_away_set_dialog (self, TRUE);
  rj_put_away_set_state (self, FALSE, FALSE, FALSE);
  wait_seconds (self, 3600);
  rj_put_away_set_state (self, FALSE, TRUE, FALSE);
  wait_seconds (self, 3600);
  g_assert_cmpint (n, ==, 0);
  /* From its end on it counts. */
  rj_put_away_set_dialog (self, FALSE);
  wait_seconds (self, 29);
  g_assert_cmpint (n, ==, 0);
  wait_seconds (self, 1);
  g_assert_cmpint (n, ==, 1);
  /* Minimised is meant, with a dialog too. */
  rj_put_away_set_state (self, FALSE, FALSE, TRUE);
  rj_put_away_set_dialog (self, TRUE);
  rj_put_away_set_state (self, TRUE, FALSE, FALSE);
  g_assert_cmpint (n, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/put-away/minimised", test_minimised);
  g_test_add_func ("/put-away/out-of-sight", test_out_of_sight);
  g_test_add_func ("/put-away/focus", test_focus);
  g_test_add_func ("/put-away/dialog", test_dialog);
  return g_test_run ();
}
