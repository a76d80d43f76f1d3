// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-job-private.h"

RjJob *
rj_job_new (gpointer source,
            RjJobMode mode,
            RjJobFunc func,
            gint64 now_us,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  RjJob *self = g_new0 (RjJob, 1);

  self->task = g_task_new (source, cancellable, callback, user_data);
  /* What was written is answered as written, even when somebody cancelled meanwhile. What was only read is
   * answered as cancelled: who asked may be gone. */
  g_task_set_check_cancellable (self->task, mode == RJ_JOB_READ);
  self->mode = mode;
  self->func = func;
  self->now_us = now_us;
  return self;
}

void
rj_job_free (RjJob *self)
{
  // The task's own references go on the thread that asked.
  if (self->free_data != NULL)
    self->free_data (self->data);
  if (self->free_answer != NULL && self->answer != NULL)
    self->free_answer (self->answer);
  g_strfreev (self->drafts);
  g_clear_error (&self->error);
  g_clear_object (&self->task);
  g_clear_object (&self->database);
  g_free (self);
}

void
rj_job_set_data (RjJob *self, gpointer data, GDestroyNotify free_data)
{
  self->data = data;
  self->free_data = free_data;
}

void
rj_job_set_abort (RjJob *self, RjJobAbortFunc abort_func)
{
  self->abort = abort_func;
}

void
rj_job_set_drafts (RjJob *self, GStrv drafts)
{
  g_strfreev (self->drafts);
  self->drafts = drafts;
}

gpointer
rj_job_get_data (RjJob *self)
{
  return self->data;
}

gint64
rj_job_get_now (RjJob *self)
{
  return self->now_us;
}

void
rj_job_answer_pointer (RjJob *self, gpointer answer, GDestroyNotify free_answer)
{
  self->answer_type = ANSWER_POINTER;
  self->answer = answer;
  self->free_answer = free_answer;
}

void
rj_job_answer_int (RjJob *self, gssize answer)
{
  self->answer_type = ANSWER_INT;
  self->number = answer;
}

RjChange *
rj_job_get_change (RjJob *self)
{
  return &self->change;
}

void
rj_job_set_change (RjJob *self, RjChangeKind kind, guint kinds)
{
  self->change.kind = kind;
  self->change.kinds = kinds;
  self->tells = TRUE;
}

gboolean
rj_job_should_yield (RjJob *self)
{
  return rj_database_has_waiting (self->database)
         || g_cancellable_is_cancelled (g_task_get_cancellable (self->task));
}

void
rj_job_yield (RjJob *self)
{
  self->yielded = TRUE;
}
