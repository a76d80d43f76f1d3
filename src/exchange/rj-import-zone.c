// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-zone.h"

#include "rj-zone-names.h"

#include <string.h>

#define MOST_NAME 200

static gboolean
is_known (const char *name)
{
  g_autoptr (GTimeZone) zone = NULL;

  // A path would open files.
  if (*name == '\0' || strlen (name) > MOST_NAME || *name == '/' || strstr (name, "..") != NULL
      || strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-") != strlen (name))
    return FALSE;
  zone = g_time_zone_new_identifier (name);
  return zone != NULL;
}

/* (transfer full) (nullable): @name, or what it is called now; not every system knows the old names */
static char *
find_name (const char *name)
{
  for (guint i = 0; i < rj_zone_aliases_n; i++)
    if (g_str_equal (rj_zone_aliases[i].old, name))
      return g_strdup (rj_zone_aliases[i].iana);
  return is_known (name) ? g_strdup (name) : NULL;
}

/* (transfer none) (nullable) */
static const char *
find_windows (const char *name)
{
  for (guint i = 0; i < rj_windows_zones_n; i++)
    if (g_ascii_strcasecmp (rj_windows_zones[i].windows, name) == 0)
      return rj_windows_zones[i].iana;
  return NULL;
}

/* (transfer full) (nullable): "GMT+0200", "UTC-03:30", "+0200" */
static char *
find_offset (const char *name)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(?:GMT|UTC)?([+-])([0-9]{1,2})(?::?([0-5][0-9]))?$",
                                          G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *sign = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *minutes = NULL;

  if (!g_regex_match (regex, name, 0, &match))
    return NULL;
  sign = g_match_info_fetch (match, 1);
  hours = g_match_info_fetch (match, 2);
  minutes = g_match_info_fetch (match, 3);
  if (g_ascii_strtoll (hours, NULL, 10) > 14)
    return NULL;
  return g_strdup_printf ("%s%02d:%s", sign, (int) g_ascii_strtoll (hours, NULL, 10),
                          minutes != NULL && *minutes != '\0' ? minutes : "00");
}

/* (transfer full) (nullable): the part of a name with something in front that is a zone */
static char *
find_end (const char *name)
{
  const char *at = name;
  char *found;

  while ((at = strchr (at, '/')) != NULL)
    {
      at++;
      // "Paris" alone is none; "UTC" would be.
      if (strchr (at, '/') == NULL && !g_str_equal (at, "UTC"))
        continue;
      found = find_name (at);
      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
rj_import_zone_find (const char *tzid)
{
  g_autofree char *name = g_strdup (tzid != NULL ? tzid : "");
  const char *windows;
  char *found;
  gsize length;

  g_strstrip (name);
  length = strlen (name);
  // Some write what RFC 5545 has in quotes with the quotes.
  if (length >= 2 && name[0] == '"' && name[length - 1] == '"')
    {
      memmove (name, name + 1, length - 2);
      name[length - 2] = '\0';
    }
  windows = find_windows (name);
  if (windows != NULL)
    return g_strdup (windows);
  found = find_offset (name);
  if (found != NULL)
    return found;
  found = find_name (name);
  return found != NULL ? found : find_end (name);
}

/* (transfer none) (nullable): the zone of each line of the table; each is a file, which is read once */
static GTimeZone *
get_table_zone (guint i)
{
  static gsize loaded;
  static GPtrArray *zones;

  if (g_once_init_enter (&loaded))
    {
      zones = g_ptr_array_new ();
      for (guint at = 0; at < rj_windows_zones_n; at++)
        g_ptr_array_add (zones, g_time_zone_new_identifier (rj_windows_zones[at].iana));
      g_once_init_leave (&loaded, 1);
    }
  return g_ptr_array_index (zones, i);
}

/* Does @zone go as the rules in the file? */
static gboolean
agrees (const RjImportRecord *record, GTimeZone *zone)
{
  // Of something that is once, its own day alone counts.
  guint n = record->rule != NULL ? record->n_offsets : MIN (record->n_offsets, 1);

  for (guint i = 0; zone != NULL && i < n; i++)
    {
      RjDay day = record->start.day + i * 30;
      gint64 days = (gint64) day - (gint64) rj_day_new (1970, 1, 1);
      gint64 seconds = days * 86400 + record->start.minutes * 60 - record->offsets[i];

      if (rj_wall_to_instant (day, record->start.minutes, zone) != seconds * G_USEC_PER_SEC)
        return FALSE;
    }
  return zone != NULL && n > 0;
}

static char *
make_fixed (int seconds)
{
  int minutes = ABS (seconds) / 60;

  return g_strdup_printf ("%c%02d:%02d", seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

char *
rj_import_zone_of_record (const RjImportRecord *record, const char *home, gboolean *sure)
{
  char *name = rj_import_zone_find (record->start.tzid);
  g_autoptr (GTimeZone) own = NULL;

  if (name == NULL && record->location != NULL)
    name = rj_import_zone_find (record->location);
  *sure = name != NULL;
  if (name != NULL || record->n_offsets == 0)
    return name;
  // The rules are what is meant, whatever the zone is called.
  *sure = TRUE;
  own = g_time_zone_new_identifier (home);
  if (agrees (record, own))
    return g_strdup (home);
  for (guint i = 0; i < rj_windows_zones_n; i++)
    if (agrees (record, get_table_zone (i)))
      return g_strdup (rj_windows_zones[i].iana);
  *sure = record->rule == NULL;
  return make_fixed (record->offsets[0]);
}
