// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-notifier.h"

G_BEGIN_DECLS

#define RJ_TYPE_LIBNOTIFY_NOTIFIER (rj_libnotify_notifier_get_type ())
G_DECLARE_FINAL_TYPE (RjLibnotifyNotifier, rj_libnotify_notifier, RJ, LIBNOTIFY_NOTIFIER, GObject)

/**
 * RjLibnotifyNotifier: reminders by libnotify.
 *
 * libnotify waits for the daemon, so it lives on a thread of its own with its own main context. Requests and
 * answers cross by queue, and a request that still waits is replaced by the next one for the same key: a
 * daemon that answers late or never costs nothing here but the notification.
 *
 * rj_libnotify_notifier_new:
 * @app_id: id of the desktop file, for name and icon
 */
RjLibnotifyNotifier *rj_libnotify_notifier_new (const char *app_id);

G_END_DECLS
