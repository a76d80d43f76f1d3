// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-lock-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds to @state what travels besides the window: the application knows the reminders. */
typedef void (*RjLockFill) (RjLockState *state, gpointer user_data);

/**
 * rj_lock_async:
 * @application: whose windows and process it is
 * @fill: adds reminders, at the last moment
 *
 * Locks by becoming another process: saves what is being typed, closes the journal, clears the clipboard of
 * what came from here, and executes this program anew with "--locked" and one sealed memory file. GTK alone
 * keeps a hundred copies of a shown text; after the exec there is none.
 *
 * It comes back only when the words that are being typed could not be saved: then nothing was locked.
 */
void rj_lock_async (GtkApplication *application,
                    RjContext *context,
                    RjLockFill fill,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
gboolean rj_lock_finish (GAsyncResult *result, GError **error);

G_END_DECLS
