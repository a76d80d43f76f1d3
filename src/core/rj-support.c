// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-support.h"

G_DEFINE_INTERFACE (RjSupport, rj_support, G_TYPE_OBJECT)

static void
rj_support_default_init (RjSupportInterface *iface)
{
}

void
rj_support_list_services_async (RjSupport *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_SUPPORT (self));

  RJ_SUPPORT_GET_IFACE (self)->list_services_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_support_list_services_finish (RjSupport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_support_save_service_async (RjSupport *self,
                               const RjService *service,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_SUPPORT (self));
  g_return_if_fail (service != NULL);

  RJ_SUPPORT_GET_IFACE (self)->save_service_async (self, service, cancellable, callback, user_data);
}

RjService *
rj_support_save_service_finish (RjSupport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_support_list_referrals_async (RjSupport *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_SUPPORT (self));

  RJ_SUPPORT_GET_IFACE (self)->list_referrals_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_support_list_referrals_finish (RjSupport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_support_save_referral_async (RjSupport *self,
                                const RjReferral *referral,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_SUPPORT (self));
  g_return_if_fail (referral != NULL);

  RJ_SUPPORT_GET_IFACE (self)->save_referral_async (self, referral, cancellable, callback, user_data);
}

RjReferral *
rj_support_save_referral_finish (RjSupport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_support_delete_async (RjSupport *self,
                         const char *id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_SUPPORT (self));
  g_return_if_fail (id != NULL);

  RJ_SUPPORT_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_support_delete_finish (RjSupport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_support_list_ahead_async (RjSupport *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_SUPPORT (self));

  RJ_SUPPORT_GET_IFACE (self)->list_ahead_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_support_list_ahead_finish (RjSupport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
