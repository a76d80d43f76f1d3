// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/**
 * rj_made_up_fill_async:
 * @store: an empty journal in memory
 *
 * "Look around first": fills @store with the entries of a made-up person, the two weeks before today, in the
 * language of the program. Nothing of it is ever written to the disk.
 */
void rj_made_up_fill_async (RjStore *store, RjClock *clock, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_made_up_fill_finish (RjStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
