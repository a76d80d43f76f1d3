// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

G_BEGIN_DECLS

/* In characters. */
#define RJ_MOOD_NAME_MAX 30

/**
 * rj_mood_names_get:
 * @store: (nullable): the open journal
 *
 * What the person calls @mood; our word (rj_mood_get_name()) where they have none. Everything that names a
 * mood asks here and asks again at RJ_CHANGED_PREFERENCE.
 *
 * Returns: (transfer none): until the preferences change
 */
const char *rj_mood_names_get (RjStore *store, RjMood mood);

/* (transfer none) (nullable): only what the person gave. */
const char *rj_mood_names_get_own (RjStore *store, RjMood mood);

/* @name: (nullable): kept as one line without blanks around it and at most RJ_MOOD_NAME_MAX long; nothing but
 * blanks is our word again. */
void rj_mood_names_set_async (RjStore *store,
                              RjMood mood,
                              const char *name,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rj_mood_names_set_finish (RjStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
