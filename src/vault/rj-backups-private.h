// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backup-file.h"

G_BEGIN_DECLS

/* A safety copy that is being rewritten; worth nothing after a crash. */
#define RJ_BACKUPS_REMOVAL_NAME "removal.db"
/* A safety copy on its way from one root secret to another; worth nothing after a crash. */
#define RJ_BACKUPS_RENEWAL_OLD_NAME "renewal-old.db"
#define RJ_BACKUPS_RENEWAL_NEW_NAME "renewal-new.db"

/* rj_backup_file_write() under a name that says when it was made. (transfer full): two of one second get a
 * number. */
char *rj_backups_write (int from,
                        const char *database,
                        int to,
                        gint64 made_us,
                        const RjCensus *census,
                        GBytes *keys,
                        RjSecretBytes *root,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
