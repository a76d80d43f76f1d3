// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-plan.h"

#include "rj-day-times.h"
#include "rj-small-day.h"

struct _RjDayPlan {
  GObject parent_instance;

  RjStore *store;
  RjClock *clock;
  RjDay day;
  RjDay today;
  RjDayPart now_part;
  gboolean small;
  gboolean loading;
  guint n_hidden;
  GPtrArray *entries;
  GCancellable *cancellable;
};

static void list_model_init (GListModelInterface *iface);
static void reload (RjDayPlan *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjDayPlan,
                               rj_day_plan,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum {
  PROP_0,
  PROP_DAY,
  PROP_LOADING,
  PROP_NOW_PART,
  PROP_SMALL,
  PROP_N_HIDDEN,
  N_PROPS
};

enum {
  FAILED,
  UPDATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static RjDayPart
compute_now_part (RjDayPlan *self)
{
  int minutes;

  if (self->day != self->today)
    return 0;
  minutes = rj_instant_to_wall (rj_clock_get_now (self->clock), rj_clock_get_zone (self->clock), NULL);
  /* Between the end of the day before and four o'clock it is early, not late. */
  if (minutes < 4 * 60 && minutes >= rj_clock_get_day_end (self->clock))
    return RJ_PART_MORNING;
  return rj_day_part_for_minutes (minutes);
}

static void
update_now_part (RjDayPlan *self)
{
  RjDayPart now_part = compute_now_part (self);

  if (now_part == self->now_part)
    return;
  self->now_part = now_part;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW_PART]);
}

static void
set_loading (RjDayPlan *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static RjDayEntry *
find_entry (RjDayPlan *self, const RjOccurrence *occurrence)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      RjDayEntry *entry = g_ptr_array_index (self->entries, i);

      if (rj_day_entry_is_for (entry, occurrence))
        return entry;
    }
  return NULL;
}

/* Keeps the entries that stay, and says in one signal what came and went between those that did not move. */
static void
show_entries (RjDayPlan *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) old = self->entries;
  guint from = 0, old_end = old->len, new_end = entries->len;

  while (from < old_end && from < new_end
         && g_ptr_array_index (old, from) == g_ptr_array_index (entries, from))
    from++;
  while (old_end > from && new_end > from
         && g_ptr_array_index (old, old_end - 1) == g_ptr_array_index (entries, new_end - 1))
    old_end--, new_end--;

  self->entries = g_ptr_array_ref (entries);
  if (old_end > from || new_end > from)
    g_list_model_items_changed (G_LIST_MODEL (self), from, old_end - from, new_end - from);
}

/* What a small day leaves out is no free time: of such a day nothing is said. Nor of what is over. */
static void
show_times (RjDayPlan *self)
{
  RjStore *store = self->store;
  gboolean wanted =
    !self->small && g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_FREE_TIME), "no") != 0;
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new ();
  g_autoptr (GArray) times = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (occurrences,
                     (gpointer) rj_day_entry_get_occurrence (g_ptr_array_index (self->entries, i)));
  times = rj_day_times_find (occurrences, self->clock);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const RjDayTimes *time = &g_array_index (times, RjDayTimes, i);
      RjDayEntry *entry = g_ptr_array_index (self->entries, i);
      gboolean over =
        self->day < self->today
        || (self->day == self->today
            && rj_wall_to_instant (self->day, MAX (time->free_until, 0), rj_clock_get_zone (self->clock))
                 <= rj_clock_get_now (self->clock));

      if (time->with >= 0)
        rj_day_entry_set_together (
          entry, rj_day_entry_get_item (g_ptr_array_index (self->entries, time->with))->title,
          time->n_with - 1);
      else
        rj_day_entry_set_together (entry, NULL, 0);
      rj_day_entry_set_free (entry, wanted && !over ? time->free_from : -1,
                             wanted && !over ? time->free_until : -1);
    }
}

