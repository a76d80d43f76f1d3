// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backup-text.h"

#include "rj-error-text.h"
#include "rj-format.h"

#include <glib/gi18n-lib.h>

char *
rj_backup_text_counts (RjContext *context, const RjCensus *census)
{
  guint n = rj_census_get_entries (census);
  g_autofree char *entries = g_strdup_printf (ngettext ("%'u entry", "%'u entries", n), n);
  const char *format =
    rj_context_say (context, ngettext ("%'u {coping:one}", "%'u {coping:many}", census->strategies));
  g_autofree char *notes = g_strdup_printf (format, census->strategies);
  g_autofree char *items =
    g_strdup_printf (ngettext ("%'u plan item", "%'u plan items", census->plan_items), census->plan_items);

  /* Translators: three counts: "1,204 entries, 36 coping notes, 12 plan items". */
  return g_strdup_printf (_ ("%s, %s, %s"), entries, notes, items);
}

char *
rj_backup_text_days (const RjCensus *census)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (rj_census_get_entries (census) == 0 || census->first_day == RJ_DAY_NONE)
    return NULL;
  first = rj_format_date (census->first_day);
  last = rj_format_date (census->last_day);
  /* Translators: two dates: "Entries from 3 March 2025 to 21 November 2026". */
  return g_strdup_printf (_ ("Entries from %s to %s"), first, last);
}

char *
rj_backup_text_made (RjContext *context, gint64 made_us)
{
  RjClock *clock = rj_context_get_clock (context);
  RjDay day;
  int minutes = rj_instant_to_wall (made_us, rj_clock_get_zone (clock), &day);
  g_autofree char *date = rj_format_day (day, rj_clock_get_today (clock));
  g_autofree char *time = rj_format_minutes (minutes);

  /* Translators: a day and a time: "Thursday 19 November, 22:14". */
  return g_strdup_printf (_ ("%s, %s"), date, time);
}

char *
rj_backup_text_rehearsal (RjContext *context, const RjRehearsal *rehearsal)
{
  RjClock *clock = rj_context_get_clock (context);
  GTimeZone *zone = rj_clock_get_zone (clock);
  gboolean today =
    rj_day_at (rehearsal->at_us, zone, rj_clock_get_day_end (clock)) == rj_clock_get_today (clock);
  g_autofree char *at =
    today ? rj_format_time (rehearsal->at_us, zone) : rj_backup_text_made (context, rehearsal->at_us);
  /* Translators: %s is a time of day: "Checked today, 08:14." */
  g_autofree char *checked = today ? g_strdup_printf (_ ("Checked today, %s."), at)
                                   /* Translators: %s is a day and a time. */
                                   : g_strdup_printf (_ ("Checked on %s."), at);
  g_autofree char *counts = rj_backup_text_counts (context, &rehearsal->census);
  g_autofree char *holds =
    rehearsal->redone ? g_strdup (_ ("A backup could not be read, so it was made again. The new one opens."))
                      /* Translators: %s is "1,204 entries, 36 coping notes, 12 plan items". */
                      : g_strdup_printf (_ ("The backup opened and holds everything: %s."), counts);

  return g_strjoin (" ", checked, holds, NULL);
}

const char *
rj_backup_text_opens (RjBackupOpens opens)
{
  switch (opens)
    {
    case RJ_BACKUP_OPENS_TODAY:
      return _ ("Opens with your passphrase of today, and with the spare key.");
    case RJ_BACKUP_OPENS_THEN:
      return _ ("Opens with the passphrase of that day, and with the spare key.");
    case RJ_BACKUP_OPENS_NEVER:
    default:
      return _ ("Opens only with the spare key.");
    }
}

char *
rj_backup_text_error (const GError *error)
{
  if (error->domain == RJ_VAULT_ERROR)
    switch ((RjVaultError) error->code)
      {
      case RJ_VAULT_ERROR_WRONG_PASSPHRASE:
        return g_strdup (_ ("That passphrase didn't open the backup. It may be one you had before."));
      case RJ_VAULT_ERROR_WRONG_SPARE_KEY:
        return g_strdup (_ ("That spare key belongs to another journal."));
      case RJ_VAULT_ERROR_KEY_DAMAGED:
        return g_strdup (_ ("No passphrase opens this backup any more. The spare key still does."));
      case RJ_VAULT_ERROR_DAMAGED:
        return g_strdup (
          _ ("This backup is damaged, or is none. Nothing has been changed. The small type on the "
             "printed spare key says how to cut journal.db out of it. On a new computer, “In a "
             "folder of another computer…” takes the folder with that file."));
      case RJ_VAULT_ERROR_NEWER:
        return g_strdup (_ ("This backup was made by a newer version of the program. Please update, then "
                            "open it again."));
      case RJ_VAULT_ERROR_IO:
      case RJ_VAULT_ERROR_NO_JOURNAL:
        return g_strdup (_ ("The backup could not be read. Nothing has been changed."));
      case RJ_VAULT_ERROR_FAILED:
      case RJ_VAULT_ERROR_EXISTS:
      case RJ_VAULT_ERROR_SPARE_KEY_TYPO:
      case RJ_VAULT_ERROR_OPEN_ELSEWHERE:
      case RJ_VAULT_ERROR_NO_CODEC:
      case RJ_VAULT_ERROR_NO_MEMORY:
      case RJ_VAULT_ERROR_FULL:
      case RJ_VAULT_ERROR_READ_ONLY:
      case RJ_VAULT_ERROR_HALF_CHANGED:
      default:
        break;
      }
  return rj_error_text (error);
}
