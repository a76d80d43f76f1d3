// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-changes-table.h"

G_BEGIN_DECLS

/**
 * RjJob: one piece of work for the database thread, and the GTask that answers for it on the context that
 * asked.
 */
typedef struct _RjJob RjJob;
/* On the database thread. FALSE with @error: the whole transaction is taken back. */
typedef gboolean (*RjJobFunc) (RjJob *job, RjConnection *connection, GError **error);

typedef enum {
  /* no transaction of its own */
  RJ_JOB_READ,
  /* one transaction, recorded so that it can be undone */
  RJ_JOB_CHANGE,
  /* one transaction that is no change to undo */
  RJ_JOB_QUIET,
  /* runs when nothing else waits, and gives way when something comes */
  RJ_JOB_IDLE,
  /* without a func: from here on all writes are one transaction, until the end */
  RJ_JOB_BEGIN_BATCH,
  RJ_JOB_END_BATCH,
} RjJobMode;

/* @now_us: what "now" is for the whole job. */
RjJob *rj_job_new (gpointer source,
                   RjJobMode mode,
                   RjJobFunc func,
                   gint64 now_us,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
void rj_job_set_data (RjJob *self, gpointer data, GDestroyNotify free_data);
gpointer rj_job_get_data (RjJob *self);
/* On the database thread: an idle job that began is taken away before its end. */
typedef void (*RjJobAbortFunc) (RjJob *job);
void rj_job_set_abort (RjJob *self, RjJobAbortFunc abort);
/* @drafts: (nullable) (transfer full): to go in the same transaction. */
void rj_job_set_drafts (RjJob *self, GStrv drafts);
gint64 rj_job_get_now (RjJob *self);

/* Within the func: the answer; without one it is TRUE. */
void rj_job_answer_pointer (RjJob *self, gpointer answer, GDestroyNotify free_answer);
void rj_job_answer_int (RjJob *self, gssize answer);
/* Within the func: what the change was; its days may be widened as it goes. */
RjChange *rj_job_get_change (RjJob *self);
void rj_job_set_change (RjJob *self, RjChangeKind kind, guint kinds);
/* Within the func of an idle job: has something else come, or was it cancelled? Then it returns at once, and
 * is called again later or aborted. */
gboolean rj_job_should_yield (RjJob *self);
void rj_job_yield (RjJob *self);

G_END_DECLS
