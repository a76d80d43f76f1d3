// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-clock.h"

#define DEFAULT_DAY_END 180

G_DEFINE_INTERFACE (RjClock, rj_clock, G_TYPE_OBJECT)

enum {
  MINUTE,
  DAY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What every clock carries, whatever its type. */
typedef struct {
  gint64 last_minute;
  RjDay last_day;
  int day_end;
} ClockState;

static ClockState *
get_state (RjClock *self)
{
  static GQuark quark;
  ClockState *state;

  if (!quark)
    quark = g_quark_from_static_string ("rj-clock-state");
  state = g_object_get_qdata (G_OBJECT (self), quark);
  if (!state)
    {
      state = g_new0 (ClockState, 1);
      state->day_end = DEFAULT_DAY_END;
      g_object_set_qdata_full (G_OBJECT (self), quark, state, g_free);
      state->last_minute = rj_clock_get_now (self) / (60 * G_USEC_PER_SEC);
      state->last_day = rj_day_at (rj_clock_get_now (self), rj_clock_get_zone (self), state->day_end);
    }
  return state;
}

static void
rj_clock_default_init (RjClockInterface *iface)
{
  signals[MINUTE] =
    g_signal_new ("minute", RJ_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY] = g_signal_new ("day", RJ_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

gint64
rj_clock_get_now (RjClock *self)
{
  g_return_val_if_fail (RJ_IS_CLOCK (self), 0);

  return RJ_CLOCK_GET_IFACE (self)->get_now (self);
}

GTimeZone *
rj_clock_get_zone (RjClock *self)
{
  g_return_val_if_fail (RJ_IS_CLOCK (self), NULL);

  return RJ_CLOCK_GET_IFACE (self)->get_zone (self);
}

const char *
rj_clock_get_zone_name (RjClock *self)
{
  return g_time_zone_get_identifier (rj_clock_get_zone (self));
}

int
rj_clock_get_day_end (RjClock *self)
{
  g_return_val_if_fail (RJ_IS_CLOCK (self), DEFAULT_DAY_END);

  return get_state (self)->day_end;
}

void
rj_clock_set_day_end (RjClock *self, int minutes)
{
  g_return_if_fail (RJ_IS_CLOCK (self));
  g_return_if_fail (minutes >= 0 && minutes <= 720);

  get_state (self)->day_end = minutes;
  rj_clock_emit_tick (self);
}

RjDay
rj_clock_get_today (RjClock *self)
{
  g_return_val_if_fail (RJ_IS_CLOCK (self), RJ_DAY_NONE);

  return rj_day_at (rj_clock_get_now (self), rj_clock_get_zone (self), get_state (self)->day_end);
}

void
rj_clock_emit_tick (RjClock *self)
{
  g_return_if_fail (RJ_IS_CLOCK (self));

  ClockState *state = get_state (self);
  gint64 minute = rj_clock_get_now (self) / (60 * G_USEC_PER_SEC);
  RjDay day = rj_clock_get_today (self);
  gboolean new_day = day != state->last_day;

  if (minute == state->last_minute && !new_day)
    return;
  state->last_minute = minute;
  state->last_day = day;

  g_object_ref (self);
  g_signal_emit (self, signals[MINUTE], 0);
  if (new_day)
    g_signal_emit (self, signals[DAY], 0);
  g_object_unref (self);
}

struct _RjFakeClock {
  GObject parent_instance;

  gint64 now_us;
  GTimeZone *zone;
};

static gint64
fake_get_now (RjClock *clock)
{
  return RJ_FAKE_CLOCK (clock)->now_us;
}

static GTimeZone *
fake_get_zone (RjClock *clock)
{
  return RJ_FAKE_CLOCK (clock)->zone;
}

static void
rj_fake_clock_iface_init (RjClockInterface *iface)
{
  iface->get_now = fake_get_now;
  iface->get_zone = fake_get_zone;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RjFakeClock,
                               rj_fake_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_CLOCK, rj_fake_clock_iface_init))

static void
rj_fake_clock_finalize (GObject *object)
{
  g_time_zone_unref (RJ_FAKE_CLOCK (object)->zone);
  G_OBJECT_CLASS (rj_fake_clock_parent_class)->finalize (object);
}

static void
rj_fake_clock_class_init (RjFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_fake_clock_finalize;
}

static void
rj_fake_clock_init (RjFakeClock *self)
{
  self->zone = g_time_zone_new_utc ();
}

RjClock *
rj_fake_clock_new (gint64 now_us, const char *zone_name)
{
  RjFakeClock *self = g_object_new (RJ_TYPE_FAKE_CLOCK, NULL);

  rj_fake_clock_set (self, now_us, zone_name);
  return RJ_CLOCK (self);
}

void
rj_fake_clock_set (RjFakeClock *self, gint64 now_us, const char *zone_name)
{
  g_return_if_fail (RJ_IS_FAKE_CLOCK (self));

  if (zone_name)
    {
      GTimeZone *zone = g_time_zone_new_identifier (zone_name);
      g_return_if_fail (zone != NULL);
      g_time_zone_unref (self->zone);
      self->zone = zone;
    }
  self->now_us = now_us;
  rj_clock_emit_tick (RJ_CLOCK (self));
}

void
rj_fake_clock_advance (RjFakeClock *self, gint64 us)
{
  g_return_if_fail (RJ_IS_FAKE_CLOCK (self));

  rj_fake_clock_set (self, self->now_us + us, NULL);
}
