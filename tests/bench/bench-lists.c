// SPDX-License-Identifier: GPL-3.0-or-later
/* A list of ten thousand meetings, by one of ten as the baseline: read and told as the process of the import
 * does, made ready to choose from, and filtered. Nothing of it is on the main thread but the filter, which
 * works in slices. */
#include "rj-feed-item.h"
#include "rj-import-lines.h"
#include "rj-import-module.h"

#include <stdlib.h>

#define ROUNDS 7
#define MANY   10000

static char *
make_list (guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
      text,
      "%s{\"slug\":\"m-%u\",\"name\":\"Group %u on Main "
      "Street\",\"day\":%u,\"time\":\"%02u:%02u\",\"end_time\":\"%02u:%02u\","
      "\"types\":[\"O\",\"D\",\"X\"],\"location\":\"Community centre %u\",\"formatted_address\":\"%u Main "
      "Street, Town, ST "
      "12345, USA\",\"region\":\"Region %u\",\"notes\":\"Enter by the back door. Ring twice &amp; wait.\","
      "\"conference_url\":\"https://example.org/j/%u\",\"updated\":\"2026-01-01 00:00:00\"}",
      i > 0 ? "," : "", i, i, i % 7, i % 24, i % 60, (i + 1) % 24, i % 60, i % 300, i, i % 40, i);
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static gboolean
take_line (const char *line, gsize length, gpointer lines)
{
  return rj_import_lines_take (lines, line, length - 1, NULL);
}

static RjImportFile *
read_list (const char *text)
{
  g_autoptr (RjImportFile) file = rj_import_read_bytes (text, strlen (text), NULL);
  g_autoptr (RjImportLines) lines = rj_import_lines_new ();

  if (file == NULL || !rj_import_lines_write (file, take_line, lines))
    g_error ("The list is not read");
  return rj_import_lines_finish (lines, NULL);
}

static guint
filter (const RjFeedList *list, const RjFeedFilter *by)
{
  guint n = 0;

  for (guint i = 0; i < list->items->len; i++)
    n += rj_feed_filter_matches (by, g_ptr_array_index (list->items, i));
  return n;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

typedef struct {
  double reading;
  double making;
  double filtering;
} Times;

static Times
measure (guint n)
{
  g_autofree char *text = make_list (n);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  RjFeedChoice choice = { .fellowship = "Alcoholics Anonymous",
                          .zone = "Europe/Berlin",
                          .today = rj_day_new (2026, 11, 23) };
  RjFeedFilter by = {
    .words = (char *) "centre 29", .day = 2, .part = RJ_FEED_EVENING, .ways = RJ_FEED_ONLINE
  };
  double times[3][ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begun_us = g_get_monotonic_time ();
      g_autoptr (RjImportFile) file = read_list (text);
      gint64 read_us = g_get_monotonic_time ();
      g_autoptr (RjFeedList) list = rj_feed_list_new (file, &choice, kept);
      gint64 made_us = g_get_monotonic_time ();

      if (list->items->len != n || filter (list, &by) > n)
        g_error ("The list is not whole");
      times[0][i] = (double) (read_us - begun_us) / 1000;
      times[1][i] = (double) (made_us - read_us) / 1000;
      times[2][i] = (double) (g_get_monotonic_time () - made_us) / 1000;
    }
  return (Times) { get_median (times[0]), get_median (times[1]), get_median (times[2]) };
}

int
main (int argc, char **argv)
{
  Times few = measure (MANY / 10);
  Times many = measure (MANY);

  g_print ("lists: %d meetings: read and told %.0f ms (%.1f times a tenth of them), made ready %.0f ms (%.1f "
           "times), "
           "filtered by words, day, time and way %.1f ms\n",
           MANY, many.reading, many.reading / few.reading, many.making, many.making / few.making,
           many.filtering);
  return 0;
}
