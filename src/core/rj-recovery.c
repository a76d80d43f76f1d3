// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recovery.h"

G_DEFINE_INTERFACE (RjRecovery, rj_recovery, G_TYPE_OBJECT)

static void
rj_recovery_default_init (RjRecoveryInterface *iface)
{
}

static const char *const headline_names[] = { "none", "days", "start", "share",  "30",
                                              "90",   "365",  "run",   "longest" };

const char *
rj_recovery_headline_get_name (RjRecoveryHeadline headline)
{
  g_return_val_if_fail (headline < G_N_ELEMENTS (headline_names), headline_names[0]);

  return headline_names[headline];
}

RjRecoveryHeadline
rj_recovery_headline_from_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headline_names); i++)
    if (g_strcmp0 (name, headline_names[i]) == 0)
      return (RjRecoveryHeadline) i;
  return RJ_RECOVERY_HEADLINE_NONE;
}

void
rj_recovery_list_async (RjRecovery *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));

  RJ_RECOVERY_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_recovery_list_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_recovery_add_async (RjRecovery *self,
                       const RjRecoveryEvent *event,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));
  g_return_if_fail (event != NULL);

  RJ_RECOVERY_GET_IFACE (self)->add_async (self, event, cancellable, callback, user_data);
}

RjRecoveryEvent *
rj_recovery_add_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_recovery_set_words_async (RjRecovery *self,
                             const char *id,
                             const char *amount,
                             const char *note,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));
  g_return_if_fail (id != NULL);

  RJ_RECOVERY_GET_IFACE (self)->set_words_async (self, id, amount, note, cancellable, callback, user_data);
}

gboolean
rj_recovery_set_words_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_recovery_delete_words_async (RjRecovery *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));
  g_return_if_fail (id != NULL);

  RJ_RECOVERY_GET_IFACE (self)->delete_words_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_recovery_delete_words_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_recovery_delete_async (RjRecovery *self,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));
  g_return_if_fail (id != NULL);

  RJ_RECOVERY_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_recovery_delete_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_recovery_list_savings_async (RjRecovery *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));

  RJ_RECOVERY_GET_IFACE (self)->list_savings_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_recovery_list_savings_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_recovery_save_saving_async (RjRecovery *self,
                               const RjRecoverySaving *saving,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));
  g_return_if_fail (saving != NULL);

  RJ_RECOVERY_GET_IFACE (self)->save_saving_async (self, saving, cancellable, callback, user_data);
}

RjRecoverySaving *
rj_recovery_save_saving_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_recovery_delete_saving_async (RjRecovery *self,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_RECOVERY (self));
  g_return_if_fail (id != NULL);

  RJ_RECOVERY_GET_IFACE (self)->delete_saving_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_recovery_delete_saving_finish (RjRecovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
