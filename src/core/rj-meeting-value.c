// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-meeting-value.h"

#include <math.h>

/* @up_is_better: of mood; of craving down is */
static RjMeetingPair
get_pair (GArray *before, GArray *after, gboolean up_is_better)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (double));
  RjMeetingPair pair = { .n = before->len, .word = RJ_MEETING_TOO_FEW };

  if (pair.n == 0)
    return pair;
  for (guint i = 0; i < before->len; i++)
    {
      double change = g_array_index (after, double, i) - g_array_index (before, double, i);

      g_array_append_val (changes, change);
    }
  pair.before = rj_spread_of (before).median;
  pair.after = rj_spread_of (after).median;
  pair.change = rj_spread_of (changes);
  if (pair.n < RJ_MEETING_VALUE_LEAST)
    return pair;
  if (fabs (pair.change.median) < RJ_MEETING_VALUE_SAME)
    pair.word = RJ_MEETING_SAME;
  else
    pair.word = (pair.change.median > 0) == up_is_better ? RJ_MEETING_BETTER : RJ_MEETING_PAIR_ONLY;
  return pair;
}

RjMeetingValue
rj_meeting_value_of (GPtrArray *attendances, const char *meeting)
{
  g_autoptr (GArray) mood_before = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) mood_after = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) craving_before = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) craving_after = g_array_new (FALSE, FALSE, sizeof (double));
  RjMeetingValue value = { 0 };

  g_return_val_if_fail (attendances != NULL, value);

  for (guint i = 0; i < attendances->len; i++)
    {
      const RjAttendance *there = g_ptr_array_index (attendances, i);
      double before, after;

      if (!there->attended || (meeting != NULL && g_strcmp0 (there->meeting, meeting) != 0))
        continue;
      value.n++;
      if (there->mood_before != RJ_MOOD_NONE && there->mood_after != RJ_MOOD_NONE)
        {
          before = there->mood_before;
          after = there->mood_after;
          g_array_append_val (mood_before, before);
          g_array_append_val (mood_after, after);
        }
      if (there->craving_before != RJ_CRAVING_NONE && there->craving_after != RJ_CRAVING_NONE)
        {
          before = there->craving_before;
          after = there->craving_after;
          g_array_append_val (craving_before, before);
          g_array_append_val (craving_after, after);
        }
    }
  value.mood = get_pair (mood_before, mood_after, TRUE);
  value.craving = get_pair (craving_before, craving_after, FALSE);
  return value;
}
