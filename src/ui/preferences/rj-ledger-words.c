// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ledger-words.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>

/* ---- The sum ---- */

static void
add_part (GStrvBuilder *parts, guint n, const char *format)
{
  if (n > 0)
    g_strv_builder_take (parts, g_strdup_printf (format, n));
}

char *
rj_ledger_words_dup_tally (const RjReminderTally *tally)
{
  if (tally->n == 0)
    return g_strdup (_ ("No reminder was due."));
  /* Translators: reminders: "19 of 21 on time". The number that decides on the form is the second one. */
  return g_strdup_printf (ngettext ("%u of %u on time", "%u of %u on time", tally->n), tally->on_time,
                          tally->n);
}

char *
rj_ledger_words_dup_others (const RjReminderTally *tally)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->slept,
            ngettext ("%u while the computer slept", "%u while the computer slept", tally->slept));
  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->not_running,
            ngettext ("%u while Journal was closed or locked", "%u while Journal was closed or locked",
                      tally->not_running));
  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->no_background,
            ngettext ("%u because Journal may not stay on in the background",
                      "%u because Journal may not stay on in the background", tally->no_background));
  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->refused,
            ngettext ("%u not shown by your desktop", "%u not shown by your desktop", tally->refused));
  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->quiet,
            ngettext ("%u after your quiet hours", "%u after your quiet hours", tally->quiet));
  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->summed,
            ngettext ("%u together with others", "%u together with others", tally->summed));
  /* Translators: of the reminders; a line below "19 of 21 on time" */
  add_part (builder, tally->other, ngettext ("%u late", "%u late", tally->other));
  parts = g_strv_builder_end (builder);
  return g_strjoinv ("\n", parts);
}

/* ---- One ---- */

/* (nullable) */
static const char *
get_reason (const RjReminderEntry *entry)
{
  if (entry->done_before)
    return _ ("It was done before, so there was nothing to say.");
  switch (entry->why)
    {
    case RJ_REMINDER_SLEPT:
      return _ ("The computer was asleep.");
    case RJ_REMINDER_NOT_RUNNING:
      return _ ("Journal was closed, or not unlocked yet.");
    case RJ_REMINDER_REFUSED:
      return _ ("Your desktop did not show it.");
    case RJ_REMINDER_NO_SERVICE:
      return _ ("Nothing on your desktop shows notifications.");
    case RJ_REMINDER_NO_BACKGROUND:
      return _ ("Journal was closed: it may not stay on in the background.");
    case RJ_REMINDER_QUIET:
      return _ ("It waited for the end of your quiet hours.");
    case RJ_REMINDER_SUMMED:
      return _ ("It was one of many, told in one notification.");
    case RJ_REMINDER_SHOWN:
    case RJ_REMINDER_DONE:
    case RJ_REMINDER_SNOOZED:
    case RJ_REMINDER_OPENED:
    case RJ_REMINDER_DISMISSED:
    default:
      return NULL;
    }
}

static char *
dup_shown (const RjReminderEntry *entry, GTimeZone *zone)
{
  g_autofree char *time = entry->shown_us > 0 ? rj_format_time (entry->shown_us, zone) : NULL;
  gint64 late = rj_reminder_entry_get_late (entry);
  g_autofree char *late_by = rj_format_duration ((int) (late / G_TIME_SPAN_MINUTE));

  if (!time)
    return g_strdup (_ ("Not shown by itself"));
  if (late == 0)
    return g_strdup (_ ("Shown on time"));
  /* Translators: a reminder: "Shown at 13:10, 10 min late" */
  return g_strdup_printf (_ ("Shown at %s, %s late"), time, late_by);
}

/* (nullable) */
static char *
dup_answer (const RjReminderEntry *entry, GTimeZone *zone)
{
  g_autofree char *time = rj_format_time (entry->answered_us, zone);

  switch (entry->answer)
    {
    case RJ_REMINDER_DONE:
      /* Translators: what the person did about a reminder, and the time */
      return g_strdup_printf (_ ("You marked it done at %s"), time);
    case RJ_REMINDER_SNOOZED:
      /* Translators: what the person did about a reminder, and the time */
      return g_strdup_printf (_ ("You chose later at %s"), time);
    case RJ_REMINDER_OPENED:
      /* Translators: what the person did about a reminder, and the time */
      return g_strdup_printf (_ ("You opened it at %s"), time);
    case RJ_REMINDER_DISMISSED:
      /* Translators: what the person did about a reminder, and the time */
      return g_strdup_printf (_ ("You closed it at %s"), time);
    case RJ_REMINDER_SHOWN:
    case RJ_REMINDER_SLEPT:
    case RJ_REMINDER_NOT_RUNNING:
    case RJ_REMINDER_REFUSED:
    case RJ_REMINDER_QUIET:
    case RJ_REMINDER_SUMMED:
    case RJ_REMINDER_NO_SERVICE:
    case RJ_REMINDER_NO_BACKGROUND:
    default:
      return entry->shown_us > 0 ? g_strdup (_ ("Not answered")) : NULL;
    }
}

char *
rj_ledger_words_dup_entry (const RjReminderEntry *entry, GTimeZone *zone, RjDay today)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *due = rj_format_instant (entry->due_us, zone, today);
  const char *reason = get_reason (entry);
  char *answer = dup_answer (entry, zone);
  g_auto (GStrv) lines = NULL;

  /* Translators: a reminder: "Due: Thursday 19 November, 22:14" */
  g_strv_builder_take (builder, g_strdup_printf (C_ ("reminder", "Due: %s"), due));
  if (!entry->done_before)
    g_strv_builder_take (builder, dup_shown (entry, zone));
  if (reason)
    g_strv_builder_add (builder, reason);
  if (entry->times > 1)
    g_strv_builder_take (
      builder,
      g_strdup_printf (ngettext ("It came %u time.", "It came %u times.", entry->times), entry->times));
  if (answer)
    g_strv_builder_take (builder, answer);
  lines = g_strv_builder_end (builder);
  return g_strjoinv ("\n", lines);
}
