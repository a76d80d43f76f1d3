// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-bus.h"

GDBusConnection *
rj_test_bus_connect (GTestDBus *dbus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (dbus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
    NULL, &error);

  g_assert_no_error (error);
  return connection;
}
