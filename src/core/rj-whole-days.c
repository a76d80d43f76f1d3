// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-whole-days.h"

G_DEFINE_BOXED_TYPE (RjPause, rj_pause, rj_pause_copy, rj_pause_free)
G_DEFINE_BOXED_TYPE (RjPlanTemplate, rj_plan_template, rj_plan_template_copy, rj_plan_template_free)
G_DEFINE_INTERFACE (RjWholeDays, rj_whole_days, G_TYPE_OBJECT)

static void
rj_whole_days_default_init (RjWholeDaysInterface *iface)
{
}

RjPause *
rj_pause_new (void)
{
  return g_new0 (RjPause, 1);
}

RjPause *
rj_pause_copy (const RjPause *self)
{
  RjPause *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->item_id = g_strdup (self->item_id);
  copy->title = g_strdup (self->title);
  return copy;
}

void
rj_pause_free (RjPause *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->item_id);
  g_free (self->title);
  g_free (self);
}

gboolean
rj_pause_is_on (const RjPause *self, RjDay day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return day >= self->first_day && (self->last_day == RJ_DAY_NONE || day <= self->last_day);
}

gboolean
rj_pause_covers (const RjPause *self, const RjPlanItem *item, RjDay day)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  if (!rj_pause_is_on (self, day))
    return FALSE;
  if (self->item_id == NULL)
    return rj_plan_kind_rests (item->kind);
  return g_strcmp0 (self->item_id, item->record.id) == 0;
}

RjPlanTemplate *
rj_plan_template_new (void)
{
  return g_new0 (RjPlanTemplate, 1);
}

RjPlanTemplate *
rj_plan_template_copy (const RjPlanTemplate *self)
{
  RjPlanTemplate *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  if (self->items != NULL)
    {
      copy->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
      for (guint i = 0; i < self->items->len; i++)
        g_ptr_array_add (copy->items, rj_plan_item_copy (g_ptr_array_index (self->items, i)));
    }
  return copy;
}

void
rj_plan_template_free (RjPlanTemplate *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

void
rj_whole_days_list_pauses_async (RjWholeDays *self,
                                 RjDay day,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->list_pauses_async (self, day, cancellable, callback, user_data);
}

GPtrArray *
rj_whole_days_list_pauses_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_whole_days_save_pause_async (RjWholeDays *self,
                                const RjPause *pause,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->save_pause_async (self, pause, cancellable, callback, user_data);
}

gboolean
rj_whole_days_save_pause_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_whole_days_end_pause_async (RjWholeDays *self,
                               const char *id,
                               RjDay day,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->end_pause_async (self, id, day, cancellable, callback, user_data);
}

gboolean
rj_whole_days_end_pause_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_whole_days_copy_day_async (RjWholeDays *self,
                              RjDay from,
                              RjDay to,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->copy_day_async (self, from, to, cancellable, callback, user_data);
}

gssize
rj_whole_days_copy_day_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

void
rj_whole_days_list_templates_async (RjWholeDays *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->list_templates_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_whole_days_list_templates_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_whole_days_get_template_async (RjWholeDays *self,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->get_template_async (self, id, cancellable, callback, user_data);
}

RjPlanTemplate *
rj_whole_days_get_template_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_whole_days_save_template_async (RjWholeDays *self,
                                   const RjPlanTemplate *template,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->save_template_async (self, template, cancellable, callback, user_data);
}

gboolean
rj_whole_days_save_template_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_whole_days_delete_template_async (RjWholeDays *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (RJ_IS_WHOLE_DAYS (self));

  RJ_WHOLE_DAYS_GET_IFACE (self)->delete_template_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_whole_days_delete_template_finish (RjWholeDays *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
