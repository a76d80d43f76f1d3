// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-dose-table.h"
#include "rj-medicine-table.h"
#include "rj-plan-days.h"
#include "rj-plan-owned.h"
#include "rj-text.h"
#include "rj-visit-table.h"

/* What a call needs. */
typedef struct {
  char *id;
  RjDay first;
  RjDay last;
  RjMedicine *medicine;
  GPtrArray *times;
  GPtrArray *reminders;
  RjDose *dose;
  RjVisit *visit;
  RjHereAndNow here;
} Call;

static void
call_free (Call *self)
{
  g_free (self->id);
  rj_medicine_free (self->medicine);
  g_clear_pointer (&self->times, g_ptr_array_unref);
  g_clear_pointer (&self->reminders, g_ptr_array_unref);
  rj_dose_free (self->dose);
  rj_visit_free (self->visit);
  rj_here_and_now_clear (&self->here);
  g_free (self);
}

static Call *
call_new (RjMedicines *self, const char *id)
{
  Call *call = g_new0 (Call, 1);

  call->id = g_strdup (id);
  rj_sqlite_store_get_here_and_now (self, &call->here);
  return call;
}

static void
run (RjMedicines *self,
     RjJobMode mode,
     RjJobFunc func,
     Call *call,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  rj_sqlite_store_run (self, mode, func, call, (GDestroyNotify) call_free, cancellable, callback, user_data);
}

/* ---- Medicines ---- */

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *medicines = rj_medicine_table_list (connection, error);

  if (medicines != NULL)
    rj_job_answer_pointer (job, medicines, (GDestroyNotify) g_ptr_array_unref);
  return medicines != NULL;
}

static void
list_async (RjMedicines *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run (self, RJ_JOB_READ, list, call_new (self, NULL), cancellable, callback, user_data);
}

/* %NULL without an error becomes RJ_STORE_ERROR_NOT_FOUND. */
static RjMedicine *
load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  RjMedicine *medicine = rj_medicine_table_load (connection, id, &local);

  if (medicine == NULL)
    rj_set_not_found (&local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return medicine;
}

static gboolean
get (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  RjMedicine *medicine = load (connection, call->id, error);

  if (medicine != NULL)
    rj_job_answer_pointer (job, medicine, (GDestroyNotify) rj_medicine_free);
  return medicine != NULL;
}

static void
get_async (RjMedicines *self,
           const char *id,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  run (self, RJ_JOB_READ, get, call_new (self, id), cancellable, callback, user_data);
}

