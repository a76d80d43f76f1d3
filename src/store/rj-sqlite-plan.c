// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-plan-days.h"
#include "rj-plan-table.h"
#include "rj-text.h"

#define NEXT_DAYS 14

/* A single item is on its day; one that repeats is not about any day more than another. */
static void
add_days_of (RjJob *job, const RjPlanItem *item, gboolean *repeats)
{
  if (item->recurrence == NULL)
    rj_change_add_day (rj_job_get_change (job), item->record.day);
  else
    *repeats = TRUE;
}

static void
forget_days_if (RjJob *job, gboolean repeats)
{
  RjChange *change = rj_job_get_change (job);

  if (repeats)
    change->first_day = change->last_day = RJ_DAY_NONE;
}

gboolean
rj_sqlite_plan_check_item (const RjPlanItem *item, GError **error)
{
  if (item->minutes >= -1 && item->minutes < 24 * 60 && item->duration_minutes >= 0 && item->nag_minutes >= 0
      && item->nag_minutes <= 24 * 60)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "An item's time is not within a day");
  return FALSE;
}

static gboolean
save_items (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *items = rj_job_get_data (job);
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  gboolean all_new = TRUE;
  gboolean repeats = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (items, i);
      g_autoptr (RjPlanItem) old = NULL;

      if (!rj_sqlite_plan_check_item (item, error) || !rj_plan_table_save (connection, item, &old, error))
        return FALSE;
      all_new = all_new && old == NULL;
      add_days_of (job, item, &repeats);
      if (old != NULL)
        add_days_of (job, old, &repeats);
      g_ptr_array_add (saved, rj_plan_item_copy (item));
    }
  rj_job_set_change (job, all_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_PLAN);
  forget_days_if (job, repeats);
  rj_job_answer_pointer (job, g_steal_pointer (&saved), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/* Each lead once. */
static void
tidy_leads (GArray *leads)
{
  for (guint i = 0; i < leads->len; i++)
    for (guint j = leads->len - 1; j > i; j--)
      if (g_array_index (leads, int, j) == g_array_index (leads, int, i))
        g_array_remove_index (leads, j);
}

/* The last day is also where its count ends it. */
static void
tidy_rule (RjPlanItem *item)
{
  RjDay last = RJ_DAY_NONE;

  if (item->recurrence == NULL)
    {
      item->last_day = RJ_DAY_NONE;
      item->times_a_week = 0;
      return;
    }
  // A rule that is only kept keeps its own end.
  if (rj_day_is_valid (item->record.day) && rj_recurrence_get_form (item->recurrence) != RJ_RECURRENCE_KEPT)
    last = rj_recurrence_get_last_day (item->recurrence, item->record.day);
  if (last != RJ_DAY_NONE && (item->last_day == RJ_DAY_NONE || last < item->last_day))
    item->last_day = last;
  item->times_a_week = CLAMP (item->times_a_week, 0, 7);
}

void
rj_sqlite_plan_tidy_item (RjPlanItem *item)
{
  rj_text_make_valid (&item->title);
  rj_text_make_valid (&item->place);
  rj_text_make_valid (&item->note);
  rj_text_make_valid (&item->tzid);
  rj_text_make_valid_strv (item->steps);
  if (item->title == NULL)
    item->title = g_strdup ("");
  if (item->minutes >= 0)
    item->part = rj_day_part_for_minutes (item->minutes);
  tidy_leads (item->leads);
  tidy_rule (item);
}

static void
save_items_async (RjPlan *self,
                  GPtrArray *items,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  for (guint i = 0; i < items->len; i++)
    {
      RjPlanItem *copy = rj_plan_item_copy (g_ptr_array_index (items, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      rj_sqlite_plan_tidy_item (copy);
      g_ptr_array_add (copies, copy);
    }
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_items, copies, (GDestroyNotify) g_ptr_array_unref,
                       cancellable, callback, user_data);
}

static RjPlanItem *
load_item (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RjPlanItem *item = rj_plan_table_load (connection, id, &local_error);

  if (item == NULL)
    rj_set_not_found (&local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return item;
}

static gboolean
get_item (RjJob *job, RjConnection *connection, GError **error)
{
  RjPlanItem *item = load_item (connection, rj_job_get_data (job), error);

  if (item != NULL)
    rj_job_answer_pointer (job, item, (GDestroyNotify) rj_plan_item_free);
  return item != NULL;
}

static void
get_item_async (RjPlan *self,
                const char *id,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_item, g_strdup (id), g_free, cancellable, callback, user_data);
}

static gboolean
delete_item (RjJob *job, RjConnection *connection, GError **error)
{
  const char *id = rj_job_get_data (job);
  g_autoptr (RjPlanItem) item = load_item (connection, id, error);
  gboolean repeats = FALSE;

  if (item == NULL)
    return FALSE;
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_PLAN);
  add_days_of (job, item, &repeats);
  return rj_plan_table_delete (connection, id, rj_job_get_now (job), error);
}

static void
delete_item_async (RjPlan *self,
                   const char *id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_item, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

/* What a call about days needs. */
typedef struct {
  char *item_id;
  RjDay day;
  RjDay to_day;
  RjDayPart to_part;
  int to_minutes;
  guint step;
  gboolean done;
  RjMark mark;
  gboolean small;
  gint64 from_us;
  gint64 until_us;
  char *key;
  RjReminderAnswer answer;
  RjHereAndNow here;
} DayJob;

static void
day_job_free (DayJob *self)
{
  g_free (self->item_id);
  g_free (self->key);
  rj_here_and_now_clear (&self->here);
  g_free (self);
}

static DayJob *
day_job_new (RjPlan *self)
{
  DayJob *data = g_new0 (DayJob, 1);

  rj_sqlite_store_get_here_and_now (self, &data->here);
  return data;
}

static void
run_day_job (RjPlan *self,
             RjJobMode mode,
             RjJobFunc func,
             DayJob *data,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  rj_sqlite_store_run (self, mode, func, data, (GDestroyNotify) day_job_free, cancellable, callback,
                       user_data);
}

static gboolean
list_range (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  GPtrArray *occurrences = rj_plan_days_list (connection, data->day, data->to_day, error);

  if (occurrences != NULL)
    rj_job_answer_pointer (job, occurrences, (GDestroyNotify) g_ptr_array_unref);
  return occurrences != NULL;
}

static void
list_range_async (RjPlan *self,
                  RjDay first,
                  RjDay last,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->day = first;
  data->to_day = last;
  run_day_job (self, RJ_JOB_READ, list_range, data, cancellable, callback, user_data);
}

static void
list_day_async (RjPlan *self,
                RjDay day,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  list_range_async (self, day, day, cancellable, callback, user_data);
}

static gboolean
set_mark (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  g_autoptr (RjPlanItem) item = load_item (connection, data->item_id, error);

  if (item == NULL)
    return FALSE;
  rj_job_set_change (job, RJ_CHANGE_MARK, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), data->day);
  return rj_plan_days_set_mark (connection, data->item_id, data->day, data->mark, rj_job_get_now (job),
                                g_time_zone_get_identifier (data->here.zone), error);
}

static void
set_mark_async (RjPlan *self,
                const char *item_id,
                RjDay day,
                RjMark mark,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->item_id = g_strdup (item_id);
  data->day = day;
  data->mark = mark;
  run_day_job (self, RJ_JOB_CHANGE, set_mark, data, cancellable, callback, user_data);
}

static gboolean
set_step (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  g_autoptr (RjPlanItem) item = load_item (connection, data->item_id, error);

  if (item == NULL)
    return FALSE;
  if (item->steps == NULL || data->step >= g_strv_length (item->steps))
    {
      rj_set_not_found (error);
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_MARK, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), data->day);
  return rj_plan_days_set_step (connection, item, data->day, data->step, data->done, rj_job_get_now (job),
                                g_time_zone_get_identifier (data->here.zone), error);
}

