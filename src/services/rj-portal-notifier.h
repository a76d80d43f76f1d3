// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-notifier.h"

G_BEGIN_DECLS

#define RJ_TYPE_PORTAL_NOTIFIER (rj_portal_notifier_get_type ())
G_DECLARE_FINAL_TYPE (RjPortalNotifier, rj_portal_notifier, RJ, PORTAL_NOTIFIER, GObject)

#define RJ_PORTAL_NAME               "org.freedesktop.portal.Desktop"
#define RJ_PORTAL_PATH               "/org/freedesktop/portal/desktop"
#define RJ_PORTAL_NOTIFIER_INTERFACE "org.freedesktop.portal.Notification"

/* Its version from which on this can be used. */
#define RJ_PORTAL_NOTIFIER_VERSION 2

/* Names of the actions of the application that the buttons name, without "app."; the parameter of each is the
 * key, a string. */
#define RJ_PORTAL_NOTIFIER_DONE   "reminder-done"
#define RJ_PORTAL_NOTIFIER_SNOOZE "reminder-snooze"
#define RJ_PORTAL_NOTIFIER_OPEN   "reminder-open"

/**
 * RjPortalNotifier: reminders by the notification portal.
 *
 * The id of a notification is its key. Its buttons are actions of the application, so that they also start a
 * program that is closed; whoever owns the application hears of them and calls rj_notifier_emit_action().
 * What is shown is hidden on the lock screen of a desktop that honours the hint.
 *
 * The portal does not tell when a notification is closed. When it was started anew, what had been shown is
 * given to it again, under the same ids and without a sound.
 *
 * rj_portal_notifier_new:
 * @bus: the session bus
 */
RjNotifier *rj_portal_notifier_new (GDBusConnection *bus);

G_END_DECLS
