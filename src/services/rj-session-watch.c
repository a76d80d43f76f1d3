// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-session-watch.h"

#include "rj-wake-timer.h"

#include <libportal/portal.h>
#include <time.h>

/* Far enough to never come; the timer is there for what cancels it. */
#define NEVER_US (G_GINT64_CONSTANT (4000000000) * G_USEC_PER_SEC)

struct _RjSessionWatch {
  GObject parent_instance;

  XdpPortal *portal;
  GCancellable *cancellable;
  RjWakeTimer *timer;
  RjSleptFunc slept;
  gpointer slept_data;
  gint64 slept_us;
  gboolean away;
};

G_DEFINE_FINAL_TYPE (RjSessionWatch, rj_session_watch, G_TYPE_OBJECT)

static guint lock_now_signal;

static gint64
read_clock (clockid_t id)
{
  struct timespec time = { 0 };

  clock_gettime (id, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
measure_sleep (gpointer user_data)
{
  return read_clock (CLOCK_BOOTTIME) - read_clock (CLOCK_MONOTONIC);
}

static void
look (RjSessionWatch *self)
{
  gint64 slept = self->slept (self->slept_data);
  gboolean woke = slept - self->slept_us > RJ_SLEEP_US;

  self->slept_us = slept;
  if (woke)
    g_signal_emit (self, lock_now_signal, 0);
}

/* The clock was set, or the machine slept: then it goes off at once. */
static void
timer_cb (gpointer user_data)
{
  RjSessionWatch *self = user_data;

  rj_wake_timer_set (self->timer, NEVER_US);
  look (self);
}

static void
state_cb (RjSessionWatch *self, gboolean screensaver_active, XdpLoginSessionState state)
{
  gboolean away = screensaver_active || state != XDP_LOGIN_SESSION_RUNNING;

  /* Told at once, so that the session need not wait for us. */
  if (state == XDP_LOGIN_SESSION_QUERY_END)
    xdp_portal_session_monitor_query_end_response (self->portal);
  if (away && !self->away)
    g_signal_emit (self, lock_now_signal, 0);
  self->away = away;
}

static void
monitor_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!xdp_portal_session_monitor_start_finish (XDP_PORTAL (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("The desktop portal does not say when the screen is locked: %s", error->message);
}

static void
rj_session_watch_dispose (GObject *object)
{
  RjSessionWatch *self = RJ_SESSION_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->timer, rj_wake_timer_free);
  g_clear_object (&self->portal);
  G_OBJECT_CLASS (rj_session_watch_parent_class)->dispose (object);
}

static void
rj_session_watch_class_init (RjSessionWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_session_watch_dispose;
  lock_now_signal =
    g_signal_new ("lock-now", RJ_TYPE_SESSION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_session_watch_init (RjSessionWatch *self)
{
  self->cancellable = g_cancellable_new ();
  rj_session_watch_set_slept_func (self, measure_sleep, NULL);
  self->timer = rj_wake_timer_new (timer_cb, self);
  rj_wake_timer_set (self->timer, NEVER_US);
}

RjSessionWatch *
rj_session_watch_new (RjClock *clock, gboolean portal)
{
  RjSessionWatch *self = g_object_new (RJ_TYPE_SESSION_WATCH, NULL);

  g_signal_connect_object (clock, "minute", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  if (!portal)
    return self;
  self->portal = xdp_portal_new ();
  g_signal_connect_object (self->portal, "session-state-changed", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  xdp_portal_session_monitor_start (self->portal, NULL, XDP_SESSION_MONITOR_FLAG_NONE, self->cancellable,
                                    monitor_cb, NULL);
  return self;
}

void
rj_session_watch_set_slept_func (RjSessionWatch *self, RjSleptFunc slept, gpointer user_data)
{
  g_return_if_fail (RJ_IS_SESSION_WATCH (self));

  self->slept = slept;
  self->slept_data = user_data;
  self->slept_us = slept (user_data);
}
