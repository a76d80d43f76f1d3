// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-settings.h"
#include "rj-store.h"

G_BEGIN_DECLS

/* What keeps the journal from people who are near, each of it a choice of its own. */
typedef enum {
  RJ_PRIVACY_QUIET_WORDS,     /* the frame says nothing of what it is about */
  RJ_PRIVACY_HIDDEN_PREVIEWS, /* lists show kind, time and title; texts open when asked for */
  RJ_PRIVACY_COVER,           /* a window that is not used shows "Journal" and nothing else */
  RJ_PRIVACY_LOCK_PUT_AWAY,   /* locks when the window is put away */
  RJ_PRIVACY_N_LAYERS,
} RjPrivacyLayer;

#define RJ_TYPE_PRIVACY (rj_privacy_get_type ())
G_DECLARE_FINAL_TYPE (RjPrivacy, rj_privacy, RJ, PRIVACY, GObject)

/**
 * RjPrivacy: which layers lie over the journal. Until the person chooses, each follows the setting
 * "shared-computer"; what was chosen is kept in the encrypted file, so that nobody else learns of it.
 *
 * Properties, read-only and notifying (boolean): "quiet-words", "hidden-previews", "cover", "lock-put-away".
 *
 * Belongs to the main thread.
 */

/* @settings: (nullable): without them nothing is on until it is chosen */
RjPrivacy *rj_privacy_new (RjSettings *settings);
/* From now on what was chosen counts. Once. */
void rj_privacy_set_store (RjPrivacy *self, RjStore *store);

gboolean rj_privacy_get (RjPrivacy *self, RjPrivacyLayer layer);
/* The name of its property. */
const char *rj_privacy_get_name (RjPrivacyLayer layer);

/* Needs an open journal. The callback gets the store as its source; finish with
 * rj_store_set_preference_finish(). */
void rj_privacy_set_async (RjPrivacy *self,
                           RjPrivacyLayer layer,
                           gboolean on,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

G_END_DECLS
