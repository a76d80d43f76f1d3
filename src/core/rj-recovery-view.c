// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recovery-view.h"

static const int span_lengths[RJ_RECOVERY_N_SPANS] = { 30, 90, 365 };

/* Days on the way: from @first to the day before @end. */
typedef struct {
  RjDay first;
  RjDay end;
} Stretch;

/* ---- What counts ---- */

static int
compare_written (const RjRecoveryEvent *a, const RjRecoveryEvent *b)
{
  if (a->record.created_us != b->record.created_us)
    return a->record.created_us < b->record.created_us ? -1 : 1;
  return g_strcmp0 (a->record.id, b->record.id);
}

static int
compare_written_in_array (gconstpointer a, gconstpointer b)
{
  return compare_written (*(const RjRecoveryEvent *const *) a, *(const RjRecoveryEvent *const *) b);
}

/* An event that counts, and the first one of its chain that is there. */
typedef struct {
  const RjRecoveryEvent *event;
  const RjRecoveryEvent *first;
} Current;

static int
compare_current (gconstpointer a, gconstpointer b)
{
  const Current *one = a, *other = b;

  if (one->event->record.day != other->event->record.day)
    return one->event->record.day < other->event->record.day ? -1 : 1;
  return compare_written (one->first, other->first);
}

/* (element-type Current), sorted */
static GArray *
find_current (GPtrArray *events)
{
  g_autoptr (GPtrArray) written = g_ptr_array_copy (events, NULL, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Current));
  GArray *current = g_array_new (FALSE, FALSE, sizeof (Current));

  g_ptr_array_set_free_func (written, NULL);
  g_ptr_array_sort (written, compare_written_in_array);
  for (guint i = 0; i < written->len; i++)
    {
      RjRecoveryEvent *event = g_ptr_array_index (written, i);
      const char *root = rj_recovery_event_get_root (event);
      gpointer place = NULL;

      if (root != NULL && g_hash_table_lookup_extended (places, root, NULL, &place))
        g_array_index (all, Current, GPOINTER_TO_UINT (place)).event = event;
      else
        {
          Current one = { event, event };

          if (root != NULL)
            g_hash_table_insert (places, (gpointer) root, GUINT_TO_POINTER (all->len));
          g_array_append_val (all, one);
        }
    }
  for (guint i = 0; i < all->len; i++)
    {
      const Current *one = &g_array_index (all, Current, i);

      if (one->event->kind != RJ_RECOVERY_WITHDRAWN && rj_day_is_valid (one->event->record.day))
        g_array_append_val (current, *one);
    }
  g_array_sort (current, compare_current);
  return current;
}

GPtrArray *
rj_recovery_list_current (GPtrArray *events)
{
  g_autoptr (GArray) current = NULL;
  GPtrArray *list;

  g_return_val_if_fail (events != NULL, NULL);

  current = find_current (events);
  list = g_ptr_array_sized_new (current->len);
  for (guint i = 0; i < current->len; i++)
    g_ptr_array_add (list, (gpointer) g_array_index (current, Current, i).event);
  return list;
}

static int
compare_first_written (gconstpointer a, gconstpointer b)
{
  return compare_written (((const Current *) a)->first, ((const Current *) b)->first);
}

GPtrArray *
rj_recovery_list_ledgers (GPtrArray *events)
{
  g_autoptr (GArray) current = NULL;
  GPtrArray *ledgers = g_ptr_array_new ();

  g_return_val_if_fail (events != NULL, ledgers);

  current = find_current (events);
  g_array_sort (current, compare_first_written);
  for (guint i = 0; i < current->len; i++)
    {
      const RjRecoveryEvent *event = g_array_index (current, Current, i).event;
      const char *name = event->substance != NULL ? event->substance : "";

      if ((event->kind == RJ_RECOVERY_BEGAN || event->kind == RJ_RECOVERY_PLANNED)
          && !g_ptr_array_find_with_equal_func (ledgers, name, g_str_equal, NULL))
        g_ptr_array_add (ledgers, (gpointer) name);
    }
  return ledgers;
}

RjDay
rj_recovery_get_last_use (GPtrArray *events, RjDay today)
{
  g_autoptr (GPtrArray) current = rj_recovery_list_current (events);
  RjDay last = RJ_DAY_NONE;

  for (guint i = 0; i < current->len; i++)
    {
      const RjRecoveryEvent *event = g_ptr_array_index (current, i);

      if (event->kind == RJ_RECOVERY_USE && event->record.day <= today)
        last = MAX (last, event->record.day);
    }
  return last;
}

RjDay
rj_recovery_get_today (RjDay today, RjDay seen)
{
  return seen > today && seen <= today + 2 ? seen : today;
}

/* ---- Reading the ledger ---- */

typedef struct {
  GArray *stretches; /* of Stretch, in order; the last one may end at G_MAXUINT32 */
  GArray *use_days;  /* of RjDay, in order, each once; days to come too */
  RjDay begun;       /* the first day on which it began, or RJ_DAY_NONE */
  RjDay stopped;     /* since when it rests at the end, or RJ_DAY_NONE */
  RjDay planned;     /* the plan that was written down last, or RJ_DAY_NONE */
} Ledger;

