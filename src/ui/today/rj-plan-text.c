// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-text.h"

#include "rj-medicine-text.h"
#include "rj-format.h"
#include "rj-text.h"
#include "rj-time-entry.h"

#include <glib/gi18n-lib.h>

const char *
rj_plan_text_kind (RjPlanKind kind)
{
  switch (kind)
    {
    case RJ_KIND_SELF_CARE:
      return C_ ("kind", "Self-care");
    case RJ_KIND_MEAL:
      return C_ ("kind", "Meal");
    case RJ_KIND_MOVEMENT:
      return C_ ("kind", "Movement");
    case RJ_KIND_MINDFULNESS:
      return C_ ("kind", "Mindfulness");
    case RJ_KIND_MEDICATION:
      return C_ ("kind", "{medicine:label}");
    case RJ_KIND_MEETING:
      return C_ ("kind", "{meeting:label}");
    case RJ_KIND_APPOINTMENT:
      return C_ ("kind", "{appointment:label}");
    case RJ_KIND_CALL:
      return C_ ("kind", "Call");
    case RJ_KIND_WORK:
      return C_ ("kind", "Work or study");
    case RJ_KIND_HOBBY:
      return C_ ("kind", "Hobby or skill");
    case RJ_KIND_SOCIAL:
      return C_ ("kind", "With people");
    case RJ_KIND_CHORE:
      return C_ ("kind", "Chore");
    case RJ_KIND_REST:
      return C_ ("kind", "Rest");
    case RJ_KIND_REFLECTION:
      return C_ ("kind", "Reflection");
    case RJ_KIND_PICK_UP:
      /* Translators: fetching something, from a pharmacy for example. */
      return C_ ("kind", "Pick-up");
    case RJ_KIND_EVENT:
      /* Translators: a walk, an anniversary, an open day: something that many come to. */
      return C_ ("kind", "Event");
    case RJ_KIND_ROUTINE:
    default:
      /* Translators: kinds of things in the plan of a day. */
      return C_ ("kind", "Routine");
    }
}

char *
rj_plan_text_free (int from, int until)
{
  g_autofree char *span = rj_plan_text_minutes (from, until - from);

  /* Translators: time between two things of a day: "Free 14:00–16:30". */
  return g_strdup_printf (_ ("Free %s"), span);
}

char *
rj_plan_text_together (const char *title, guint n_more)
{
  g_autofree char *name = rj_text_for_label (title, RJ_TEXT_NAME);

  if (n_more == 0)
    /* Translators: below something planned, about another one: "at the same time as Home group". */
    return g_strdup_printf (_ ("at the same time as %s"), name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "at the same time as %s and %u more",
                                       "at the same time as %s and %u more", n_more),
                          name, n_more);
}

/* (nullable): when to take a medicine that has a window */
static char *
dup_window (const RjOccurrence *occurrence)
{
  const RjPlanItem *item = occurrence->item;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (occurrence->window_minutes == 0 || item->minutes < 0 || item->tzid != NULL)
    return NULL;
  from = rj_format_minutes (item->minutes);
  until = rj_format_minutes ((item->minutes + occurrence->window_minutes) % (24 * 60));
  /* Translators: when a medicine is to be taken: "between 08:00 and 10:00" */
  return g_strdup_printf (_ ("between %s and %s"), from, until);
}

char *
rj_plan_text_subtitle (const RjOccurrence *occurrence, GTimeZone *here)
{
  const RjPlanItem *item = occurrence->item;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *window = dup_window (occurrence);
  char *when = window != NULL ? window : rj_plan_text_span (item, occurrence->day, here);

  if (occurrence->dose != RJ_DOSE_NONE)
    g_ptr_array_add (parts, rj_medicine_text_dose (occurrence, here));
  else if (occurrence->mark == RJ_MARK_NOT_TODAY)
    g_ptr_array_add (parts, g_strdup (_ ("Not today")));
  if (when != NULL)
    g_ptr_array_add (parts, when);
  else if (item->duration_minutes > 0)
    g_ptr_array_add (parts, rj_format_duration (item->duration_minutes));
  if (item->place != NULL && *item->place != '\0')
    g_ptr_array_add (parts, rj_text_for_label (item->place, RJ_TEXT_NAME));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
rj_plan_text_place (RjDayPart part, int minutes)
{
  return minutes >= 0 ? rj_format_minutes (minutes) : g_strdup (rj_plan_text_part (part));
}

char *
rj_plan_text_steps (const RjOccurrence *occurrence)
{
  guint n_done, n = rj_occurrence_count_steps (occurrence, &n_done);

  if (n == 0)
    return NULL;
  if (n_done == 0 || occurrence->mark != RJ_MARK_OPEN)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);
  /* Translators: how many steps of a routine are ticked today: "2 of 5 steps". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u step", "%u of %u steps", n), n_done, n);
}

char *
rj_plan_text_lead (int minutes)
{
  if (minutes == 0)
    /* Translators: when to remind: at the very time of the item. */
    return g_strdup (_ ("At the time"));
  if (minutes % 60 == 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d hour before", "%d hours before", (gulong) (minutes / 60)),
      minutes / 60);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d minute before", "%d minutes before", (gulong) minutes), minutes);
}

char *
rj_plan_text_split_time (const char *text, int *minutes)
{
  g_autofree char *all = g_strstrip (g_strdup (text));
  const char *space = strchr (all, ' ');

  *minutes = -1;
  /* "7 pm call": the mark of the half day may stand apart. Longest beginning first. */
  for (int words = 2; words >= 1; words--)
    {
      const char *end = space;
      g_autofree char *head = NULL;
      int found;

      if (words == 2 && end != NULL)
        end = strchr (end + 1, ' ');
      if (end == NULL)
        continue;
      head = g_strndup (all, (gsize) (end - all));
      if (strspn (head, "0123456789") == strlen (head))
        continue;
      if (rj_time_parse (head, &found) && found >= 0)
        {
          *minutes = found;
          return g_strstrip (g_strdup (end));
        }
    }
  return g_steal_pointer (&all);
}
