// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-sheet.h"
#include "rj-print-preview.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *parent;
  RjContext *context;
  RjDay day;
  gboolean week;
  GPtrArray *occurrences;
  gboolean places;
  gboolean steps;
} Plan;

static void
plan_free (Plan *plan)
{
  g_clear_object (&plan->parent);
  g_clear_object (&plan->context);
  g_clear_pointer (&plan->occurrences, g_ptr_array_unref);
  g_free (plan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static RjPages *
lay_out (double width, double height, gpointer data)
{
  const Plan *plan = data;
  RjPlanSheetFlags flags =
    (plan->places ? RJ_PLAN_SHEET_PLACES : 0) | (plan->steps ? RJ_PLAN_SHEET_STEPS : 0);
  GTimeZone *here = rj_clock_get_zone (rj_context_get_clock (plan->context));
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autoptr (RjSheet) sheet = plan->week
                                ? rj_plan_sheet_new_week (plan->day, plan->occurrences, flags, here, rtl)
                                : rj_plan_sheet_new_day (plan->day, plan->occurrences, flags, here, rtl);

  return rj_sheet_lay_out (sheet, width, height);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Plan) plan = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) parent = g_steal_pointer (&plan->parent);
  g_autofree char *name = rj_plan_sheet_name (plan->day);
  Plan *shown = plan;
  AdwDialog *dialog;

  plan->occurrences = rj_plan_sheet_load_finish (RJ_PLAN (source), result, &error);
  if (plan->occurrences == NULL)
    {
      rj_context_report (plan->context, error);
      return;
    }
  if (gtk_widget_get_root (parent) == NULL)
    return;
  dialog = rj_print_preview_new (shown->context, shown->week ? _ ("Print the week") : _ ("Print the day"),
                                 name, lay_out, g_steal_pointer (&plan), (GDestroyNotify) plan_free);
  rj_print_preview_add_choice (RJ_PRINT_PREVIEW (dialog), _ ("With places"), &shown->places);
  rj_print_preview_add_choice (RJ_PRINT_PREVIEW (dialog), _ ("With steps"), &shown->steps);
  adw_dialog_present (dialog, parent);
}

void
rj_print_plan_present (GtkWidget *parent, RjContext *context, RjDay day, gboolean week)
{
  Plan *plan = g_new0 (Plan, 1);
  RjDay first = week ? rj_plan_sheet_get_week (day) : day;

  plan->parent = g_object_ref (parent);
  plan->context = g_object_ref (context);
  plan->day = first;
  plan->week = week;
  rj_plan_sheet_load_async (rj_store_get_plan (rj_context_get_store (context)), first,
                            week ? first + 6 : first, NULL, loaded_cb, plan);
}