static void
ledger_clear (Ledger *self)
{
  g_clear_pointer (&self->stretches, g_array_unref);
  g_clear_pointer (&self->use_days, g_array_unref);
}

static void
add_use (GArray *days, RjDay day)
{
  if (days->len == 0 || g_array_index (days, RjDay, days->len - 1) != day)
    g_array_append_val (days, day);
}

static void
begin (Ledger *self, RjDay day)
{
  Stretch *last =
    self->stretches->len > 0 ? &g_array_index (self->stretches, Stretch, self->stretches->len - 1) : NULL;

  if (last != NULL && last->end >= day)
    last->end = G_MAXUINT32; // it was not over, or goes on where it was
  else
    {
      Stretch stretch = { day, G_MAXUINT32 };

      g_array_append_val (self->stretches, stretch);
    }
  self->stopped = RJ_DAY_NONE;
  if (self->begun == RJ_DAY_NONE)
    self->begun = day;
}

static void
stop (Ledger *self, RjDay day)
{
  Stretch *last =
    self->stretches->len > 0 ? &g_array_index (self->stretches, Stretch, self->stretches->len - 1) : NULL;

  if (last == NULL || last->end != G_MAXUINT32)
    return;
  last->end = day;
  self->stopped = day;
  if (last->first == day)
    g_array_set_size (self->stretches, self->stretches->len - 1);
}

static void
read_ledger (Ledger *self, GPtrArray *events, const char *substance)
{
  g_autoptr (GArray) current = find_current (events);
  const RjRecoveryEvent *plan = NULL;

  *self = (Ledger) { .stretches = g_array_new (FALSE, FALSE, sizeof (Stretch)),
                     .use_days = g_array_new (FALSE, FALSE, sizeof (RjDay)) };
  for (guint i = 0; i < current->len; i++)
    {
      const RjRecoveryEvent *event = g_array_index (current, Current, i).event;
      gboolean own = g_strcmp0 (event->substance, substance) == 0;

      if (event->kind == RJ_RECOVERY_USE && (own || substance == NULL))
        add_use (self->use_days, event->record.day);
      else if (own && event->kind == RJ_RECOVERY_BEGAN)
        begin (self, event->record.day);
      else if (own && event->kind == RJ_RECOVERY_STOPPED)
        stop (self, event->record.day);
      else if (own && event->kind == RJ_RECOVERY_PLANNED
               && (plan == NULL || compare_written (plan, event) < 0))
        plan = event;
    }
  self->planned = plan != NULL ? plan->record.day : RJ_DAY_NONE;
}

/* How many of @days, sorted, are before @day. */
static guint
count_before (GArray *days, RjDay day)
{
  guint low = 0, high = days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (days, RjDay, middle) < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
count_within (GArray *days, RjDay first, RjDay end)
{
  return end > first ? (int) (count_before (days, end) - count_before (days, first)) : 0;
}

/* Days from @first to the day before @end. @known: days on the way and other days of use. */
static void
count_days (const Ledger *self, RjDay first, RjDay end, int *known, int *free)
{
  int on_the_way = 0, used = 0;

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (self->stretches, Stretch, i);
      RjDay from = MAX (stretch->first, first);
      RjDay to = MIN (stretch->end, end);

      if (to <= from)
        continue;
      on_the_way += (int) (to - from);
      used += count_within (self->use_days, from, to);
    }
  *free = on_the_way - used;
  *known = *free + count_within (self->use_days, first, end);
}

/* ---- The view ---- */

static void
add_run (RjRecoveryView *self, RjDay first, RjDay end, int used)
{
  RjRecoveryRun run = { first, end - 1, (int) (end - first) - used };

  if (run.days <= 0)
    return;
  g_array_append_val (self->runs, run);
  if (run.days > self->longest.days)
    self->longest = run;
}

/* Up to the day before today. Returns: the first day of what is after its last day of use */
static RjDay
add_runs (RjRecoveryView *self, const Ledger *ledger, const Stretch *stretch, gboolean use_ends_run)
{
  RjDay end = MIN (stretch->end, self->today);
  RjDay from = stretch->first;
  guint i = count_before (ledger->use_days, from);

  if (!use_ends_run)
    {
      if (end > from)
        add_run (self, from, end, count_within (ledger->use_days, from, end));
      return from;
    }
  for (; i < ledger->use_days->len && g_array_index (ledger->use_days, RjDay, i) < end; i++)
    {
      RjDay day = g_array_index (ledger->use_days, RjDay, i);

      if (day > from)
        add_run (self, from, day, 0);
      from = day + 1;
    }
  if (end > from)
    add_run (self, from, end, 0);
  return from;
}

static gboolean
holds (GArray *days, RjDay day)
{
  guint i = count_before (days, day);

  return i < days->len && g_array_index (days, RjDay, i) == day;
}

