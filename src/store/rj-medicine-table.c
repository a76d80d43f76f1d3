// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-medicine-table.h"

#include "rj-dose-table.h"
#include "rj-entry-table.h"
#include "rj-plan-owned.h"
#include "rj-plan-table.h"
#include "rj-rows.h"
#include "rj-statement.h"
#include "rj-store.h"

#define COLUMNS                                                                                  \
  "e.name, e.kind, e.form, e.label, e.as_needed, e.prescriber, e.prescriber_phone, e.pharmacy, " \
  "e.pharmacy_phone, e.start_day, e.refill_day, e.doses, e.doses_at, e.given_day, e.next_day, "  \
  "e.expiry_day, e.known_by, e.kept, e.note, e.window_minutes, "                                 \
  "(SELECT count(*) FROM dose d WHERE d.medicine = e.id AND d.deleted IS NULL AND d.status IN "  \
  "(1, 2, 4) AND d.place <> 2 AND d.at >= e.doses_at), "                                         \
  "(SELECT max(d.at) FROM dose d WHERE d.medicine = e.id AND d.deleted IS NULL AND d.status IN (1, 2, 4))"

static RjMedicine *
read_medicine (RjStatement *statement)
{
  RjMedicine *medicine = rj_medicine_new ();
  int taken;

  rj_entry_table_read (statement, &medicine->record);
  medicine->name = rj_statement_next_text (statement);
  medicine->kind = (RjMedicineKind) rj_statement_next_int (statement);
  medicine->form = (RjMedicineForm) rj_statement_next_int (statement);
  medicine->label = rj_statement_next_text (statement);
  medicine->as_needed = rj_statement_next_int (statement) != 0;
  medicine->prescriber = rj_statement_next_text (statement);
  medicine->prescriber_phone = rj_statement_next_text (statement);
  medicine->pharmacy = rj_statement_next_text (statement);
  medicine->pharmacy_phone = rj_statement_next_text (statement);
  medicine->start_day = rj_statement_next_day (statement);
  medicine->refill_day = rj_statement_next_day (statement);
  medicine->doses = rj_statement_next_minutes (statement);
  medicine->doses_at_us = rj_statement_next_int64 (statement);
  medicine->given_day = rj_statement_next_day (statement);
  medicine->next_day = rj_statement_next_day (statement);
  medicine->expiry_day = rj_statement_next_day (statement);
  medicine->known_by = rj_statement_next_text (statement);
  medicine->kept = rj_statement_next_text (statement);
  medicine->note = rj_statement_next_text (statement);
  medicine->window_minutes = rj_statement_next_int (statement);
  taken = rj_statement_next_int (statement);
  medicine->doses_left = medicine->doses < 0 ? -1 : MAX (medicine->doses - taken, 0);
  medicine->last_taken_us = rj_statement_next_int64 (statement);
  return medicine;
}

static gboolean
load_items (RjConnection *connection, RjMedicine *medicine, GError **error)
{
  const char *id = medicine->record.id;

  return rj_rows_load_texts (connection, id,
                             "SELECT p.item FROM plan_medicine p JOIN plan_item i ON i.id = p.item "
                             "WHERE p.medicine = ? AND p.role = 1 AND i.deleted IS NULL "
                             "ORDER BY i.minutes, i.position, i.id",
                             &medicine->items, error)
         && rj_rows_load_texts (connection, id,
                                "SELECT p.item FROM plan_medicine p JOIN plan_item i ON i.id = p.item "
                                "WHERE p.medicine = ? AND p.role = 2 AND i.deleted IS NULL ORDER BY i.id",
                                &medicine->reminders, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RjMedicine *first = *(const RjMedicine *const *) a;
  const RjMedicine *second = *(const RjMedicine *const *) b;
  int result = g_utf8_collate (first->name, second->name);

  return result != 0 ? result : g_strcmp0 (first->record.id, second->record.id);
}

GPtrArray *
rj_medicine_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT " RJ_ENTRY_COLUMNS ", " COLUMNS " FROM medicine e WHERE e.deleted IS NULL", error);
  g_autoptr (GPtrArray) medicines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_medicine_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjMedicine *medicine = read_medicine (statement);

      g_ptr_array_add (medicines, medicine);
      if (!load_items (connection, medicine, error))
        return NULL;
    }
  if (step == RJ_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (medicines, compare_names);
  return g_steal_pointer (&medicines);
}

