// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-medicines.h"

G_DEFINE_INTERFACE (RjMedicines, rj_medicines, G_TYPE_OBJECT)

static void
rj_medicines_default_init (RjMedicinesInterface *iface)
{
}

void
rj_medicines_list_async (RjMedicines *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));

  RJ_MEDICINES_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_medicines_list_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_get_async (RjMedicines *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (id != NULL);

  RJ_MEDICINES_GET_IFACE (self)->get_async (self, id, cancellable, callback, user_data);
}

RjMedicine *
rj_medicines_get_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_save_async (RjMedicines *self,
                         const RjMedicine *medicine,
                         GPtrArray *times,
                         GPtrArray *reminders,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (medicine != NULL);

  RJ_MEDICINES_GET_IFACE (self)->save_async (self, medicine, times, reminders, cancellable, callback,
                                             user_data);
}

RjMedicine *
rj_medicines_save_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_delete_async (RjMedicines *self,
                           const char *id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (id != NULL);

  RJ_MEDICINES_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_medicines_delete_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_medicines_list_doses_async (RjMedicines *self,
                               const char *medicine,
                               RjDay first,
                               RjDay last,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));

  RJ_MEDICINES_GET_IFACE (self)->list_doses_async (self, medicine, first, last, cancellable, callback,
                                                   user_data);
}

GPtrArray *
rj_medicines_list_doses_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_get_dose_async (RjMedicines *self,
                             const char *item,
                             RjDay day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (item != NULL);

  RJ_MEDICINES_GET_IFACE (self)->get_dose_async (self, item, day, cancellable, callback, user_data);
}

RjDose *
rj_medicines_get_dose_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_save_dose_async (RjMedicines *self,
                              const RjDose *dose,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (dose != NULL);

  RJ_MEDICINES_GET_IFACE (self)->save_dose_async (self, dose, cancellable, callback, user_data);
}

RjDose *
rj_medicines_save_dose_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_delete_dose_async (RjMedicines *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (id != NULL);

  RJ_MEDICINES_GET_IFACE (self)->delete_dose_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_medicines_delete_dose_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_medicines_get_visit_async (RjMedicines *self,
                              const char *item,
                              RjDay day,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (item != NULL);

  RJ_MEDICINES_GET_IFACE (self)->get_visit_async (self, item, day, cancellable, callback, user_data);
}

RjVisit *
rj_medicines_get_visit_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_medicines_save_visit_async (RjMedicines *self,
                               const RjVisit *visit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEDICINES (self));
  g_return_if_fail (visit != NULL);

  RJ_MEDICINES_GET_IFACE (self)->save_visit_async (self, visit, cancellable, callback, user_data);
}

gboolean
rj_medicines_save_visit_finish (RjMedicines *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
