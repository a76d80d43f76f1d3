// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-trash-table.h"

#include "rj-attendance-table.h"
#include "rj-check-ins-table.h"
#include "rj-dose-table.h"
#include "rj-letter-table.h"
#include "rj-medicine-table.h"
#include "rj-meeting-table.h"
#include "rj-migrations.h"
#include "rj-my-line-table.h"
#include "rj-own-line-table.h"
#include "rj-person-table.h"
#include "rj-plan-days.h"
#include "rj-plan-table.h"
#include "rj-recovery-table.h"
#include "rj-sheet-table.h"
#include "rj-statement.h"
#include "rj-store.h"
#include "rj-strategy-table.h"
#include "rj-support-table.h"

GPtrArray *
rj_trash_table_list (RjConnection *connection, RjDay today, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT id, CASE kind WHEN 1 THEN 0 WHEN 2 THEN 1 ELSE 2 END, day, value, title, excerpt, deleted FROM "
    "entry WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 3, first_day, -1, title, note, deleted FROM plan_item WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 4, day, -1, title, learned, deleted FROM strategy WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 5, day, -1, name, note, deleted FROM medicine WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 7, day, -1, name, NULL, deleted FROM plan_template WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 9, day, -1, title, CASE WHEN sealed_until > ?1 THEN NULL ELSE substr(body, 1, 160) "
    "END, deleted FROM letter WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 10, day, -1, form, (SELECT substr(text, 1, 160) FROM worksheet_line "
    "WHERE sheet = worksheet.id AND text IS NOT NULL ORDER BY position LIMIT 1), deleted FROM worksheet "
    "WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 11, day, -1, name, concat_ws(char(10), number, note), deleted FROM own_line "
    "WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 22, day, -1, name, NULL, deleted FROM milestone WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 40, day, -1, name, concat_ws(char(10), phone, address, web, hours, note), deleted "
    "FROM service WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 41, day, -1, to_whom, concat_ws(char(10), from_whom, next_step, note), deleted "
    "FROM referral WHERE deleted IS NOT NULL "
    "UNION ALL SELECT id, 8, day, section, text, detail, deleted FROM my_line WHERE deleted IS NOT NULL "
    "UNION ALL SELECT d.id, 6, d.day, d.status, m.name, d.note, d.deleted FROM dose d JOIN medicine m "
    "ON m.id = d.medicine WHERE d.deleted IS NOT NULL AND m.deleted IS NULL "
    "UNION ALL SELECT id, 20, day, kind, NULL, (SELECT concat_ws(char(10), amount, substr(note, 1, 160)) "
    "FROM "
    "recovery_words w WHERE w.event = e.id AND w.deleted IS NULL), deleted FROM recovery_event e "
    "WHERE deleted IS NOT NULL AND id = root "
    "UNION ALL SELECT w.id, 21, e.day, -1, NULL, concat_ws(char(10), amount, substr(note, 1, 160)), "
    "w.deleted "
    "FROM recovery_words w JOIN recovery_event e ON e.id = w.event WHERE w.deleted IS NOT NULL "
    "AND e.deleted IS NULL "
    "UNION ALL SELECT id, 50, day, -1, name, note, deleted FROM meeting "
    "WHERE deleted IS NOT NULL "
    "UNION ALL SELECT a.id, 51, a.day, -1, m.name, a.took_away, a.deleted FROM attendance a "
    "JOIN meeting m ON m.id = a.meeting WHERE a.deleted IS NOT NULL AND m.deleted IS NULL "
    "UNION ALL SELECT id, 12, day, -1, name, concat_ws(char(10), good_for, note), deleted FROM person "
    "WHERE deleted IS NOT NULL "
    "UNION ALL SELECT t.id, 13, t.day, t.how, p.name, t.note, t.deleted FROM talk t JOIN person p "
    "ON p.id = t.person WHERE t.deleted IS NOT NULL AND p.deleted IS NULL "
    "ORDER BY deleted DESC, id DESC",
    error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_trash_item_free);
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "d", today);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjTrashItem *item = g_new0 (RjTrashItem, 1);

      item->id = rj_statement_next_text (statement);
      item->kind = (RjTrashKind) rj_statement_next_int (statement);
      item->day = rj_statement_next_day (statement);
      item->value = rj_statement_next_int (statement);
      item->title = rj_statement_next_text (statement);
      item->excerpt = rj_statement_next_text (statement);
      item->deleted_us = rj_statement_next_int64 (statement);
      g_ptr_array_add (items, item);
    }
  return step == RJ_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

