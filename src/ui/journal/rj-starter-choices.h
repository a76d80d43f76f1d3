// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

G_BEGIN_DECLS

/**
 * rj_starter_choices_load_async:
 * @list: "trigger", "place", "company", "feeling" or "substance"
 *
 * The choices of a list, the most used first. A list that is still empty is made with our own neutral words
 * in the person's language; "substance" is never made: its words are the person's alone.
 *
 * Finish: (transfer full) (element-type RjChoice). Main thread only.
 */
void rj_starter_choices_load_async (RjStore *store,
                                    const char *list,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *rj_starter_choices_load_finish (RjStore *store, GAsyncResult *result, GError **error);

/* (transfer full): the words that @list begins with, translated; empty for an unknown list. */
GStrv rj_starter_choices_list (const char *list);

G_END_DECLS
