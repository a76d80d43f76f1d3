// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sheets.h"

G_DEFINE_INTERFACE (RjSheets, rj_sheets, G_TYPE_OBJECT)

static void
rj_sheets_default_init (RjSheetsInterface *iface)
{
}

void
rj_sheets_list_async (RjSheets *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_SHEETS (self));

  RJ_SHEETS_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_sheets_list_finish (RjSheets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_sheets_save_async (RjSheets *self,
                      const RjFilledSheet *sheet,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_SHEETS (self));

  RJ_SHEETS_GET_IFACE (self)->save_async (self, sheet, cancellable, callback, user_data);
}

RjFilledSheet *
rj_sheets_save_finish (RjSheets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_sheets_delete_async (RjSheets *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_SHEETS (self));

  RJ_SHEETS_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_sheets_delete_finish (RjSheets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
