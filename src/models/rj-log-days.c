// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log-days.h"

struct _RjLogDays {
  RjLogDay *days;
  guint n_days;
  guint n_rows;
};

RjLogDays *
rj_log_days_new (GArray *counts)
{
  RjLogDays *self = g_new0 (RjLogDays, 1);

  if (counts == NULL)
    return self;

  self->days = g_new (RjLogDay, counts->len);
  for (guint i = 0; i < counts->len; i++)
    {
      const RjDayCount *count = &g_array_index (counts, RjDayCount, i);

      if (count->n == 0)
        continue;
      self->days[self->n_days++] = (RjLogDay) { count->day, count->n, self->n_rows };
      self->n_rows += count->n;
    }
  return self;
}

void
rj_log_days_free (RjLogDays *self)
{
  g_free (self->days);
  g_free (self);
}

guint
rj_log_days_get_n_rows (const RjLogDays *self)
{
  return self->n_rows;
}

const RjLogDay *
rj_log_days_at (const RjLogDays *self, guint position)
{
  guint low = 0;
  guint high = self->n_days;

  if (position >= self->n_rows)
    return NULL;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->days[middle].start <= position)
        low = middle;
      else
        high = middle;
    }
  return &self->days[low];
}

/* The index of the first day that is @day or older. */
static guint
index_until (const RjLogDays *self, RjDay day)
{
  guint low = 0;
  guint high = self->n_days;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->days[middle].day <= day)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

const RjLogDay *
rj_log_days_get (const RjLogDays *self, RjDay day)
{
  guint index = index_until (self, day);

  return index < self->n_days && self->days[index].day == day ? &self->days[index] : NULL;
}

guint
rj_log_days_first_until (const RjLogDays *self, RjDay day)
{
  guint index = index_until (self, day);

  return index < self->n_days ? self->days[index].start : self->n_rows;
}

static gboolean
same_day (const RjLogDay *a, const RjLogDay *b)
{
  return a->day == b->day && a->n == b->n;
}

static void
widen (RjDay *first, RjDay *last, RjDay day)
{
  *first = *first == RJ_DAY_NONE ? day : MIN (*first, day);
  *last = MAX (*last, day);
}

gboolean
rj_log_days_add_difference (const RjLogDays *a, const RjLogDays *b, RjDay *first, RjDay *last)
{
  guint head = 0;
  guint tail = 0;
  guint shorter = MIN (a->n_days, b->n_days);

  while (head < shorter && same_day (&a->days[head], &b->days[head]))
    head++;
  while (tail < shorter - head && same_day (&a->days[a->n_days - 1 - tail], &b->days[b->n_days - 1 - tail]))
    tail++;

  for (guint i = head; i < a->n_days - tail; i++)
    widen (first, last, a->days[i].day);
  for (guint i = head; i < b->n_days - tail; i++)
    widen (first, last, b->days[i].day);
  return head < a->n_days - tail || head < b->n_days - tail;
}
