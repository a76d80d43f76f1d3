// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-clock.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct _RjSystemClock {
  GObject parent_instance;

  GTimeZone *zone;
  char *zone_name;
  int timer_fd;
  guint source;
};

static gint64
system_get_now (RjClock *clock)
{
  return g_get_real_time ();
}

static GTimeZone *
system_get_zone (RjClock *clock)
{
  return RJ_SYSTEM_CLOCK (clock)->zone;
}

static void
rj_system_clock_iface_init (RjClockInterface *iface)
{
  iface->get_now = system_get_now;
  iface->get_zone = system_get_zone;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RjSystemClock,
                               rj_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_CLOCK, rj_system_clock_iface_init))

/* The name of the zone now: g_time_zone_new_local() reads it once in the life of a process. */
static char *
read_zone_name (void)
{
  const char *env = g_getenv ("TZ");
  if (env && *env && *env != ':')
    return g_strdup (env);

  g_autofree char *link = g_file_read_link ("/etc/localtime", NULL);
  const char *mark = link ? strstr (link, "/zoneinfo/") : NULL;
  if (mark)
    return g_strdup (mark + strlen ("/zoneinfo/"));
  return NULL;
}

static void
update_zone (RjSystemClock *self)
{
  g_autofree char *name = read_zone_name ();
  GTimeZone *zone = NULL;

  if (self->zone && g_strcmp0 (name, self->zone_name) == 0)
    return;
  if (name)
    zone = g_time_zone_new_identifier (name);
  if (!zone)
    zone = g_time_zone_new_local ();
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  g_set_str (&self->zone_name, name);
}

static void
arm (RjSystemClock *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  struct itimerspec next = { .it_value = { .tv_sec = (now / 60 + 1) * 60 } };

  /* CANCEL_ON_SET wakes us when the clock is set and after a suspend. */
  if (timerfd_settime (self->timer_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &next, NULL) != 0)
    g_warning ("The minute timer cannot be set: %s", g_strerror (errno));
}

static gboolean
on_timer (int fd, GIOCondition condition, gpointer user_data)
{
  RjSystemClock *self = user_data;
  guint64 expirations;

  if (read (fd, &expirations, sizeof expirations) < 0 && errno != ECANCELED && errno != EAGAIN)
    g_warning ("The minute timer cannot be read: %s", g_strerror (errno));
  update_zone (self);
  arm (self);
  rj_clock_emit_tick (RJ_CLOCK (self));
  return G_SOURCE_CONTINUE;
}

static void
rj_system_clock_finalize (GObject *object)
{
  RjSystemClock *self = RJ_SYSTEM_CLOCK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_fd (&self->timer_fd, NULL);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->zone_name, g_free);
  G_OBJECT_CLASS (rj_system_clock_parent_class)->finalize (object);
}

static void
rj_system_clock_class_init (RjSystemClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_system_clock_finalize;
}

static void
rj_system_clock_init (RjSystemClock *self)
{
  update_zone (self);
  self->timer_fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->timer_fd < 0)
    {
      g_warning ("There is no minute timer: %s", g_strerror (errno));
      return;
    }
  self->source = g_unix_fd_add (self->timer_fd, G_IO_IN, on_timer, self);
  arm (self);
}

RjClock *
rj_system_clock_new (void)
{
  return g_object_new (RJ_TYPE_SYSTEM_CLOCK, NULL);
}
