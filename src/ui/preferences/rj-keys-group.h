// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_KEYS_GROUP (rj_keys_group_get_type ())
G_DECLARE_FINAL_TYPE (RjKeysGroup, rj_keys_group, RJ, KEYS_GROUP, AdwPreferencesGroup)

/**
 * RjKeysGroup: what opens the journal: the passphrases and the spare key, each with a dialog that asks for
 * the passphrase first. Not visible while the vault is not open.
 */
void rj_keys_group_set_context (RjKeysGroup *self, RjContext *context);

G_END_DECLS
