// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-wake-timer.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct _RjWakeTimer {
  int fd;
  guint source;
  GSourceOnceFunc callback;
  gpointer user_data;
};

static gboolean
expired_cb (int fd, GIOCondition condition, gpointer user_data)
{
  RjWakeTimer *self = user_data;
  guint64 expirations;

  /* ECANCELED: the clock was set, or the machine slept. */
  if (read (fd, &expirations, sizeof expirations) < 0 && errno != ECANCELED && errno != EAGAIN)
    g_warning ("A timer cannot be read: %s", g_strerror (errno));
  self->callback (self->user_data);
  return G_SOURCE_CONTINUE;
}

RjWakeTimer *
rj_wake_timer_new (GSourceOnceFunc callback, gpointer user_data)
{
  RjWakeTimer *self = g_new0 (RjWakeTimer, 1);

  self->callback = callback;
  self->user_data = user_data;
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd < 0)
    g_warning ("There is no timer: %s", g_strerror (errno));
  else
    self->source = g_unix_fd_add (self->fd, G_IO_IN, expired_cb, self);
  return self;
}

void
rj_wake_timer_free (RjWakeTimer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_fd (&self->fd, NULL);
  g_free (self);
}

static void
arm (RjWakeTimer *self, const struct itimerspec *spec)
{
  if (self->fd >= 0
      && timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, spec, NULL) != 0)
    g_warning ("A timer cannot be set: %s", g_strerror (errno));
}

void
rj_wake_timer_set (RjWakeTimer *self, gint64 at_us)
{
  struct itimerspec spec = {
    .it_value = { .tv_sec = at_us / G_USEC_PER_SEC, .tv_nsec = at_us % G_USEC_PER_SEC * 1000 },
  };

  /* All zero would stop it. */
  if (at_us <= 0)
    spec.it_value.tv_nsec = 1;
  arm (self, &spec);
}

void
rj_wake_timer_stop (RjWakeTimer *self)
{
  const struct itimerspec spec = { 0 };

  arm (self, &spec);
}
