// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-moves.h"

#define MINUTES_A_DAY 1440
#define QUARTER       15

static int
round_up (int minutes)
{
  return (minutes + QUARTER - 1) / QUARTER * QUARTER;
}

/* (nullable) (transfer full): the zone whose clock the item goes by, when that is not the person's */
static GTimeZone *
get_own_zone (const RjPlanItem *item)
{
  return item->tzid != NULL ? g_time_zone_new_identifier (item->tzid) : NULL;
}

static void
set_time (RjDayPlace *to, int minutes)
{
  to->minutes = minutes;
  to->part = rj_day_part_for_minutes (minutes);
}

static gboolean
shift_part (RjDayPart part, gboolean later, RjDayPlace *to)
{
  to->minutes = -1;
  to->part = later ? part + 1 : part - 1;
  return to->part >= RJ_PART_MORNING && to->part <= RJ_PART_ANY_TIME;
}

gboolean
rj_day_moves_shift (const RjPlanItem *item, gboolean later, RjClock *clock, RjDayPlace *to)
{
  g_autoptr (GTimeZone) zone = NULL;
  int begin, minutes;

  g_return_val_if_fail (item != NULL && to != NULL, FALSE);

  if (item->minutes < 0)
    return shift_part (item->part, later, to);
  zone = get_own_zone (item);
  /* Before the day of the person ends, it is the end of the evening. */
  begin = zone == NULL ? rj_clock_get_day_end (clock) : 0;
  minutes = item->minutes < begin ? item->minutes + MINUTES_A_DAY : item->minutes;
  minutes = later ? minutes / QUARTER * QUARTER + QUARTER : round_up (minutes) - QUARTER;
  if (minutes < begin || minutes >= begin + MINUTES_A_DAY)
    return FALSE;
  set_time (to, minutes % MINUTES_A_DAY);
  return TRUE;
}

/* On the person's clock, minutes after the midnight that the day began with; -1: it has no time. */
static int
get_begin (const RjOccurrence *occurrence, RjClock *clock)
{
  const RjPlanItem *item = occurrence->item;
  g_autoptr (GTimeZone) zone = get_own_zone (item);
  RjDay civil;
  int minutes = item->minutes;

  if (minutes < 0)
    return -1;
  if (zone == NULL)
    return minutes < rj_clock_get_day_end (clock) ? minutes + MINUTES_A_DAY : minutes;
  minutes = rj_instant_to_wall (rj_wall_to_instant (occurrence->day, minutes, zone),
                                rj_clock_get_zone (clock), &civil);
  return minutes + ((int) civil - (int) occurrence->day) * MINUTES_A_DAY;
}

/* The nearest one with a time from @from on, in steps of @step, that is not @moved; otherwise %NULL. */
static const RjOccurrence *
find_timed (GPtrArray *occurrences, int from, int step, guint moved)
{
  for (int i = from; i >= 0 && i < (int) occurrences->len; i += step)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (i != (int) moved && occurrence->item->minutes >= 0)
        return occurrence;
    }
  return NULL;
}

static int
place_after (GPtrArray *occurrences, guint moved, guint beside, RjClock *clock)
{
  const RjOccurrence *before = g_ptr_array_index (occurrences, beside);
  const RjOccurrence *next = find_timed (occurrences, (int) beside + 1, 1, moved);
  int begin = get_begin (before, clock);
  int minutes = round_up (begin + MAX (before->item->duration_minutes, 1));

  if (next != NULL)
    minutes = MIN (minutes, MAX (get_begin (next, clock), begin));
  return minutes;
}

static int
place_before (GPtrArray *occurrences, guint moved, guint beside, RjClock *clock)
{
  const RjOccurrence *one = g_ptr_array_index (occurrences, moved);
  const RjOccurrence *after = g_ptr_array_index (occurrences, beside);
  const RjOccurrence *previous = find_timed (occurrences, (int) beside - 1, -1, moved);
  int begin = get_begin (after, clock);
  int minutes = (begin - MAX (one->item->duration_minutes, QUARTER)) / QUARTER * QUARTER;
  int earliest = rj_clock_get_day_end (clock);

  if (previous != NULL)
    earliest = get_begin (previous, clock) + previous->item->duration_minutes;
  return MIN (MAX (minutes, round_up (earliest)), begin);
}

/* @minutes: on the person's clock */
static gboolean
set_time_of (RjDayPlace *to, const RjOccurrence *occurrence, int minutes, RjClock *clock)
{
  g_autoptr (GTimeZone) zone = get_own_zone (occurrence->item);
  int begin = rj_clock_get_day_end (clock);
  RjDay civil = occurrence->day;

  if (zone == NULL)
    {
      set_time (to, CLAMP (minutes, begin, begin + MINUTES_A_DAY - QUARTER) % MINUTES_A_DAY);
      return TRUE;
    }
  set_time (
    to, rj_instant_to_wall (rj_wall_to_instant (occurrence->day, MAX (minutes, 0), rj_clock_get_zone (clock)),
                            zone, &civil));
  return civil == occurrence->day;
}

gboolean
rj_day_moves_drop (GPtrArray *occurrences,
                   guint moved,
                   guint beside,
                   gboolean after,
                   RjClock *clock,
                   RjDayPlace *to)
{
  const RjOccurrence *one, *other;

  g_return_val_if_fail (occurrences != NULL && to != NULL, FALSE);
  g_return_val_if_fail (moved < occurrences->len && beside < occurrences->len, FALSE);

  one = g_ptr_array_index (occurrences, moved);
  other = g_ptr_array_index (occurrences, beside);
  if (moved == beside)
    return FALSE;
  if (other->item->minutes < 0)
    {
      to->part = other->item->part;
      to->minutes = -1;
    }
  else if (!set_time_of (to, one,
                         after ? place_after (occurrences, moved, beside, clock)
                               : place_before (occurrences, moved, beside, clock),
                         clock))
    return FALSE;
  return to->part != one->item->part || to->minutes != one->item->minutes;
}
