// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * rj_background_request_async:
 * @reason: what the desktop may show to the person: anybody may see it
 * @autostart: also to be started with the session, without a window. The portal forgets it when it is asked
 * without.
 *
 * Asks the desktop whether the program may go on without a window. Finish: %FALSE without error: the desktop
 * or the person said no. Where there is no portal nobody forbids to go on, but nobody starts it either. Main
 * thread.
 */
void rj_background_request_async (const char *reason,
                                  gboolean autostart,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_background_request_finish (GAsyncResult *result, GError **error);

G_END_DECLS
