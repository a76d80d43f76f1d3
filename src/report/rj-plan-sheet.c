// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-sheet.h"

#include "rj-format.h"
#include "rj-plan-when.h"
#include "rj-small-day.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* ---- Reading ---- */

typedef struct {
  RjDay day;
  RjDay last;
  GPtrArray *found;
  GPtrArray *of_day;
} Reading;

static void
reading_free (Reading *reading)
{
  g_ptr_array_unref (reading->found);
  g_clear_pointer (&reading->of_day, g_ptr_array_unref);
  g_free (reading);
}

static void read_day (GTask *task);

static void
add_day (Reading *reading, gboolean small)
{
  g_autoptr (GByteArray) stays = small ? rj_small_day_choose (reading->of_day) : NULL;

  for (guint i = 0; i < reading->of_day->len; i++)
    if (stays == NULL || stays->data[i])
      g_ptr_array_add (reading->found, rj_occurrence_copy (g_ptr_array_index (reading->of_day, i)));
}

static void
small_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean small;

  if (!rj_plan_get_small_day_finish (RJ_PLAN (source), result, &small, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  add_day (reading, small);
  if (reading->day == reading->last)
    {
      g_task_return_pointer (task, g_ptr_array_ref (reading->found), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  reading->day++;
  read_day (g_steal_pointer (&task));
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  g_clear_pointer (&reading->of_day, g_ptr_array_unref);
  reading->of_day = rj_plan_list_day_finish (RJ_PLAN (source), result, &error);
  if (reading->of_day == NULL)
    g_task_return_error (task, error);
  else
    rj_plan_get_small_day_async (RJ_PLAN (source), reading->day, cancellable, small_cb,
                                 g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_day (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  rj_plan_list_day_async (g_task_get_source_object (task), reading->day, g_task_get_cancellable (task),
                          list_cb, task);
}

void
rj_plan_sheet_load_async (RjPlan *plan,
                          RjDay first,
                          RjDay last,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (plan, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (first <= last && last - first < 31);

  g_task_set_source_tag (task, rj_plan_sheet_load_async);
  reading->day = first;
  reading->last = last;
  reading->found = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  read_day (task);
}

GPtrArray *
rj_plan_sheet_load_finish (RjPlan *plan, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, plan), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Words ---- */

RjDay
rj_plan_sheet_get_week (RjDay day)
{
  return day - (RjDay) ((rj_day_get_weekday (day) - rj_format_get_first_weekday () + 7) % 7);
}

static RjBox
get_box (RjMark mark)
{
  switch (mark)
    {
    case RJ_MARK_DONE:
      return RJ_BOX_TICKED;
    case RJ_MARK_NOT_TODAY:
      return RJ_BOX_DASH;
    case RJ_MARK_OPEN:
    default:
      return RJ_BOX_OPEN;
    }
}

/* By the clock where the person is; a zone of its own is told beside it. (nullable) (transfer full) */
static char *
dup_when (const RjOccurrence *occurrence, GTimeZone *here)
{
  if (occurrence->item->minutes < 0)
    return NULL;
  if (occurrence->item->tzid == NULL)
    return rj_format_minutes (occurrence->item->minutes);
  return rj_format_time (rj_plan_text_get_instant (occurrence, here, 0), here);
}

/* (nullable) (transfer full) */
static char *
dup_detail (const RjOccurrence *occurrence, RjPlanSheetFlags flags, GTimeZone *here, gboolean with_part)
{
  const RjPlanItem *item = occurrence->item;
  g_autofree char *when = dup_when (occurrence, here);
  g_autofree char *zoned = rj_plan_text_time (item, occurrence->day, here);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (occurrence->mark == RJ_MARK_NOT_TODAY)
    g_strv_builder_add (parts, _ ("Not today"));
  if (with_part && item->minutes < 0 && item->part != RJ_PART_ANY_TIME)
    g_strv_builder_add (parts, rj_plan_text_part (item->part));
  if (g_strcmp0 (when, zoned) != 0)
    g_strv_builder_add (parts, zoned);
  if (item->duration_minutes > 0)
    g_strv_builder_take (parts, rj_format_duration (item->duration_minutes));
  if ((flags & RJ_PLAN_SHEET_PLACES) != 0 && !rj_text_is_blank (item->place))
    g_strv_builder_take (parts, rj_text_for_label (item->place, RJ_TEXT_READ));

  all = g_strv_builder_end (parts);
  return all[0] != NULL ? g_strjoinv (" · ", all) : NULL;
}

static void
add_occurrence (RjSheet *sheet,
                const RjOccurrence *occurrence,
                RjPlanSheetFlags flags,
                GTimeZone *here,
                gboolean with_part)
{
  const RjPlanItem *item = occurrence->item;
  g_autofree char *title = rj_text_for_label (item->title, RJ_TEXT_READ);
  g_autofree char *when = dup_when (occurrence, here);
  g_autofree char *detail = dup_detail (occurrence, flags, here, with_part);

  rj_sheet_add_row (sheet, 0, get_box (occurrence->mark), when, title, detail);
  if ((flags & RJ_PLAN_SHEET_STEPS) == 0 || item->steps == NULL)
    return;
  for (guint i = 0; item->steps[i] != NULL; i++)
    {
      g_autofree char *step = rj_text_for_label (item->steps[i], RJ_TEXT_READ);

      rj_sheet_add_row (sheet, 1, get_box (occurrence->mark), NULL, step, NULL);
    }
}

RjSheet *
rj_plan_sheet_new_day (RjDay day,
                       GPtrArray *occurrences,
                       RjPlanSheetFlags flags,
                       GTimeZone *here,
                       gboolean rtl)
{
  g_autofree char *title = rj_format_day_and_year (day);
  RjSheet *sheet = rj_sheet_new (title, 1, rtl);
  RjDayPart part = 0;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (occurrence->item->part != part)
        rj_sheet_add_heading (sheet, rj_plan_text_part (occurrence->item->part));
      part = occurrence->item->part;
      add_occurrence (sheet, occurrence, flags, here, FALSE);
    }
  if (occurrences->len == 0)
    rj_sheet_add_row (sheet, 0, RJ_BOX_NONE, NULL, _ ("Nothing planned."), NULL);
  return sheet;
}

RjSheet *
rj_plan_sheet_new_week (RjDay first,
                        GPtrArray *occurrences,
                        RjPlanSheetFlags flags,
                        GTimeZone *here,
                        gboolean rtl)
{
  g_autofree char *begin = rj_format_date (first);
  g_autofree char *end = rj_format_date (first + 6);
  /* Translators: a week: its first and its last day. */
  g_autofree char *title = g_strdup_printf (_ ("%s to %s"), begin, end);
  RjSheet *sheet = rj_sheet_new (title, 2, rtl);
  guint i = 0;

  for (RjDay day = first; day < first + 7; day++)
    {
      g_autofree char *heading = rj_format_day (day, RJ_DAY_NONE);
      guint before = i;

      rj_sheet_add_heading (sheet, heading);
      for (; i < occurrences->len; i++)
        {
          const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

          if (occurrence->day != day)
            break;
          add_occurrence (sheet, occurrence, flags, here, TRUE);
        }
      if (i == before)
        rj_sheet_add_row (sheet, 0, RJ_BOX_NONE, NULL, _ ("Nothing planned."), NULL);
    }
  return sheet;
}

char *
rj_plan_sheet_name (RjDay day)
{
  g_autofree char *iso = rj_day_to_iso (day);

  return g_strconcat ("journal-page-", iso, NULL);
}
