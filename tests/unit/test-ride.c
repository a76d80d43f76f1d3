// SPDX-License-Identifier: GPL-3.0-or-later
// Riding an urge out, by a clock that stands until it is set.
#include "rj-ride.h"

#define NOW_US G_GINT64_CONSTANT (1795262400000000)
#define MINUTE G_TIME_SPAN_MINUTE

typedef struct {
  RjClock *clock;
  RjRide *ride;
  RjStrategy *strategy;
  guint changed;
  guint asked;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static RjRide *
new_ride (Fixture *self)
{
  RjRide *ride = rj_ride_new (self->clock);

  g_signal_connect_swapped (ride, "changed", G_CALLBACK (count_cb), &self->changed);
  g_signal_connect_swapped (ride, "ask", G_CALLBACK (count_cb), &self->asked);
  return ride;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->clock = rj_fake_clock_new (NOW_US, "UTC");
  self->ride = new_ride (self);
  self->strategy = rj_strategy_new ();
  self->strategy->record.id = g_strdup ("0199a5c0-1111-7111-8111-444444444444");
  self->strategy->title = g_strdup ("Walk out");
  self->strategy->minutes = 10;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->ride);
  g_object_unref (self->clock);
  rj_strategy_free (self->strategy);
}

static void
advance (Fixture *self, gint64 us)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->clock), us);
  rj_ride_check (self->ride);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  RjRatingPoint point;
  int first, last, minutes;

  g_assert_false (rj_ride_is_on (self->ride));
  rj_ride_start (self->ride, self->strategy);
  g_assert_true (rj_ride_is_running (self->ride));
  g_assert_cmpint (rj_ride_get_seconds_left (self->ride), ==, 600);

  // The first rating makes the urge; its id is known at once.
  g_assert_true (rj_ride_rate (self->ride, 7, &point));
  g_assert_cmpint (point.at_us, ==, NOW_US);
  g_assert_nonnull (rj_ride_get_craving (self->ride));
  g_assert_false (rj_ride_is_rated (self->ride));
  g_assert_cmpint (rj_ride_get_outcome (self->ride, NULL, NULL, NULL), ==, RJ_RIDE_NOT_RATED);

  advance (self, 4 * MINUTE);
  g_assert_cmpint (rj_ride_get_seconds_left (self->ride), ==, 360);
  g_assert_false (rj_ride_rate (self->ride, 5, &point));
  g_assert_true (rj_ride_is_rated (self->ride));
  g_assert_cmpint (rj_ride_get_outcome (self->ride, &first, &last, &minutes), ==, RJ_RIDE_LOWER);
  g_assert_cmpint (first, ==, 7);
  g_assert_cmpint (last, ==, 5);
  g_assert_cmpint (minutes, ==, 4);
  g_assert_false (rj_ride_is_ridden_out (self->ride));

  advance (self, 6 * MINUTE);
  g_assert_false (rj_ride_is_running (self->ride));
  g_assert_true (rj_ride_is_on (self->ride));
  g_assert_true (rj_ride_is_asking (self->ride));
  rj_ride_rate (self->ride, 3, NULL);
  g_assert_false (rj_ride_is_asking (self->ride));
  g_assert_true (rj_ride_is_ridden_out (self->ride));
  g_assert_cmpuint (rj_ride_get_points (self->ride)->len, ==, 3);

  advance (self, 10 * MINUTE);
  // It was rated: nobody asks.
  g_assert_cmpuint (self->asked, ==, 0);
  rj_ride_stop (self->ride);
  g_assert_false (rj_ride_is_on (self->ride));
  g_assert_null (rj_ride_get_craving (self->ride));
  g_assert_cmpuint (rj_ride_get_points (self->ride)->len, ==, 0);
}

