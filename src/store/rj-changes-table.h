// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-recording.h"
#include "rj-store.h"

G_BEGIN_DECLS

/* What a change did, to which kinds of records, on which days. */
typedef struct {
  RjChangeKind kind;
  guint kinds;
  RjDay first_day;
  RjDay last_day;
} RjChange;

/* Widens the days of @self so that they hold @day. */
void rj_change_add_day (RjChange *self, RjDay day);

/**
 * rj_changes_table_keep:
 * @recording: of the transaction; ended by this
 * @changed: (out): FALSE when nothing had changed, and nothing was kept
 *
 * Writes the changeset down as the newest change and forgets those that were undone.
 */
gboolean rj_changes_table_keep (RjConnection *connection,
                                RjRecording *recording,
                                const RjChange *change,
                                gint64 now_us,
                                gboolean *changed,
                                GError **error);

/* Within a transaction: undoes the newest change, or does the one that was undone last again.
 * RJ_STORE_ERROR_NOT_FOUND when there is none. */
gboolean rj_changes_table_undo (RjConnection *connection, gboolean redo, RjChange *change, GError **error);
/* The same for the newest change of @kind. */
gboolean
rj_changes_table_take_back (RjConnection *connection, RjChangeKind kind, RjChange *change, GError **error);
gboolean
rj_changes_table_get_state (RjConnection *connection, gboolean *can_undo, gboolean *can_redo, GError **error);
/* Forgets changes from before @before_us. */
gboolean rj_changes_table_prune (RjConnection *connection, gint64 before_us, GError **error);
/* Forgets every change of the records @ids, with what else such a change did. */
gboolean rj_changes_table_forget (RjConnection *connection, const char *const *ids, GError **error);
/* @about: (out): whether one of the changes is of one of @ids */
gboolean
rj_changes_table_is_about (RjConnection *connection, const char *const *ids, gboolean *about, GError **error);

G_END_DECLS