RjMedicine *
rj_medicine_table_load (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT " RJ_ENTRY_COLUMNS ", " COLUMNS " FROM medicine e WHERE e.id = ? AND e.deleted IS NULL", error);
  g_autoptr (RjMedicine) medicine = NULL;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", id);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  medicine = read_medicine (statement);
  return load_items (connection, medicine, error) ? g_steal_pointer (&medicine) : NULL;
}

/* @created_us stays as it was when there is none. */
static gboolean
find (RjConnection *connection, const char *id, gboolean *found, gint64 *created_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT created, deleted IS NOT NULL FROM medicine WHERE id = ?", error);
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
  if (rj_statement_next_int (statement) == 0)
    return TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such medicine");
  return FALSE;
}

static gboolean
save_row (RjConnection *connection, const RjMedicine *m, GError **error)
{
  const RjRecord *record = &m->record;

  return rj_connection_run (
    connection, error,
    "INSERT INTO medicine (id, created, updated, at, zone, day, while_locked, name, kind, form, label, "
    "as_needed, prescriber, prescriber_phone, pharmacy, pharmacy_phone, start_day, refill_day, doses, "
    "doses_at, given_day, next_day, expiry_day, known_by, kept, note, window_minutes) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, at = excluded.at, zone = excluded.zone, "
    "day = excluded.day, name = excluded.name, kind = excluded.kind, form = excluded.form, "
    "label = excluded.label, as_needed = excluded.as_needed, prescriber = excluded.prescriber, "
    "prescriber_phone = excluded.prescriber_phone, pharmacy = excluded.pharmacy, "
    "pharmacy_phone = excluded.pharmacy_phone, start_day = excluded.start_day, "
    "refill_day = excluded.refill_day, doses = excluded.doses, doses_at = excluded.doses_at, "
    "given_day = excluded.given_day, next_day = excluded.next_day, expiry_day = excluded.expiry_day, "
    "known_by = excluded.known_by, kept = excluded.kept, note = excluded.note, "
    "window_minutes = excluded.window_minutes",
    "tllltditiititttt"
    "ddnldddttti",
    record->id, record->created_us, record->updated_us, record->at_us, record->zone, record->day,
    record->while_locked, m->name, (int) m->kind, (int) m->form, m->label, m->as_needed, m->prescriber,
    m->prescriber_phone, m->pharmacy, m->pharmacy_phone, m->start_day, m->refill_day, m->doses,
    m->doses_at_us, m->given_day, m->next_day, m->expiry_day, m->known_by, m->kept, m->note,
    m->window_minutes);
}

static gboolean
save_search (RjConnection *connection, const RjMedicine *m, GError **error)
{
  const char *words[] = { m->name, m->label, m->prescriber, m->pharmacy, m->known_by, m->kept, m->note };

  return rj_search_table_save (connection, m->record.id, "medicine", m->record.day, words,
                               G_N_ELEMENTS (words), error);
}

gboolean
rj_medicine_table_save (RjConnection *connection, RjMedicine *medicine, gboolean *is_new, GError **error)
{
  gboolean found;

  if (!find (connection, medicine->record.id, &found, &medicine->record.created_us, error))
    return FALSE;
  *is_new = !found;
  return save_row (connection, medicine, error) && save_search (connection, medicine, error);
}

/* ---- Its items of the plan ---- */

/* (transfer full) (nullable): ids that @sql selects for @id; %NULL with an error */
static GStrv
list_ids (RjConnection *connection, const char *sql, const char *id, GError **error)
{
  GStrv ids = NULL;

  if (!rj_rows_load_texts (connection, id, sql, &ids, error))
    return NULL;
  return ids != NULL ? ids : g_new0 (char *, 1);
}