static void
test_asked (Fixture *self, gconstpointer data)
{
  rj_ride_start (self->ride, NULL);
  g_assert_cmpint (rj_ride_get_seconds_left (self->ride), ==, 900);
  rj_ride_rate (self->ride, 8, NULL);
  advance (self, 15 * MINUTE - 1);
  g_assert_cmpuint (self->asked, ==, 0);
  g_assert_cmpint (rj_ride_get_seconds_left (self->ride), ==, 1);
  advance (self, 1);
  g_assert_cmpuint (self->asked, ==, 1);
  g_assert_true (rj_ride_is_asking (self->ride));
  // Once.
  advance (self, 30 * MINUTE);
  g_assert_cmpuint (self->asked, ==, 1);

  // Keeping going is another quarter of an hour, asked about anew.
  rj_ride_rate (self->ride, 8, NULL);
  g_assert_cmpint (rj_ride_get_outcome (self->ride, NULL, NULL, NULL), ==, RJ_RIDE_SAME);
  rj_ride_keep_going (self->ride);
  g_assert_true (rj_ride_is_running (self->ride));
  g_assert_cmpint (rj_ride_get_seconds_left (self->ride), ==, 900);
  advance (self, 15 * MINUTE);
  g_assert_cmpuint (self->asked, ==, 2);
  rj_ride_rate (self->ride, 9, NULL);
  g_assert_cmpint (rj_ride_get_outcome (self->ride, NULL, NULL, NULL), ==, RJ_RIDE_HIGHER);
}

/* What is said in between does not answer what is asked at fifteen minutes; from the tenth on it does. */
static void
test_answered_early (Fixture *self, gconstpointer data)
{
  rj_ride_start (self->ride, NULL);
  advance (self, 2 * MINUTE);
  rj_ride_rate (self->ride, 8, NULL);
  advance (self, 13 * MINUTE);
  g_assert_cmpuint (self->asked, ==, 1);
  rj_ride_stop (self->ride);

  rj_ride_start (self->ride, NULL);
  advance (self, 10 * MINUTE - 1);
  rj_ride_rate (self->ride, 8, NULL);
  advance (self, 5 * MINUTE + 1);
  g_assert_cmpuint (self->asked, ==, 2);
  rj_ride_stop (self->ride);

  rj_ride_start (self->ride, NULL);
  advance (self, 10 * MINUTE);
  rj_ride_rate (self->ride, 8, NULL);
  advance (self, 5 * MINUTE);
  g_assert_false (rj_ride_is_asking (self->ride));
  advance (self, 20 * MINUTE);
  g_assert_cmpuint (self->asked, ==, 2);
}

/* Nobody came back: it is over, and there is nothing to say. */
static void
test_forgotten (Fixture *self, gconstpointer data)
{
  rj_ride_start (self->ride, self->strategy);
  advance (self, 10 * MINUTE + RJ_RIDE_LONGEST_US);
  g_assert_true (rj_ride_is_on (self->ride));
  advance (self, 1);
  g_assert_false (rj_ride_is_on (self->ride));
}

static void
test_same_instant (Fixture *self, gconstpointer data)
{
  RjRatingPoint one, other;

  rj_ride_start (self->ride, NULL);
  rj_ride_rate (self->ride, 4, &one);
  rj_ride_rate (self->ride, 5, &other);
  g_assert_cmpint (other.at_us, ==, one.at_us + 1);
}

/* Another strategy for the same urge. */
static void
test_other (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  rj_ride_start (self->ride, self->strategy);
  rj_ride_rate (self->ride, 6, NULL);
  id = g_strdup (rj_ride_get_craving (self->ride));
  advance (self, 5 * MINUTE);
  rj_ride_start (self->ride, NULL);
  g_assert_cmpstr (rj_ride_get_craving (self->ride), ==, id);
  g_assert_null (rj_ride_get_strategy_id (self->ride));
  g_assert_false (rj_ride_is_rated (self->ride));
  g_assert_cmpint (rj_ride_get_started (self->ride), ==, NOW_US + 5 * MINUTE);
}

static void
test_lock (Fixture *self, gconstpointer data)
{
  g_auto (RjRideState) state = { 0 };
  g_autoptr (RjRide) after = NULL;

  rj_ride_start (self->ride, self->strategy);
  rj_ride_rate (self->ride, 6, NULL);
  rj_ride_save_state (self->ride, &state);
  advance (self, 2 * MINUTE);
  after = new_ride (self);
  self->asked = 0;
  rj_ride_restore_state (after, &state);
  g_assert_true (rj_ride_is_running (after));
  g_assert_cmpint (rj_ride_get_seconds_left (after), ==, 480);
  g_assert_cmpstr (rj_ride_get_craving (after), ==, rj_ride_get_craving (self->ride));
  g_assert_cmpstr (rj_ride_get_strategy_id (after), ==, self->strategy->record.id);
  g_assert_null (rj_ride_get_strategy (after));
  rj_ride_set_strategy (after, self->strategy);
  g_assert_cmpstr (rj_ride_get_strategy (after)->title, ==, "Walk out");
  rj_ride_stop (self->ride);
  advance (self, 13 * MINUTE);
  rj_ride_check (after);
  g_assert_cmpuint (self->asked, ==, 1);
}

