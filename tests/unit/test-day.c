// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-day.h"

static void
test_iso (void)
{
  g_assert_cmpuint (rj_day_from_iso ("2026-11-21"), ==, rj_day_new (2026, 11, 21));
  g_assert_cmpuint (rj_day_from_iso ("2026-02-29"), ==, RJ_DAY_NONE);
  g_assert_cmpuint (rj_day_from_iso ("2026-2-9"), ==, RJ_DAY_NONE);
  g_assert_cmpuint (rj_day_from_iso ("20261-02-9"), ==, RJ_DAY_NONE);
  g_assert_cmpuint (rj_day_from_iso (""), ==, RJ_DAY_NONE);
  g_assert_cmpuint (rj_day_from_iso (NULL), ==, RJ_DAY_NONE);

  for (RjDay day = rj_day_new (1999, 12, 1); day < rj_day_new (2001, 3, 2); day++)
    {
      g_autofree char *iso = rj_day_to_iso (day);
      g_assert_cmpuint (rj_day_from_iso (iso), ==, day);
    }
  g_assert_cmpint (rj_day_get_weekday (rj_day_new (2026, 11, 21)), ==, 6);
  g_assert_cmpint (rj_day_get_weekday (rj_day_new (2024, 2, 29)), ==, 4);
}

static void
test_logical (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  RjDay friday = rj_day_new (2026, 11, 20);

  /* 01:30 on Saturday still belongs to Friday when the day ends at 03:00. */
  gint64 night = rj_wall_to_instant (friday + 1, 90, zone);
  g_assert_cmpuint (rj_day_at (night, zone, 180), ==, friday);
  g_assert_cmpuint (rj_day_at (night, zone, 0), ==, friday + 1);
  g_assert_cmpuint (rj_day_at (rj_wall_to_instant (friday + 1, 180, zone), zone, 180), ==, friday + 1);

  /* Before 1970. */
  gint64 old = rj_wall_to_instant (rj_day_new (1953, 6, 2), 11 * 60, zone);
  g_assert_cmpint (old, <, 0);
  g_assert_cmpuint (rj_day_at (old, zone, 180), ==, rj_day_new (1953, 6, 2));
}

/* Expected instants were worked out by hand from the zone's published rules, not by GLib. */
static const struct {
  const char *zone;
  const char *day;
  int minutes;
  const char *utc;
} walls[] = {
  { "America/New_York", "2026-03-08", 150, "2026-03-08T07:00:00Z" }, /* gap: 02:30 is 03:00 EDT */
  { "America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00Z" },  /* twice: 01:30 EDT is first */
  { "Europe/London", "2026-03-29", 90, "2026-03-29T01:00:00Z" },     /* gap: 01:30 is 02:00 BST */
  { "Europe/London", "2026-10-25", 90, "2026-10-25T00:30:00Z" },     /* twice */
  { "Europe/Berlin", "2026-07-01", 480, "2026-07-01T06:00:00Z" },
  { "Australia/Lord_Howe", "2026-10-04", 135,
    "2026-10-03T15:30:00Z" }, /* gap of 30 minutes: 02:15 is 02:30 */
  { "Australia/Lord_Howe", "2026-04-05", 105, "2026-04-04T14:45:00Z" }, /* twice, 30 minutes */
  { "Asia/Kathmandu", "2026-01-01", 0, "2025-12-31T18:15:00Z" },
  { "Pacific/Apia", "2011-12-30", 720, "2011-12-30T10:00:00Z" }, /* a day that never was */
  { "America/St_Johns", "2026-11-21", 1140, "2026-11-21T22:30:00Z" },
  { "Europe/Berlin", "2026-11-21", 1500, "2026-11-22T00:00:00Z" }, /* 25:00 is 01:00 of the next date */
};

static void
test_wall_to_instant (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (walls[i].zone);
      g_autoptr (GDateTime) expected = g_date_time_new_from_iso8601 (walls[i].utc, NULL);
      gint64 got = rj_wall_to_instant (rj_day_from_iso (walls[i].day), walls[i].minutes, zone);

      g_test_message ("%s %s %d", walls[i].zone, walls[i].day, walls[i].minutes);
      g_assert_nonnull (zone);
      g_assert_cmpint (got / G_USEC_PER_SEC, ==, g_date_time_to_unix (expected));
    }
}

static void
test_round_trip (void)
{
  const char *zones[] = { "UTC", "America/New_York", "Asia/Kolkata", "Africa/Casablanca", "Pacific/Chatham" };

  for (gsize z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[z]);
      for (RjDay day = rj_day_new (2026, 1, 1); day < rj_day_new (2027, 1, 1); day++)
        {
          RjDay civil;
          int minutes = rj_instant_to_wall (rj_wall_to_instant (day, 720, zone), zone, &civil);
          g_assert_cmpuint (civil, ==, day);
          g_assert_cmpint (minutes, ==, 720);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/logical", test_logical);
  g_test_add_func ("/day/wall-to-instant", test_wall_to_instant);
  g_test_add_func ("/day/round-trip", test_round_trip);
  return g_test_run ();
}
