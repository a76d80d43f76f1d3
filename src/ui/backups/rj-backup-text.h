// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backup-contents.h"
#include "rj-context.h"

G_BEGIN_DECLS

/* Sentences about backups, in the person's language. (transfer full), plain text. */

/* "1,204 entries, 36 coping notes, 12 plan items" */
char *rj_backup_text_counts (RjContext *context, const RjCensus *census);
/* "Entries from 3 March 2025 to 21 November 2026", or NULL when there are none. (nullable) */
char *rj_backup_text_days (const RjCensus *census);
/* "Saturday 21 November, 08:14" */
char *rj_backup_text_made (RjContext *context, gint64 made_us);
/* What was found when the newest safety copy was opened. */
char *rj_backup_text_rehearsal (RjContext *context, const RjRehearsal *rehearsal);
/* Which passphrase opens it. */
const char *rj_backup_text_opens (RjBackupOpens opens);
/* Why a backup could not be opened: rj_error_text() speaks of the journal. */
char *rj_backup_text_error (const GError *error);

G_END_DECLS