static void
set_step_async (RjPlan *self,
                const char *item_id,
                RjDay day,
                guint step,
                gboolean done,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->item_id = g_strdup (item_id);
  data->day = day;
  data->step = step;
  data->done = done;
  run_day_job (self, RJ_JOB_CHANGE, set_step, data, cancellable, callback, user_data);
}

static gboolean
move (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  g_autoptr (RjPlanItem) item = load_item (connection, data->item_id, error);

  if (item == NULL)
    return FALSE;
  if (!rj_day_is_valid (data->day) || !rj_day_is_valid (data->to_day) || data->to_minutes >= 24 * 60)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "There is no such day or time");
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_MOVE, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), data->day);
  rj_change_add_day (rj_job_get_change (job), data->to_day);
  return rj_plan_days_move (connection, item, data->day, data->to_day, data->to_part, data->to_minutes,
                            rj_job_get_now (job), error);
}

static void
move_async (RjPlan *self,
            const char *item_id,
            RjDay day,
            RjDay to_day,
            RjDayPart to_part,
            int to_minutes,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->item_id = g_strdup (item_id);
  data->day = day;
  data->to_day = to_day;
  data->to_part = to_minutes >= 0 ? rj_day_part_for_minutes (to_minutes) : to_part;
  data->to_minutes = MAX (to_minutes, -1);
  run_day_job (self, RJ_JOB_CHANGE, move, data, cancellable, callback, user_data);
}

static gboolean
is_appointed (const RjOccurrence *occurrence)
{
  return occurrence->item->kind == RJ_KIND_MEETING || occurrence->item->kind == RJ_KIND_APPOINTMENT
         || occurrence->item->kind == RJ_KIND_PICK_UP;
}

