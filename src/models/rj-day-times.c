// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-times.h"

#define MINUTES_A_DAY 1440
#define WAKING_FROM   (6 * 60)
#define WAKING_UNTIL  (23 * 60)

/* On the person's clock, minutes after the midnight that the day began with. */
typedef struct {
  guint index;
  int from;
  int until;
  gboolean open_end; /* it takes a while, and nobody knows how long */
} Span;

static gboolean
has_open_end (const RjPlanItem *item)
{
  if (item->duration_minutes > 0)
    return FALSE;
  switch (item->kind)
    {
    case RJ_KIND_MEETING:
    case RJ_KIND_APPOINTMENT:
    case RJ_KIND_WORK:
    case RJ_KIND_HOBBY:
    case RJ_KIND_SOCIAL:
    case RJ_KIND_EVENT:
      return TRUE;
    default:
      return FALSE;
    }
}

static int
get_start (const RjOccurrence *occurrence, RjClock *clock)
{
  const RjPlanItem *item = occurrence->item;
  g_autoptr (GTimeZone) zone = NULL;
  RjDay civil;
  int minutes = item->minutes;

  if (item->tzid != NULL)
    zone = g_time_zone_new_identifier (item->tzid);
  if (zone == NULL)
    /* Before the day of the person ends, it is the end of the evening. */
    return minutes < rj_clock_get_day_end (clock) ? minutes + MINUTES_A_DAY : minutes;
  minutes = rj_instant_to_wall (rj_wall_to_instant (occurrence->day, minutes, zone),
                                rj_clock_get_zone (clock), &civil);
  return minutes + ((int) civil - (int) occurrence->day) * MINUTES_A_DAY;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *one = a, *two = b;

  return one->from != two->from ? one->from - two->from : (int) one->index - (int) two->index;
}

/* (element-type Span): by their beginnings */
static GArray *
list_spans (GPtrArray *occurrences, RjClock *clock)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (Span));

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      Span span = { .index = i };

      if (occurrence->item->minutes < 0 || occurrence->mark == RJ_MARK_NOT_TODAY)
        continue;
      span.from = get_start (occurrence, clock);
      span.until = span.from + occurrence->item->duration_minutes;
      span.open_end = has_open_end (occurrence->item);
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);
  return spans;
}

/* Something without a length is a moment: it meets what begins with it, and what it falls into. */
static gboolean
overlap (const Span *a, const Span *b)
{
  return a->from == b->from || (a->from < b->until && b->from < a->until);
}

static void
find_together (GArray *spans, GArray *times)
{
  for (guint i = 0; i < spans->len; i++)
    for (guint j = 0; j < spans->len; j++)
      {
        const Span *one = &g_array_index (spans, Span, i);
        const Span *other = &g_array_index (spans, Span, j);
        RjDayTimes *time = &g_array_index (times, RjDayTimes, one->index);

        if (i == j || !overlap (one, other))
          continue;
        if (time->n_with == 0)
          time->with = (int) other->index;
        time->n_with++;
      }
}

static void
find_free (GArray *spans, GArray *times)
{
  int busy_until = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      RjDayTimes *time = &g_array_index (times, RjDayTimes, span->index);
      int from = MAX (busy_until, WAKING_FROM), until = MIN (span->from, WAKING_UNTIL);

      if (i > 0 && known && until - from >= RJ_FREE_TIME_MINUTES)
        {
          time->free_from = from;
          time->free_until = until;
        }
      /* The end that is unknown may be later than any that is known, until something else begins. */
      known = !span->open_end;
      busy_until = MAX (busy_until, span->until);
    }
}

GArray *
rj_day_times_find (GPtrArray *occurrences, RjClock *clock)
{
  GArray *times = g_array_sized_new (FALSE, TRUE, sizeof (RjDayTimes), occurrences->len);
  g_autoptr (GArray) spans = list_spans (occurrences, clock);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjDayTimes none = { -1, 0, -1, -1 };

      g_array_append_val (times, none);
    }
  find_together (spans, times);
  find_free (spans, times);
  return times;
}
