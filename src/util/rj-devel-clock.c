// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-devel-clock.h"

#include <gio/gio.h>

struct _RjDevelClock {
  GObject parent_instance;

  RjClock *real;
  GFile *file;
  GFileMonitor *monitor;
  gint64 offset_us;
};

static gint64
devel_get_now (RjClock *clock)
{
  RjDevelClock *self = RJ_DEVEL_CLOCK (clock);

  return rj_clock_get_now (self->real) + self->offset_us;
}

static GTimeZone *
devel_get_zone (RjClock *clock)
{
  return rj_clock_get_zone (RJ_DEVEL_CLOCK (clock)->real);
}

static void
rj_devel_clock_iface_init (RjClockInterface *iface)
{
  iface->get_now = devel_get_now;
  iface->get_zone = devel_get_zone;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RjDevelClock,
                               rj_devel_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_CLOCK, rj_devel_clock_iface_init))

static void
read_offset (RjDevelClock *self)
{
  g_autofree char *text = NULL;
  gint64 seconds;

  if (!g_file_load_contents (self->file, NULL, &text, NULL, NULL, NULL)
      || !g_ascii_string_to_signed (g_strstrip (text), 10, -G_MAXINT32, G_MAXINT32, &seconds, NULL))
    return;
  self->offset_us = seconds * G_USEC_PER_SEC;
  rj_clock_emit_tick (RJ_CLOCK (self));
}

static void
rj_devel_clock_finalize (GObject *object)
{
  RjDevelClock *self = RJ_DEVEL_CLOCK (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_object (&self->real);
  G_OBJECT_CLASS (rj_devel_clock_parent_class)->finalize (object);
}

static void
rj_devel_clock_class_init (RjDevelClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_devel_clock_finalize;
}

static void
rj_devel_clock_init (RjDevelClock *self)
{
}

RjClock *
rj_devel_clock_new (const char *path)
{
  RjDevelClock *self = g_object_new (RJ_TYPE_DEVEL_CLOCK, NULL);

  self->real = rj_system_clock_new ();
  self->file = g_file_new_for_path (path);
  read_offset (self);
  g_signal_connect_object (self->real, "minute", G_CALLBACK (rj_clock_emit_tick), self, G_CONNECT_SWAPPED);
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (read_offset), self, G_CONNECT_SWAPPED);
  return RJ_CLOCK (self);
}
