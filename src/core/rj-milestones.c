// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-milestones.h"

#define LAST_YEAR 9999

/* Until every further year is one. */
static const RjMilestone first_ones[] = {
  { 1, RJ_MILESTONE_DAYS },  { 3, RJ_MILESTONE_DAYS },    { 7, RJ_MILESTONE_DAYS },
  { 14, RJ_MILESTONE_DAYS }, { 30, RJ_MILESTONE_DAYS },   { 60, RJ_MILESTONE_DAYS },
  { 90, RJ_MILESTONE_DAYS }, { 6, RJ_MILESTONE_MONTHS },  { 9, RJ_MILESTONE_MONTHS },
  { 1, RJ_MILESTONE_YEARS }, { 18, RJ_MILESTONE_MONTHS },
};

#define FIRST_FURTHER_YEAR 2

void
rj_milestones_get_nth (guint n, RjMilestone *milestone)
{
  if (n < G_N_ELEMENTS (first_ones))
    *milestone = first_ones[n];
  else
    *milestone =
      (RjMilestone) { (int) (n - G_N_ELEMENTS (first_ones)) + FIRST_FURTHER_YEAR, RJ_MILESTONE_YEARS };
}

static RjDay
add_months (RjDay from, int months)
{
  int year, month, day;
  int last;

  rj_day_get_ymd (from, &year, &month, &day);
  month += months - 1;
  year += month / 12;
  month = month % 12 + 1;
  if (year > LAST_YEAR)
    return RJ_DAY_NONE;
  last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  return rj_day_new (year, month, MIN (day, last));
}

RjDay
rj_milestone_get_day (const RjMilestone *self, RjDay from)
{
  RjDay day;

  g_return_val_if_fail (self != NULL && self->count > 0, RJ_DAY_NONE);
  g_return_val_if_fail (rj_day_is_valid (from), RJ_DAY_NONE);

  switch (self->unit)
    {
    case RJ_MILESTONE_MONTHS:
      return add_months (from, self->count);
    case RJ_MILESTONE_YEARS:
      return self->count > LAST_YEAR ? RJ_DAY_NONE : add_months (from, 12 * self->count);
    case RJ_MILESTONE_DAYS:
    default:
      day = from + (RjDay) self->count;
      return rj_day_is_valid (day) ? day : RJ_DAY_NONE;
    }
}

/* The last one of those that have come, if @self has. */
static gboolean
take (const RjMilestone *self, RjDay from, RjDay today, RjMilestone *milestone, RjDay *day)
{
  RjDay its_day = rj_milestone_get_day (self, from);

  if (its_day == RJ_DAY_NONE || its_day > today)
    return FALSE;
  if (milestone != NULL)
    *milestone = *self;
  if (day != NULL)
    *day = its_day;
  return TRUE;
}

gboolean
rj_milestones_find_last (RjDay from, RjDay today, RjMilestone *milestone, RjDay *day)
{
  RjMilestone next;
  guint n = 0;

  g_return_val_if_fail (rj_day_is_valid (from) && rj_day_is_valid (today), FALSE);

  for (rj_milestones_get_nth (n, &next); take (&next, from, today, milestone, day);)
    rj_milestones_get_nth (++n, &next);
  return n > 0;
}
