// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-plan-days.h"
#include "rj-support-table.h"
#include "rj-text.h"

static gboolean
answer_list (RjJob *job, GPtrArray *list)
{
  if (list != NULL)
    rj_job_answer_pointer (job, list, (GDestroyNotify) g_ptr_array_unref);
  return list != NULL;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "It needs a name");
  return FALSE;
}

/* ---- Services ---- */

static gboolean
list_services (RjJob *job, RjConnection *connection, GError **error)
{
  return answer_list (job, rj_service_table_list (connection, error));
}

static void
list_services_async (RjSupport *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_services, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
save_service (RjJob *job, RjConnection *connection, GError **error)
{
  RjService *service = rj_job_get_data (job);
  gboolean is_new;

  if (rj_text_is_blank (service->name))
    return refuse (error);
  if (!rj_service_table_save (connection, service, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_SUPPORT);
  rj_job_answer_pointer (job, rj_service_copy (service), (GDestroyNotify) rj_service_free);
  return TRUE;
}

static void
save_service_async (RjSupport *self,
                    const RjService *service,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RjService *copy = rj_service_copy (service);
  char **words[] = { &copy->name, &copy->phone, &copy->address, &copy->web, &copy->hours, &copy->note };

  rj_sqlite_store_prepare_record (self, &copy->record);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    rj_text_make_valid (words[i]);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_service, copy, (GDestroyNotify) rj_service_free, cancellable,
                       callback, user_data);
}

/* ---- Referrals ---- */

static gboolean
list_referrals (RjJob *job, RjConnection *connection, GError **error)
{
  return answer_list (job, rj_referral_table_list (connection, error));
}

static void
list_referrals_async (RjSupport *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_referrals, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
save_referral (RjJob *job, RjConnection *connection, GError **error)
{
  RjReferral *referral = rj_job_get_data (job);
  gboolean is_new;

  if (rj_text_is_blank (referral->to_whom))
    return refuse (error);
  if (!rj_referral_table_save (connection, referral, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_SUPPORT);
  rj_job_answer_pointer (job, rj_referral_copy (referral), (GDestroyNotify) rj_referral_free);
  return TRUE;
}

static void
save_referral_async (RjSupport *self,
                     const RjReferral *referral,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  RjReferral *copy = rj_referral_copy (referral);
  char **words[] = { &copy->to_whom, &copy->from_whom, &copy->next_step, &copy->note };

  rj_sqlite_store_prepare_record (self, &copy->record);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    rj_text_make_valid (words[i]);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_referral, copy, (GDestroyNotify) rj_referral_free,
                       cancellable, callback, user_data);
}

/* ---- Both ---- */

static gboolean delete (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_SUPPORT);
  return rj_support_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_async (RjSupport *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete, g_strdup (id), g_free, cancellable, callback, user_data);
}

/* ---- What comes next ---- */

static void
here_free (gpointer data)
{
  rj_here_and_now_clear (data);
  g_free (data);
}

/* Those that are over today are not next any more; without a time that is not known. */
static gboolean
is_ahead (const RjOccurrence *occurrence, const RjHereAndNow *here)
{
  return occurrence->mark == RJ_MARK_OPEN
         && (occurrence->item->minutes < 0 || rj_occurrence_get_instant (occurrence, here) >= here->now_us);
}

static gboolean
list_ahead (RjJob *job, RjConnection *connection, GError **error)
{
  const RjHereAndNow *here = rj_job_get_data (job);
  RjDay today = rj_day_at (here->now_us, here->zone, here->day_end);
  g_autoptr (GPtrArray) all =
    rj_plan_days_list_appointed (connection, today, today + RJ_SUPPORT_AHEAD_DAYS, error);
  g_autoptr (GPtrArray) ahead = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (all, i);

      if (is_ahead (occurrence, here) && g_hash_table_add (seen, occurrence->item->record.id))
        g_ptr_array_add (ahead, rj_occurrence_copy (occurrence));
    }
  return all != NULL && answer_list (job, g_steal_pointer (&ahead));
}

static void
list_ahead_async (RjSupport *self,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjHereAndNow *here = g_new0 (RjHereAndNow, 1);

  rj_sqlite_store_get_here_and_now (self, here);
  rj_sqlite_store_run (self, RJ_JOB_READ, list_ahead, here, here_free, cancellable, callback, user_data);
}

void
rj_sqlite_support_iface_init (RjSupportInterface *iface)
{
  iface->list_services_async = list_services_async;
  iface->save_service_async = save_service_async;
  iface->list_referrals_async = list_referrals_async;
  iface->save_referral_async = save_referral_async;
  iface->delete_async = delete_async;
  iface->list_ahead_async = list_ahead_async;
}
