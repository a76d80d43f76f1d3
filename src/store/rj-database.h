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

#define RJ_TYPE_DATABASE (rj_database_get_type ())
G_DECLARE_FINAL_TYPE (RjDatabase, rj_database, RJ, DATABASE, GObject)

/**
 * RjDatabase: one thread with one connection and one queue; jobs run in the order in which they came.
 *
 * RjDatabase::committed (guint kinds, guint first_day, guint last_day, gboolean can_undo, gboolean can_redo)
 * comes on the main context of the job, before its answer.
 */
/* Blocks until the file is open and brought to the newest layout, or not. Any thread. */
RjDatabase *rj_database_open (const char *path, RjSecretBytes *hex96, RjConnectionMode mode, GError **error);
/* As the state was when it was opened. */
void rj_database_get_first_state (RjDatabase *self, gboolean *can_undo, gboolean *can_redo);
/* (transfer full): name → value, as they were when it was opened. */
GHashTable *rj_database_dup_preferences (RjDatabase *self);
/* (transfer full): takes @job. */
void rj_database_push (RjDatabase *self, RjJob *job);
/* The last job: afterwards the file is closed, and every other job fails with RJ_STORE_ERROR_CLOSED. */
void rj_database_push_close (RjDatabase *self, RjJob *job);
/* Blocks until what is queued ran and the file is closed; for a store that goes away without having been
 * closed. */
void rj_database_shut_down (RjDatabase *self);
/* From here on every job that would write fails with RJ_STORE_ERROR_FOR_READING, and the close leaves no
 * mark. Any thread. */
void rj_database_set_for_reading (RjDatabase *self);
guint rj_database_get_statement_count (RjDatabase *self);

G_END_DECLS