/* ---- Putting back: the record is saved as it was, which makes it found by a search again ---- */

static gboolean
set_gone (GError **error)
{
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "It is not among the deleted");
  return FALSE;
}

static gboolean
put_back_mood (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (RjMoodEntry) entry = rj_mood_table_load (connection, id, error);

  return entry != NULL ? rj_mood_table_save (connection, entry, day, error) : set_gone (error);
}

static gboolean
put_back_craving (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (RjCraving) craving = rj_craving_table_load (connection, id, error);

  return craving != NULL ? rj_craving_table_save (connection, craving, day, error) : set_gone (error);
}

static gboolean
put_back_writing (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (RjWriting) writing = rj_writing_table_load (connection, id, error);

  return writing != NULL ? rj_writing_table_save (connection, writing, day, error) : set_gone (error);
}

static gboolean
put_back_plan_item (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (RjPlanItem) item = rj_plan_table_load (connection, id, error);
  g_autoptr (RjPlanItem) old = NULL;

  if (item == NULL)
    return set_gone (error);
  if (item->recurrence == NULL)
    *day = item->record.day;
  return rj_plan_table_save (connection, item, &old, error);
}

static gboolean
put_back_strategy (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (GPtrArray) strategies = rj_strategy_table_list (connection, error);

  for (guint i = 0; strategies != NULL && i < strategies->len; i++)
    {
      RjStrategy *strategy = g_ptr_array_index (strategies, i);
      gboolean is_new;

      if (g_str_equal (strategy->record.id, id))
        return rj_strategy_table_save (connection, strategy, &is_new, error);
    }
  return set_gone (error);
}

static gboolean
put_back_medicine (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_medicine_table_put_back (connection, id, error);
}

/* Its item is marked on that day again. */
static gboolean
put_back_dose (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  g_autoptr (RjDose) dose = NULL;

  if (!rj_dose_table_put_back (connection, id, error))
    return FALSE;
  dose = rj_dose_table_load (connection, id, error);
  if (dose == NULL)
    return FALSE;
  *day = dose->record.day;
  return dose->item == NULL
         || rj_plan_days_set_mark (connection, dose->item, *day, rj_dose_status_get_mark (dose->status),
                                   dose->record.at_us, dose->record.zone, error);
}

static gboolean
put_back_meeting (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_meeting_table_put_back (connection, id, error);
}

/* What is not searched for: there is nothing to do besides. */
static gboolean
put_back_unsearched (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return TRUE;
}

static gboolean
put_back_letter (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_letter_table_put_back (connection, id, error);
}

static gboolean
put_back_own_line (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_own_line_table_put_back (connection, id, error);
}

static gboolean
put_back_my_line (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_my_line_table_put_back (connection, id, error);
}

static gboolean
put_back_sheet (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_sheet_table_put_back (connection, id, error);
}

static gboolean
put_back_recovery (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_recovery_table_put_back (connection, id, error);
}

static gboolean
put_back_service (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_service_table_put_back (connection, id, error);
}

static gboolean
put_back_referral (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_referral_table_put_back (connection, id, error);
}

static gboolean
put_back_person (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_person_table_put_back (connection, id, error);
}

static gboolean
put_back_talk (RjConnection *connection, const char *id, RjDay *day, GError **error)
{
  return rj_talk_table_put_back (connection, id, error);
}

typedef struct {
  guint changed;
  const char *find;
  const char *put_back;
  gboolean (*save) (RjConnection *connection, const char *id, RjDay *day, GError **error);
  /* (nullable): before it is put back */
  gboolean (*prepare) (RjConnection *connection, const char *id, GError **error);
} Kind;

