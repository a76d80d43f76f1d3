// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-scope.h"

#include "rj-medicine-table.h"
#include "rj-meeting-table.h"
#include "rj-plan-days.h"
#include "rj-plan-table.h"
#include "rj-rows.h"
#include "rj-sqlite-store-private.h"
#include "rj-statement.h"
#include "rj-step-table.h"
#include "rj-uuid.h"

/* What stands on the day that is changed. */
typedef struct {
  RjPlanItem *series;
  RjDay day;      /* on which it stands */
  GArray *days;   /* of the rule: others when they were moved there */
  RjDay rule_day; /* @day if it is one of them, otherwise the first */
  gboolean moved; /* and then, to which part and time */
  RjDayPart part;
  int minutes;
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->series, rj_plan_item_free);
  g_clear_pointer (&self->days, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
place_find_move (Place *self, RjConnection *connection, const char *id, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT to_part, to_minutes FROM plan_move WHERE item = ? AND to_day = ? "
                           "ORDER BY day LIMIT 1",
                           error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "td", id, self->day);
  step = rj_statement_step (statement, error);
  self->moved = step == RJ_STEP_ROW;
  if (self->moved)
    {
      self->part = (RjDayPart) rj_statement_next_int (statement);
      self->minutes = rj_statement_next_minutes (statement);
    }
  return step != RJ_STEP_ERROR;
}

static gboolean
stands_here (const Place *place, RjDay rule_day)
{
  for (guint i = 0; i < place->days->len; i++)
    if (g_array_index (place->days, RjDay, i) == rule_day)
      return TRUE;
  return FALSE;
}

static gboolean
place_find_days (Place *self, RjConnection *connection, GError **error)
{
  self->days = rj_plan_days_list_rule_days (connection, self->series, self->day, error);
  if (self->days == NULL)
    return FALSE;
  if (self->days->len == 0)
    g_array_append_val (self->days, self->day);
  self->rule_day = stands_here (self, self->day) ? self->day : g_array_index (self->days, RjDay, 0);
  return TRUE;
}

static gboolean
place_find (Place *self, RjConnection *connection, const char *id, RjDay day, GError **error)
{
  self->series = rj_plan_table_load (connection, id, error);
  self->day = day;
  if (self->series == NULL)
    rj_set_not_found (error);
  return self->series != NULL && place_find_move (self, connection, id, error)
         && place_find_days (self, connection, error);
}

/* What does not repeat, and what has no day before this one, is changed as a whole. */
static RjScope
find_scope (const Place *place, RjScope scope)
{
  const RjPlanItem *series = place->series;
  g_autoptr (GArray) before = NULL;

  if (series->recurrence == NULL && series->extra->len == 0)
    return RJ_SCOPE_ALL_DAYS;
  if (scope != RJ_SCOPE_FROM_THIS_DAY)
    return scope;
  before = rj_plan_item_list_days (series, MIN (series->record.day, place->rule_day), place->rule_day - 1);
  for (guint i = 0; i < before->len; i++)
    if (!stands_here (place, g_array_index (before, RjDay, i)))
      return scope;
  return RJ_SCOPE_ALL_DAYS;
}

static gboolean
save (RjConnection *connection, RjPlanItem *item, GError **error)
{
  g_autoptr (RjPlanItem) old = NULL;

  return rj_plan_table_save (connection, item, &old, error);
}

/* ---- What is left of the old one ---- */

static void
keep_before (GArray *days, RjDay day)
{
  for (guint i = days->len; i > 0; i--)
    if (g_array_index (days, RjDay, i - 1) >= day)
      g_array_remove_index (days, i - 1);
}

static void
keep_from (GArray *days, RjDay day)
{
  for (guint i = days->len; i > 0; i--)
    if (g_array_index (days, RjDay, i - 1) < day)
      g_array_remove_index (days, i - 1);
}

/* The days of the rule that stand on the day; of one that goes on from there those before it: they are one
 * with the day on which it goes on. */
