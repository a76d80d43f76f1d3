// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-my-plan.h"

G_DEFINE_INTERFACE (RjMyPlan, rj_my_plan, G_TYPE_OBJECT)

static void
rj_my_plan_default_init (RjMyPlanInterface *iface)
{
}

void
rj_my_plan_list_async (RjMyPlan *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_MY_PLAN (self));

  RJ_MY_PLAN_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_my_plan_list_finish (RjMyPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_my_plan_save_async (RjMyPlan *self,
                       GPtrArray *lines,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_MY_PLAN (self));
  g_return_if_fail (lines != NULL);

  RJ_MY_PLAN_GET_IFACE (self)->save_async (self, lines, cancellable, callback, user_data);
}

GPtrArray *
rj_my_plan_save_finish (RjMyPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_my_plan_delete_async (RjMyPlan *self,
                         const char *id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_MY_PLAN (self));
  g_return_if_fail (id != NULL);

  RJ_MY_PLAN_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_my_plan_delete_finish (RjMyPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_my_plan_note_async (RjMyPlan *self,
                       GPtrArray *events,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_MY_PLAN (self));
  g_return_if_fail (events != NULL);

  RJ_MY_PLAN_GET_IFACE (self)->note_async (self, events, cancellable, callback, user_data);
}

gboolean
rj_my_plan_note_finish (RjMyPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_my_plan_list_events_async (RjMyPlan *self,
                              const char *line_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_MY_PLAN (self));
  g_return_if_fail (line_id != NULL);

  RJ_MY_PLAN_GET_IFACE (self)->list_events_async (self, line_id, cancellable, callback, user_data);
}

GPtrArray *
rj_my_plan_list_events_finish (RjMyPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_my_plan_list_due_async (RjMyPlan *self,
                           gint64 since_us,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_MY_PLAN (self));

  RJ_MY_PLAN_GET_IFACE (self)->list_due_async (self, since_us, cancellable, callback, user_data);
}

GPtrArray *
rj_my_plan_list_due_finish (RjMyPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
