// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-notice-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_BACKUP_CARD (rj_backup_card_get_type ())
G_DECLARE_FINAL_TYPE (RjBackupCard, rj_backup_card, RJ, BACKUP_CARD, RjNoticeCard)

/* Since when there is none, in the journal: the first look at a new journal, or "Later". */
#define RJ_PREFERENCE_BACKUP_ASKED RJ_PREFERENCE_OF_FILE "backup-asked"

/**
 * RjBackupCard: says on Today that there has been no backup outside for 30 days. Never more than once in 30
 * days; not at all when it is switched off, or in a journal that is on no disk. Not announced: it waits.
 */
GtkWidget *rj_backup_card_new (RjContext *context);

G_END_DECLS