static const Kind kinds[] = {
  { RJ_CHANGED_MOOD, "SELECT count(*) FROM entry WHERE id = ? AND kind = 1 AND deleted IS NOT NULL",
    "UPDATE entry SET deleted = NULL WHERE id = ?", put_back_mood },
  { RJ_CHANGED_CRAVING, "SELECT count(*) FROM entry WHERE id = ? AND kind = 2 AND deleted IS NOT NULL",
    "UPDATE entry SET deleted = NULL WHERE id = ?", put_back_craving },
  { RJ_CHANGED_WRITING, "SELECT count(*) FROM entry WHERE id = ? AND kind = 4 AND deleted IS NOT NULL",
    "UPDATE entry SET deleted = NULL WHERE id = ?", put_back_writing },
  { RJ_CHANGED_PLAN, "SELECT count(*) FROM plan_item WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE plan_item SET deleted = NULL WHERE id = ?", put_back_plan_item },
  { RJ_CHANGED_STRATEGY, "SELECT count(*) FROM strategy WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE strategy SET deleted = NULL WHERE id = ?", put_back_strategy },
  { RJ_CHANGED_LETTER, "SELECT count(*) FROM letter WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE letter SET deleted = NULL WHERE id = ?", put_back_letter },
  { RJ_CHANGED_SHEET, "SELECT count(*) FROM worksheet WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE worksheet SET deleted = NULL WHERE id = ?", put_back_sheet },
  { RJ_CHANGED_PLAN, "SELECT count(*) FROM plan_template WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE plan_template SET deleted = NULL WHERE id = ?", put_back_unsearched },
  { RJ_CHANGED_OWN_LINE, "SELECT count(*) FROM own_line WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE own_line SET deleted = NULL WHERE id = ?", put_back_own_line },
  { RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN,
    "SELECT count(*) FROM medicine WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE medicine SET deleted = NULL WHERE id = ?", put_back_medicine, rj_medicine_table_put_back_items },
  { RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN,
    "SELECT count(*) FROM dose d JOIN medicine m ON m.id = d.medicine WHERE d.id = ? AND d.deleted IS NOT "
    "NULL "
    "AND m.deleted IS NULL",
    "UPDATE dose SET deleted = NULL WHERE id = ?", put_back_dose },
  { RJ_CHANGED_MEETING | RJ_CHANGED_PLAN, "SELECT count(*) FROM meeting WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE meeting SET deleted = NULL WHERE id = ?", put_back_meeting, rj_meeting_table_put_back_items },
  { RJ_CHANGED_MEETING | RJ_CHANGED_PLAN,
    "SELECT count(*) FROM attendance a JOIN meeting m ON m.id = a.meeting WHERE a.id = ? "
    "AND a.deleted IS NOT NULL AND m.deleted IS NULL",
    "UPDATE attendance SET deleted = NULL WHERE id = ?", rj_attendance_table_put_back },
  { RJ_CHANGED_MY_PLAN, "SELECT count(*) FROM my_line WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE my_line SET deleted = NULL WHERE id = ?", put_back_my_line },
  { RJ_CHANGED_RECOVERY,
    "SELECT count(*) FROM recovery_event WHERE id = ? AND id = root AND deleted IS NOT NULL",
    "UPDATE recovery_event SET deleted = NULL WHERE root = ?", put_back_recovery },
  { RJ_CHANGED_RECOVERY,
    "SELECT count(*) FROM recovery_words w JOIN recovery_event e ON e.id = w.event WHERE w.id = ? "
    "AND w.deleted IS NOT NULL AND e.deleted IS NULL",
    "UPDATE recovery_words SET deleted = NULL WHERE id = ?", put_back_recovery },
  { RJ_CHANGED_MILESTONE, "SELECT count(*) FROM milestone WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE milestone SET deleted = NULL WHERE id = ?", put_back_unsearched },
  { RJ_CHANGED_SUPPORT, "SELECT count(*) FROM service WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE service SET deleted = NULL WHERE id = ?", put_back_service },
  { RJ_CHANGED_SUPPORT, "SELECT count(*) FROM referral WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE referral SET deleted = NULL WHERE id = ?", put_back_referral },
  { RJ_CHANGED_PERSON, "SELECT count(*) FROM person WHERE id = ? AND deleted IS NOT NULL",
    "UPDATE person SET deleted = NULL WHERE id = ?", put_back_person },
  { RJ_CHANGED_PERSON,
    "SELECT count(*) FROM talk t JOIN person p ON p.id = t.person WHERE t.id = ? AND t.deleted IS NOT NULL "
    "AND p.deleted IS NULL",
    "UPDATE talk SET deleted = NULL WHERE id = ?", put_back_talk },
};

