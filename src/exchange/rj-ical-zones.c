// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-ical-zones.h"

#include <libical/ical.h>

#define MOST_ZONES 200
#define MOST_TEXT  (64 * 1024)

typedef struct {
  icaltimezone *zone;
  char *location;
} Zone;

struct _RjIcalZones {
  GHashTable *by_name;
};

static void
zone_free (Zone *self)
{
  if (self->zone != NULL)
    icaltimezone_free (self->zone, 1);
  g_free (self->location);
  g_free (self);
}

RjIcalZones *
rj_ical_zones_new (void)
{
  RjIcalZones *self = g_new0 (RjIcalZones, 1);

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) zone_free);
  return self;
}

void
rj_ical_zones_free (RjIcalZones *self)
{
  g_hash_table_unref (self->by_name);
  g_free (self);
}

/* Once a year is how clocks are changed; any other rule would be worked out for every hour of centuries. */
static gboolean
is_yearly (icalcomponent *part)
{
  for (icalproperty *property = icalcomponent_get_first_property (part, ICAL_RRULE_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (part, ICAL_RRULE_PROPERTY))
    {
      struct icalrecurrencetype rule = icalproperty_get_rrule (property);

      if (rule.freq != ICAL_YEARLY_RECURRENCE || rule.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX
          || rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX || rule.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX)
        return FALSE;
    }
  return TRUE;
}

/* Are its rules such that they can be worked out? */
static gboolean
has_rules (icalcomponent *component)
{
  guint n = 0;

  for (icalcomponent *part = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); part != NULL;
       part = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    {
      icalproperty *start = icalcomponent_get_first_property (part, ICAL_DTSTART_PROPERTY);

      if (start == NULL || icalcomponent_get_first_property (part, ICAL_TZOFFSETTO_PROPERTY) == NULL
          || icalcomponent_get_first_property (part, ICAL_TZOFFSETFROM_PROPERTY) == NULL || !is_yearly (part))
        return FALSE;
      n++;
    }
  return n > 0 && n < 200;
}

void
rj_ical_zones_add (RjIcalZones *self, const RjIcalPart *part)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  icalcomponent *component;
  Zone *zone;

  if (part->text == NULL || !part->closed || part->text->len > MOST_TEXT
      || g_hash_table_size (self->by_name) >= MOST_ZONES)
    return;
  name = rj_ical_part_dup_value (part, "TZID", 0);
  if (name == NULL || g_hash_table_contains (self->by_name, name))
    return;
  zone = g_new0 (Zone, 1);
  zone->location = rj_ical_part_dup_value (part, "X-LIC-LOCATION", 0);
  text = rj_ical_part_dup_text (part);
  component = icalparser_parse_string (text);
  if (component != NULL && icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT && has_rules (component))
    {
      zone->zone = icaltimezone_new ();
      // Takes the component, unless it has no name.
      if (!icaltimezone_set_component (zone->zone, component))
        {
          icaltimezone_free (zone->zone, 1);
          zone->zone = NULL;
        }
      else
        component = NULL;
    }
  if (component != NULL)
    icalcomponent_free (component);
  g_hash_table_insert (self->by_name, g_steal_pointer (&name), zone);
}

void
rj_ical_zones_describe (RjIcalZones *self, RjImportRecord *record)
{
  const RjImportMoment *start = &record->start;
  const Zone *zone;

  if (start->clock != RJ_IMPORT_ZONED)
    return;
  zone = g_hash_table_lookup (self->by_name, start->tzid);
  if (zone == NULL)
    return;
  record->location = g_strdup (zone->location);
  if (zone->zone == NULL)
    return;
  for (guint i = 0; i < RJ_IMPORT_N_OFFSETS; i++)
    {
      struct icaltimetype time = icaltime_null_time ();
      int is_daylight;

      rj_day_get_ymd (start->day + i * 30, &time.year, &time.month, &time.day);
      time.hour = start->minutes / 60;
      time.minute = start->minutes % 60;
      record->offsets[i] = icaltimezone_get_utc_offset (zone->zone, &time, &is_daylight);
      // rules that cannot be right say nothing
      if (ABS (record->offsets[i]) > RJ_IMPORT_MOST_OFFSET)
        return;
    }
  record->n_offsets = RJ_IMPORT_N_OFFSETS;
}
