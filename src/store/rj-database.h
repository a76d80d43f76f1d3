// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-job.h"

G_BEGIN_DECLS

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