static void
set_state (RjRecoveryView *self, const Ledger *ledger)
{
  const Stretch *next = NULL;

  self->start = ledger->begun;
  for (guint i = 0; i < ledger->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (ledger->stretches, Stretch, i);

      if (stretch->first > self->today && next == NULL)
        next = stretch;
      if (stretch->first <= self->today && stretch->end > self->today)
        self->state = RJ_RECOVERY_UNDERWAY;
    }
  if (self->state == RJ_RECOVERY_UNDERWAY)
    return;
  if (next != NULL)
    self->next_start = next->first;
  else if (ledger->planned != RJ_DAY_NONE && ledger->planned >= ledger->stopped)
    self->next_start = ledger->planned;
  if (self->start != RJ_DAY_NONE && self->start <= self->today)
    self->state = RJ_RECOVERY_RESTING;
  else if (self->next_start != RJ_DAY_NONE)
    self->state = RJ_RECOVERY_AHEAD;
}

static void
count_journey (RjRecoveryView *self, const Ledger *ledger, gboolean use_ends_run)
{
  for (guint i = 0; i < ledger->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (ledger->stretches, Stretch, i);
      RjDay end = MIN (stretch->end, self->today);
      RjDay run_start = add_runs (self, ledger, stretch, use_ends_run);
      int used = count_within (ledger->use_days, stretch->first, end);

      if (end > stretch->first)
        {
          self->journey_days += (int) (end - stretch->first);
          self->use_days += used;
        }
      if (stretch->first > self->today || stretch->end <= self->today)
        continue;
      self->run_start = use_ends_run && self->used_today ? self->today + 1 : run_start;
      if (self->run_start < self->today)
        self->run_days = (int) (self->today - self->run_start)
                         - count_within (ledger->use_days, self->run_start, self->today);
    }
  self->days = self->journey_days - self->use_days;
}

static void
count_months (RjRecoveryView *self, const Ledger *ledger)
{
  RjDay first = self->start;
  int year, month;

  if (ledger->use_days->len > 0)
    {
      RjDay use = g_array_index (ledger->use_days, RjDay, 0);

      first = first == RJ_DAY_NONE ? use : MIN (first, use);
    }
  if (first == RJ_DAY_NONE || first >= self->today)
    return;
  rj_day_get_ymd (first, &year, &month, NULL);
  while (year < 9999)
    {
      RjRecoveryMonth one = { rj_day_new (year, month, 1), 0, 0 };
      RjDay end;

      if (++month > 12)
        {
          month = 1;
          year++;
        }
      if (one.first >= self->today)
        return;
      end = rj_day_new (year, month, 1);
      count_days (ledger, one.first, MIN (end, self->today), &one.known, &one.free);
      g_array_append_val (self->months, one);
    }
}

RjRecoveryView *
rj_recovery_view_new (GPtrArray *events, const char *substance, RjDay today, gboolean use_ends_run)
{
  RjRecoveryView *self;
  Ledger ledger;

  g_return_val_if_fail (events != NULL && rj_day_is_valid (today), NULL);

  self = g_new0 (RjRecoveryView, 1);
  self->today = today;
  self->runs = g_array_new (FALSE, FALSE, sizeof (RjRecoveryRun));
  self->months = g_array_new (FALSE, FALSE, sizeof (RjRecoveryMonth));
  read_ledger (&ledger, events, substance);
  self->used_today = holds (ledger.use_days, today);
  set_state (self, &ledger);
  if (self->start != RJ_DAY_NONE && self->start < today)
    self->since_start = (int) (today - self->start);
  count_journey (self, &ledger, use_ends_run);
  for (int i = 0; i < RJ_RECOVERY_N_SPANS; i++)
    {
      RjRecoverySpan *span = &self->spans[i];

      span->length = span_lengths[i];
      count_days (&ledger, today > (RjDay) span->length ? today - (RjDay) span->length : 1, today,
                  &span->known, &span->free);
    }
  count_months (self, &ledger);
  ledger_clear (&ledger);
  return self;
}

void
rj_recovery_view_free (RjRecoveryView *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->runs);
  g_array_unref (self->months);
  g_free (self);
}

int
rj_recovery_get_share (int days, int of)
{
  int share;

  g_return_val_if_fail (days >= 0 && of >= 0 && days <= of, -1);

  if (of == 0)
    return -1;
  share = (int) (((gint64) days * 2000 + of) / (2 * (gint64) of));
  if (share == 1000 && days < of)
    return 999;
  return share == 0 && days > 0 ? 1 : share;
}

RjDay
rj_recovery_view_get_counted_from (const RjRecoveryView *self, RjRecoveryCount count)
{
  g_return_val_if_fail (self != NULL, RJ_DAY_NONE);

  if (self->state != RJ_RECOVERY_UNDERWAY)
    return RJ_DAY_NONE;
  switch (count)
    {
    case RJ_RECOVERY_BY_START:
      return self->start;
    case RJ_RECOVERY_BY_RUN:
      return self->run_start;
    case RJ_RECOVERY_BY_DAYS:
    default:
      return self->today - (RjDay) self->days;
    }
}
