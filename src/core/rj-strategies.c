// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-strategies.h"

G_DEFINE_INTERFACE (RjStrategies, rj_strategies, G_TYPE_OBJECT)

static void
rj_strategies_default_init (RjStrategiesInterface *iface)
{
}

void
rj_strategies_list_async (RjStrategies *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_STRATEGIES (self));

  RJ_STRATEGIES_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_strategies_list_finish (RjStrategies *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_strategies_save_async (RjStrategies *self,
                          GPtrArray *strategies,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_STRATEGIES (self));

  RJ_STRATEGIES_GET_IFACE (self)->save_async (self, strategies, cancellable, callback, user_data);
}

GPtrArray *
rj_strategies_save_finish (RjStrategies *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_strategies_delete_async (RjStrategies *self,
                            const char *id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RJ_IS_STRATEGIES (self));

  RJ_STRATEGIES_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_strategies_delete_finish (RjStrategies *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_strategies_record_use_async (RjStrategies *self,
                                const RjStrategyUse *use,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_STRATEGIES (self));
  g_return_if_fail (use != NULL && use->strategy != NULL);
  g_return_if_fail (use->ended_us >= use->started_us);

  RJ_STRATEGIES_GET_IFACE (self)->record_use_async (self, use, cancellable, callback, user_data);
}

gboolean
rj_strategies_record_use_finish (RjStrategies *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_strategies_list_episodes_async (RjStrategies *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (RJ_IS_STRATEGIES (self));

  RJ_STRATEGIES_GET_IFACE (self)->list_episodes_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_strategies_list_episodes_finish (RjStrategies *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
