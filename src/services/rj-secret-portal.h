// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * rj_secret_portal_retrieve_async:
 * @bus: the session bus
 *
 * Asks the desktop for the secret that it keeps for this program alone. Finish: or %NULL: there is no such
 * portal, or it gives none. Main thread.
 */
void rj_secret_portal_retrieve_async (GDBusConnection *bus,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
RjSecretBytes *rj_secret_portal_retrieve_finish (GAsyncResult *result, GError **error);

G_END_DECLS
