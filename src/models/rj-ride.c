// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-ride.h"

#include "rj-uuid.h"

struct _RjRide {
  GObject parent_instance;

  RjClock *clock;
  RjStrategy *strategy; /* (nullable) */
  char *strategy_id;    /* (nullable): known before what it names is */
  char *craving;        /* (nullable) */
  GArray *points;       /* RjRatingPoint */
  gint64 started_us;    /* 0: nothing runs */
  int seconds;
  gint64 ask_us;     /* 0: asked */
  gboolean was_over; /* said already */
  RjRideState left;  /* while it was locked; started_us is 0 when nothing was */
};

G_DEFINE_FINAL_TYPE (RjRide, rj_ride, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_ASK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gint64
get_now (RjRide *self)
{
  return rj_clock_get_now (self->clock);
}

static void
emit_changed (RjRide *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gint64
get_end (RjRide *self)
{
  return self->started_us + self->seconds * G_TIME_SPAN_SECOND;
}

static gboolean
is_over (RjRide *self)
{
  return get_now (self) >= get_end (self);
}

/* Since @us, with the very moment. */
static gboolean
is_rated_since (RjRide *self, gint64 us)
{
  const RjRatingPoint *last;

  if (self->points->len == 0)
    return FALSE;
  last = &g_array_index (self->points, RjRatingPoint, self->points->len - 1);
  return last->at_us >= us;
}

/* ---- What is done ---- */

static void
forget_strategy (RjRide *self)
{
  g_clear_pointer (&self->strategy, rj_strategy_free);
  g_clear_pointer (&self->strategy_id, g_free);
}

static void
clear (RjRide *self)
{
  forget_strategy (self);
  g_clear_pointer (&self->craving, g_free);
  g_array_set_size (self->points, 0);
  self->started_us = self->ask_us = 0;
  self->seconds = 0;
  self->was_over = FALSE;
}

static int
get_length (RjRide *self)
{
  return self->strategy != NULL && self->strategy->minutes > 0 ? self->strategy->minutes * 60
                                                               : RJ_RIDE_SECONDS;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const RjRatingPoint *one = a, *other = b;

  return (one->at_us > other->at_us) - (one->at_us < other->at_us);
}

void
rj_ride_set_craving (RjRide *self, const char *id, GArray *points)
{
  g_return_if_fail (RJ_IS_RIDE (self));

  g_set_str (&self->craving, id);
  g_array_set_size (self->points, 0);
  if (points != NULL && points->len > 0)
    g_array_append_vals (self->points, points->data, points->len);
  /* The clock may have been set back between two of them. */
  g_array_sort (self->points, compare_points);
  if (rj_ride_is_on (self))
    emit_changed (self);
}

void
rj_ride_start (RjRide *self, const RjStrategy *strategy)
{
  g_autoptr (RjStrategy) copy = NULL;

  g_return_if_fail (RJ_IS_RIDE (self));

  copy = strategy != NULL ? rj_strategy_copy (strategy) : NULL;
  forget_strategy (self);
  self->strategy = g_steal_pointer (&copy);
  self->strategy_id = self->strategy != NULL ? g_strdup (self->strategy->record.id) : NULL;
  self->started_us = get_now (self);
  self->seconds = get_length (self);
  self->ask_us = self->started_us + RJ_RIDE_ASK_US;
  self->was_over = FALSE;
  emit_changed (self);
}

void
rj_ride_keep_going (RjRide *self)
{
  gint64 now;

  g_return_if_fail (RJ_IS_RIDE (self));
  g_return_if_fail (rj_ride_is_on (self));

  now = get_now (self);
  self->seconds = (int) ((now - self->started_us) / G_USEC_PER_SEC) + get_length (self);
  self->ask_us = now + RJ_RIDE_ASK_US;
  self->was_over = FALSE;
  emit_changed (self);
}

void
rj_ride_stop (RjRide *self)
{
  g_return_if_fail (RJ_IS_RIDE (self));

  if (!rj_ride_is_on (self))
    return;
  rj_ride_leave_locked (self);
  clear (self);
  emit_changed (self);
}

gboolean
rj_ride_rate (RjRide *self, int strength, RjRatingPoint *point)
{
  RjRatingPoint now = { get_now (self), strength };
  gboolean first;

  g_return_val_if_fail (RJ_IS_RIDE (self), FALSE);
  g_return_val_if_fail (strength >= 0 && strength <= 10, FALSE);

  first = self->craving == NULL;
  if (first)
    self->craving = rj_uuid_new (now.at_us);
  /* Locked, the points of the urge cannot be read; it was there before the start. */
  else if (self->points->len == 0)
    now.at_us = MAX (now.at_us, self->started_us + 1);
  /* Two in the same instant: each is kept. */
  else if (is_rated_since (self, now.at_us))
    now.at_us = g_array_index (self->points, RjRatingPoint, self->points->len - 1).at_us + 1;
  g_array_append_val (self->points, now);
  if (rj_ride_is_on (self) && now.at_us >= self->ask_us - RJ_RIDE_EARLY_US)
    self->ask_us = 0;
  if (point != NULL)
    *point = now;
  emit_changed (self);
  return first;
}

void
rj_ride_check (RjRide *self)
{
  gint64 now;

  g_return_if_fail (RJ_IS_RIDE (self));

  if (!rj_ride_is_on (self))
    return;
  now = get_now (self);
  if (now - get_end (self) > RJ_RIDE_LONGEST_US || now < self->started_us - RJ_RIDE_LONGEST_US)
    {
      rj_ride_stop (self);
      return;
    }
  if (is_over (self) != self->was_over)
    {
      self->was_over = is_over (self);
      emit_changed (self);
    }
  if (rj_ride_is_on (self) && self->ask_us != 0 && now >= self->ask_us)
    {
      self->ask_us = 0;
      g_signal_emit (self, signals[SIGNAL_ASK], 0);
    }
}

/* ---- What there is ---- */

gboolean
rj_ride_is_on (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), FALSE);
  return self->started_us != 0;
}

