// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Who may touch the safety copies. They are made, taken apart and given other keys by different parts of the
 * program, on different threads, under the same names.
 */

/* Of one file, from reading its keys to its last name: what is made meanwhile has either the old keys, and is
 * then found by who changes them, or the new ones. Held on a thread, never on that of the windows. */
GMutex *rj_backups_get_mutex (void);

typedef void (*RjBackupsStart) (GTask *task);

/* Calls @start when no other one of these tasks is under way; the turn ends when @task has been answered. On
 * the thread that made @task. */
void rj_backups_take_turn (GTask *task, RjBackupsStart start);

G_END_DECLS
