// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-background.h"
#include "rj-test-bus.h"

#define PATH     "/org/freedesktop/portal/desktop"
#define REQUEST  "org.freedesktop.portal.Request"
#define ANSWERED "/org/freedesktop/portal/desktop/request/%s/%s"

/* A portal that says what the test wants. */
typedef struct {
  GTestDBus *dbus;
  GDBusConnection *connection;
  guint object;
  guint name;
  guint32 response;
  gboolean background;
  gboolean starts;
  gboolean autostart; /* is asked for */
  char *reason;
  gboolean asked_autostart;
  GStrv command;
  int result; /* -1: none yet */
  gboolean failed;
} Fixture;

static const char introspection[] =
  "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
  "</method></interface></node>";

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
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *token = NULL;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (options, "handle_token", "s", &token));
  g_assert_true (g_variant_lookup (options, "reason", "s", &self->reason));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &self->asked_autostart));
  g_variant_lookup (options, "commandline", "^as", &self->command);
  request = g_strdup_printf (ANSWERED, name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (self->background));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (self->starts));
  g_dbus_connection_emit_signal (connection, sender, request, REQUEST, "Response",
                                 g_variant_new ("(ua{sv})", self->response, &results), NULL);
}

static void
named_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
start_portal (Fixture *self)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  gboolean named = FALSE;

  self->connection = rj_test_bus_connect (self->dbus);
  self->object = g_dbus_connection_register_object (self->connection, PATH, info->interfaces[0], &vtable,
                                                    self, NULL, NULL);
  self->name = g_bus_own_name_on_connection (self->connection, "org.freedesktop.portal.Desktop",
                                             G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, &named, NULL);
  while (!named)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_unsetenv ("GDK_DEBUG");
  self->result = -1;
  self->dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->dbus);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->connection)
    {
      g_bus_unown_name (self->name);
      g_dbus_connection_unregister_object (self->connection, self->object);
      g_dbus_connection_close_sync (self->connection, NULL, NULL);
      g_clear_object (&self->connection);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_test_dbus_down (self->dbus);
  g_clear_object (&self->dbus);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->command, g_strfreev);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  self->result = rj_background_request_finish (result, &error);
  self->failed = error != NULL;
}

static gboolean
ask (Fixture *self)
{
  rj_background_request_async ("Why", self->autostart, NULL, answered_cb, self);
  while (self->result < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (self->failed);
  return self->result;
}

static void
test_no_portal (Fixture *self, gconstpointer data)
{
  g_assert_true (ask (self));
}

static void
test_yes (Fixture *self, gconstpointer data)
{
  self->background = TRUE;
  start_portal (self);
  g_assert_true (ask (self));
  g_assert_cmpstr (self->reason, ==, "Why");
  g_assert_false (self->asked_autostart);
  g_assert_null (self->command);
}

static void
test_autostart (Fixture *self, gconstpointer data)
{
  const char *const expected[] = { "recovery-journal", "--background", NULL };

  self->autostart = self->background = self->starts = TRUE;
  start_portal (self);
  g_assert_true (ask (self));
  g_assert_true (self->asked_autostart);
  g_assert_cmpstrv (self->command, expected);
}

/* It may go on, but not start. */
static void
test_no_autostart (Fixture *self, gconstpointer data)
{
  self->autostart = self->background = TRUE;
  start_portal (self);
  g_assert_false (ask (self));
}

/* Nobody forbids it, and nobody does it. */
static void
test_autostart_no_portal (Fixture *self, gconstpointer data)
{
  self->autostart = TRUE;
  g_assert_false (ask (self));
}

static void
test_no (Fixture *self, gconstpointer data)
{
  start_portal (self);
  g_assert_false (ask (self));
}

static void
test_closed (Fixture *self, gconstpointer data)
{
  self->response = 1;
  start_portal (self);
  g_assert_false (ask (self));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/background/no-portal", Fixture, NULL, set_up, test_no_portal, tear_down);
  g_test_add ("/background/yes", Fixture, NULL, set_up, test_yes, tear_down);
  g_test_add ("/background/no", Fixture, NULL, set_up, test_no, tear_down);
  g_test_add ("/background/closed", Fixture, NULL, set_up, test_closed, tear_down);

  g_test_add ("/background/autostart", Fixture, NULL, set_up, test_autostart, tear_down);
  g_test_add ("/background/no-autostart", Fixture, NULL, set_up, test_no_autostart, tear_down);
  g_test_add ("/background/autostart-no-portal", Fixture, NULL, set_up, test_autostart_no_portal, tear_down);

  return g_test_run ();
}