/* (transfer none) (nullable) */
static const RjOccurrence *
find_next (GPtrArray *occurrences, RjDay today, gint64 now_us, const RjHereAndNow *here)
{
  const RjOccurrence *next = NULL;
  gint64 next_us = 0;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      gint64 at_us;

      if (occurrence->mark != RJ_MARK_OPEN)
        continue;
      // They come by day: once past today, what today has is known.
      if (occurrence->day > today)
        {
          if (next == NULL && is_appointed (occurrence))
            next = occurrence;
          if (next != NULL)
            break;
          continue;
        }
      if (occurrence->item->minutes < 0)
        continue;
      at_us = rj_occurrence_get_instant (occurrence, here);
      if (at_us >= now_us && (next == NULL || at_us < next_us))
        {
          next = occurrence;
          next_us = at_us;
        }
    }
  return next;
}

static gboolean
get_next (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  RjDay today = rj_day_at (data->from_us, data->here.zone, data->here.day_end);
  g_autoptr (GPtrArray) occurrences = rj_plan_days_list (connection, today, today + NEXT_DAYS, error);
  const RjOccurrence *next;

  if (occurrences == NULL)
    return FALSE;
  next = find_next (occurrences, today, data->from_us, &data->here);
  rj_job_answer_pointer (job, next == NULL ? NULL : rj_occurrence_copy (next),
                         (GDestroyNotify) rj_occurrence_free);
  return TRUE;
}

static void
get_next_async (RjPlan *self,
                gint64 now_us,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->from_us = now_us;
  run_day_job (self, RJ_JOB_READ, get_next, data, cancellable, callback, user_data);
}

static gboolean
set_small_day (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_OTHER, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), data->day);
  return rj_small_day_table_set (connection, data->day, data->small, error);
}

static void
set_small_day_async (RjPlan *self,
                     RjDay day,
                     gboolean small,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->day = day;
  data->small = small;
  run_day_job (self, RJ_JOB_CHANGE, set_small_day, data, cancellable, callback, user_data);
}

static gboolean
get_small_day (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  gboolean small;

  if (!rj_small_day_table_get (connection, data->day, &small, error))
    return FALSE;
  rj_job_answer_int (job, small ? 1 : 0);
  return TRUE;
}

static void
get_small_day_async (RjPlan *self,
                     RjDay day,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->day = day;
  run_day_job (self, RJ_JOB_READ, get_small_day, data, cancellable, callback, user_data);
}

static gboolean
list_reminders (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  GPtrArray *reminders =
    rj_reminder_table_list (connection, data->from_us, data->until_us, &data->here, error);

  if (reminders != NULL)
    rj_job_answer_pointer (job, reminders, (GDestroyNotify) g_ptr_array_unref);
  return reminders != NULL;
}

static void
list_reminders_async (RjPlan *self,
                      gint64 from_us,
                      gint64 until_us,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->from_us = from_us;
  data->until_us = until_us;
  run_day_job (self, RJ_JOB_QUIET, list_reminders, data, cancellable, callback, user_data);
}

static gboolean
record_answer (RjJob *job, RjConnection *connection, GError **error)
{
  const DayJob *data = rj_job_get_data (job);
  RjDay ticked_day;

  if (!rj_reminder_table_answer (connection, data->key, data->answer, data->from_us, &ticked_day, error))
    return FALSE;
  if (ticked_day != RJ_DAY_NONE)
    {
      rj_job_set_change (job, RJ_CHANGE_MARK, RJ_CHANGED_PLAN);
      rj_change_add_day (rj_job_get_change (job), ticked_day);
    }
  return TRUE;
}

static void
record_answer_async (RjPlan *self,
                     const char *key,
                     RjReminderAnswer answer,
                     gint64 at_us,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  DayJob *data = day_job_new (self);

  data->key = g_strdup (key);
  data->answer = answer;
  data->from_us = at_us;
  run_day_job (self, RJ_JOB_QUIET, record_answer, data, cancellable, callback, user_data);
}

void
rj_sqlite_plan_iface_init (RjPlanInterface *iface)
{
  iface->save_items_async = save_items_async;
  iface->get_item_async = get_item_async;
  iface->delete_item_async = delete_item_async;
  iface->change_async = rj_sqlite_plan_change_async;
  iface->remove_async = rj_sqlite_plan_remove_async;
  iface->take_pieces_async = rj_sqlite_plan_take_pieces_async;
  iface->list_pieces_async = rj_sqlite_plan_list_pieces_async;
  iface->list_day_async = list_day_async;
  iface->list_range_async = list_range_async;
  iface->set_mark_async = set_mark_async;
  iface->set_step_async = set_step_async;
  iface->move_async = move_async;
  iface->get_next_async = get_next_async;
  iface->set_small_day_async = set_small_day_async;
  iface->get_small_day_async = get_small_day_async;
  iface->list_reminders_async = list_reminders_async;
  iface->record_answer_async = record_answer_async;
}
