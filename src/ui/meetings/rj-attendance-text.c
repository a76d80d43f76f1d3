// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-attendance-text.h"

#include "rj-effect-text.h"
#include "rj-mood-names.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EXCERPT 120

/* (transfer full) (nullable) */
static char *
say_mood (RjStore *store, const RjAttendance *there)
{
  const char *before =
    there->mood_before != RJ_MOOD_NONE ? rj_mood_names_get (store, there->mood_before) : NULL;
  const char *after = there->mood_after != RJ_MOOD_NONE ? rj_mood_names_get (store, there->mood_after) : NULL;

  if (before != NULL && after != NULL)
    /* Translators: names of moods, before and after: "Mood: Low to Good". */
    return g_strdup_printf (_ ("Mood: %1$s to %2$s"), before, after);
  if (before != NULL)
    return g_strdup_printf (_ ("Mood before: %s"), before);
  return after != NULL ? g_strdup_printf (_ ("Mood after: %s"), after) : NULL;
}

/* (transfer full) (nullable) */
static char *
say_craving (RjContext *context, const RjAttendance *there)
{
  int before = there->craving_before;
  int after = there->craving_after;

  if (before != RJ_CRAVING_NONE && after != RJ_CRAVING_NONE)
    /* Translators: strengths, before and after: "Craving: 6 to 3". */
    return g_strdup_printf (rj_context_say (context, _ ("{craving:label}: %1$d to %2$d")), before, after);
  if (before != RJ_CRAVING_NONE)
    return g_strdup_printf (rj_context_say (context, _ ("{craving:label} before: %d")), before);
  return after != RJ_CRAVING_NONE
           ? g_strdup_printf (rj_context_say (context, _ ("{craving:label} after: %d")), after)
           : NULL;
}

char *
rj_attendance_text_summary (RjContext *context, const RjAttendance *there)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *mood = say_mood (rj_context_get_store (context), there);
  char *craving = say_craving (context, there);

  if (!there->attended)
    g_ptr_array_add (parts, g_strdup (_ ("I'm going")));
  if (mood != NULL)
    g_ptr_array_add (parts, mood);
  if (craving != NULL)
    g_ptr_array_add (parts, craving);
  if (there->took_away != NULL)
    g_ptr_array_add (parts, rj_text_excerpt (there->took_away, EXCERPT));
  if (there->met != NULL)
    g_ptr_array_add (parts, rj_text_for_label (there->met, RJ_TEXT_NAME));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* ---- What it came to ---- */

/* (transfer full) (nullable) */
static char *
say_pair (const RjMeetingPair *pair, const char *better, const char *same, const char *pair_only)
{
  g_autofree char *change = rj_effect_text_number (fabs (pair->change.median));
  g_autofree char *before = rj_effect_text_number (pair->before);
  g_autofree char *after = rj_effect_text_number (pair->after);

  switch (pair->word)
    {
    case RJ_MEETING_BETTER:
      return g_strdup_printf (better, change, pair->n);
    case RJ_MEETING_SAME:
      return g_strdup_printf (same, pair->n);
    case RJ_MEETING_PAIR_ONLY:
      return g_strdup_printf (pair_only, before, after, pair->n);
    case RJ_MEETING_TOO_FEW:
    default:
      return NULL;
    }
}

GStrv
rj_attendance_text_value (RjContext *context, const RjMeetingValue *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  /* Translators: %1$s is a number of points, %2$u is 5 or more. */
  char *mood = say_pair (&value->mood, _ ("Mood up by %1$s (%2$u times, middle value)."),
                         /* Translators: %u is 5 or more. */
                         _ ("Mood about the same (%u times, middle value)."),
                         /* Translators: on a scale from 1 to 5; %3$u is 5 or more. */
                         _ ("Mood from %1$s to %2$s of 5 (%3$u times, middle values)."));
  g_autofree char *better =
    g_strdup (rj_context_say (context, _ ("{craving:label} down by %1$s (%2$u times, middle value).")));
  g_autofree char *same =
    g_strdup (rj_context_say (context, _ ("{craving:label} about the same (%u times, middle value).")));
  g_autofree char *pair_only = g_strdup (
    rj_context_say (context, _ ("{craving:label} from %1$s to %2$s of 10 (%3$u times, middle values).")));
  char *craving = say_pair (&value->craving, better, same, pair_only);

  if (mood != NULL)
    g_strv_builder_take (builder, mood);
  if (craving != NULL)
    g_strv_builder_take (builder, craving);
  if (mood == NULL && craving == NULL)
    g_strv_builder_take (
      builder, g_strdup_printf (ngettext ("There %u time. From 5 times with before and after on you can see "
                                          "how it went.",
                                          "There %u times. From 5 times with before and after on you can see "
                                          "how it went.",
                                          value->n),
                                value->n));
  else
    g_strv_builder_add (builder, _ ("These are your own notes. They don't prove a cause."));
  return g_strv_builder_end (builder);
}