/* @items: (nullable) */
static gboolean
save_items (RjConnection *connection,
            const Call *call,
            RjMedicineRole role,
            GPtrArray *items,
            gint64 now_us,
            GError **error)
{
  RjDay today = rj_day_at (now_us, call->here.zone, call->here.day_end);

  if (items == NULL)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    if (!rj_plan_owned_save (connection, g_ptr_array_index (items, i), FALSE, today, now_us, error))
      return FALSE;
  return rj_medicine_table_set_items (connection, call->medicine->record.id, role, items, today, now_us,
                                      error);
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  const char *id = call->medicine->record.id;
  gint64 now_us = rj_job_get_now (job);
  RjMedicine *saved;
  gboolean is_new;

  if (!rj_medicine_table_save (connection, call->medicine, &is_new, error)
      || !save_items (connection, call, RJ_MEDICINE_ROLE_TIME, call->times, now_us, error)
      || !save_items (connection, call, RJ_MEDICINE_ROLE_EXPIRY, call->reminders, now_us, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN);
  saved = load (connection, id, error);
  if (saved != NULL)
    rj_job_answer_pointer (job, saved, (GDestroyNotify) rj_medicine_free);
  return saved != NULL;
}

static void
make_valid (RjMedicine *m)
{
  char **texts[] = { &m->name,     &m->label,          &m->prescriber, &m->prescriber_phone,
                     &m->pharmacy, &m->pharmacy_phone, &m->known_by,   &m->kept,
                     &m->note };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    rj_text_make_valid (texts[i]);
  if (m->name == NULL)
    m->name = g_strdup ("");
  if (m->doses < 0)
    m->doses_at_us = 0;
  m->window_minutes = m->as_needed ? 0 : CLAMP (m->window_minutes, 0, RJ_MEDICINE_MOST_WINDOW);
}

/* (nullable) */
static GPtrArray *
prepare_items (RjMedicines *self, GPtrArray *items)
{
  GPtrArray *copies;

  if (items == NULL)
    return NULL;
  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  for (guint i = 0; i < items->len; i++)
    {
      RjPlanItem *copy = rj_plan_item_copy (g_ptr_array_index (items, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      rj_sqlite_plan_tidy_item (copy);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static void
save_async (RjMedicines *self,
            const RjMedicine *medicine,
            GPtrArray *times,
            GPtrArray *reminders,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->medicine = rj_medicine_copy (medicine);
  rj_sqlite_store_prepare_record (self, &call->medicine->record);
  make_valid (call->medicine);
  call->times = prepare_items (self, times);
  call->reminders = prepare_items (self, reminders);
  run (self, RJ_JOB_CHANGE, save, call, cancellable, callback, user_data);
}

static gboolean
delete_medicine (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN);
  return rj_medicine_table_delete (connection, call->id, rj_job_get_now (job), error);
}

static void
delete_async (RjMedicines *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_medicine, call_new (self, id), cancellable, callback, user_data);
}

/* ---- Doses ---- */

static gboolean
list_doses (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  GPtrArray *doses = rj_dose_table_list (connection, call->id, call->first, call->last, error);

  if (doses != NULL)
    rj_job_answer_pointer (job, doses, (GDestroyNotify) g_ptr_array_unref);
  return doses != NULL;
}

static void
list_doses_async (RjMedicines *self,
                  const char *medicine,
                  RjDay first,
                  RjDay last,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Call *call = call_new (self, medicine);

  call->first = first;
  call->last = last;
  run (self, RJ_JOB_READ, list_doses, call, cancellable, callback, user_data);
}

static gboolean
get_dose (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GError) local = NULL;
  RjDose *dose = rj_dose_table_load_for (connection, call->id, call->first, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  rj_job_answer_pointer (job, dose, (GDestroyNotify) rj_dose_free);
  return TRUE;
}

static void
get_dose_async (RjMedicines *self,
                const char *item,
                RjDay day,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  Call *call = call_new (self, item);

  call->first = day;
  run (self, RJ_JOB_READ, get_dose, call, cancellable, callback, user_data);
}

/* There is at most one for an item and a day: that one is changed. */
static gboolean
find_own (RjConnection *connection, RjDose *dose, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RjDose) own = NULL;

  if (dose->item == NULL)
    return TRUE;
  own = rj_dose_table_load_for (connection, dose->item, dose->record.day, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (own != NULL)
    g_set_str (&dose->record.id, own->record.id);
  return dose->due_minutes >= 0
         || rj_dose_table_find_due (connection, dose->item, dose->record.day, &dose->due_minutes, error);
}

static gboolean
check_dose (const RjDose *dose, GError **error)
{
  if (dose->status >= RJ_DOSE_TAKEN && dose->status <= RJ_DOSE_UNSURE && dose->feeling >= -1
      && dose->feeling <= 10)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "There is no such answer");
  return FALSE;
}

static gboolean
save_dose (RjJob *job, RjConnection *connection, GError **error)
{
  RjDose *dose = ((Call *) rj_job_get_data (job))->dose;
  g_autoptr (RjMedicine) medicine = NULL;
  gboolean is_new;

  if (!check_dose (dose, error))
    return FALSE;
  medicine = load (connection, dose->medicine, error);
  if (medicine == NULL || !find_own (connection, dose, error)
      || !rj_dose_table_save (connection, dose, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), dose->record.day);
  rj_job_answer_pointer (job, rj_dose_copy (dose), (GDestroyNotify) rj_dose_free);
  return dose->item == NULL
         || rj_plan_days_set_mark (connection, dose->item, dose->record.day,
                                   rj_dose_status_get_mark (dose->status), dose->record.at_us,
                                   dose->record.zone, error);
}

static void
save_dose_async (RjMedicines *self,
                 const RjDose *dose,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->dose = rj_dose_copy (dose);
  rj_sqlite_store_prepare_record (self, &call->dose->record);
  rj_text_make_valid (&call->dose->note);
  run (self, RJ_JOB_CHANGE, save_dose, call, cancellable, callback, user_data);
}

static gboolean
delete_dose (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GError) local = NULL;
  g_autoptr (RjDose) dose = rj_dose_table_load (connection, call->id, &local);

  if (dose == NULL)
    rj_set_not_found (&local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), dose->record.day);
  return rj_dose_table_delete (connection, call->id, rj_job_get_now (job), error)
         && (dose->item == NULL
             || rj_plan_days_set_mark (connection, dose->item, dose->record.day, RJ_MARK_OPEN,
                                       rj_job_get_now (job), NULL, error));
}

static void
delete_dose_async (RjMedicines *self,
                   const char *id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  run (self, RJ_JOB_CHANGE, delete_dose, call_new (self, id), cancellable, callback, user_data);
}

/* ---- Visits ---- */

static gboolean
get_visit (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  RjVisit *visit = rj_visit_table_load (connection, call->id, call->first, error);

  if (visit != NULL)
    rj_job_answer_pointer (job, visit, (GDestroyNotify) rj_visit_free);
  return visit != NULL;
}

static void
get_visit_async (RjMedicines *self,
                 const char *item,
                 RjDay day,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Call *call = call_new (self, item);

  call->first = day;
  run (self, RJ_JOB_READ, get_visit, call, cancellable, callback, user_data);
}

static gboolean
save_visit (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_EDIT, RJ_CHANGED_PLAN);
  rj_change_add_day (rj_job_get_change (job), call->visit->day);
  return rj_visit_table_save (connection, call->visit, rj_job_get_now (job), error);
}

static void
save_visit_async (RjMedicines *self,
                  const RjVisit *visit,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Call *call = call_new (self, NULL);

  call->visit = rj_visit_copy (visit);
  rj_text_make_valid (&call->visit->bring);
  rj_text_make_valid (&call->visit->questions);
  rj_text_make_valid (&call->visit->outcome);
  run (self, RJ_JOB_CHANGE, save_visit, call, cancellable, callback, user_data);
}

void
rj_sqlite_medicines_iface_init (RjMedicinesInterface *iface)
{
  iface->list_async = list_async;
  iface->get_async = get_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
  iface->list_doses_async = list_doses_async;
  iface->get_dose_async = get_dose_async;
  iface->save_dose_async = save_dose_async;
  iface->delete_dose_async = delete_dose_async;
  iface->get_visit_async = get_visit_async;
  iface->save_visit_async = save_visit_async;
}