/* (nullable): what the deleted record @id is; %NULL without error when there is none. */
static const Kind *
find_kind (RjConnection *connection, const char *id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 n = 0;

      if (!rj_connection_get_int64 (connection, &n, error, kinds[i].find, "t", id))
        return NULL;
      if (n > 0)
        return &kinds[i];
    }
  return NULL;
}

gboolean
rj_trash_table_put_back (RjConnection *connection, const char *id, RjChange *change, GError **error)
{
  g_autoptr (GError) local = NULL;
  const Kind *kind = find_kind (connection, id, &local);
  RjDay day = RJ_DAY_NONE;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (kind == NULL)
    return set_gone (error);
  if ((kind->prepare != NULL && !kind->prepare (connection, id, error))
      || !rj_connection_run (connection, error, kind->put_back, "t", id)
      || !kind->save (connection, id, &day, error))
    return FALSE;
  change->kinds |= kind->changed;
  if (day != RJ_DAY_NONE)
    rj_change_add_day (change, day);
  return TRUE;
}

/* ---- Removing for good ---- */

gboolean
rj_trash_table_remove (RjConnection *connection, const char *id, GError **error)
{
  // In this order no row is left that names one that is gone.
  static const char *const statements[] = {
    "DELETE FROM entry_choice WHERE entry = ?",
    "DELETE FROM craving_rating WHERE craving = ?",
    "DELETE FROM craving WHERE id = ?",
    "UPDATE strategy_use SET craving = NULL WHERE craving = ?",
    "UPDATE letter_use SET craving = NULL WHERE craving = ?",
    "DELETE FROM scale_value WHERE entry = ?",
    "DELETE FROM mood WHERE id = ?",
    "DELETE FROM writing WHERE id = ?",
    "DELETE FROM entry WHERE id = ?",
    "DELETE FROM reminder_answer WHERE key IN (SELECT key FROM reminder WHERE item = ?)",
    "DELETE FROM reminder WHERE item = ?",
    "DELETE FROM plan_lead WHERE item = ?",
    "DELETE FROM plan_step WHERE item = ?",
    "DELETE FROM plan_step_mark WHERE item = ?",
    "DELETE FROM plan_mark WHERE item = ?",
    "DELETE FROM plan_move WHERE item = ?",
    "DELETE FROM plan_date WHERE item = ?",
    "DELETE FROM plan_medicine WHERE item = ?",
    "DELETE FROM visit_outcome WHERE item = ?",
    "DELETE FROM visit WHERE item = ?",
    "DELETE FROM plan_source WHERE item = ?",
    "DELETE FROM plan_pause WHERE item = ?",
    "DELETE FROM plan_item WHERE id = ?",
    "DELETE FROM plan_template_item WHERE template = ?",
    "DELETE FROM plan_template WHERE id = ?",
    "DELETE FROM strategy_step WHERE strategy = ?",
    "DELETE FROM strategy_tag WHERE strategy = ?",
    "DELETE FROM strategy_use WHERE strategy = ?",
    "DELETE FROM strategy WHERE id = ?",
    "DELETE FROM letter_use WHERE letter = ?",
    "DELETE FROM letter WHERE id = ?",
    "DELETE FROM worksheet_line WHERE sheet = ?",
    "DELETE FROM worksheet WHERE id = ?",
    "UPDATE my_line SET strategy = NULL WHERE strategy = ?",
    "UPDATE rule_event SET craving = NULL WHERE craving = ?",
    "DELETE FROM rule_event WHERE line = ?",
    "DELETE FROM my_line WHERE id = ?",
    "DELETE FROM search WHERE id IN (SELECT id FROM dose WHERE medicine = ?)",
    "DELETE FROM dose_effect WHERE medicine = ?",
    "DELETE FROM dose WHERE medicine = ?",
    "DELETE FROM plan_medicine WHERE medicine = ?",
    "DELETE FROM medicine WHERE id = ?",
    "DELETE FROM search WHERE id IN (SELECT id FROM attendance WHERE meeting = ?)",
    "DELETE FROM attendance WHERE meeting = ?",
    "DELETE FROM attendance WHERE id = ?",
    "UPDATE plan_item SET meeting = NULL WHERE meeting = ?",
    "DELETE FROM meeting WHERE id = ?",
    "DELETE FROM own_line WHERE id = ?",
    "DELETE FROM milestone WHERE id = ?",
    "DELETE FROM service WHERE id = ?",
    "DELETE FROM referral WHERE id = ?",
    "DELETE FROM search WHERE id IN (SELECT id FROM talk WHERE person = ?)",
    "DELETE FROM talk WHERE person = ?",
    "DELETE FROM talk WHERE id = ?",
    "DELETE FROM person_reach WHERE person = ?",
    "DELETE FROM person WHERE id = ?",
    "DELETE FROM dose_effect WHERE dose = ?",
    "DELETE FROM dose WHERE id = ?",
    "DELETE FROM search WHERE id IN (SELECT id FROM recovery_words WHERE event = ?)",
    "DELETE FROM recovery_words WHERE event = ?",
    "DELETE FROM recovery_words WHERE id = ?",
    "DELETE FROM recovery_event WHERE root = ?",
    "DELETE FROM search WHERE id = ?",
    "DELETE FROM draft WHERE instr (field, ?) > 0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!rj_connection_run (connection, error, statements[i], "t", id))
      return FALSE;
  return TRUE;
}

GStrv
rj_trash_table_find (RjConnection *connection, const char *const *ids, GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;

      if (find_kind (connection, ids[i], &local) != NULL)
        g_strv_builder_add (found, ids[i]);
      else if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_strv_builder_end (found);
}

static GStrv
list_old (RjConnection *connection, gint64 before_us, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT id FROM entry WHERE deleted < ?1 UNION ALL SELECT id FROM plan_item WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM strategy WHERE deleted < ?1 UNION ALL SELECT id FROM medicine WHERE deleted < "
    "?1 "
    "UNION ALL SELECT id FROM dose WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM plan_template WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM letter WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM worksheet WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM own_line WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM my_line WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM recovery_event WHERE deleted < ?1 AND id = root "
    "UNION ALL SELECT id FROM recovery_words WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM milestone WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM service WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM referral WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM meeting WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM attendance WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM person WHERE deleted < ?1 "
    "UNION ALL SELECT id FROM talk WHERE deleted < ?1",
    error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  RjStep step;

  if (statement == NULL)
    return NULL;
  rj_statement_bind (statement, "l", before_us);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_strv_builder_take (ids, rj_statement_next_text (statement));
  return step == RJ_STEP_DONE ? g_strv_builder_end (ids) : NULL;
}

gboolean
rj_trash_table_purge (RjConnection *connection, gint64 before_us, GError **error)
{
  // Of items whose adding was undone so long ago that it cannot be done again.
  static const char *const leftovers[] = {
    "DELETE FROM plan_mark WHERE item IN (SELECT item FROM reminder WHERE answered < ?) "
    "AND item NOT IN (SELECT id FROM plan_item)",
    "DELETE FROM reminder_answer WHERE key IN (SELECT key FROM reminder WHERE answered < ? "
    "AND item NOT IN (SELECT id FROM plan_item))",
    "DELETE FROM reminder WHERE answered < ? AND item NOT IN (SELECT id FROM plan_item)",
    "DELETE FROM rule_event WHERE at < ? AND line NOT IN (SELECT id FROM my_line)",
  };
  g_auto (GStrv) old = list_old (connection, before_us, error);

  if (old == NULL)
    return FALSE;
  for (gsize i = 0; old[i] != NULL; i++)
    if (!rj_trash_table_remove (connection, old[i], error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (leftovers); i++)
    if (!rj_connection_run (connection, error, leftovers[i], "l", before_us))
      return FALSE;
  return TRUE;
}

/* ---- Another file ---- */

/* The first layouts that have medicines, what belongs to a hard moment, and what belongs to people. */
#define LAYOUT_OF_MEDICINES 3
#define LAYOUT_OF_COPING    4
#define LAYOUT_OF_PEOPLE    5

static gboolean
holds_any (RjConnection *connection, guint layout, const char *const *ids, gboolean *any, GError **error)
{
  static const char older[] = "SELECT (SELECT count(*) FROM entry WHERE id = ?1) + (SELECT count(*) FROM "
                              "plan_item WHERE id = ?1) + (SELECT count(*) FROM strategy WHERE id = ?1)";
  static const char newer[] = "SELECT (SELECT count(*) FROM medicine WHERE id = ?1) + "
                              "(SELECT count(*) FROM dose WHERE id = ?1) + "
                              "(SELECT count(*) FROM plan_template WHERE id = ?1)";
  static const char newest[] = "SELECT (SELECT count(*) FROM letter WHERE id = ?1) + "
                               "(SELECT count(*) FROM worksheet WHERE id = ?1) + "
                               "(SELECT count(*) FROM own_line WHERE id = ?1) + "
                               "(SELECT count(*) FROM my_line WHERE id = ?1)";
  static const char last[] = "SELECT (SELECT count(*) FROM recovery_event WHERE id = ?1) + "
                             "(SELECT count(*) FROM recovery_words WHERE id = ?1) + "
                             "(SELECT count(*) FROM meeting WHERE id = ?1) + "
                             "(SELECT count(*) FROM attendance WHERE id = ?1) + "
                             "(SELECT count(*) FROM milestone WHERE id = ?1) + "
                             "(SELECT count(*) FROM service WHERE id = ?1) + "
                             "(SELECT count(*) FROM referral WHERE id = ?1) + "
                             "(SELECT count(*) FROM person WHERE id = ?1) + "
                             "(SELECT count(*) FROM talk WHERE id = ?1)";
  gint64 n = 0;

  *any = FALSE;
  for (gsize i = 0; ids[i] != NULL && !*any; i++)
    {
      if (!rj_connection_get_int64 (connection, &n, error, older, "t", ids[i]))
        return FALSE;
      if (n == 0 && layout >= LAYOUT_OF_MEDICINES
          && !rj_connection_get_int64 (connection, &n, error, newer, "t", ids[i]))
        return FALSE;
      if (n == 0 && layout >= LAYOUT_OF_COPING
          && !rj_connection_get_int64 (connection, &n, error, newest, "t", ids[i]))
        return FALSE;
      if (n == 0 && layout >= LAYOUT_OF_PEOPLE
          && !rj_connection_get_int64 (connection, &n, error, last, "t", ids[i]))
        return FALSE;
      *any = n > 0;
    }
  // What was removed can still be in what could be undone.
  return *any || rj_changes_table_is_about (connection, ids, any, error);
}

static gboolean
remove_all (RjConnection *connection, const char *const *ids, GError **error)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    if (!rj_trash_table_remove (connection, ids[i], error))
      return FALSE;
  return rj_changes_table_forget (connection, ids, error);
}

static gboolean
remove_in (RjConnection *connection, const char *const *ids, gboolean *removed, GError **error)
{
  guint layout = 0;

  if (!rj_migrations_check (connection, &layout, error)
      || !holds_any (connection, layout, ids, removed, error))
    return FALSE;
  if (!*removed)
    return TRUE;
  if (!rj_migrations_run (connection, FALSE, NULL, error) || !rj_connection_begin (connection, error))
    return FALSE;
  if (remove_all (connection, ids, error))
    return rj_connection_commit (connection, error);
  rj_connection_rollback (connection);
  return FALSE;
}

gboolean
rj_trash_remove_in_file (const char *path,
                         RjSecretBytes *hex96,
                         const char *const *ids,
                         gboolean *removed,
                         RjCensus *census,
                         GCancellable *cancellable,
                         GError **error)
{
  RjConnection *connection = rj_connection_open (path, hex96, RJ_CONNECTION_OPEN, error);
  gboolean done;

  if (connection == NULL)
    return FALSE;
  done = remove_in (connection, ids, removed, error);
  return rj_connection_close (connection, done ? error : NULL) && done
         && rj_census_take_file (path, hex96, census, cancellable, error);
}
