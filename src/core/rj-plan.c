// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan.h"

G_DEFINE_INTERFACE (RjPlan, rj_plan, G_TYPE_OBJECT)

static void
rj_plan_default_init (RjPlanInterface *iface)
{
}

void
rj_plan_save_items_async (RjPlan *self,
                          GPtrArray *items,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->save_items_async (self, items, cancellable, callback, user_data);
}

GPtrArray *
rj_plan_save_items_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_get_item_async (RjPlan *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->get_item_async (self, id, cancellable, callback, user_data);
}

RjPlanItem *
rj_plan_get_item_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_delete_item_async (RjPlan *self,
                           const char *id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->delete_item_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_plan_delete_item_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_change_async (RjPlan *self,
                      const RjPlanItem *item,
                      RjDay day,
                      RjScope scope,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));
  g_return_if_fail (item != NULL && item->record.id != NULL);

  RJ_PLAN_GET_IFACE (self)->change_async (self, item, day, scope, cancellable, callback, user_data);
}

GPtrArray *
rj_plan_change_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_remove_async (RjPlan *self,
                      const char *id,
                      RjDay day,
                      RjScope scope,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->remove_async (self, id, day, scope, cancellable, callback, user_data);
}

gboolean
rj_plan_remove_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_list_day_async (RjPlan *self,
                        RjDay day,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->list_day_async (self, day, cancellable, callback, user_data);
}

GPtrArray *
rj_plan_list_day_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_list_range_async (RjPlan *self,
                          RjDay first,
                          RjDay last,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));
  g_return_if_fail (first <= last);

  RJ_PLAN_GET_IFACE (self)->list_range_async (self, first, last, cancellable, callback, user_data);
}

GPtrArray *
rj_plan_list_range_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_set_mark_async (RjPlan *self,
                        const char *item_id,
                        RjDay day,
                        RjMark mark,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->set_mark_async (self, item_id, day, mark, cancellable, callback, user_data);
}

gboolean
rj_plan_set_mark_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_set_step_async (RjPlan *self,
                        const char *item_id,
                        RjDay day,
                        guint step,
                        gboolean done,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->set_step_async (self, item_id, day, step, done, cancellable, callback, user_data);
}

gboolean
rj_plan_set_step_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_move_async (RjPlan *self,
                    const char *item_id,
                    RjDay day,
                    RjDay to_day,
                    RjDayPart to_part,
                    int to_minutes,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->move_async (self, item_id, day, to_day, to_part, to_minutes, cancellable,
                                        callback, user_data);
}

gboolean
rj_plan_move_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_get_next_async (RjPlan *self,
                        gint64 now_us,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->get_next_async (self, now_us, cancellable, callback, user_data);
}

RjOccurrence *
rj_plan_get_next_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_set_small_day_async (RjPlan *self,
                             RjDay day,
                             gboolean small,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->set_small_day_async (self, day, small, cancellable, callback, user_data);
}

gboolean
rj_plan_set_small_day_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_get_small_day_async (RjPlan *self,
                             RjDay day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->get_small_day_async (self, day, cancellable, callback, user_data);
}

gboolean
rj_plan_get_small_day_finish (RjPlan *self, GAsyncResult *result, gboolean *small, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (answer < 0)
    return FALSE;
  if (small != NULL)
    *small = answer > 0;
  return TRUE;
}

void
rj_plan_list_reminders_async (RjPlan *self,
                              gint64 from_us,
                              gint64 until_us,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->list_reminders_async (self, from_us, until_us, cancellable, callback, user_data);
}

GPtrArray *
rj_plan_list_reminders_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_record_answer_async (RjPlan *self,
                             const char *key,
                             RjReminderAnswer answer,
                             gint64 at_us,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->record_answer_async (self, key, answer, at_us, cancellable, callback, user_data);
}

gboolean
rj_plan_record_answer_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_plan_take_pieces_async (RjPlan *self,
                           GPtrArray *pieces,
                           gboolean save,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->take_pieces_async (self, pieces, save, cancellable, callback, user_data);
}

GArray *
rj_plan_take_pieces_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_plan_list_pieces_async (RjPlan *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_PLAN (self));

  RJ_PLAN_GET_IFACE (self)->list_pieces_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_plan_list_pieces_finish (RjPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