gboolean
rj_medicine_table_set_items (RjConnection *connection,
                             const char *id,
                             RjMedicineRole role,
                             GPtrArray *items,
                             RjDay today,
                             gint64 now_us,
                             GError **error)
{
  g_autoptr (RjMedicine) medicine = rj_medicine_table_load (connection, id, error);
  GStrv before;

  if (medicine == NULL)
    return FALSE;
  before = role == RJ_MEDICINE_ROLE_TIME ? medicine->items : medicine->reminders;
  if (!rj_plan_owned_end_others (connection, (const char *const *) before, items, today, now_us, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!rj_connection_run (
          connection, error,
          "INSERT INTO plan_medicine (item, medicine, role) VALUES (?, ?, ?) "
          "ON CONFLICT (item) DO UPDATE SET medicine = excluded.medicine, role = excluded.role",
          "tti", ((RjPlanItem *) g_ptr_array_index (items, i))->record.id, id, (int) role))
      return FALSE;
  return TRUE;
}

char *
rj_medicine_table_find_by_item (RjConnection *connection,
                                const char *item,
                                int *window_minutes,
                                GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT p.medicine, m.window_minutes FROM plan_medicine p JOIN medicine m ON m.id = p.medicine "
    "WHERE p.item = ? AND p.role = 1 AND m.deleted IS NULL",
    error);

  char *medicine;

  if (window_minutes != NULL)
    *window_minutes = 0;
  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "t", item);
  if (rj_statement_step (statement, error) != RJ_STEP_ROW)
    return NULL;
  medicine = rj_statement_next_text (statement);
  if (window_minutes != NULL)
    *window_minutes = rj_statement_next_int (statement);
  return medicine;
}

gboolean
rj_medicine_table_copy_links (RjConnection *connection, const char *from, const char *to, GError **error)
{
  return rj_connection_run (connection, error,
                            "INSERT OR IGNORE INTO plan_medicine (item, medicine, role) "
                            "SELECT ?2, medicine, role FROM plan_medicine WHERE item = ?1",
                            "tt", from, to)
         && rj_connection_run (connection, error,
                               "INSERT OR IGNORE INTO visit (item, updated, type, bring, questions) "
                               "SELECT ?2, updated, type, bring, questions FROM visit WHERE item = ?1",
                               "tt", from, to);
}

/* ---- Deleting, and putting back ---- */

gboolean
rj_medicine_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error)
{
  g_auto (GStrv) items = NULL;
  gint64 created;
  gboolean found;

  if (!find (connection, id, &found, &created, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such medicine");
      return FALSE;
    }
  items = list_ids (connection,
                    "SELECT p.item FROM plan_medicine p JOIN plan_item i ON i.id = p.item "
                    "WHERE p.medicine = ? AND i.deleted IS NULL",
                    id, error);
  if (items == NULL)
    return FALSE;
  for (gsize i = 0; items[i] != NULL; i++)
    if (!rj_plan_table_delete (connection, items[i], now_us, error))
      return FALSE;
  return rj_connection_run (connection, error, "UPDATE medicine SET deleted = ? WHERE id = ?", "lt", now_us,
                            id)
         && rj_search_table_remove (connection, id, error)
         && rj_connection_run (connection, error,
                               "DELETE FROM search WHERE id IN (SELECT id FROM dose WHERE medicine = ?)", "t",
                               id);
}

gboolean
rj_medicine_table_put_back_items (RjConnection *connection, const char *id, GError **error)
{
  return rj_connection_run (connection, error,
                            "UPDATE plan_item SET deleted = NULL "
                            "WHERE id IN (SELECT item FROM plan_medicine WHERE medicine = ?1) "
                            "AND deleted = (SELECT deleted FROM medicine WHERE id = ?1)",
                            "t", id);
}

gboolean
rj_medicine_table_put_back (RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjMedicine) medicine = rj_medicine_table_load (connection, id, error);
  gboolean is_new;

  if (medicine == NULL || !rj_medicine_table_save (connection, medicine, &is_new, error))
    return FALSE;
  for (gsize i = 0; medicine->items != NULL && medicine->items[i] != NULL; i++)
    if (!rj_plan_table_save_search (connection, medicine->items[i], error))
      return FALSE;
  for (gsize i = 0; medicine->reminders != NULL && medicine->reminders[i] != NULL; i++)
    if (!rj_plan_table_save_search (connection, medicine->reminders[i], error))
      return FALSE;
  return rj_dose_table_save_search_of (connection, id, error);
}
