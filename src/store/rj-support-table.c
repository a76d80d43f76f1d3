// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-support-table.h"

#include "rj-entry-table.h"
#include "rj-statement.h"
#include "rj-store.h"

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such record");
  return FALSE;
}

/* @sql: of its table. @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection,
      const char *sql,
      const char *id,
      gboolean *found,
      gint64 *created_us,
      GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  RjStep step;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", id);
  step = rj_statement_step (statement, error);
  if (step != RJ_STEP_ROW)
    return step == RJ_STEP_DONE;
  *found = TRUE;
  *created_us = rj_statement_next_int64 (statement);
  return rj_statement_next_int (statement) == 0 || set_not_found (error);
}

#define FIND_SERVICE  "SELECT created, deleted IS NOT NULL FROM service WHERE id = ?"
#define FIND_REFERRAL "SELECT created, deleted IS NOT NULL FROM referral WHERE id = ?"

/* ---- Services ---- */

static RjService *
read_service (RjStatement *statement)
{
  RjService *service = rj_service_new ();

  rj_entry_table_read (statement, &service->record);
  service->kind = (RjServiceKind) rj_statement_next_int (statement);
  service->name = rj_statement_next_text (statement);
  service->phone = rj_statement_next_text (statement);
  service->address = rj_statement_next_text (statement);
  service->web = rj_statement_next_text (statement);
  service->hours = rj_statement_next_text (statement);
  service->note = rj_statement_next_text (statement);
  return service;
}

static int
compare_services (gconstpointer a, gconstpointer b)
{
  const RjService *first = *(const RjService *const *) a;
  const RjService *second = *(const RjService *const *) b;
  int result = g_utf8_collate (first->name, second->name);

  return result != 0 ? result : g_strcmp0 (first->record.id, second->record.id);
}

GPtrArray *
rj_service_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", e.kind, e.name, e.phone, e.address, e.web, e.hours, e.note FROM service e "
    "WHERE e.deleted IS NULL",
    error);
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_service_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (services, read_service (statement));
  if (step == RJ_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (services, compare_services);
  return g_steal_pointer (&services);
}

static gboolean
save_service_words (RjConnection *connection, const RjService *service, GError **error)
{
  const char *words[] = { service->name, service->phone, service->address,
                          service->web,  service->hours, service->note };

  return rj_search_table_save (connection, service->record.id, "service", service->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_service_table_save (RjConnection *connection, RjService *service, gboolean *is_new, GError **error)
{
  const RjRecord *record = &service->record;
  gboolean found;

  if (!find (connection, FIND_SERVICE, record->id, &found, &service->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO service (id, created, updated, at, zone, day, while_locked, kind, name, phone, "
           "address, web, hours, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) "
           "DO UPDATE SET updated = excluded.updated, kind = excluded.kind, name = excluded.name, "
           "phone = excluded.phone, address = excluded.address, web = excluded.web, "
           "hours = excluded.hours, note = excluded.note",
           "tllltdiitttttt", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
           record->day, record->while_locked, (int) service->kind, service->name, service->phone,
           service->address, service->web, service->hours, service->note)
         && save_service_words (connection, service, error);
}

gboolean
rj_service_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) services = rj_service_table_list (connection, error);

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const RjService *service = g_ptr_array_index (services, i);

      if (g_str_equal (service->record.id, id))
        return save_service_words (connection, service, error);
    }
  return services != NULL && set_not_found (error);
}

/* ---- Referrals ---- */

static RjReferral *
read_referral (RjStatement *statement)
{
  RjReferral *referral = rj_referral_new ();

  rj_entry_table_read (statement, &referral->record);
  referral->status = (RjReferralStatus) rj_statement_next_int (statement);
  referral->to_whom = rj_statement_next_text (statement);
  referral->from_whom = rj_statement_next_text (statement);
  referral->next_step = rj_statement_next_text (statement);
  referral->note = rj_statement_next_text (statement);
  referral->asked_day = rj_statement_next_day (statement);
  referral->status_day = rj_statement_next_day (statement);
  return referral;
}

GPtrArray *
rj_referral_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", e.status, e.to_whom, e.from_whom, e.next_step, e.note, e.asked_day, "
    "e.status_day FROM referral e WHERE e.deleted IS NULL ORDER BY e.created DESC, e.id DESC",
    error);
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_referral_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (referrals, read_referral (statement));
  return step == RJ_STEP_DONE ? g_steal_pointer (&referrals) : NULL;
}

static gboolean
save_referral_words (RjConnection *connection, const RjReferral *referral, GError **error)
{
  const char *words[] = { referral->to_whom, referral->from_whom, referral->next_step, referral->note };

  return rj_search_table_save (connection, referral->record.id, "referral", referral->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_referral_table_save (RjConnection *connection, RjReferral *referral, gboolean *is_new, GError **error)
{
  const RjRecord *record = &referral->record;
  gboolean found;

  if (!find (connection, FIND_REFERRAL, record->id, &found, &referral->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return rj_connection_run (
           connection, error,
           "INSERT INTO referral (id, created, updated, at, zone, day, while_locked, status, to_whom, "
           "from_whom, next_step, note, asked_day, status_day) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
           "updated = excluded.updated, status = excluded.status, to_whom = excluded.to_whom, "
           "from_whom = excluded.from_whom, next_step = excluded.next_step, note = excluded.note, "
           "asked_day = excluded.asked_day, status_day = excluded.status_day",
           "tllltdiittttdd", record->id, record->created_us, record->updated_us, record->at_us, record->zone,
           record->day, record->while_locked, (int) referral->status, referral->to_whom, referral->from_whom,
           referral->next_step, referral->note, referral->asked_day, referral->status_day)
         && save_referral_words (connection, referral, error);
}

gboolean
rj_referral_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) referrals = rj_referral_table_list (connection, error);

  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    {
      const RjReferral *referral = g_ptr_array_index (referrals, i);

      if (g_str_equal (referral->record.id, id))
        return save_referral_words (connection, referral, error);
    }
  return referrals != NULL && set_not_found (error);
}

/* ---- Both ---- */

gboolean
rj_support_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  gboolean is_service, is_referral;
  gint64 created;

  if (!find (connection, FIND_SERVICE, id, &is_service, &created, error)
      || !find (connection, FIND_REFERRAL, id, &is_referral, &created, error))
    return FALSE;
  if (!is_service && !is_referral)
    return set_not_found (error);
  return rj_connection_run (connection, error,
                            is_service ? "UPDATE service SET deleted = ? WHERE id = ?"
                                       : "UPDATE referral SET deleted = ? WHERE id = ?",
                            "lt", now_us, id)
         && rj_search_table_remove (connection, id, error);
}
