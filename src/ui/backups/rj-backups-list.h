// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-backups.h"
#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_BACKUPS_LIST (rj_backups_list_get_type ())
G_DECLARE_FINAL_TYPE (RjBackupsList, rj_backups_list, RJ, BACKUPS_LIST, AdwPreferencesGroup)

/**
 * RjBackupsList: the safety copies beside the journal, the newest first, and journals that were replaced,
 * each with its date and size. Needs no key.
 *
 * RjBackupsList::chosen (GFile *backup): emitted when one is activated.
 */
GtkWidget *rj_backups_list_new (RjContext *context);
/* Reads the folder again. */
void rj_backups_list_refresh (RjBackupsList *self);

G_END_DECLS
