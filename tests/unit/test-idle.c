// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-idle.h"

typedef struct {
  RjIdle *idle;
  gint64 now_us;
  int soon; /* the last that was said, -1: nothing */
  guint n_soon;
  guint n_now;
} Fixture;

static gint64
get_time (gpointer user_data)
{
  return ((Fixture *) user_data)->now_us;
}

static void
soon_cb (Fixture *self, int seconds)
{
  self->soon = seconds;
  self->n_soon++;
}

static void
now_cb (Fixture *self)
{
  self->n_now++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->now_us = 1000 * G_TIME_SPAN_SECOND;
  self->soon = -1;
  self->idle = rj_idle_new (5, get_time, self);
  g_signal_connect_swapped (self->idle, "soon", G_CALLBACK (soon_cb), self);
  g_signal_connect_swapped (self->idle, "now", G_CALLBACK (now_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->idle);
}

static void
advance (Fixture *self, gint64 seconds)
{
  self->now_us += seconds * G_TIME_SPAN_SECOND;
  rj_idle_check (self->idle);
}

static void
test_soon_and_now (Fixture *self, gconstpointer data)
{
  advance (self, 279);
  g_assert_cmpint (self->soon, ==, -1);
  advance (self, 1);
  g_assert_cmpint (self->soon, ==, 20);
  advance (self, 19);
  g_assert_cmpuint (self->n_soon, ==, 1);
  g_assert_cmpuint (self->n_now, ==, 0);
  advance (self, 1);
  g_assert_cmpuint (self->n_now, ==, 1);
  // Nothing more until somebody comes.
  advance (self, 3600);
  g_assert_cmpuint (self->n_now, ==, 1);
  rj_idle_input (self->idle);
  advance (self, 300);
  g_assert_cmpuint (self->n_now, ==, 2);
}

static void
test_input (Fixture *self, gconstpointer data)
{
  advance (self, 290);
  g_assert_cmpint (self->soon, ==, 20);
  rj_idle_input (self->idle);
  g_assert_cmpint (self->soon, ==, 0);
  for (int i = 0; i < 100; i++)
    {
      advance (self, 270);
      rj_idle_input (self->idle);
    }
  g_assert_cmpuint (self->n_soon, ==, 2);
  g_assert_cmpuint (self->n_now, ==, 0);
}

/* The machine slept: no warning, at once. */
static void
test_sleep (Fixture *self, gconstpointer data)
{
  advance (self, 100000);
  g_assert_cmpuint (self->n_soon, ==, 0);
  g_assert_cmpuint (self->n_now, ==, 1);
}

static void
test_exercise (Fixture *self, gconstpointer data)
{
  rj_idle_set_exercise (self->idle, TRUE);
  advance (self, 20 * 60);
  g_assert_cmpuint (self->n_soon, ==, 0);
  rj_idle_set_exercise (self->idle, FALSE);
  advance (self, 279);
  g_assert_cmpuint (self->n_soon, ==, 0);
  advance (self, 21);
  g_assert_cmpuint (self->n_now, ==, 1);

  // Half an hour at most.
  rj_idle_set_exercise (self->idle, TRUE);
  advance (self, 34 * 60);
  g_assert_cmpuint (self->n_now, ==, 1);
  advance (self, 60);
  g_assert_cmpuint (self->n_now, ==, 2);
}

static void
test_minutes (Fixture *self, gconstpointer data)
{
  advance (self, 130);
  rj_idle_set_minutes (self->idle, 2);
  g_assert_cmpuint (self->n_now, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/idle/soon-and-now", Fixture, NULL, set_up, test_soon_and_now, tear_down);
  g_test_add ("/idle/input", Fixture, NULL, set_up, test_input, tear_down);
  g_test_add ("/idle/sleep", Fixture, NULL, set_up, test_sleep, tear_down);
  g_test_add ("/idle/exercise", Fixture, NULL, set_up, test_exercise, tear_down);
  g_test_add ("/idle/minutes", Fixture, NULL, set_up, test_minutes, tear_down);

  return g_test_run ();
}
