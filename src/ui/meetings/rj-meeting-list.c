// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meeting-list.h"

#include "rj-plan-when.h"
#include "rj-text.h"

void
rj_meeting_entry_free (RjMeetingEntry *self)
{
  if (self == NULL)
    return;
  rj_meeting_free (self->meeting);
  rj_occurrence_free (self->next);
  g_free (self);
}

/* One that began less than its length ago is still on. */
static gboolean
is_to_come (const RjOccurrence *occurrence, RjClock *clock)
{
  gint64 begins =
    rj_plan_text_get_instant (occurrence, rj_clock_get_zone (clock), rj_clock_get_day_end (clock));

  if (occurrence->mark != RJ_MARK_OPEN || occurrence->day < rj_clock_get_today (clock))
    return FALSE;
  return begins == 0
         || begins + occurrence->item->duration_minutes * (gint64) 60 * G_USEC_PER_SEC
              >= rj_clock_get_now (clock);
}

const RjOccurrence *
rj_meeting_list_find_next (GPtrArray *occurrences, const char *id, RjClock *clock)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (g_strcmp0 (occurrence->item->meeting, id) == 0 && is_to_come (occurrence, clock))
        return occurrence;
    }
  return NULL;
}

static gboolean
has_words (const RjMeeting *meeting, const char *words)
{
  const char *const texts[] = { meeting->name, meeting->fellowship, meeting->place, meeting->address };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = texts[i] != NULL ? rj_text_fold (texts[i]) : NULL;

      if (folded != NULL && strstr (folded, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Of two on one day the earlier one first; g_ptr_array_sort_values() keeps the names in their order. */
static int
compare_next (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RjMeetingEntry *first = a;
  const RjMeetingEntry *second = b;
  RjClock *clock = user_data;
  gint64 difference;

  if (first->next == NULL || second->next == NULL)
    return (first->next == NULL) - (second->next == NULL);
  if (first->next->day != second->next->day)
    return first->next->day < second->next->day ? -1 : 1;
  difference =
    rj_plan_text_get_instant (first->next, rj_clock_get_zone (clock), rj_clock_get_day_end (clock))
    - rj_plan_text_get_instant (second->next, rj_clock_get_zone (clock), rj_clock_get_day_end (clock));
  return (difference > 0) - (difference < 0);
}

GPtrArray *
rj_meeting_list_new (GPtrArray *meetings,
                     GPtrArray *occurrences,
                     RjClock *clock,
                     RjMeetingOrder order,
                     const char *words)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_meeting_entry_free);

  g_return_val_if_fail (meetings != NULL && occurrences != NULL, entries);

  for (guint i = 0; i < meetings->len; i++)
    {
      const RjMeeting *meeting = g_ptr_array_index (meetings, i);
      const RjOccurrence *next = rj_meeting_list_find_next (occurrences, meeting->record.id, clock);
      RjMeetingEntry *entry;

      if (words != NULL && !has_words (meeting, words))
        continue;
      entry = g_new0 (RjMeetingEntry, 1);
      entry->meeting = rj_meeting_copy (meeting);
      entry->next = next != NULL ? rj_occurrence_copy (next) : NULL;
      g_ptr_array_add (entries, entry);
    }
  if (order == RJ_MEETING_ORDER_NEXT)
    g_ptr_array_sort_values_with_data (entries, compare_next, clock);
  return entries;
}
