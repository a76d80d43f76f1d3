// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-unlock-news.h"

#include "rj-format.h"
#include "rj-inbox.h"

#include <glib/gi18n-lib.h>

/* "today 08:12" */
static char *
describe_instant (gint64 at_us, RjClock *clock)
{
  GTimeZone *zone = rj_clock_get_zone (clock);
  g_autofree char *time = rj_format_time (at_us, zone);
  RjDay today;
  RjDay day;

  rj_instant_to_wall (rj_clock_get_now (clock), zone, &today);
  rj_instant_to_wall (at_us, zone, &day);
  if (day == today)
    /* Translators: when the journal was last opened, in "Last opened today 08:12." */
    return g_strdup_printf (C_ ("last opened", "today %s"), time);
  if (day + 1 == today)
    return g_strdup_printf (C_ ("last opened", "yesterday %s"), time);
  return rj_format_instant (at_us, zone, today);
}

static char *
describe_tries (guint n, gint64 last_opened_us, RjClock *clock)
{
  g_autofree char *when = last_opened_us > 0 ? describe_instant (last_opened_us, clock) : NULL;

  /* More are not counted. */
  if (n >= RJ_INBOX_MAX_TRIES)
    return g_strdup_printf (ngettext ("%u wrong try or more while the journal was locked.",
                                      "%u wrong tries or more while the journal was locked.", n),
                            n);
  if (when == NULL)
    return g_strdup_printf (ngettext ("%u wrong try.", "%u wrong tries.", n), n);
  /* Translators: when it was opened before: "today 08:12"; then how often a wrong passphrase was tried. */
  return g_strdup_printf (
    ngettext ("Last opened %s. %u wrong try since.", "Last opened %s. %u wrong tries since.", n), when, n);
}

char *
rj_unlock_news_told (const RjInboxReport *report, gint64 last_opened_us, RjClock *clock)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (report->merged.tries > 0)
    g_strv_builder_take (builder, describe_tries (report->merged.tries, last_opened_us, clock));
  if (report->key_was_wrong)
    g_strv_builder_add (
      builder,
      _ ("The file that locks your quick notes had been changed. It is right again; the journal was not "
         "touched."));
  if (report->unreadable > 0)
    g_strv_builder_take (
      builder, g_strdup_printf (ngettext ("%u note from that time could not be read.",
                                          "%u notes from that time could not be read.", report->unreadable),
                                report->unreadable));
  if (report->failed)
    g_strv_builder_add (builder, _ ("What was noted while it was locked could not be added yet. It is kept, "
                                    "and tried again when you unlock next."));
  parts = g_strv_builder_end (builder);
  return *parts != NULL ? g_strjoinv (" ", parts) : NULL;
}

char *
rj_unlock_news_notes (const RjInboxReport *report)
{
  guint n = report->merged.notes + report->merged.ratings;

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u note was entered while the journal was locked.",
                                    "%u notes were entered while the journal was locked.", n),
                          n);
}
