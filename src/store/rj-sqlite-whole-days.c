// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-pause-table.h"
#include "rj-plan-days.h"
#include "rj-plan-table.h"
#include "rj-template-table.h"
#include "rj-text.h"
#include "rj-uuid.h"

/* Days, and how an item is to be stamped. */
typedef struct {
  char *id;
  RjDay day;
  RjDay to_day;
  gint64 now_us;
  RjHereAndNow here;
  char *zone;
} DaysJob;

static void
days_job_free (DaysJob *self)
{
  rj_here_and_now_clear (&self->here);
  g_free (self->zone);
  g_free (self->id);
  g_free (self);
}

static DaysJob *
days_job_new (RjWholeDays *self, RjDay day, RjDay to_day)
{
  DaysJob *data = g_new0 (DaysJob, 1);

  data->day = day;
  data->to_day = to_day;
  data->now_us = rj_sqlite_store_get_now (self);
  data->zone = g_strdup (rj_clock_get_zone_name (rj_sqlite_store_get_clock (self)));
  rj_sqlite_store_get_here_and_now (self, &data->here);
  return data;
}

/* ---- Pauses ---- */

static gboolean
list_pauses (RjJob *job, RjConnection *connection, GError **error)
{
  const DaysJob *data = rj_job_get_data (job);
  GPtrArray *pauses = rj_pause_table_list (connection, data->day, data->day, error);

  if (pauses != NULL)
    rj_job_answer_pointer (job, pauses, (GDestroyNotify) g_ptr_array_unref);
  return pauses != NULL;
}

static void
list_pauses_async (RjWholeDays *self,
                   RjDay day,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_pauses, days_job_new (self, day, day),
                       (GDestroyNotify) days_job_free, cancellable, callback, user_data);
}

static gboolean
save_pause (RjJob *job, RjConnection *connection, GError **error)
{
  const RjPause *pause = rj_job_get_data (job);

  if (!rj_day_is_valid (pause->first_day)
      || (pause->last_day != RJ_DAY_NONE && pause->last_day < pause->first_day))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "A pause ends before it begins");
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_OTHER, RJ_CHANGED_PLAN);
  return rj_pause_table_save (connection, pause, error);
}

static void
save_pause_async (RjWholeDays *self,
                  const RjPause *pause,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjPause *copy = rj_pause_copy (pause);

  if (copy->id == NULL)
    copy->id = rj_uuid_new (rj_sqlite_store_get_now (self));
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_pause, copy, (GDestroyNotify) rj_pause_free, cancellable,
                       callback, user_data);
}

static gboolean
end_pause (RjJob *job, RjConnection *connection, GError **error)
{
  const DaysJob *data = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_OTHER, RJ_CHANGED_PLAN);
  return rj_pause_table_end (connection, data->id, data->day, error);
}

static void
end_pause_async (RjWholeDays *self,
                 const char *id,
                 RjDay day,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  DaysJob *data = days_job_new (self, day, day);

  data->id = g_strdup (id);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, end_pause, data, (GDestroyNotify) days_job_free, cancellable,
                       callback, user_data);
}

/* ---- A day once more ---- */

static gboolean
is_same_thing (const RjPlanItem *a, const RjPlanItem *b)
{
  return a->kind == b->kind && a->part == b->part && a->minutes == b->minutes
         && g_strcmp0 (a->title, b->title) == 0;
}

static const RjOccurrence *
find_same (GPtrArray *occurrences, const RjPlanItem *item, gboolean by_id)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (by_id ? g_strcmp0 (occurrence->item->record.id, item->record.id) == 0
                : is_same_thing (occurrence->item, item))
        return occurrence;
    }
  return NULL;
}

static gboolean
copy_once (RjConnection *connection, const DaysJob *data, const RjPlanItem *from, guint n, GError **error)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_copy (from);
  g_autoptr (RjPlanItem) old = NULL;

  g_free (item->record.id);
  item->record.id = rj_uuid_new (data->now_us);
  item->record.created_us = item->record.updated_us = item->record.at_us = data->now_us;
  g_free (item->record.zone);
  item->record.zone = g_strdup (data->zone);
  item->record.while_locked = FALSE;
  item->record.day = data->to_day;
  g_array_set_size (item->left_out, 0);
  g_array_set_size (item->extra, 0);
  item->position = data->now_us + n;
  return rj_plan_table_save (connection, item, &old, error);
}

