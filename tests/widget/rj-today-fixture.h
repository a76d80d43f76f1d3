// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Today in a window, for its tests.

#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-check-in-card.h"
#include "rj-check-in-dialog.h"
#include "rj-close-day-card.h"
#include "rj-date-chooser.h"
#include "rj-day-menu.h"
#include "rj-day-title.h"
#include "rj-mood-picker.h"
#include "rj-move-dialog.h"
#include "rj-next-card.h"
#include "rj-places.h"
#include "rj-page.h"
#include "rj-plan-add.h"
#include "rj-plan-item-dialog.h"
#include "rj-plan-part.h"
#include "rj-plan-row.h"
#include "rj-plan-view.h"
#include "rj-settings.h"
#include "rj-steps-dialog.h"
#include "rj-tick.h"
#include "rj-time-entry.h"
#include "rj-today-page.h"
#include "rj-ui.h"
#include "rj-week-view.h"
#include <locale.h>

/* The page in a window, over a journal in memory. It is noon. */
typedef struct {
  RjTestStore test;
  RjContext *context;
  GtkWidget *window;
  GtkWidget *page;
  RjDayPlan *plan;
  GPtrArray *toasts;
  guint n_undo;
} Fixture;

typedef gboolean (*Condition) (Fixture *f);

G_GNUC_UNUSED static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *f)
{
  g_ptr_array_add (f->toasts, g_strdup (title));
  f->n_undo += undo ? 1 : 0;
}

G_GNUC_UNUSED static void
failed_cb (RjContext *context, GError *error, Fixture *f)
{
  g_assert_no_error (error);
}

G_GNUC_UNUSED static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

G_GNUC_UNUSED static RjPlanView *
get_view (Fixture *f)
{
  return RJ_PLAN_VIEW (find_type (f->page, RJ_TYPE_PLAN_VIEW));
}

G_GNUC_UNUSED static guint
n_rows (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->plan));
}

G_GNUC_UNUSED static void
add_item (Fixture *f, const char *title, RjDayPart part, int minutes, RjRecurrence *repeat)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->kind = RJ_KIND_MEETING;
  item->part = part;
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, repeat);
  item->record.day = RJ_TEST_DAY;
  saved = rj_test_save_item (f->test.store, item);
  g_assert_nonnull (saved);
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_store_set_up (&f->test, FALSE);
  f->toasts = g_ptr_array_new_with_free_func (g_free);
  {
    g_autoptr (RjSettings) settings = rj_settings_new_in_memory ();

    f->context = rj_context_new (f->test.clock, settings, NULL, NULL);
  }
  rj_context_set_store (f->context, f->test.store);
  g_signal_connect (f->context, "toast", G_CALLBACK (toast_cb), f);
  g_signal_connect (f->context, "failed", G_CALLBACK (failed_cb), f);
}

G_GNUC_UNUSED static void
open_page (Fixture *f, int width)
{
  f->page = rj_today_page_new (f->context);
  f->plan = rj_today_page_get_plan (RJ_TODAY_PAGE (f->page));
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 700);
  adw_window_set_content (ADW_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
  RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan) && gtk_widget_get_width (f->page) > 0);
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  RjContext *context = f->context;

  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  // what was asked for and is not answered yet holds it, and nothing else does
  g_object_add_weak_pointer (G_OBJECT (f->context), (gpointer *) &context);
  g_clear_object (&f->context);
  RJ_TEST_UNTIL (context == NULL);
  g_ptr_array_unref (f->toasts);
  rj_test_store_tear_down (&f->test);
}

G_GNUC_UNUSED static RjTick *
tick_at (Fixture *f, guint i)
{
  g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (f->plan), i);
  GtkWidget *row = rj_plan_view_find_row (get_view (f), rj_day_entry_get_item (entry)->record.id);

  return RJ_TICK (rj_plan_row_get_tick (RJ_PLAN_ROW (row)));
}

G_GNUC_UNUSED static AdwDialog *
get_dialog (Fixture *f)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (f->window));
}

G_GNUC_UNUSED static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

G_GNUC_UNUSED static gboolean
shows (GtkWidget *widget, const char *label)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, label))
      return TRUE;
  return FALSE;
}

G_GNUC_UNUSED static void
assert_view (Fixture *f, const char *set, const char *expected)
{
  g_autofree char *view = NULL;

  if (set != NULL)
    rj_page_set_view (RJ_PAGE (f->page), set);
  view = rj_page_dup_view (RJ_PAGE (f->page));
  g_assert_cmpstr (view, ==, expected);
}
