// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-notifier.h"

G_DEFINE_INTERFACE (RjNotifier, rj_notifier, G_TYPE_OBJECT)

static void
rj_notifier_default_init (RjNotifierInterface *iface)
{
  g_signal_new ("action", RJ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_UINT);
  g_signal_new ("closed", RJ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_signal_new ("idle", RJ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("shown", RJ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("refused", RJ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_UINT);
}

void
rj_notifier_show (RjNotifier *self,
                  const char *key,
                  const char *title,
                  const char *body,
                  guint actions,
                  gboolean silent)
{
  g_return_if_fail (RJ_IS_NOTIFIER (self));
  g_return_if_fail (key && title && body);

  RJ_NOTIFIER_GET_IFACE (self)->show (self, key, title, body, actions, silent);
}

void
rj_notifier_withdraw (RjNotifier *self, const char *key)
{
  g_return_if_fail (RJ_IS_NOTIFIER (self));
  g_return_if_fail (key);

  RJ_NOTIFIER_GET_IFACE (self)->withdraw (self, key);
}

guint32
rj_notifier_leave (RjNotifier *self, const char *key)
{
  RjNotifierInterface *iface;

  g_return_val_if_fail (RJ_IS_NOTIFIER (self), 0);
  g_return_val_if_fail (key, 0);

  iface = RJ_NOTIFIER_GET_IFACE (self);
  return iface->leave ? iface->leave (self, key) : 0;
}

void
rj_notifier_show_again (RjNotifier *self,
                        const char *key,
                        const char *title,
                        const char *body,
                        guint actions,
                        guint32 left)
{
  RjNotifierInterface *iface;

  g_return_if_fail (RJ_IS_NOTIFIER (self));
  g_return_if_fail (key && title && body);

  iface = RJ_NOTIFIER_GET_IFACE (self);
  if (iface->show_again)
    iface->show_again (self, key, title, body, actions, left);
  else
    iface->show (self, key, title, body, actions, TRUE);
}

gboolean
rj_notifier_outlives (RjNotifier *self)
{
  RjNotifierInterface *iface;

  g_return_val_if_fail (RJ_IS_NOTIFIER (self), FALSE);

  iface = RJ_NOTIFIER_GET_IFACE (self);
  return iface->outlives && iface->outlives (self);
}

gboolean
rj_notifier_is_busy (RjNotifier *self)
{
  RjNotifierInterface *iface;

  g_return_val_if_fail (RJ_IS_NOTIFIER (self), FALSE);

  iface = RJ_NOTIFIER_GET_IFACE (self);
  return iface->is_busy && iface->is_busy (self);
}

const char *
rj_notifier_get_activation_token (RjNotifier *self)
{
  RjNotifierInterface *iface;

  g_return_val_if_fail (RJ_IS_NOTIFIER (self), NULL);

  iface = RJ_NOTIFIER_GET_IFACE (self);
  return iface->get_activation_token ? iface->get_activation_token (self) : NULL;
}

void
rj_notifier_close_all (RjNotifier *self, gint64 wait_us)
{
  RjNotifierInterface *iface;

  g_return_if_fail (RJ_IS_NOTIFIER (self));

  iface = RJ_NOTIFIER_GET_IFACE (self);
  if (iface->close_all)
    iface->close_all (self, wait_us);
}

void
rj_notifier_emit_action (RjNotifier *self, const char *key, RjNotifyAction action)
{
  g_return_if_fail (RJ_IS_NOTIFIER (self));
  g_return_if_fail (key);

  g_signal_emit_by_name (self, "action", key, action);
}

RjNotifyRefusal
rj_notifier_get_refusal (const GError *error)
{
  const GDBusError nobody[] = { G_DBUS_ERROR_SERVICE_UNKNOWN,   G_DBUS_ERROR_NAME_HAS_NO_OWNER,
                                G_DBUS_ERROR_NO_REPLY,          G_DBUS_ERROR_UNKNOWN_METHOD,
                                G_DBUS_ERROR_UNKNOWN_INTERFACE, G_DBUS_ERROR_UNKNOWN_OBJECT,
                                G_DBUS_ERROR_DISCONNECTED };

  g_return_val_if_fail (error, RJ_NOTIFY_NOT_ALLOWED);

  for (gsize i = 0; i < G_N_ELEMENTS (nobody); i++)
    if (g_error_matches (error, G_DBUS_ERROR, (int) nobody[i]))
      return RJ_NOTIFY_NO_SERVICE;
  /* It is known by name, and cannot be started. */
  if (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED
      && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY)
    return RJ_NOTIFY_NO_SERVICE;
  /* All else is an answer that somebody gave. */
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
             || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED)
           ? RJ_NOTIFY_NO_SERVICE
           : RJ_NOTIFY_NOT_ALLOWED;
}
