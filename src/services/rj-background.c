// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-background.h"

#include "rj-autostart.h"

#include <libportal/portal.h>
#include <string.h>

/* As the Flatpak has it. */
#define PROGRAM "recovery-journal"

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean allowed = xdp_portal_request_background_finish (XDP_PORTAL (source), result, &error);

  if (error && g_dbus_error_is_remote_error (error))
    {
      g_info ("There is no portal to ask: %s", error->message);
      g_clear_error (&error);
      allowed = !GPOINTER_TO_INT (g_task_get_task_data (task));
    }
  /* The person closed the question: that is a no, unless we took it back ourselves. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_clear_error (&error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, allowed);
}

void
rj_background_request_async (const char *reason,
                             gboolean autostart,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  const char *debug = g_getenv ("GDK_DEBUG");
  g_autoptr (XdpPortal) portal = NULL;
  g_autoptr (GPtrArray) command = NULL;

  g_task_set_source_tag (task, rj_background_request_async);
  g_task_set_task_data (task, GINT_TO_POINTER (autostart), NULL);
  if (debug && strstr (debug, "no-portals"))
    {
      g_task_return_boolean (task, !autostart);
      g_object_unref (task);
      return;
    }
  if (autostart)
    {
      command = g_ptr_array_new ();
      g_ptr_array_add (command, (char *) PROGRAM);
      g_ptr_array_add (command, (char *) RJ_AUTOSTART_OPTION);
    }
  portal = xdp_portal_new ();
  xdp_portal_request_background (portal, NULL, (char *) reason, command,
                                 autostart ? XDP_BACKGROUND_FLAG_AUTOSTART : XDP_BACKGROUND_FLAG_NONE,
                                 cancellable, answered_cb, task);
}

gboolean
rj_background_request_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
