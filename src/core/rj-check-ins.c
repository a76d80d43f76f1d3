// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-check-ins.h"

G_DEFINE_INTERFACE (RjCheckIns, rj_check_ins, G_TYPE_OBJECT)

static void
rj_check_ins_default_init (RjCheckInsInterface *iface)
{
}

void
rj_check_ins_save_mood_async (RjCheckIns *self,
                              const RjMoodEntry *entry,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->save_mood_async (self, entry, cancellable, callback, user_data);
}

RjMoodEntry *
rj_check_ins_save_mood_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_save_cravings_async (RjCheckIns *self,
                                  GPtrArray *cravings,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->save_cravings_async (self, cravings, cancellable, callback, user_data);
}

GPtrArray *
rj_check_ins_save_cravings_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_save_writing_async (RjCheckIns *self,
                                 const RjWriting *writing,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->save_writing_async (self, writing, cancellable, callback, user_data);
}

RjWriting *
rj_check_ins_save_writing_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_get_mood_async (RjCheckIns *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->get_mood_async (self, id, cancellable, callback, user_data);
}

RjMoodEntry *
rj_check_ins_get_mood_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_get_craving_async (RjCheckIns *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->get_craving_async (self, id, cancellable, callback, user_data);
}

RjCraving *
rj_check_ins_get_craving_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_get_writing_async (RjCheckIns *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->get_writing_async (self, id, cancellable, callback, user_data);
}

RjWriting *
rj_check_ins_get_writing_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_get_last_mood_async (RjCheckIns *self,
                                  RjDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->get_last_mood_async (self, day, cancellable, callback, user_data);
}

RjMoodEntry *
rj_check_ins_get_last_mood_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_get_close_day_async (RjCheckIns *self,
                                  RjDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->get_close_day_async (self, day, cancellable, callback, user_data);
}

RjWriting *
rj_check_ins_get_close_day_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_check_ins_add_rating_async (RjCheckIns *self,
                               const char *craving_id,
                               const RjRatingPoint *point,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->add_rating_async (self, craving_id, point, cancellable, callback, user_data);
}

gboolean
rj_check_ins_add_rating_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_check_ins_delete_async (RjCheckIns *self,
                           const char *id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_CHECK_INS (self));

  RJ_CHECK_INS_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_check_ins_delete_finish (RjCheckIns *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