gboolean
rj_ride_is_running (RjRide *self)
{
  return rj_ride_is_on (self) && !is_over (self);
}

gboolean
rj_ride_is_asking (RjRide *self)
{
  gint64 from;

  if (!rj_ride_is_on (self))
    return FALSE;
  from = MIN (get_end (self), self->started_us + RJ_RIDE_ASK_US);
  return get_now (self) >= from
         && !is_rated_since (self,
                             MIN (get_end (self), self->started_us + RJ_RIDE_ASK_US - RJ_RIDE_EARLY_US));
}

gboolean
rj_ride_is_rated (RjRide *self)
{
  /* What was said right at the beginning is how it was before. */
  return rj_ride_is_on (self) && is_rated_since (self, self->started_us + 1);
}

int
rj_ride_get_seconds_left (RjRide *self)
{
  gint64 left_us;

  if (!rj_ride_is_on (self))
    return 0;
  left_us = get_end (self) - get_now (self);
  return (int) CLAMP ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 0, self->seconds);
}

int
rj_ride_get_seconds (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), 0);
  return self->seconds;
}

gint64
rj_ride_get_started (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), 0);
  return self->started_us;
}

const char *
rj_ride_get_strategy_id (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), NULL);
  return self->strategy_id;
}

const RjStrategy *
rj_ride_get_strategy (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), NULL);
  return self->strategy;
}

const char *
rj_ride_get_craving (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), NULL);
  return self->craving;
}

GArray *
rj_ride_get_points (RjRide *self)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), NULL);
  return self->points;
}

RjRideOutcome
rj_ride_get_outcome (RjRide *self, int *first, int *last, int *minutes)
{
  const RjRatingPoint *one, *other;

  if (!rj_ride_is_rated (self) || self->points->len < 2)
    return RJ_RIDE_NOT_RATED;
  one = &g_array_index (self->points, RjRatingPoint, 0);
  other = &g_array_index (self->points, RjRatingPoint, self->points->len - 1);
  if (first != NULL)
    *first = one->strength;
  if (last != NULL)
    *last = other->strength;
  if (minutes != NULL)
    *minutes = (int) ((other->at_us - one->at_us + G_TIME_SPAN_MINUTE / 2) / G_TIME_SPAN_MINUTE);
  if (other->strength < one->strength)
    return RJ_RIDE_LOWER;
  return other->strength == one->strength ? RJ_RIDE_SAME : RJ_RIDE_HIGHER;
}

gboolean
rj_ride_is_ridden_out (RjRide *self)
{
  int first, last;

  return rj_ride_get_outcome (self, &first, &last, NULL) == RJ_RIDE_LOWER
         && (is_over (self) || 2 * last <= first);
}