static void
show_occurrences (RjDayPlan *self, GPtrArray *occurrences, gboolean small)
{
  g_autoptr (GByteArray) stays = small ? rj_small_day_choose (occurrences) : NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint n_hidden;

  for (guint i = 0; i < occurrences->len; i++)
    {
      RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      RjDayEntry *entry;

      if (stays != NULL && !stays->data[i])
        continue;
      entry = find_entry (self, occurrence);
      g_ptr_array_add (kept, entry != NULL ? occurrence : NULL);
      g_ptr_array_add (entries, entry != NULL ? g_object_ref (entry) : rj_day_entry_new (occurrence));
    }
  n_hidden = occurrences->len - entries->len;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->small != small)
    {
      self->small = small;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMALL]);
    }
  if (self->n_hidden != n_hidden)
    {
      self->n_hidden = n_hidden;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HIDDEN]);
    }
  show_entries (self, entries);
  for (guint i = 0; i < entries->len; i++)
    if (g_ptr_array_index (kept, i) != NULL)
      rj_day_entry_take_occurrence (g_ptr_array_index (entries, i),
                                    rj_occurrence_copy (g_ptr_array_index (kept, i)));
  show_times (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fail (RjDayPlan *self, const GError *error)
{
  set_loading (self, FALSE);
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* One reading of a day. Answers come even after it was cancelled; then @self may be gone. */
typedef struct {
  RjDayPlan *self;
  GCancellable *cancellable;
  GPtrArray *occurrences;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->occurrences, g_ptr_array_unref);
  g_clear_object (&reading->cancellable);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
get_small_day_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  gboolean small = FALSE;

  gboolean known = rj_plan_get_small_day_finish (RJ_PLAN (source), result, &small, &error);

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;
  if (!known)
    {
      fail (reading->self, error);
      return;
    }
  g_clear_object (&reading->self->cancellable);
  show_occurrences (reading->self, reading->occurrences, small);
  set_loading (reading->self, FALSE);
  g_signal_emit (reading->self, signals[UPDATED], 0);
}

static void
list_day_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable;
  RjDayPlan *self;

  reading->occurrences = rj_plan_list_day_finish (RJ_PLAN (source), result, &error);
  if (g_cancellable_is_cancelled (reading->cancellable))
    return;
  if (reading->occurrences == NULL)
    {
      fail (reading->self, error);
      return;
    }
  self = reading->self;
  cancellable = reading->cancellable;
  rj_plan_get_small_day_async (RJ_PLAN (source), self->day, cancellable, get_small_day_cb,
                               g_steal_pointer (&reading));
}

/* The cancellable stands for one reading: when a newer one begins or the model goes, the answers are not
 * looked at. */
static void
reload (RjDayPlan *self)
{
  Reading *reading;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->day == RJ_DAY_NONE)
    return;

  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);
  reading = g_new0 (Reading, 1);
  reading->self = self;
  reading->cancellable = g_object_ref (self->cancellable);
  rj_plan_list_day_async (rj_store_get_plan (self->store), self->day, self->cancellable, list_day_cb,
                          reading);
}

static void
store_changed_cb (RjStore *store, guint kinds, guint first, guint last, RjDayPlan *self)
{
  if ((kinds & RJ_CHANGED_PREFERENCE) != 0 && !self->loading)
    show_times (self);
  if ((kinds & RJ_CHANGED_PLAN) == 0)
    return;
  if (first != RJ_DAY_NONE && self->day < first)
    return;
  if (last != RJ_DAY_NONE && self->day > last)
    return;
  reload (self);
}

static void
clock_minute_cb (RjClock *clock, RjDayPlan *self)
{
  update_now_part (self);
  if (self->day != self->today || self->loading)
    return;
  show_times (self);
}

static void
clock_day_cb (RjClock *clock, RjDayPlan *self)
{
  RjDay before = self->today;

  self->today = rj_clock_get_today (clock);
  if (self->day == before)
    rj_day_plan_set_day (self, self->today);
  else
    update_now_part (self);
}

