// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the database's thread does with a job; for rj-database.c and rj-job.c.

#include "rj-database.h"

G_BEGIN_DECLS

struct _RjJob {
  RjDatabase *database;
  GTask *task;
  RjJobMode mode;
  RjJobFunc func;
  RjJobAbortFunc abort;
  gint64 now_us;
  gpointer data;
  GDestroyNotify free_data;
  GStrv drafts;
  RjChange change;
  gboolean changed;
  gboolean closes;
  gboolean silent;
  gboolean tells;
  gboolean yielded;
  gboolean can_undo;
  gboolean can_redo;
  enum {
    ANSWER_TRUE,
    ANSWER_POINTER,
    ANSWER_INT
  } answer_type;
  gpointer answer;
  GDestroyNotify free_answer;
  gssize number;
  GError *error;
};

/* On the thread that asked, where the task's own references go. */
void rj_job_free (RjJob *self);

/* Any thread: whether something came that goes before an idle job. */
gboolean rj_database_has_waiting (RjDatabase *self);

G_END_DECLS
