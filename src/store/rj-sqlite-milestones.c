// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-check-in.h"
#include "rj-letter-table.h"
#include "rj-own-milestone.h"
#include "rj-plan-item.h"
#include "rj-statement.h"
#include "rj-text.h"
#include "rj-uuid.h"

static void
run (RjOwnMilestones *self,
     RjJobMode mode,
     RjJobFunc func,
     gpointer data,
     GDestroyNotify destroy,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  rj_sqlite_store_run (self, mode, func, data, destroy, cancellable, callback, user_data);
}

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT id, name, count, unit, day FROM milestone WHERE deleted IS NULL "
                           "ORDER BY id",
                           error);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_own_milestone_free);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjOwnMilestone *milestone = rj_own_milestone_new (NULL);
      gint64 unit;

      milestone->id = rj_statement_next_text (statement);
      milestone->name = rj_statement_next_text (statement);
      milestone->span.count = (int) rj_statement_next_int64 (statement);
      unit = rj_statement_next_int64 (statement);
      milestone->span.unit = (RjMilestoneUnit) CLAMP (unit, RJ_MILESTONE_DAYS, RJ_MILESTONE_YEARS);
      milestone->day = rj_statement_next_day (statement);
      g_ptr_array_add (milestones, milestone);
    }
  if (step != RJ_STEP_DONE)
    return FALSE;
  rj_job_answer_pointer (job, g_steal_pointer (&milestones), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
list_async (RjOwnMilestones *self,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}

/* Longer nothing rests. */
static gboolean
find_use (RjJob *job, RjConnection *connection, GError **error)
{
  RjDay today = GPOINTER_TO_UINT (rj_job_get_data (job));
  g_autofree RjDay *day = g_new0 (RjDay, 1);

  if (!rj_letter_table_find_use (connection, today - RJ_LETTER_REST_LONGEST, today, day, error))
    return FALSE;
  rj_job_answer_pointer (job, g_steal_pointer (&day), g_free);
  return TRUE;
}

static void
find_use_async (RjOwnMilestones *self,
                RjDay today,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  run (self, RJ_JOB_READ, find_use, GUINT_TO_POINTER (today), NULL, cancellable, callback, user_data);
}

/* By RjMoment, from the first on. A meeting that was deleted stays one that the person was at. */
#define MOMENTS                                                                                      \
  "SELECT (SELECT min (day) FROM attendance WHERE attended = 1 AND deleted IS NULL AND day <= ?1), " \
  "(SELECT day FROM entry JOIN craving USING (id) WHERE deleted IS NULL AND outcome = ?2 "           \
  "AND day <= ?1 ORDER BY at LIMIT 1 OFFSET 9), "                                                    \
  "(SELECT min (m.day) FROM plan_item AS i JOIN plan_mark AS m ON m.item = i.id "                    \
  "WHERE i.kind = ?3 AND i.deleted IS NULL AND m.mark = ?4 AND m.day <= ?1), "                       \
  "(SELECT day FROM entry WHERE deleted IS NULL AND day <= ?1 GROUP BY day ORDER BY day LIMIT 1 OFFSET 29)"

static gboolean
find_moments (RjJob *job, RjConnection *connection, GError **error)
{
  RjDay today = GPOINTER_TO_UINT (rj_job_get_data (job));
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, MOMENTS, error);
  g_autofree RjDay *days = g_new0 (RjDay, RJ_N_MOMENTS);

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "dlll", today, (gint64) RJ_OUTCOME_PASSED, (gint64) RJ_KIND_APPOINTMENT,
                     (gint64) RJ_MARK_DONE);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return FALSE;
  days[RJ_MOMENT_NONE] = RJ_DAY_NONE;
  for (int moment = RJ_MOMENT_MEETING; moment < RJ_N_MOMENTS; moment++)
    days[moment] = rj_statement_next_day (statement);
  rj_job_answer_pointer (job, g_steal_pointer (&days), g_free);
  return TRUE;
}

static void
find_moments_async (RjOwnMilestones *self,
                    RjDay today,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  run (self, RJ_JOB_READ, find_moments, GUINT_TO_POINTER (today), NULL, cancellable, callback, user_data);
}

static gboolean
check (const RjOwnMilestone *milestone, GError **error)
{
  if (!rj_text_is_blank (milestone->name) && milestone->span.count >= 0
      && milestone->span.count <= RJ_OWN_MILESTONE_MOST_COUNT)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID,
                       "It needs a name and a count in its range");
  return FALSE;
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  RjOwnMilestone *milestone = rj_job_get_data (job);
  gint64 now_us = rj_job_get_now (job);
  gboolean is_new = milestone->id == NULL;
  g_autofree char *iso = NULL;

  if (!check (milestone, error))
    return FALSE;
  if (is_new)
    milestone->id = rj_uuid_new (now_us);
  if (milestone->span.count > 0)
    milestone->day = RJ_DAY_NONE;
  iso = milestone->day != RJ_DAY_NONE ? rj_day_to_iso (milestone->day) : NULL;
  if (!rj_connection_run (connection, error,
                          "INSERT INTO milestone (id, created, updated, name, count, unit, day) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                          "updated = excluded.updated, name = excluded.name, count = excluded.count, "
                          "unit = excluded.unit, day = excluded.day, deleted = NULL",
                          "tlltllt", milestone->id, now_us, now_us, milestone->name,
                          (gint64) milestone->span.count, (gint64) milestone->span.unit, iso))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_MILESTONE);
  rj_job_answer_pointer (job, rj_own_milestone_copy (milestone), (GDestroyNotify) rj_own_milestone_free);
  return TRUE;
}

static void
save_async (RjOwnMilestones *self,
            const RjOwnMilestone *milestone,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  RjOwnMilestone *copy = rj_own_milestone_copy (milestone);

  rj_text_make_valid (&copy->name);
  run (self, RJ_JOB_CHANGE, save, copy, (GDestroyNotify) rj_own_milestone_free, cancellable, callback,
       user_data);
}

static gboolean delete (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_MILESTONE);
  return rj_connection_run (connection, error,
                            "UPDATE milestone SET deleted = ? WHERE id = ? AND deleted IS NULL", "lt",
                            rj_job_get_now (job), (const char *) rj_job_get_data (job));
}

static void
delete_async (RjOwnMilestones *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete, g_strdup (id), g_free, cancellable, callback, user_data);
}

void
rj_sqlite_milestones_iface_init (RjOwnMilestonesInterface *iface)
{
  iface->list_async = list_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
  iface->find_use_async = find_use_async;
  iface->find_moments_async = find_moments_async;
}
