// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-medicine-text.h"

#include "rj-content.h"
#include "rj-format.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

const char *
rj_medicine_text_status (RjDoseStatus status)
{
  switch (status)
    {
    case RJ_DOSE_LATE:
      return C_ ("dose", "Late");
    case RJ_DOSE_SKIPPED:
      return C_ ("dose", "Skipped");
    case RJ_DOSE_VOMITED:
      return C_ ("dose", "Vomited");
    case RJ_DOSE_UNSURE:
      return C_ ("dose", "Not sure");
    case RJ_DOSE_NONE:
    case RJ_DOSE_TAKEN:
    default:
      /* Translators: what became of a medicine: it was taken. */
      return C_ ("dose", "Taken");
    }
}

char *
rj_medicine_text_dose (const RjOccurrence *occurrence, GTimeZone *zone)
{
  const char *status = rj_medicine_text_status (occurrence->dose);
  g_autofree char *time = NULL;
  RjDay day = RJ_DAY_NONE;

  if (occurrence->dose == RJ_DOSE_NONE)
    return NULL;
  rj_instant_to_wall (occurrence->dose_us, zone, &day);
  /* What was ticked on another day says nothing about when it was taken. */
  if (!rj_dose_status_is_taken (occurrence->dose) || day != occurrence->day)
    return g_strdup (status);
  time = rj_format_time (occurrence->dose_us, zone);
  /* Translators: what became of a medicine, and when: "Late, 09:40" */
  return g_strdup_printf (_ ("%s, %s"), status, time);
}

char *
rj_medicine_text_logged (const RjDose *dose)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (dose->record.zone);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *day = rj_format_day_short (dose->record.day);
  g_autofree char *time = rj_format_time (dose->record.at_us, zone != NULL ? zone : utc);

  if (!rj_dose_status_is_taken (dose->status))
    return g_strdup_printf ("%s · %s", day, rj_medicine_text_status (dose->status));
  return g_strdup_printf ("%s · %s · %s", day, time, rj_medicine_text_status (dose->status));
}

char *
rj_medicine_text_last (const RjMedicine *medicine, gint64 now_us)
{
  g_autofree char *ago = NULL;

  if (medicine->last_taken_us == 0)
    return NULL;
  ago = rj_format_until (medicine->last_taken_us, now_us);
  /* Translators: %s is "3 h 20 min ago" or "now". A plain fact. */
  return g_strdup_printf (_ ("Last taken: %s"), ago);
}

static int
days_until (RjDay day, RjDay today)
{
  return (int) day - (int) today;
}

/* @ahead: with one %d; @now: for the day itself; @on: with one %s for a date, for days that are over */
static char *
count_days (RjDay day, RjDay today, const char *ahead, const char *now, const char *on)
{
  int days = days_until (day, today);
  g_autofree char *date = rj_format_date (day);

  if (days == 0)
    return g_strdup (now);
  return days > 0 ? g_strdup_printf (ahead, days) : g_strdup_printf (on, date);
}

#define AHEAD(day) ((gulong) MAX (days_until (day, today), 0))

GStrv
rj_medicine_text_facts (const RjMedicine *m, RjDay today, gint64 now_us)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();

  if (m->doses_left >= 0)
    g_strv_builder_take (facts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d dose left",
                                                              "%d doses left", (gulong) m->doses_left),
                                                 m->doses_left));
  if (m->refill_day != RJ_DAY_NONE)
    g_strv_builder_take (facts, count_days (m->refill_day, today,
                                            g_dngettext (GETTEXT_PACKAGE, "Refill in %d day",
                                                         "Refill in %d days", AHEAD (m->refill_day)),
                                            _ ("Refill today"), _ ("Refill: %s")));
  if (m->next_day != RJ_DAY_NONE)
    g_strv_builder_take (facts, count_days (m->next_day, today,
                                            g_dngettext (GETTEXT_PACKAGE, "Next injection in %d day",
                                                         "Next injection in %d days", AHEAD (m->next_day)),
                                            _ ("Next injection today"), _ ("Next injection: %s")));
  if (m->expiry_day != RJ_DAY_NONE)
    g_strv_builder_take (facts, count_days (m->expiry_day, today,
                                            g_dngettext (GETTEXT_PACKAGE, "Good for %d more day",
                                                         "Good for %d more days", AHEAD (m->expiry_day)),
                                            _ ("Good until today"), _ ("Good until: %s")));
  if (m->as_needed && m->last_taken_us != 0)
    g_strv_builder_take (facts, rj_medicine_text_last (m, now_us));
  return g_strv_builder_end (facts);
}

/* ---- Fixed texts ---- */

static const char *
get_kind_name (RjMedicineKind kind)
{
  static const char *const names[] = { "other", "buprenorphine", "methadone", "naltrexone", "naloxone" };

  return kind < G_N_ELEMENTS (names) ? names[kind] : names[0];
}

static gboolean
is_about (JsonObject *note, const char *kind)
{
  g_auto (GStrv) kinds = rj_content_get_strv (note, "kinds");

  return g_strv_contains ((const char *const *) kinds, kind);
}

/* @missed: those for a dose that was not taken as planned, or the others */
static GStrv
list_notes (RjMedicineKind kind, gboolean missed)
{
  g_autoptr (JsonObject) root = rj_content_load ("medicine", NULL);
  JsonArray *notes = json_object_get_array_member (root, "notes");
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (notes); i++)
    {
      JsonObject *note = json_array_get_object_element (notes, i);

      if (g_str_has_prefix (json_object_get_string_member (note, "id"), "missed") == missed
          && is_about (note, get_kind_name (kind)))
        g_strv_builder_add (texts, json_object_get_string_member (note, "text"));
    }
  return g_strv_builder_end (texts);
}

char *
rj_medicine_text_missed (RjMedicineKind kind)
{
  g_auto (GStrv) texts = list_notes (kind != RJ_MEDICINE_NALOXONE ? kind : RJ_MEDICINE_OTHER, TRUE);

  return g_strjoinv ("\n", texts);
}

GStrv
rj_medicine_text_notes (RjMedicineKind kind)
{
  return list_notes (kind, FALSE);
}
