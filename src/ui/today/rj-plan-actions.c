// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-actions.h"

#include "rj-format.h"
#include "rj-plan-text.h"
#include "rj-scope-alert.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*FinishFunc) (RjPlan *plan, GAsyncResult *result, GError **error);

/* A change under way: who hears of it, and what is said when it is saved. */
typedef struct {
  RjContext *context;
  FinishFunc finish;
  char *toast;
} Change;

static Change *
change_new (RjContext *context, FinishFunc finish, char *toast)
{
  Change *change = g_new0 (Change, 1);

  change->context = g_object_ref (context);
  change->finish = finish;
  change->toast = toast;
  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->context);
  g_free (change->toast);
  g_free (change);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  if (!change->finish (RJ_PLAN (source), result, &error))
    rj_context_report (change->context, error);
  else if (change->toast != NULL)
    rj_context_toast (change->context, change->toast, TRUE);
}

static RjPlan *
get_plan (RjContext *context)
{
  return rj_store_get_plan (rj_context_get_store (context));
}

void
rj_plan_actions_mark (RjContext *context, const RjOccurrence *occurrence, RjMark mark)
{
  char *toast = mark == RJ_MARK_NOT_TODAY ? g_strdup (_ ("Not today.")) : NULL;

  rj_plan_set_mark_async (get_plan (context), occurrence->item->record.id, occurrence->day, mark, NULL,
                          changed_cb, change_new (context, rj_plan_set_mark_finish, toast));
}

void
rj_plan_actions_tick (RjContext *context, const RjOccurrence *occurrence)
{
  rj_plan_actions_mark (context, occurrence, occurrence->mark == RJ_MARK_DONE ? RJ_MARK_OPEN : RJ_MARK_DONE);
}

/* Within its day. Of something that repeats the other days stay as they are, which is said, not asked. */
static char *
make_moved_text (const RjOccurrence *occurrence, RjDayPart to_part, int to_minutes)
{
  g_autofree char *place = rj_plan_text_place (to_part, to_minutes);
  gboolean repeats = occurrence->item->recurrence != NULL;

  if (to_minutes >= 0)
    /* Translators: %s is a time: "Moved to 9:15." */
    return g_strdup_printf (
      repeats ? C_ ("time", "Moved to %s, this day only.") : C_ ("time", "Moved to %s."), place);
  /* Translators: %s is a part of the day: "Moved: Evening." */
  return g_strdup_printf (repeats ? _ ("Moved: %s. This day only.") : _ ("Moved: %s."), place);
}

void
rj_plan_actions_set_step (RjContext *context, const RjOccurrence *occurrence, guint step, gboolean done)
{
  rj_plan_set_step_async (get_plan (context), occurrence->item->record.id, occurrence->day, step, done, NULL,
                          changed_cb, change_new (context, rj_plan_set_step_finish, NULL));
}

void
rj_plan_actions_move (RjContext *context,
                      const RjOccurrence *occurrence,
                      RjDay to_day,
                      RjDayPart to_part,
                      int to_minutes)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  char *toast;

  if (to_day == occurrence->day)
    toast = make_moved_text (occurrence, to_part, to_minutes);
  else
    {
      g_autofree char *day = rj_format_day (to_day, today);

      /* Translators: %s is a date: "Moved to Sunday 22 November." */
      toast = g_strdup_printf (_ ("Moved to %s."), day);
    }
  rj_plan_move_async (get_plan (context), occurrence->item->record.id, occurrence->day, to_day, to_part,
                      to_minutes, NULL, changed_cb, change_new (context, rj_plan_move_finish, toast));
}

typedef struct {
  RjContext *context;
  RjOccurrence *occurrence;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->context);
  rj_occurrence_free (removal->occurrence);
  g_free (removal);
}

static void
remove_cb (const RjScope *scope, gpointer user_data)
{
  const Removal *removal = user_data;

  if (scope != NULL)
    rj_plan_remove_async (get_plan (removal->context), removal->occurrence->item->record.id,
                          removal->occurrence->day, *scope, NULL, changed_cb,
                          change_new (removal->context, rj_plan_remove_finish, g_strdup (_ ("Deleted."))));
}

void
rj_plan_actions_delete (RjContext *context, GtkWidget *parent, const RjOccurrence *occurrence)
{
  if (occurrence->item->recurrence != NULL)
    {
      Removal *removal = g_new0 (Removal, 1);

      removal->context = g_object_ref (context);
      removal->occurrence = rj_occurrence_copy (occurrence);
      rj_scope_alert_ask (parent, occurrence->day, rj_clock_get_today (rj_context_get_clock (context)), TRUE,
                          FALSE, remove_cb, removal, removal_free);
      return;
    }
  rj_plan_delete_item_async (get_plan (context), occurrence->item->record.id, NULL, changed_cb,
                             change_new (context, rj_plan_delete_item_finish, g_strdup (_ ("Deleted."))));
}

RjPlanItem *
rj_plan_actions_new_item (RjContext *context, RjDay day, RjDayPart part)
{
  RjClock *clock = rj_context_get_clock (context);
  RjPlanItem *item = rj_plan_item_new ();

  item->record.at_us = rj_clock_get_now (clock);
  item->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  item->record.day = day;
  item->kind = RJ_KIND_ROUTINE;
  item->part = part;
  item->minutes = -1;
  item->last_day = RJ_DAY_NONE;
  /* What comes later stands later in its part. */
  item->position = item->record.at_us;
  return item;
}
