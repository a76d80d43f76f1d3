// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_NOTIFIER (rj_notifier_get_type ())
G_DECLARE_INTERFACE (RjNotifier, rj_notifier, RJ, NOTIFIER, GObject)

typedef enum {
  RJ_NOTIFY_ACTION_DONE = 1 << 0,
  RJ_NOTIFY_ACTION_SNOOZE = 1 << 1,
  RJ_NOTIFY_ACTION_OPEN = 1 << 2,
} RjNotifyAction;

/**
 * RjNotifier: shows reminders on the desktop. Main thread only; never blocks, whatever the daemon does.
 *
 * RjNotifier::action (const char *key, RjNotifyAction action) and RjNotifier::closed (const char *key,
 * gboolean by_person) are emitted on the main loop. RjNotifier::refused (const char *key) says that nothing
 * could be shown.
 */
struct _RjNotifierInterface {
  GTypeInterface parent_iface;

  void (*show) (RjNotifier *self,
                const char *key,
                const char *title,
                const char *body,
                guint actions,
                gboolean silent);
  void (*withdraw) (RjNotifier *self, const char *key);
};

/**
 * rj_notifier_show:
 * @key: random id of the reminder; a second one with the same key replaces the first
 * @title, @body: what is shown; neutral unless the person chose otherwise
 * @actions: bits of RjNotifyAction
 * @silent: no sound (a reminder that is shown again after a lock)
 */
void rj_notifier_show (RjNotifier *self,
                       const char *key,
                       const char *title,
                       const char *body,
                       guint actions,
                       gboolean silent);
void rj_notifier_withdraw (RjNotifier *self, const char *key);

G_END_DECLS