static gboolean
leave_out_days (RjConnection *connection, Place *place, RjScope scope, GError **error)
{
  for (guint i = 0; i < place->days->len; i++)
    {
      RjDay day = g_array_index (place->days, RjDay, i);

      if (scope != RJ_SCOPE_THIS_DAY && day >= place->rule_day)
        continue;
      rj_plan_item_leave_out (place->series, day);
      if (!rj_connection_run (connection, error, "DELETE FROM plan_move WHERE item = ? AND day = ?", "td",
                              place->series->record.id, day))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_off (RjConnection *connection, Place *place, RjScope scope, gint64 now_us, GError **error)
{
  RjPlanItem *series = place->series;

  series->record.updated_us = now_us;
  if (!leave_out_days (connection, place, scope, error))
    return FALSE;
  if (scope == RJ_SCOPE_THIS_DAY)
    return save (connection, series, error);
  series->last_day = place->rule_day - 1;
  // From now on it ends on a day, not after so many times.
  if (series->recurrence != NULL && rj_recurrence_get_form (series->recurrence) != RJ_RECURRENCE_KEPT)
    rj_plan_item_set_recurrence (series, rj_recurrence_with_count (series->recurrence, 0));
  keep_before (series->left_out, place->rule_day);
  keep_before (series->extra, place->rule_day);
  return save (connection, series, error);
}

/* ---- What becomes an item of its own ---- */

/* So many as are left. */
static void
count_on (RjPlanItem *item, const Place *place)
{
  const RjPlanItem *series = place->series;
  guint count = item->recurrence != NULL ? rj_recurrence_get_count (item->recurrence) : 0;
  guint before;

  if (count == 0 || series->recurrence == NULL || count != rj_recurrence_get_count (series->recurrence))
    return;
  before = rj_recurrence_count_before (series->recurrence, series->record.day, place->rule_day);
  if (before < count)
    rj_plan_item_set_recurrence (item, rj_recurrence_with_count (item->recurrence, count - before));
}

/* Who changes other words of a day does not mean to move it back. */
static void
keep_moved_time (RjPlanItem *item, const Place *place)
{
  if (!place->moved || item->minutes != place->series->minutes || item->part != place->series->part)
    return;
  item->minutes = place->minutes;
  item->part = place->part;
}

static void
make_new (RjPlanItem *item, const Place *place, RjScope scope, gint64 now_us)
{
  g_set_str (&item->record.id, NULL);
  item->record.id = rj_uuid_new (now_us);
  item->record.created_us = now_us;
  if (scope == RJ_SCOPE_THIS_DAY)
    {
      rj_plan_item_set_recurrence (item, NULL);
      item->times_a_week = 0;
      item->last_day = RJ_DAY_NONE;
      g_array_set_size (item->left_out, 0);
      g_array_set_size (item->extra, 0);
      keep_moved_time (item, place);
    }
  else
    {
      count_on (item, place);
      keep_from (item->left_out, place->rule_day);
      keep_from (item->extra, place->rule_day);
    }
  if (item->record.day == place->series->record.day)
    item->record.day = scope == RJ_SCOPE_THIS_DAY ? place->day : place->rule_day;
  // Where its count ends it has to be worked out from where it begins now.
  if (item->recurrence != NULL && rj_recurrence_get_count (item->recurrence) > 0)
    item->last_day = rj_recurrence_get_last_day (item->recurrence, item->record.day);
}

/* What rests, rests on. */
static gboolean
split_pauses (RjConnection *connection, const char *id, const Place *place, gint64 now_us, GError **error)
{
  const char *old = place->series->record.id;
  g_auto (GStrv) ids = NULL;

  if (!rj_connection_run (connection, error,
                          "UPDATE plan_pause SET item = ?1 WHERE item = ?2 AND first_day >= ?3", "ttd", id,
                          old, place->rule_day)
      || !rj_rows_load_texts (connection, old, "SELECT id FROM plan_pause WHERE item = ?1 ORDER BY id", &ids,
                              error))
    return FALSE;
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *fresh = rj_uuid_new (now_us);

      if (!rj_connection_run (connection, error,
                              "INSERT INTO plan_pause (id, item, reason, first_day, last_day) "
                              "SELECT ?1, ?2, reason, ?3, last_day FROM plan_pause WHERE id = ?4 "
                              "AND (last_day IS NULL OR last_day >= ?3)",
                              "ttdt", fresh, id, place->rule_day, ids[i]))
        return FALSE;
    }
  return TRUE;
}

/* Of what is over nobody has to be told that it rests. */
static gboolean
end_pauses (RjConnection *connection, const Place *place, GError **error)
{
  const char *id = place->series->record.id;

  return rj_connection_run (connection, error, "DELETE FROM plan_pause WHERE item = ? AND first_day >= ?",
                            "td", id, place->rule_day)
         && rj_connection_run (connection, error,
                               "UPDATE plan_pause SET last_day = ?2 WHERE item = ?1 "
                               "AND (last_day IS NULL OR last_day > ?2)",
                               "td", id, place->rule_day - 1);
}

/* What stands on a day goes by the day of the rule, which is another one where it was moved. */
#define OF_LATER_DAYS(table)                                                                            \
  "UPDATE " table " SET item = ?1 WHERE item = ?2 AND coalesce((SELECT min(v.day) FROM plan_move AS v " \
  "WHERE v.item = ?2 AND v.to_day = " table ".day), " table ".day) >= ?3"
#define OF_THIS_DAY(table) "UPDATE " table " SET item = ?1, day = ?4 WHERE item = ?2 AND day = ?3"

/* What the person did there, and what was reminded of. */
static gboolean
hand_over_day (RjConnection *connection, const RjPlanItem *item, const Place *place, GError **error)
{
  static const char *const of_this_day[] = {
    OF_THIS_DAY ("plan_mark"),     OF_THIS_DAY ("reminder"),       OF_THIS_DAY ("dose"),
    OF_THIS_DAY ("visit_outcome"), OF_THIS_DAY ("plan_step_mark"), OF_THIS_DAY ("attendance"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (of_this_day); i++)
    if (!rj_connection_run (connection, error, of_this_day[i], "ttdd", item->record.id,
                            place->series->record.id, place->day, item->record.day))
      return FALSE;
  return TRUE;
}

static gboolean
hand_over_later (RjConnection *connection,
                 const RjPlanItem *item,
                 const Place *place,
                 gint64 now_us,
                 GError **error)
{
  static const char *const of_later_days[] = {
    OF_LATER_DAYS ("plan_mark"),
    OF_LATER_DAYS ("reminder"),
    OF_LATER_DAYS ("dose"),
    OF_LATER_DAYS ("visit_outcome"),
    OF_LATER_DAYS ("plan_step_mark"),
    OF_LATER_DAYS ("attendance"),
    // Last: the others ask it.
    "UPDATE plan_move SET item = ?1 WHERE item = ?2 AND day >= ?3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (of_later_days); i++)
    if (!rj_connection_run (connection, error, of_later_days[i], "ttd", item->record.id,
                            place->series->record.id, place->rule_day))
      return FALSE;
  return split_pauses (connection, item->record.id, place, now_us, error)
         && end_pauses (connection, place, error);
}

gboolean
rj_plan_scope_change (RjConnection *connection,
                      RjPlanItem *item,
                      RjDay day,
                      RjScope scope,
                      gint64 now_us,
                      GError **error)
{
  g_auto (Place) place = { 0 };

  if (!place_find (&place, connection, item->record.id, day, error))
    return FALSE;
  scope = find_scope (&place, scope);
  if (scope == RJ_SCOPE_ALL_DAYS)
    return save (connection, item, error);
  make_new (item, &place, scope, now_us);
  if (!take_off (connection, &place, scope, now_us, error) || !save (connection, item, error)
      || !rj_medicine_table_copy_links (connection, place.series->record.id, item->record.id, error)
      || !rj_meeting_table_copy_link (connection, place.series->record.id, item->record.id, error)
      || !(scope == RJ_SCOPE_THIS_DAY ? hand_over_day (connection, item, &place, error)
                                      : hand_over_later (connection, item, &place, now_us, error)))
    return FALSE;
  return rj_step_table_follow (connection, item->record.id, place.series->steps, item->steps, error);
}

gboolean
rj_plan_scope_remove (RjConnection *connection,
                      const char *id,
                      RjDay day,
                      RjScope scope,
                      gint64 now_us,
                      GError **error)
{
  g_auto (Place) place = { 0 };

  if (!place_find (&place, connection, id, day, error))
    return FALSE;
  scope = find_scope (&place, scope);
  if (scope == RJ_SCOPE_ALL_DAYS)
    return rj_plan_table_delete (connection, id, now_us, error);
  if (!take_off (connection, &place, scope, now_us, error))
    return FALSE;
  if (scope == RJ_SCOPE_THIS_DAY)
    return TRUE;
  // One of the later days may stand on another one.
  return rj_connection_run (connection, error, "DELETE FROM plan_move WHERE item = ? AND day >= ?", "td", id,
                            place.rule_day)
         && end_pauses (connection, &place, error);
}
