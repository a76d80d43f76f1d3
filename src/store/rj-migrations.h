// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"

G_BEGIN_DECLS

/* "RJnl": so that a file can be told apart from any other database. */
#define RJ_APPLICATION_ID 0x524a6e6c

/* The newest layout that this program knows. */
guint rj_migrations_get_newest (void);

/* Whether the file is a journal that this program knows. Errors as below. @version: (out) (nullable) */
gboolean rj_migrations_check (RjConnection *connection, guint *version, GError **error);

/**
 * rj_migrations_run:
 * @fresh: the file was made just now
 * @changed: (out) (nullable): whether it had an older layout; then the mark of its last orderly close is gone
 *
 * Brings the file to the newest layout, each step in one transaction. RJ_STORE_ERROR_NEWER when the file is
 * ahead of this program, RJ_STORE_ERROR_CORRUPT when it is not a journal; nothing is changed then.
 */
gboolean rj_migrations_run (RjConnection *connection, gboolean fresh, gboolean *changed, GError **error);
/* The same up to the layout @newest only. */
gboolean rj_migrations_run_to (RjConnection *connection,
                               gboolean fresh,
                               guint newest,
                               gboolean *changed,
                               GError **error);

G_END_DECLS
