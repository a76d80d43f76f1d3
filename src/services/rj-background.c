// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-background.h"

#include <libportal/portal.h>
#include <string.h>

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
      allowed = TRUE;
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
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  const char *debug = g_getenv ("GDK_DEBUG");
  g_autoptr (XdpPortal) portal = NULL;

  g_task_set_source_tag (task, rj_background_request_async);
  if (debug && strstr (debug, "no-portals"))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  portal = xdp_portal_new ();
  xdp_portal_request_background (portal, NULL, (char *) reason, NULL, XDP_BACKGROUND_FLAG_NONE, cancellable,
                                 answered_cb, task);
}

gboolean
rj_background_request_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