/* ---- Through a lock ---- */

void
rj_ride_state_clear (RjRideState *state)
{
  g_clear_pointer (&state->strategy, g_free);
  g_clear_pointer (&state->craving, g_free);
}

void
rj_ride_save_state (RjRide *self, RjRideState *state)
{
  g_return_if_fail (RJ_IS_RIDE (self));

  *state = (RjRideState) { g_strdup (self->strategy_id), g_strdup (self->craving), self->started_us,
                           self->seconds, self->ask_us };
}

void
rj_ride_restore_state (RjRide *self, const RjRideState *state)
{
  g_return_if_fail (RJ_IS_RIDE (self));

  if (state->started_us <= 0 || state->seconds <= 0 || state->ask_us < 0)
    return;
  clear (self);
  self->strategy_id = g_strdup (state->strategy);
  self->craving = g_strdup (state->craving);
  self->started_us = state->started_us;
  self->seconds = state->seconds;
  self->ask_us = state->ask_us;
  self->was_over = is_over (self);
  emit_changed (self);
  rj_ride_check (self);
}

void
rj_ride_set_strategy (RjRide *self, const RjStrategy *strategy)
{
  g_return_if_fail (RJ_IS_RIDE (self));

  if (self->strategy_id == NULL || g_strcmp0 (strategy->record.id, self->strategy_id) != 0)
    return;
  g_clear_pointer (&self->strategy, rj_strategy_free);
  self->strategy = rj_strategy_copy (strategy);
  emit_changed (self);
}

void
rj_ride_leave_locked (RjRide *self)
{
  g_return_if_fail (RJ_IS_RIDE (self));

  /* Known by its id alone it is of before the lock: no more than one can be. */
  if (self->strategy != NULL || self->strategy_id == NULL || self->craving == NULL)
    return;
  rj_ride_state_clear (&self->left);
  rj_ride_save_state (self, &self->left);
}

gboolean
rj_ride_take_left (RjRide *self, RjRideState *left)
{
  g_return_val_if_fail (RJ_IS_RIDE (self), FALSE);

  *left = self->left;
  self->left = (RjRideState) { 0 };
  return left->started_us != 0;
}

/* ---- What is offered ---- */

static int
compare_offered (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RjStrategy *one = *(const RjStrategy *const *) a;
  const RjStrategy *other = *(const RjStrategy *const *) b;
  guint halt = GPOINTER_TO_UINT (user_data);
  gboolean one_fits = (one->halt & halt) != 0;
  gboolean other_fits = (other->halt & halt) != 0;

  if (one_fits != other_fits)
    return other_fits - one_fits;
  if (!one->favourite != !other->favourite)
    return !!other->favourite - !!one->favourite;
  return (one->last_used_us < other->last_used_us) - (one->last_used_us > other->last_used_us);
}

GPtrArray *
rj_ride_offer (GPtrArray *strategies, guint halt)
{
  GPtrArray *offered = g_ptr_array_new ();

  for (guint i = 0; i < strategies->len; i++)
    g_ptr_array_add (offered, g_ptr_array_index (strategies, i));
  /* Stable: those that are equal stay in the order of their titles. */
  g_ptr_array_sort_with_data (offered, compare_offered, GUINT_TO_POINTER (halt));
  g_ptr_array_set_size (offered, (int) MIN (offered->len, RJ_RIDE_OFFERED));
  return offered;
}

/* ---- Object ---- */

static void
rj_ride_finalize (GObject *object)
{
  RjRide *self = RJ_RIDE (object);

  clear (self);
  rj_ride_state_clear (&self->left);
  g_array_unref (self->points);
  g_object_unref (self->clock);
  G_OBJECT_CLASS (rj_ride_parent_class)->finalize (object);
}

static void
rj_ride_class_init (RjRideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_ride_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", RJ_TYPE_RIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ASK] =
    g_signal_new ("ask", RJ_TYPE_RIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_ride_init (RjRide *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (RjRatingPoint));
}

RjRide *
rj_ride_new (RjClock *clock)
{
  RjRide *self = g_object_new (RJ_TYPE_RIDE, NULL);

  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "minute", G_CALLBACK (rj_ride_check), self, G_CONNECT_SWAPPED);
  return self;
}
