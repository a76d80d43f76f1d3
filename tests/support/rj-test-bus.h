// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A connection of its own to @dbus, as another program would have. */
GDBusConnection *rj_test_bus_connect (GTestDBus *dbus);

G_END_DECLS
