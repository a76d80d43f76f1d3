// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-idle.h"

#include <time.h>

#define WARNING_US (RJ_IDLE_WARNING_SECONDS * G_TIME_SPAN_SECOND)

struct _RjIdle {
  GObject parent_instance;

  RjBootTimeFunc boot_time;
  gpointer user_data;
  gboolean own_clock;
  int minutes;
  gint64 input_us;
  gint64 exercise_us; /* when it began, or -1 */
  gboolean warned;
  gboolean told;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (RjIdle, rj_idle, G_TYPE_OBJECT)

enum {
  SOON,
  NOW,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gint64
read_boot_time (gpointer user_data)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
get_end (RjIdle *self)
{
  gint64 since = self->input_us;

  /* The person who breathes with closed eyes is here; the time starts when that is over. */
  if (self->exercise_us >= 0)
    since = MAX (since, self->exercise_us + RJ_IDLE_EXERCISE_US);
  return since + self->minutes * G_TIME_SPAN_MINUTE;
}

static void
timeout_cb (gpointer user_data)
{
  RjIdle *self = user_data;

  self->timeout = 0;
  rj_idle_check (self);
}

static void
wait_on (RjIdle *self, gint64 us)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->own_clock)
    self->timeout =
      g_timeout_add_once ((guint) (CLAMP (us, 0, G_TIME_SPAN_HOUR) / 1000 + 1), timeout_cb, self);
}

void
rj_idle_check (RjIdle *self)
{
  gint64 left;

  g_return_if_fail (RJ_IS_IDLE (self));

  if (self->told)
    return;
  left = get_end (self) - self->boot_time (self->user_data);
  if (left <= 0)
    {
      self->told = TRUE;
      g_clear_handle_id (&self->timeout, g_source_remove);
      g_signal_emit (self, signals[NOW], 0);
      return;
    }
  wait_on (self, left > WARNING_US ? left - WARNING_US : left);
  if (left <= WARNING_US && !self->warned)
    {
      self->warned = TRUE;
      g_signal_emit (self, signals[SOON], 0, RJ_IDLE_WARNING_SECONDS);
    }
}

void
rj_idle_input (RjIdle *self)
{
  gboolean warned;

  g_return_if_fail (RJ_IS_IDLE (self));

  warned = self->warned;
  self->input_us = self->boot_time (self->user_data);
  self->warned = self->told = FALSE;
  if (warned)
    g_signal_emit (self, signals[SOON], 0, 0);
  /* A timeout that comes too early looks again: none is made for each key. */
  if (warned || self->timeout == 0)
    rj_idle_check (self);
}

void
rj_idle_set_exercise (RjIdle *self, gboolean runs)
{
  g_return_if_fail (RJ_IS_IDLE (self));

  if (runs && self->exercise_us < 0)
    self->exercise_us = self->boot_time (self->user_data);
  else if (!runs)
    self->exercise_us = -1;
  /* Its end is something that the person did, or waited for. */
  rj_idle_input (self);
}

void
rj_idle_set_minutes (RjIdle *self, int minutes)
{
  g_return_if_fail (RJ_IS_IDLE (self));
  g_return_if_fail (minutes > 0);

  self->minutes = minutes;
  rj_idle_check (self);
}

static void
rj_idle_dispose (GObject *object)
{
  g_clear_handle_id (&RJ_IDLE (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (rj_idle_parent_class)->dispose (object);
}

static void
rj_idle_class_init (RjIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_idle_dispose;

  signals[SOON] =
    g_signal_new ("soon", RJ_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NOW] = g_signal_new ("now", RJ_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_idle_init (RjIdle *self)
{
  self->exercise_us = -1;
}

RjIdle *
rj_idle_new (int minutes, RjBootTimeFunc boot_time, gpointer user_data)
{
  RjIdle *self = g_object_new (RJ_TYPE_IDLE, NULL);

  self->minutes = minutes;
  self->boot_time = boot_time ? boot_time : read_boot_time;
  self->user_data = user_data;
  self->own_clock = boot_time == NULL;
  rj_idle_input (self);
  return self;
}
