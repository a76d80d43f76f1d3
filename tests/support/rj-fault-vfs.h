// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Goes between SQLite and the disk, for the whole program; before the first database is opened. */
void rj_fault_vfs_install (void);

/**
 * rj_fault_vfs_arm:
 * @after: how many changes of a file (write, truncate, sync, delete, new file) still work
 * @result: what SQLite is told from then on, SQLITE_FULL or one of SQLITE_IOERR_…
 */
void rj_fault_vfs_arm (guint after, int result);
/* The disk works again. Returns: whether anything had failed. */
gboolean rj_fault_vfs_disarm (void);

G_END_DECLS