static GType
get_item_type (GListModel *model)
{
  return RJ_TYPE_DAY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return RJ_DAY_PLAN (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RjDayPlan *self = RJ_DAY_PLAN (model);

  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->entries, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
rj_day_plan_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RjDayPlan *self = RJ_DAY_PLAN (object);

  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_uint (value, self->day);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_NOW_PART:
      g_value_set_int (value, self->now_part);
      break;
    case PROP_SMALL:
      g_value_set_boolean (value, self->small);
      break;
    case PROP_N_HIDDEN:
      g_value_set_uint (value, self->n_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_day_plan_dispose (GObject *object)
{
  RjDayPlan *self = RJ_DAY_PLAN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rj_day_plan_parent_class)->dispose (object);
}

static void
rj_day_plan_finalize (GObject *object)
{
  RjDayPlan *self = RJ_DAY_PLAN (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (rj_day_plan_parent_class)->finalize (object);
}

static void
rj_day_plan_class_init (RjDayPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rj_day_plan_get_property;
  object_class->dispose = rj_day_plan_dispose;
  object_class->finalize = rj_day_plan_finalize;

  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_NOW_PART] = g_param_spec_int ("now-part", NULL, NULL, 0, RJ_PART_ANY_TIME, 0, flags);
  properties[PROP_SMALL] = g_param_spec_boolean ("small", NULL, NULL, FALSE, flags);
  properties[PROP_N_HIDDEN] = g_param_spec_uint ("n-hidden", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", RJ_TYPE_DAY_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[UPDATED] =
    g_signal_new ("updated", RJ_TYPE_DAY_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_day_plan_init (RjDayPlan *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

RjDayPlan *
rj_day_plan_new (RjStore *store, RjClock *clock)
{
  RjDayPlan *self;

  g_return_val_if_fail (RJ_IS_STORE (store), NULL);
  g_return_val_if_fail (RJ_IS_CLOCK (clock), NULL);

  self = g_object_new (RJ_TYPE_DAY_PLAN, NULL);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->today = rj_clock_get_today (clock);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect (clock, "minute", G_CALLBACK (clock_minute_cb), self);
  g_signal_connect (clock, "day", G_CALLBACK (clock_day_cb), self);
  return self;
}

RjDay
rj_day_plan_get_day (RjDayPlan *self)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), RJ_DAY_NONE);
  return self->day;
}

void
rj_day_plan_set_day (RjDayPlan *self, RjDay day)
{
  g_return_if_fail (RJ_IS_DAY_PLAN (self));

  if (self->day == day)
    return;
  self->day = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
  update_now_part (self);
  reload (self);
}

gboolean
rj_day_plan_get_is_today (RjDayPlan *self)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), FALSE);
  return self->day == self->today;
}

gboolean
rj_day_plan_get_loading (RjDayPlan *self)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), FALSE);
  return self->loading;
}

gboolean
rj_day_plan_get_small (RjDayPlan *self)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), FALSE);
  return self->small;
}

guint
rj_day_plan_get_n_hidden (RjDayPlan *self)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), 0);
  return self->n_hidden;
}

RjDayPart
rj_day_plan_get_now_part (RjDayPlan *self)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), 0);
  return self->now_part;
}

gboolean
rj_day_plan_is_over (RjDayPlan *self, RjDayPart part)
{
  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), FALSE);
  return part != RJ_PART_ANY_TIME && self->now_part != 0 && part < self->now_part;
}

guint
rj_day_plan_count_part (RjDayPlan *self, RjDayPart part, guint *n_done)
{
  guint n = 0, done = 0;

  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), 0);

  for (guint i = 0; i < self->entries->len; i++)
    {
      RjDayEntry *entry = g_ptr_array_index (self->entries, i);

      if (rj_day_entry_get_item (entry)->part != part)
        continue;
      n++;
      if (rj_day_entry_get_mark (entry) == RJ_MARK_DONE)
        done++;
    }
  if (n_done != NULL)
    *n_done = done;
  return n;
}

int
rj_day_plan_find_next_open (RjDayPlan *self)
{
  int first = -1;

  g_return_val_if_fail (RJ_IS_DAY_PLAN (self), -1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      RjDayEntry *entry = g_ptr_array_index (self->entries, i);

      if (rj_day_entry_get_mark (entry) != RJ_MARK_OPEN)
        continue;
      if (!rj_day_plan_is_over (self, rj_day_entry_get_item (entry)->part))
        return (int) i;
      if (first < 0)
        first = (int) i;
    }
  return first;
}
