// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-check-ins-table.h"
#include "rj-my-line-table.h"
#include "rj-strategy-table.h"
#include "rj-text.h"
#include "rj-uuid.h"

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *lines = rj_my_line_table_list (connection, error);

  if (lines != NULL)
    rj_job_answer_pointer (job, lines, (GDestroyNotify) g_ptr_array_unref);
  return lines != NULL;
}

static void
list_async (RjMyPlan *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
is_sound (const RjMyLine *line)
{
  gboolean is_rule = line->section == RJ_MY_RULES;

  if (line->section < RJ_MY_FIRST_SECTION || line->section > RJ_MY_LAST_SECTION
      || rj_text_is_blank (line->text))
    return FALSE;
  /* One letter or one trigger, and only in a rule. */
  return is_rule ? (line->halt != 0) != (line->trigger != NULL)
                 : line->halt == 0 && line->trigger == NULL && line->strategy == NULL;
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *lines = rj_job_get_data (job);
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  gboolean all_new = TRUE;

  for (guint i = 0; i < lines->len; i++)
    {
      RjMyLine *line = g_ptr_array_index (lines, i);
      gboolean is_new;

      if (!is_sound (line))
        {
          g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "A line needs its words");
          return FALSE;
        }
      if (!rj_my_line_table_save (connection, line, &is_new, error))
        return FALSE;
      all_new = all_new && is_new;
      g_ptr_array_add (saved, rj_my_line_copy (line));
    }
  if (!rj_my_line_table_check_pinned (connection, error))
    return FALSE;
  rj_job_set_change (job, all_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_MY_PLAN);
  rj_job_answer_pointer (job, g_steal_pointer (&saved), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
save_async (RjMyPlan *self,
            GPtrArray *lines,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);

  for (guint i = 0; i < lines->len; i++)
    {
      RjMyLine *copy = rj_my_line_copy (g_ptr_array_index (lines, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      if (copy->position == 0)
        copy->position = rj_sqlite_store_get_now (self) + i;
      rj_text_make_valid (&copy->text);
      rj_text_make_valid (&copy->detail);
      g_ptr_array_add (copies, copy);
    }
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save, copies, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

static gboolean
delete_line (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_MY_PLAN);
  return rj_my_line_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_async (RjMyPlan *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_line, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

/* ---- What became of rules ---- */

/* The urge goes on with it: its curve, and what is counted of it. One that is gone takes none. */
static gboolean
rate_craving (RjJob *job, RjConnection *connection, const RjRuleEvent *event, GError **error)
{
  const RjRatingPoint point = { event->at_us, event->strength };
  g_autoptr (GError) failed = NULL;
  RjDay day;

  if (!rj_craving_table_add_rating (connection, event->craving_id, &point, rj_job_get_now (job), &day,
                                    &failed))
    {
      if (g_error_matches (failed, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_MY_PLAN | RJ_CHANGED_CRAVING);
  rj_change_add_day (rj_job_get_change (job), day);
  return TRUE;
}

/* A coping note that was used because a rule said so was used. */
static gboolean
use_note (RjJob *job, RjConnection *connection, const RjRuleEvent *event, GError **error)
{
  g_autofree char *strategy = NULL;
  g_autofree char *use_id = rj_uuid_new (rj_job_get_now (job));

  if (!rj_my_line_table_find_note (connection, event->line_id, &strategy, error))
    return FALSE;
  if (strategy == NULL)
    return TRUE;
  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_MY_PLAN | RJ_CHANGED_STRATEGY);
  return rj_strategy_table_record_use (connection,
                                       &(RjStrategyUse) { .id = use_id,
                                                          .strategy = strategy,
                                                          .craving = event->craving_id,
                                                          .started_us = event->at_us,
                                                          .ended_us = event->at_us },
                                       error);
}

static gboolean
note (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *events = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_MY_PLAN);
  for (guint i = 0; i < events->len; i++)
    {
      RjRuleEvent *event = g_ptr_array_index (events, i);

      if (event->id == NULL)
        event->id = rj_uuid_new (rj_job_get_now (job));
      if (event->at_us == 0)
        event->at_us = rj_job_get_now (job);
      if (!rj_my_line_table_note (connection, event, error))
        return FALSE;
      if (event->kind == RJ_RULE_USED && !use_note (job, connection, event, error))
        return FALSE;
      if (event->kind == RJ_RULE_RATED && event->craving_id != NULL
          && !rate_craving (job, connection, event, error))
        return FALSE;
    }
  return TRUE;
}

static void
note_async (RjMyPlan *self,
            GPtrArray *events,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);

  for (guint i = 0; i < events->len; i++)
    {
      const RjRuleEvent *event = g_ptr_array_index (events, i);
      RjRuleEvent *copy = rj_rule_event_new (event->line_id, event->craving_id, event->kind, event->strength);

      copy->id = g_strdup (event->id);
      copy->at_us = event->at_us;
      g_ptr_array_add (copies, copy);
    }
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, note, copies, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

static gboolean
list_events (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *events = rj_my_line_table_list_events (connection, rj_job_get_data (job), error);

  if (events != NULL)
    rj_job_answer_pointer (job, events, (GDestroyNotify) g_ptr_array_unref);
  return events != NULL;
}

static void
list_events_async (RjMyPlan *self,
                   const char *line_id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_events, g_strdup (line_id), g_free, cancellable, callback,
                       user_data);
}

static gboolean
list_due (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *due = rj_my_line_table_list_due (connection, *(gint64 *) rj_job_get_data (job), error);

  if (due != NULL)
    rj_job_answer_pointer (job, due, (GDestroyNotify) g_ptr_array_unref);
  return due != NULL;
}

static void
list_due_async (RjMyPlan *self,
                gint64 since_us,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_due, g_memdup2 (&since_us, sizeof since_us), g_free,
                       cancellable, callback, user_data);
}

void
rj_sqlite_my_plan_iface_init (RjMyPlanInterface *iface)
{
  iface->list_async = list_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
  iface->note_async = note_async;
  iface->list_events_async = list_events_async;
  iface->list_due_async = list_due_async;
}
