// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-text.h"

#include "rj-format.h"
#include "rj-text.h"
#include "rj-time-entry.h"

#include <glib/gi18n-lib.h>

const char *
rj_plan_text_part (RjDayPart part)
{
  switch (part)
    {
    case RJ_PART_MORNING:
      return C_ ("part of the day", "Morning");
    case RJ_PART_AFTERNOON:
      return C_ ("part of the day", "Afternoon");
    case RJ_PART_EVENING:
      return C_ ("part of the day", "Evening");
    case RJ_PART_ANY_TIME:
    default:
      return C_ ("part of the day", "Any time");
    }
}

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
    case RJ_KIND_ROUTINE:
    default:
      /* Translators: kinds of things in the plan of a day. */
      return C_ ("kind", "Routine");
    }
}

char *
rj_plan_text_zone_city (const char *tzid)
{
  const char *slash = strrchr (tzid, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : tzid), "_", ' ');
}

static gint64
instant_of (const RjPlanItem *item, RjDay day, GTimeZone *here)
{
  g_autoptr (GTimeZone) zone = item->tzid != NULL ? g_time_zone_new_identifier (item->tzid) : NULL;

  return rj_wall_to_instant (day, item->minutes, zone != NULL ? zone : here);
}

gint64
rj_plan_text_get_instant (const RjOccurrence *occurrence, GTimeZone *here)
{
  if (occurrence->item->minutes < 0)
    return 0;
  return instant_of (occurrence->item, occurrence->day, here);
}

char *
rj_plan_text_time (const RjPlanItem *item, RjDay day, GTimeZone *here)
{
  g_autofree char *there = NULL;
  g_autofree char *here_text = NULL;
  g_autofree char *city = NULL;
  RjDay here_day;
  int here_minutes;

  if (item->minutes < 0)
    return NULL;
  there = rj_format_minutes (item->minutes);
  if (item->tzid == NULL)
    return g_steal_pointer (&there);

  here_minutes = rj_instant_to_wall (instant_of (item, day, here), here, &here_day);
  if (here_minutes == item->minutes && here_day == day)
    return g_steal_pointer (&there);
  city = rj_plan_text_zone_city (item->tzid);
  here_text = rj_format_minutes (here_minutes);
  /* Translators: a time in another time zone: time there, its city, time here. "19:00 New York (01:00 here)"
   */
  return g_strdup_printf (_ ("%s %s (%s here)"), there, city, here_text);
}

char *
rj_plan_text_subtitle (const RjOccurrence *occurrence, GTimeZone *here)
{
  const RjPlanItem *item = occurrence->item;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *when = rj_plan_text_time (item, occurrence->day, here);

  if (occurrence->mark == RJ_MARK_NOT_TODAY)
    g_ptr_array_add (parts, g_strdup (_ ("Not today")));
  if (when != NULL)
    g_ptr_array_add (parts, when);
  if (item->duration_minutes > 0)
    g_ptr_array_add (parts, rj_format_duration (item->duration_minutes));
  if (item->place != NULL && *item->place != '\0')
    g_ptr_array_add (parts, rj_text_for_label (item->place, RJ_TEXT_NAME));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
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
