// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_LOCK_FILE_NAME "lock"

/**
 * rj_lock_file_take:
 * @create: make the file where it is missing
 *
 * Takes the lock that keeps a second program, session or command away from a journal. It goes with the
 * descriptor, so a crash leaves nothing behind, and it does not pass through an exec.
 *
 * Who has it gets a second to give it back. Blocks; not for the main thread.
 * Errors: RJ_VAULT_ERROR_OPEN_ELSEWHERE; G_IO_ERROR (NOT_FOUND without @create).
 * Returns: the descriptor to close, or -1
 */
int rj_lock_file_take (int folder, gboolean create, GError **error);

/* Says in the file that the journal is in use. Returns: whether it said so already, which means that the last
 * use came to no end. */
gboolean rj_lock_file_mark (int lock);
/* At the end of an orderly use. */
void rj_lock_file_unmark (int lock);

G_END_DECLS
