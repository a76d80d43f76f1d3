// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-trash.h"

G_DEFINE_INTERFACE (RjTrash, rj_trash, G_TYPE_OBJECT)

void
rj_trash_item_free (RjTrashItem *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self);
}

static void
rj_trash_default_init (RjTrashInterface *iface)
{
}

void
rj_trash_list_async (RjTrash *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (RJ_IS_TRASH (self));

  RJ_TRASH_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_trash_list_finish (RjTrash *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_trash_put_back_async (RjTrash *self,
                         const char *id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_TRASH (self));
  g_return_if_fail (id != NULL);

  RJ_TRASH_GET_IFACE (self)->put_back_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_trash_put_back_finish (RjTrash *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_trash_remove_async (RjTrash *self,
                       const char *const *ids,
                       gboolean in_copies,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_TRASH (self));
  g_return_if_fail (ids != NULL);

  RJ_TRASH_GET_IFACE (self)->remove_async (self, ids, in_copies, cancellable, callback, user_data);
}

gboolean
rj_trash_remove_finish (RjTrash *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
