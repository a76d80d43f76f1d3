// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_NOTIFIER (rj_notifier_get_type ())
G_DECLARE_INTERFACE (RjNotifier, rj_notifier, RJ, NOTIFIER, GObject)

/* The key of one that the person asked for, to see whether it comes. */
#define RJ_NOTIFIER_TEST_KEY "test"
/* And of the one that asks how strong it is now. */
#define RJ_NOTIFIER_RIDE_KEY "again"

typedef enum {
  RJ_NOTIFY_ACTION_DONE = 1 << 0,
  RJ_NOTIFY_ACTION_SNOOZE = 1 << 1,
  RJ_NOTIFY_ACTION_OPEN = 1 << 2,
  RJ_NOTIFY_ACTION_SEE = 1 << 3, /* of one for many: see them */
} RjNotifyAction;

/* Why nothing could be shown. */
typedef enum {
  RJ_NOTIFY_NOT_ALLOWED = 1, /* the desktop said no */
  RJ_NOTIFY_NO_SERVICE = 2,  /* nothing there shows notifications */
} RjNotifyRefusal;

/**
 * RjNotifier: shows reminders on the desktop. Main thread only; never blocks, whatever the daemon does.
 *
 * RjNotifier::action (const char *key, RjNotifyAction action) and RjNotifier::closed (const char *key,
 * gboolean by_person) are emitted on the main loop. RjNotifier::shown (const char *key) says
 * that the desktop took it, RjNotifier::refused (const char *key, RjNotifyRefusal why) that nothing could be
 * shown. An action can
 * be about a key that an earlier process showed, and an implementation that rj_notifier_outlives() may never
 * say what was closed.
 * RjNotifier::idle: rj_notifier_is_busy() is over.
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

  /* These may be NULL. */
  void (*show_again) (RjNotifier *self,
                      const char *key,
                      const char *title,
                      const char *body,
                      guint actions,
                      guint32 left);
  guint32 (*leave) (RjNotifier *self, const char *key);
  gboolean (*outlives) (RjNotifier *self);
  gboolean (*is_busy) (RjNotifier *self);
  const char *(*get_activation_token) (RjNotifier *self);
  void (*close_all) (RjNotifier *self, gint64 wait_us);
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

/**
 * rj_notifier_leave:
 *
 * Before this process is replaced by the next one.
 *
 * Returns: what rj_notifier_show_again() needs there about @key, or 0
 */
guint32 rj_notifier_leave (RjNotifier *self, const char *key);

/**
 * rj_notifier_show_again:
 * @left: what rj_notifier_leave() gave the process that showed @key
 *
 * Sees that @key is on the screen once, with these words and with buttons that work, and without a sound.
 */
void rj_notifier_show_again (RjNotifier *self,
                             const char *key,
                             const char *title,
                             const char *body,
                             guint actions,
                             guint32 left);

/* Whether what is shown stays, and its buttons work, after the program has ended. */
gboolean rj_notifier_outlives (RjNotifier *self);

/* Whether the desktop has not taken yet all that it was given: it would be lost with the program. */
gboolean rj_notifier_is_busy (RjNotifier *self);

/* (nullable): inside a handler of RjNotifier::action, the token with which a window may come forward. */
const char *rj_notifier_get_activation_token (RjNotifier *self);

/**
 * rj_notifier_close_all:
 * @wait_us: how long to wait at most, in microseconds
 *
 * Before the program ends: takes back what would have dead buttons, and what says more than the neutral
 * words.
 */
void rj_notifier_close_all (RjNotifier *self, gint64 wait_us);

/* For implementations: what an answer of the desktop means. */
RjNotifyRefusal rj_notifier_get_refusal (const GError *error);

/* For whoever hears of a button in another way than the implementation: emits RjNotifier::action. */
void rj_notifier_emit_action (RjNotifier *self, const char *key, RjNotifyAction action);

G_END_DECLS
