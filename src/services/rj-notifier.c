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
  g_signal_new ("refused", RJ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
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
