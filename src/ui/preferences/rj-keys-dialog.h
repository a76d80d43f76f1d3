// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

typedef enum {
  RJ_KEYS_CHANGE,
  RJ_KEYS_ADD,
  RJ_KEYS_REMOVE_OTHER,
  /* ends with a lock */
  RJ_KEYS_NEW_SPARE_KEY,
} RjKeysTask;

#define RJ_TYPE_KEYS_DIALOG (rj_keys_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjKeysDialog, rj_keys_dialog, RJ, KEYS_DIALOG, RjDialog)

/**
 * RjKeysDialog: asks for the passphrase, then does one thing to what opens the journal. Copies that still
 * open with an old passphrase are listed at the end.
 *
 * Signal "done" (const char *text): it is done, and closed; text says so.
 */
AdwDialog *rj_keys_dialog_new (RjContext *context, RjKeysTask task);

G_END_DECLS
