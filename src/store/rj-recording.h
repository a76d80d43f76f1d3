// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"

G_BEGIN_DECLS

/**
 * RjRecording: what changes in the rows of a connection from its start on, as an SQLite changeset in the end.
 *
 * It holds what sqlite3session_changeset() gives, and makes it out of the values that are written: a session
 * reads the layout of each table twice and every row once more, for each save. Database thread only; one at a
 * time.
 */
typedef struct _RjRecording RjRecording;

/* Made after BEGIN, given back before COMMIT. (transfer full) */
RjRecording *rj_recording_start (RjConnection *connection, GError **error);
void rj_recording_free (RjRecording *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjRecording, rj_recording_free)

/* Within a recording: what is written from here on is none of it, until TRUE. */
void rj_recording_set_on (RjRecording *self, gboolean on);
/* (nullable): the one that runs. */
RjRecording *rj_recording_get (RjConnection *connection);

/**
 * rj_recording_end:
 *
 * Ends it. A row that is as it was in the beginning is no change. Fails when a statement has failed
 * meanwhile, because what that had written before is taken back and would be in here: the transaction has to
 * be taken back, too.
 *
 * Returns: (transfer full): the changeset; empty when nothing has changed
 */
GByteArray *rj_recording_end (RjRecording *self, GError **error);

G_END_DECLS
