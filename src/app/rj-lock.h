// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-lock-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds to @state what travels besides the window: the application knows the reminders. */
typedef void (*RjLockFill) (RjLockState *state, gpointer user_data);

/**
 * rj_lock:
 * @application: whose windows and process it is
 * @fill: adds reminders, at the last moment
 *
 * Locks by becoming another process: saves what is being typed, closes the journal, clears the clipboard of
 * what came from here, and executes this program anew with "--locked" and one sealed memory file. GTK alone
 * keeps a hundred copies of a shown text; after the exec there is none.
 *
 * It is never refused: words that cannot be saved go along sealed. Nothing of this comes back; call it once.
 */
void rj_lock (GtkApplication *application, RjContext *context, RjLockFill fill, gpointer user_data);

G_END_DECLS
