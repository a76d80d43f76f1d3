// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Outside a sandbox a desktop starts what has a file in "autostart" of the person's configuration. Its name
 * and what it says can be seen by others: nothing but the neutral name of the program. */

/* The option with which the program waits without a window. */
#define RJ_AUTOSTART_OPTION "--background"

/**
 * rj_autostart_set_async:
 * @app_id: id of the desktop file, also for the icon
 * @on: whether there is to be such a file for this program
 *
 * Writes the file anew, or takes it away; what one asks for is done in the order in which it was asked for.
 * Finish: it is so. Errors are of G_IO_ERROR. Main thread.
 */
void
rj_autostart_set_async (const char *app_id, gboolean on, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_autostart_set_finish (GAsyncResult *result, GError **error);

/* Finish: whether a file is there that has the program started; the person may have removed or disabled it in
 * the settings of the desktop. Main thread. */
void rj_autostart_get_async (const char *app_id, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_autostart_get_finish (GAsyncResult *result);

/* (transfer full): @program and @option as the Exec line of a desktop file wants them; for tests. */
char *rj_autostart_quote (const char *program, const char *option);

G_END_DECLS