/* What repeats comes by itself; only where it was moved to is taken over. */
static gboolean
copy_move (RjConnection *connection,
           const DaysJob *data,
           const RjPlanItem *moved,
           GPtrArray *there,
           gboolean *done,
           GError **error)
{
  const RjOccurrence *to = find_same (there, moved, TRUE);
  g_autoptr (RjPlanItem) rule = rj_plan_table_load (connection, moved->record.id, error);

  *done = FALSE;
  if (rule == NULL)
    return error == NULL || *error == NULL;
  if (to == NULL || to->mark != RJ_MARK_OPEN || (rule->part == moved->part && rule->minutes == moved->minutes)
      || (to->item->part == moved->part && to->item->minutes == moved->minutes))
    return TRUE;
  *done = TRUE;
  return rj_plan_days_move (connection, rule, data->to_day, data->to_day, moved->part, moved->minutes,
                            data->now_us, error);
}

static gboolean
copy_day (RjJob *job, RjConnection *connection, GError **error)
{
  const DaysJob *data = rj_job_get_data (job);
  g_autoptr (GPtrArray) here = rj_plan_days_list (connection, data->day, data->day, error);
  g_autoptr (GPtrArray) there =
    here != NULL ? rj_plan_days_list (connection, data->to_day, data->to_day, error) : NULL;
  guint n = 0;

  if (there == NULL)
    return FALSE;
  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), data->to_day);
  for (guint i = 0; i < here->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (here, i);
      gboolean done = TRUE;

      if (occurrence->mark == RJ_MARK_NOT_TODAY)
        continue;
      if (occurrence->item->recurrence != NULL)
        {
          if (!copy_move (connection, data, occurrence->item, there, &done, error))
            return FALSE;
        }
      else if (find_same (there, occurrence->item, FALSE) != NULL)
        done = FALSE;
      else if (!copy_once (connection, data, occurrence->item, n, error))
        return FALSE;
      n += done ? 1 : 0;
    }
  rj_job_answer_int (job, (gssize) n);
  return TRUE;
}

static void
copy_day_async (RjWholeDays *self,
                RjDay from,
                RjDay to,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, copy_day, days_job_new (self, from, to),
                       (GDestroyNotify) days_job_free, cancellable, callback, user_data);
}

/* ---- Templates ---- */

static gboolean
list_templates (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *templates = rj_template_table_list (connection, error);

  if (templates != NULL)
    rj_job_answer_pointer (job, templates, (GDestroyNotify) g_ptr_array_unref);
  return templates != NULL;
}

static void
list_templates_async (RjWholeDays *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_templates, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
get_template (RjJob *job, RjConnection *connection, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RjPlanTemplate *template = rj_template_table_load (connection, rj_job_get_data (job), &local_error);

  if (template != NULL)
    {
      rj_job_answer_pointer (job, template, (GDestroyNotify) rj_plan_template_free);
      return TRUE;
    }
  rj_set_not_found (&local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
get_template_async (RjWholeDays *self,
                    const char *id,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_template, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

static gboolean
save_template (RjJob *job, RjConnection *connection, GError **error)
{
  gboolean is_new;

  if (!rj_template_table_save (connection, rj_job_get_data (job), rj_job_get_now (job), &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_PLAN);
  return TRUE;
}

static void
save_template_async (RjWholeDays *self,
                     const RjPlanTemplate *template,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  RjPlanTemplate *copy = rj_plan_template_copy (template);

  if (copy->id == NULL)
    copy->id = rj_uuid_new (rj_sqlite_store_get_now (self));
  rj_text_make_valid (&copy->name);
  if (copy->name == NULL)
    copy->name = g_strdup ("");
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_template, copy, (GDestroyNotify) rj_plan_template_free,
                       cancellable, callback, user_data);
}

static gboolean
delete_template (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_PLAN);
  return rj_template_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_template_async (RjWholeDays *self,
                       const char *id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_template, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_whole_days_iface_init (RjWholeDaysInterface *iface)
{
  iface->list_pauses_async = list_pauses_async;
  iface->save_pause_async = save_pause_async;
  iface->end_pause_async = end_pause_async;
  iface->copy_day_async = copy_day_async;
  iface->list_templates_async = list_templates_async;
  iface->get_template_async = get_template_async;
  iface->save_template_async = save_template_async;
  iface->delete_template_async = delete_template_async;
}
