// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-quiet-hours.h"

#include <stdio.h>

#define DAY_MINUTES (24 * 60)

gboolean
rj_quiet_hours_parse (RjQuietHours *self, const char *text)
{
  guint from_hour, from_minute, until_hour, until_minute;
  char rest;

  self->from = self->until = 0;
  if (text == NULL
      || sscanf (text, "%2u:%2u-%2u:%2u%c", &from_hour, &from_minute, &until_hour, &until_minute, &rest) != 4
      || from_hour > 23 || from_minute > 59 || until_hour > 23 || until_minute > 59)
    return FALSE;
  self->from = (int) (from_hour * 60 + from_minute);
  self->until = (int) (until_hour * 60 + until_minute);
  return self->from != self->until;
}

char *
rj_quiet_hours_to_string (const RjQuietHours *self)
{
  return g_strdup_printf ("%02d:%02d-%02d:%02d", self->from / 60, self->from % 60, self->until / 60,
                          self->until % 60);
}

gboolean
rj_quiet_hours_hold (const RjQuietHours *self, RjPlanKind kind)
{
  if (self->from == self->until)
    return FALSE;
  // What the body or somebody else waits for comes at its time.
  return self->all || rj_plan_kind_rests (kind);
}

gint64
rj_quiet_hours_get_end (const RjQuietHours *self, gint64 at_us, GTimeZone *zone)
{
  RjDay day;
  int minutes = rj_instant_to_wall (at_us, zone, &day);
  gboolean over_night = self->until < self->from;
  gint64 end;

  if (self->from == self->until)
    return at_us;
  if (over_night ? minutes < self->from && minutes >= self->until
                 : minutes < self->from || minutes >= self->until)
    return at_us;
  end = rj_wall_to_instant (over_night && minutes >= self->from ? day + 1 : day, self->until, zone);
  /* In the hour that a clock change repeats, the end may be over by the clock and still to come. */
  return MAX (end, at_us);
}
