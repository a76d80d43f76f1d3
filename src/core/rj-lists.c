// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-lists.h"

G_DEFINE_INTERFACE (RjLists, rj_lists, G_TYPE_OBJECT)

static void
rj_lists_default_init (RjListsInterface *iface)
{
}

RjScale *
rj_scale_new (const char *name)
{
  RjScale *self = g_new0 (RjScale, 1);

  self->name = g_strdup (name);
  self->asked = TRUE;
  return self;
}

RjScale *
rj_scale_copy (const RjScale *self)
{
  RjScale *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->low = g_strdup (self->low);
  copy->middle = g_strdup (self->middle);
  copy->high = g_strdup (self->high);
  return copy;
}

void
rj_scale_free (RjScale *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->low);
  g_free (self->middle);
  g_free (self->high);
  g_free (self);
}

void
rj_lists_merge_async (RjLists *self,
                      const char *from,
                      const char *into,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));
  g_return_if_fail (from != NULL && into != NULL);

  RJ_LISTS_GET_IFACE (self)->merge_async (self, from, into, cancellable, callback, user_data);
}

gboolean
rj_lists_merge_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_lists_list_scales_async (RjLists *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));

  RJ_LISTS_GET_IFACE (self)->list_scales_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_lists_list_scales_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_lists_save_scale_async (RjLists *self,
                           const RjScale *scale,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));
  g_return_if_fail (scale != NULL);

  RJ_LISTS_GET_IFACE (self)->save_scale_async (self, scale, cancellable, callback, user_data);
}

RjScale *
rj_lists_save_scale_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_lists_merge_scales_async (RjLists *self,
                             const char *from,
                             const char *into,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));
  g_return_if_fail (from != NULL && into != NULL);

  RJ_LISTS_GET_IFACE (self)->merge_scales_async (self, from, into, cancellable, callback, user_data);
}

int
rj_lists_merge_scales_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
rj_lists_list_own_lines_async (RjLists *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));

  RJ_LISTS_GET_IFACE (self)->list_own_lines_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_lists_list_own_lines_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_lists_save_own_line_async (RjLists *self,
                              const RjOwnLine *line,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));
  g_return_if_fail (line != NULL);

  RJ_LISTS_GET_IFACE (self)->save_own_line_async (self, line, cancellable, callback, user_data);
}

RjOwnLine *
rj_lists_save_own_line_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_lists_delete_own_line_async (RjLists *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_LISTS (self));
  g_return_if_fail (id != NULL);

  RJ_LISTS_GET_IFACE (self)->delete_own_line_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_lists_delete_own_line_finish (RjLists *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
