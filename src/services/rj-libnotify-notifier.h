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

/* The daemon's id of what is shown for @key, or 0. */
guint32 rj_libnotify_notifier_get_id (RjLibnotifyNotifier *self, const char *key);

/* Closes what an earlier process showed under the daemon's @id: after a lock the old notifications have lost
 * theirs. */
void rj_libnotify_notifier_close_id (RjLibnotifyNotifier *self, guint32 id);

/* (nullable): inside a handler of RjNotifier::action, the token with which a window may come forward. */
const char *rj_libnotify_notifier_get_activation_token (RjLibnotifyNotifier *self);

/**
 * rj_libnotify_notifier_close_all:
 * @wait_us: how long to wait at most, in microseconds
 *
 * Takes back everything that is shown, before the program ends: their buttons would be dead.
 */
void rj_libnotify_notifier_close_all (RjLibnotifyNotifier *self, gint64 wait_us);

G_END_DECLS