/* What was left while its note could not be read is told of once; what could be read, never. */
static void
test_left_locked (Fixture *self, gconstpointer data)
{
  g_auto (RjRideState) state = { 0 };
  g_auto (RjRideState) left = { 0 };

  rj_ride_start (self->ride, self->strategy);
  rj_ride_rate (self->ride, 6, NULL);
  rj_ride_save_state (self->ride, &state);
  rj_ride_stop (self->ride);
  g_assert_false (rj_ride_take_left (self->ride, &left));
  rj_ride_restore_state (self->ride, &state);
  advance (self, 10 * MINUTE + RJ_RIDE_LONGEST_US + 1);
  g_assert_false (rj_ride_is_on (self->ride));
  g_assert_true (rj_ride_take_left (self->ride, &left));
  g_assert_cmpstr (left.strategy, ==, self->strategy->record.id);
  g_assert_cmpstr (left.craving, ==, state.craving);
  g_assert_cmpint (left.started_us, ==, NOW_US);
  g_assert_cmpint (left.seconds, ==, 600);
  rj_ride_state_clear (&left);
  g_assert_false (rj_ride_take_left (self->ride, &left));
}

static void
test_spoilt_state (Fixture *self, gconstpointer data)
{
  const RjRideState states[] = {
    { NULL, NULL, 0, 0, 0 },
    { NULL, NULL, -1, 900, 0 },
    { NULL, NULL, NOW_US, -900, 0 },
    { NULL, NULL, NOW_US, 900, -1 },
    { NULL, NULL, NOW_US - 20 * RJ_RIDE_LONGEST_US, 900, 0 },
    { NULL, NULL, NOW_US + 20 * RJ_RIDE_LONGEST_US, 900, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      rj_ride_restore_state (self->ride, &states[i]);
      g_assert_false (rj_ride_is_on (self->ride));
    }
}

static RjStrategy *
add (GPtrArray *list, const char *title, guint halt, gboolean favourite, gint64 used)
{
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup (title);
  strategy->halt = halt;
  strategy->favourite = favourite;
  strategy->last_used_us = used;
  g_ptr_array_add (list, strategy);
  return strategy;
}

static void
assert_offer (GPtrArray *list, guint halt, const char *expected)
{
  g_autoptr (GPtrArray) offered = rj_ride_offer (list, halt);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < offered->len; i++)
    g_string_append (found, ((const RjStrategy *) offered->pdata[i])->title);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_offer (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);

  assert_offer (list, 0, "");
  add (list, "a", 0, FALSE, 0);
  assert_offer (list, RJ_HALT_TIRED, "a");
  add (list, "b", 0, FALSE, 10);
  add (list, "c", 0, FALSE, 20);
  add (list, "d", RJ_HALT_LONELY, FALSE, 0);
  add (list, "e", 0, TRUE, 0);
  add (list, "f", RJ_HALT_LONELY | RJ_HALT_TIRED, TRUE, 5);
  // Favourites, of them the last used first; then the last used.
  assert_offer (list, 0, "fec");
  assert_offer (list, RJ_HALT_LONELY, "fde");
  assert_offer (list, RJ_HALT_TIRED, "fec");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ride/whole", test_whole);
  ADD ("/ride/asked", test_asked);
  ADD ("/ride/answered-early", test_answered_early);
  ADD ("/ride/forgotten", test_forgotten);
  ADD ("/ride/same-instant", test_same_instant);
  ADD ("/ride/other", test_other);
  ADD ("/ride/lock", test_lock);
  ADD ("/ride/left-locked", test_left_locked);
  ADD ("/ride/spoilt-state", test_spoilt_state);
  g_test_add_func ("/ride/offer", test_offer);
  return g_test_run ();
}
