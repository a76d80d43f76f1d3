// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-put-away.h"

#include <time.h>

#define WAIT_US (RJ_PUT_AWAY_SECONDS * G_TIME_SPAN_SECOND)

struct _RjPutAway {
  GObject parent_instance;

  RjBootTimeFunc boot_time;
  gpointer user_data;
  gboolean own_clock;
  gboolean by_focus;
  gboolean minimised;
  gboolean out_of_sight;
  gboolean focused;
  gboolean dialog;
  gboolean away;   /* out of sight, or not used where that counts */
  gint64 since_us; /* since when it is away */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (RjPutAway, rj_put_away, G_TYPE_OBJECT)

static guint now_signal;

static gint64
read_boot_time (gpointer user_data)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
timeout_cb (gpointer user_data)
{
  RjPutAway *self = user_data;

  self->timeout = 0;
  rj_put_away_check (self);
}

void
rj_put_away_check (RjPutAway *self)
{
  gint64 left;

  g_return_if_fail (RJ_IS_PUT_AWAY (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->away)
    return;
  left = self->since_us + WAIT_US - self->boot_time (self->user_data);
  if (left <= 0)
    {
      /* Once: what is to be done then is done, or was not wanted. */
      self->away = FALSE;
      g_signal_emit (self, now_signal, 0);
    }
  else if (self->own_clock)
    self->timeout = g_timeout_add_once ((guint) (left / 1000 + 1), timeout_cb, self);
}

static void
update (RjPutAway *self)
{
  gboolean was_away = self->away;

  self->away =
    !self->minimised && !self->dialog && (self->out_of_sight || (self->by_focus && !self->focused));
  if (self->away && !was_away)
    self->since_us = self->boot_time (self->user_data);
  rj_put_away_check (self);
}

void
rj_put_away_set_state (RjPutAway *self, gboolean minimised, gboolean out_of_sight, gboolean focused)
{
  gboolean was_minimised;

  g_return_if_fail (RJ_IS_PUT_AWAY (self));

  was_minimised = self->minimised;
  self->minimised = minimised;
  self->out_of_sight = out_of_sight;
  self->focused = focused;
  if (minimised && !was_minimised)
    g_signal_emit (self, now_signal, 0);
  update (self);
}

void
rj_put_away_set_dialog (RjPutAway *self, gboolean dialog)
{
  g_return_if_fail (RJ_IS_PUT_AWAY (self));

  self->dialog = dialog;
  update (self);
}

void
rj_put_away_set_by_focus (RjPutAway *self, gboolean by_focus)
{
  g_return_if_fail (RJ_IS_PUT_AWAY (self));

  self->by_focus = by_focus;
}

void
rj_put_away_set_boot_time (RjPutAway *self, RjBootTimeFunc boot_time, gpointer user_data)
{
  g_return_if_fail (RJ_IS_PUT_AWAY (self));

  self->boot_time = boot_time;
  self->user_data = user_data;
  self->own_clock = FALSE;
}

static void
rj_put_away_dispose (GObject *object)
{
  g_clear_handle_id (&RJ_PUT_AWAY (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (rj_put_away_parent_class)->dispose (object);
}

static void
rj_put_away_class_init (RjPutAwayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_put_away_dispose;

  now_signal = g_signal_new ("now", RJ_TYPE_PUT_AWAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_put_away_init (RjPutAway *self)
{
  self->boot_time = read_boot_time;
  self->own_clock = TRUE;
}

RjPutAway *
rj_put_away_new (void)
{
  return g_object_new (RJ_TYPE_PUT_AWAY, NULL);
}
