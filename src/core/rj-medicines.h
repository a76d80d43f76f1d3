// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-medicine.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_MEDICINES (rj_medicines_get_type ())
G_DECLARE_INTERFACE (RjMedicines, rj_medicines, RJ, MEDICINES, GObject)

/**
 * RjMedicines: medicines, what became of their doses, and what belongs to appointments.
 *
 * Every change is one that can be undone. Main thread only; answers come there.
 */
struct _RjMedicinesInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjMedicines *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*get_async) (RjMedicines *self,
                     const char *id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  void (*save_async) (RjMedicines *self,
                      const RjMedicine *medicine,
                      GPtrArray *times,
                      GPtrArray *reminders,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjMedicines *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_doses_async) (RjMedicines *self,
                            const char *medicine,
                            RjDay first,
                            RjDay last,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*get_dose_async) (RjMedicines *self,
                          const char *item,
                          RjDay day,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*save_dose_async) (RjMedicines *self,
                           const RjDose *dose,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*delete_dose_async) (RjMedicines *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*get_visit_async) (RjMedicines *self,
                           const char *item,
                           RjDay day,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*save_visit_async) (RjMedicines *self,
                            const RjVisit *visit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
};

/* Finish: (element-type RjMedicine): all, by name in the locale's order. */
void rj_medicines_list_async (RjMedicines *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *rj_medicines_list_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* RJ_STORE_ERROR_NOT_FOUND when there is none, or it was deleted. */
void rj_medicines_get_async (RjMedicines *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjMedicine *rj_medicines_get_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/**
 * rj_medicines_save_async:
 * @medicine: inserted when it has no id, otherwise replaced
 * @times: (nullable) (element-type RjPlanItem): the items of the plan at which it is taken; %NULL leaves
 * those that it has
 * @reminders: (nullable) (element-type RjPlanItem): the same for those that remind of the day on the package
 *
 * One change: items without id are made, the others changed; those that belonged to the medicine and are not
 * among them are deleted. Finish: the medicine as saved.
 */
void rj_medicines_save_async (RjMedicines *self,
                              const RjMedicine *medicine,
                              GPtrArray *times,
                              GPtrArray *reminders,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
RjMedicine *rj_medicines_save_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* Takes its items from the plan too; what was written down about doses stays with it. */
void rj_medicines_delete_async (RjMedicines *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean rj_medicines_delete_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* @medicine: (nullable): id; %NULL for all. Finish: (element-type RjDose): those of the days, the newest
 * first. */
void rj_medicines_list_doses_async (RjMedicines *self,
                                    const char *medicine,
                                    RjDay first,
                                    RjDay last,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *rj_medicines_list_doses_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* Finish: (nullable): what was written down for @item on @day; %NULL without error when nothing was. */
void rj_medicines_get_dose_async (RjMedicines *self,
                                  const char *item,
                                  RjDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
RjDose *rj_medicines_get_dose_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* Inserts it when it has no id; one of an item takes the place of what was written down for its day, and
 * marks it there. (The other way round, whoever marks an item at which a medicine is taken writes a dose.)
 * Finish: as saved. */
void rj_medicines_save_dose_async (RjMedicines *self,
                                   const RjDose *dose,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RjDose *rj_medicines_save_dose_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* The item of the plan is open again on that day. */
void rj_medicines_delete_dose_async (RjMedicines *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_medicines_delete_dose_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* Finish: what belongs to @item, with the outcome of @day; an empty one when there is nothing yet. */
void rj_medicines_get_visit_async (RjMedicines *self,
                                   const char *item,
                                   RjDay day,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RjVisit *rj_medicines_get_visit_finish (RjMedicines *self, GAsyncResult *result, GError **error);

/* Replaces what belongs to the item, and the outcome of the day. */
void rj_medicines_save_visit_async (RjMedicines *self,
                                    const RjVisit *visit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean rj_medicines_save_visit_finish (RjMedicines *self, GAsyncResult *result, GError **error);

G_END_DECLS
