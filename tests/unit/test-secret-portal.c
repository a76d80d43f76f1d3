// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-secret-portal.h"
#include "rj-test-bus.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#define SECRET "sixty-four bytes that the desktop made up for this one program.."

static const char introspection[] =
  "<node><interface name='org.freedesktop.portal.Secret'>"
  "<method name='RetrieveSecret'><arg type='h' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method></interface></node>";

typedef enum {
  GIVES,
  GIVES_LITTLE,
  GIVES_NOTHING,
  SAYS_NO, /* and holds on to the pipe */
  KNOWS_NO_SUCH_CALL,
} Manner;

typedef struct {
  GTestDBus *dbus;
  GDBusConnection *portal;
  GDBusConnection *bus;
  Manner manner;
  int held;
} Fixture;

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Fixture *self = user_data;
  GUnixFDList *list = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_autoptr (GVariant) options = NULL;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  const char *token = NULL;
  int fd = g_unix_fd_list_get (list, 0, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_variant_get (parameters, "(h@a{sv})", NULL, &options);
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  if (self->manner == GIVES)
    g_assert_cmpint (write (fd, SECRET, strlen (SECRET)), ==, (gssize) strlen (SECRET));
  if (self->manner == GIVES_LITTLE)
    g_assert_cmpint (write (fd, "short", 5), ==, 5);
  if (self->manner == SAYS_NO)
    self->held = fd;
  else
    close (fd);
  g_dbus_connection_emit_signal (connection, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", self->manner == SAYS_NO ? 1 : 0, NULL), NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GVariant) answer = NULL;

  self->manner = (Manner) GPOINTER_TO_INT (data);
  self->held = -1;
  self->dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->dbus);
  self->portal = rj_test_bus_connect (self->dbus);
  self->bus = rj_test_bus_connect (self->dbus);
  if (self->manner == KNOWS_NO_SUCH_CALL)
    return;
  g_assert_cmpuint (g_dbus_connection_register_object (self->portal, "/org/freedesktop/portal/desktop",
                                                       info->interfaces[0], &vtable, self, NULL, NULL),
                    >, 0);
  answer = g_dbus_connection_call_sync (
    self->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
    g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), G_VARIANT_TYPE ("(u)"), 0, -1, NULL, NULL);
  g_assert_nonnull (answer);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->held >= 0)
    close (self->held);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_dbus_connection_close_sync (self->portal, NULL, NULL);
  g_clear_object (&self->bus);
  g_clear_object (&self->portal);
  g_test_dbus_down (self->dbus);
  g_clear_object (&self->dbus);
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static RjSecretBytes *
retrieve (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_secret_portal_retrieve_async (self->bus, NULL, got_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return rj_secret_portal_retrieve_finish (result, error);
}

static void
test_given (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (RjSecretBytes) secret = retrieve (self, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (rj_secret_bytes_get (secret), rj_secret_bytes_get_length (secret), SECRET,
                       strlen (SECRET));
    }
}

static void
test_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (retrieve (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, manner, func) \
  g_test_add ("/secret-portal/" name, Fixture, GINT_TO_POINTER (manner), set_up, func, tear_down)
  ADD ("given", GIVES, test_given);
  ADD ("little", GIVES_LITTLE, test_none);
  ADD ("nothing", GIVES_NOTHING, test_none);
  ADD ("no", SAYS_NO, test_none);
  ADD ("no-portal", KNOWS_NO_SUCH_CALL, test_none);
#undef ADD

  return g_test_run ();
}
