// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-secret-portal.h"

#include <gio/gunixfdlist.h>
#include <gio/gunixinputstream.h>
#include <fcntl.h>
#include <glib-unix.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
/* Secrets of today have 64 bytes. */
#define MIN_LENGTH 16
#define MAX_LENGTH 4096

typedef struct {
  GDBusConnection *bus;
  GInputStream *stream;
  char *path;     /* of the request */
  guint response; /* subscription */
  gboolean answered;
  guint8 buffer[MAX_LENGTH];
} Retrieval;

static void
retrieval_free (Retrieval *self)
{
  if (self->response != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->response);
  rj_secret_wipe (self->buffer, sizeof self->buffer);
  g_clear_object (&self->stream);
  g_clear_object (&self->bus);
  g_free (self->path);
  g_free (self);
}

static void
give_up (GTask *task, const char *why)
{
  Retrieval *self = g_task_get_task_data (task);

  if (!self->answered)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", why);
  self->answered = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Retrieval *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  /* Told no while this was waiting. */
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    give_up (task, error->message);
  else if (length < MIN_LENGTH || length == MAX_LENGTH)
    give_up (task, "The desktop gave no secret");
  else if (!self->answered)
    {
      self->answered = TRUE;
      g_task_return_pointer (task, rj_secret_bytes_new_from (self->buffer, length),
                             (GDestroyNotify) rj_secret_bytes_unref);
    }
}

/* A yes comes with the secret, or after it: only a no is news. */
static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  GTask *task = user_data;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(ua{sv})", &response, NULL);
  if (response != 0)
    give_up (task, "The desktop said no");
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (!answer)
    give_up (task, error->message);
}

/* Where the answer will come from is known before it is asked, so that it cannot come too early. */
static char *
dup_request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", g_strdelimit (sender, ".", '_'),
                          token);
}

void
rj_secret_portal_retrieve_async (GDBusConnection *bus,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *token = g_strdup_printf ("rj%08x", g_random_int ());
  Retrieval *self = g_new0 (Retrieval, 1);
  GVariantBuilder options;
  int pipe[2];

  g_task_set_source_tag (task, rj_secret_portal_retrieve_async);
  g_task_set_task_data (task, self, (GDestroyNotify) retrieval_free);
  self->bus = g_object_ref (bus);
  self->path = dup_request_path (bus, token);
  if (!g_unix_open_pipe (pipe, O_CLOEXEC, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->stream = g_unix_input_stream_new (pipe[0], TRUE);
  g_unix_fd_list_append (list, pipe[1], NULL);
  /* Only theirs is left open: then the end of it is the end of the secret. */
  g_close (pipe[1], NULL);
  self->response =
    g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, "org.freedesktop.portal.Request", "Response",
                                        self->path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb, task, NULL);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_dbus_connection_call_with_unix_fd_list (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Secret",
                                            "RetrieveSecret", g_variant_new ("(ha{sv})", 0, &options),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, list,
                                            cancellable, called_cb, g_object_ref (task));
  g_input_stream_read_all_async (self->stream, self->buffer, sizeof self->buffer, G_PRIORITY_DEFAULT,
                                 cancellable, read_cb, g_object_ref (task));
}

RjSecretBytes *
rj_secret_portal_retrieve_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
