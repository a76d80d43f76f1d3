// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-week-plan.h"

#include <string.h>

/* What is the same every day says little in a week: it fills up to so many. */
#define ENOUGH 3

struct _RjWeekPlan {
  GObject parent_instance;

  RjStore *store;
  RjClock *clock;
  RjDay first;
  GPtrArray *days[RJ_WEEK_DAYS];
  GCancellable *cancellable; /* stands for the reading under way */
};

G_DEFINE_FINAL_TYPE (RjWeekPlan, rj_week_plan, G_TYPE_OBJECT)

enum {
  FAILED,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_days (RjWeekPlan *self)
{
  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    g_ptr_array_set_size (self->days[i], 0);
}

/* One reading. Answers come even after it was cancelled; then @self may be gone. */
typedef struct {
  RjWeekPlan *self;
  GCancellable *cancellable;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->cancellable);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
list_range_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_range_finish (RJ_PLAN (source), result, &error);
  RjWeekPlan *self;

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;
  self = reading->self;
  g_clear_object (&self->cancellable);
  if (occurrences == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  clear_days (self);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      g_ptr_array_add (self->days[occurrence->day - self->first], rj_occurrence_copy (occurrence));
    }
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
reload (RjWeekPlan *self)
{
  Reading *reading;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->first == RJ_DAY_NONE)
    return;

  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->self = self;
  reading->cancellable = g_object_ref (self->cancellable);
  rj_plan_list_range_async (rj_store_get_plan (self->store), self->first, self->first + RJ_WEEK_DAYS - 1,
                            self->cancellable, list_range_cb, reading);
}

static void
store_changed_cb (RjStore *store, guint kinds, guint first, guint last, RjWeekPlan *self)
{
  if ((kinds & RJ_CHANGED_PLAN) == 0)
    return;
  if (first != RJ_DAY_NONE && self->first + RJ_WEEK_DAYS - 1 < first)
    return;
  if (last != RJ_DAY_NONE && self->first > last)
    return;
  reload (self);
}

/* "Today" is another row. */
static void
clock_day_cb (RjWeekPlan *self)
{
  if (self->first != RJ_DAY_NONE && self->cancellable == NULL)
    g_signal_emit (self, signals[UPDATED], 0);
}

static void
rj_week_plan_dispose (GObject *object)
{
  RjWeekPlan *self = RJ_WEEK_PLAN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rj_week_plan_parent_class)->dispose (object);
}

static void
rj_week_plan_finalize (GObject *object)
{
  RjWeekPlan *self = RJ_WEEK_PLAN (object);

  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    g_clear_pointer (&self->days[i], g_ptr_array_unref);
  G_OBJECT_CLASS (rj_week_plan_parent_class)->finalize (object);
}

static void
rj_week_plan_class_init (RjWeekPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rj_week_plan_dispose;
  object_class->finalize = rj_week_plan_finalize;

  signals[FAILED] = g_signal_new ("failed", RJ_TYPE_WEEK_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[UPDATED] =
    g_signal_new ("updated", RJ_TYPE_WEEK_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_week_plan_init (RjWeekPlan *self)
{
  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    self->days[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
}

RjWeekPlan *
rj_week_plan_new (RjStore *store, RjClock *clock)
{
  RjWeekPlan *self;

  g_return_val_if_fail (RJ_IS_STORE (store), NULL);
  g_return_val_if_fail (RJ_IS_CLOCK (clock), NULL);

  self = g_object_new (RJ_TYPE_WEEK_PLAN, NULL);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (clock, "day", G_CALLBACK (clock_day_cb), self);
  return self;
}

void
rj_week_plan_set_first (RjWeekPlan *self, RjDay first)
{
  g_return_if_fail (RJ_IS_WEEK_PLAN (self));

  if (self->first == first)
    return;
  self->first = first;
  clear_days (self);
  reload (self);
}

RjDay
rj_week_plan_get_first (RjWeekPlan *self)
{
  g_return_val_if_fail (RJ_IS_WEEK_PLAN (self), RJ_DAY_NONE);
  return self->first;
}

gboolean
rj_week_plan_get_loading (RjWeekPlan *self)
{
  g_return_val_if_fail (RJ_IS_WEEK_PLAN (self), FALSE);
  return self->cancellable != NULL;
}

GPtrArray *
rj_week_plan_get_day (RjWeekPlan *self, guint i)
{
  g_return_val_if_fail (RJ_IS_WEEK_PLAN (self), NULL);
  g_return_val_if_fail (i < RJ_WEEK_DAYS, NULL);
  return self->days[i];
}

static gboolean
stands_out (const RjOccurrence *occurrence)
{
  return occurrence->item->minutes >= 0 || occurrence->item->recurrence == NULL;
}

GByteArray *
rj_week_plan_choose (GPtrArray *occurrences, guint n)
{
  GByteArray *shown = g_byte_array_sized_new (occurrences->len);
  guint n_shown = 0;

  g_byte_array_set_size (shown, occurrences->len);
  if (occurrences->len > 0)
    memset (shown->data, 0, shown->len);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < occurrences->len && n_shown < (round == 0 ? n : MIN (n, ENOUGH)); i++)
      {
        if (shown->data[i] || (round == 0 && !stands_out (g_ptr_array_index (occurrences, i))))
          continue;
        shown->data[i] = 1;
        n_shown++;
      }
  return shown;
}
