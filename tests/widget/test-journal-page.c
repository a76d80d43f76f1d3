// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-journal-page.h"
#include "rj-log-row-view.h"
#include "rj-page.h"
#include "rj-settings.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

#define DAYS 3652 /* ten years: fifty are gone through where nothing is drawn */

typedef struct {
  RjTestStore base;
  RjSettings *settings;
  RjContext *context;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
save_cravings (Fixture *self, guint days)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint day = 0; day < days; day++)
    {
      RjCraving *craving = rj_craving_new ();

      craving->record.day = RJ_TEST_DAY - day;
      craving->record.at_us = RJ_TEST_NOW_US - (gint64) day * G_TIME_SPAN_DAY;
      craving->strength = day % 11;
      g_ptr_array_add (cravings, craving);
    }
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->base, FALSE);
  save_cravings (self, GPOINTER_TO_UINT (data));
  self->settings = rj_settings_new_in_memory ();
  self->context = rj_context_new (self->base.clock, self->settings, NULL, NULL);
  rj_context_set_store (self->context, self->base.store);
  self->window = g_object_ref_sink (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 600);
  self->page = rj_journal_page_new (self->context);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->window);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  rj_test_store_tear_down (&self->base);
  /* Nothing of the log is left when its place is gone. */
  g_assert_cmpuint (rj_log_summary_count_live (), ==, 0);
}

/* Has it a place in the window, and is it in sight? */
static gboolean
is_in_sight (GtkWidget *view)
{
  GtkWidget *list = gtk_widget_get_ancestor (view, GTK_TYPE_LIST_VIEW);
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (view) && gtk_widget_get_height (view) > 0
         && gtk_widget_compute_bounds (view, list, &bounds) && bounds.origin.y + bounds.size.height > 0
         && bounds.origin.y < gtk_widget_get_height (list);
}

/* The view that shows @day and has come. */
static RjLogRowView *
find_day (GtkWidget *widget, RjDay day)
{
  if (RJ_IS_LOG_ROW_VIEW (widget) && is_in_sight (widget))
    {
      RjLogRow *row = rj_log_row_view_get_row (RJ_LOG_ROW_VIEW (widget));
      const RjLogSummary *summary = row != NULL ? rj_log_row_get_summary (row) : NULL;

      return summary != NULL && summary->day == day ? RJ_LOG_ROW_VIEW (widget) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RjLogRowView *found = find_day (child, day);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_number (Fixture *self, RjDay day, int number)
{
  RjLogRowView *view = find_day (self->page, day);
  g_autofree char *other = NULL;

  if (view == NULL)
    return FALSE;
  other = gtk_test_accessible_check_relation (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (view))),
                                              GTK_ACCESSIBLE_RELATION_POS_IN_SET, number);
  return other == NULL;
}

static void
test_numbers (Fixture *self, gconstpointer data)
{
  RjLogRowView *view;

  RJ_TEST_UNTIL (find_day (self->page, RJ_TEST_DAY - 2) != NULL);
  view = find_day (self->page, RJ_TEST_DAY - 2);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (GTK_WIDGET (view)), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_relation (gtk_widget_get_parent (GTK_WIDGET (view)),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 3);
  gtk_test_accessible_assert_relation (gtk_widget_get_parent (GTK_WIDGET (view)),
                                       GTK_ACCESSIBLE_RELATION_SET_SIZE, 40);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (GTK_WIDGET (view)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Monday 2 March, 12:00, Craving \302\267 2, faint");

  /* One more in front of it. */
  rj_mood_entry_free (rj_test_save_mood (self->base.store, RJ_MOOD_GOOD, RJ_TEST_DAY - 1, NULL));
  RJ_TEST_UNTIL (is_number (self, RJ_TEST_DAY - 2, 4));
  gtk_test_accessible_assert_relation (
    gtk_widget_get_parent (GTK_WIDGET (find_day (self->page, RJ_TEST_DAY - 2))),
    GTK_ACCESSIBLE_RELATION_SET_SIZE, 41);
}

/* Any date of ten years, in the real list: three statements, and few rows. */
static void
test_any_day (Fixture *self, gconstpointer data)
{
  RJ_TEST_UNTIL (find_day (self->page, RJ_TEST_DAY) != NULL);
  for (guint i = 0; i < 8; i++)
    {
      RjDay day = RJ_TEST_DAY - g_test_rand_int_range (500, DAYS);
      guint before = rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->base.store));

      rj_journal_page_go_to_day (RJ_JOURNAL_PAGE (self->page), day);
      RJ_TEST_UNTIL (find_day (self->page, day) != NULL);
      g_assert_cmpuint (rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->base.store)) - before, <=,
                        3);
      g_assert_cmpuint (rj_log_summary_count_live (), <=, 16 * 64);
    }
}

/* Asked for before anything has its place in the window. */
static void
test_at_once (Fixture *self, gconstpointer data)
{
  rj_journal_page_go_to_day (RJ_JOURNAL_PAGE (self->page), RJ_TEST_DAY - 700);
  RJ_TEST_UNTIL (find_day (self->page, RJ_TEST_DAY - 700) != NULL);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_called (Fixture *self, RjDay day, const char *label)
{
  RjLogRowView *view = find_day (self->page, day);
  g_autofree char *other = NULL;

  if (view == NULL)
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (view))),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  return other == NULL;
}

/* The page stays open over the night: what was today is yesterday, to the eye and to the ear. */
static void
test_next_day (Fixture *self, gconstpointer data)
{
  RJ_TEST_UNTIL (is_called (self, RJ_TEST_DAY, "Today, 12:00, Craving \302\267 0, none"));
  g_assert_true (has_label (self->page, "Today"));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->base.clock), G_TIME_SPAN_DAY);
  RJ_TEST_UNTIL (is_called (self, RJ_TEST_DAY, "Yesterday, 12:00, Craving \302\267 0, none"));
  RJ_TEST_UNTIL (has_label (self->page, "Yesterday"));
  g_assert_false (has_label (self->page, "Today"));
}

static void
assert_view (Fixture *self, const char *set, const char *expected)
{
  g_autofree char *view = NULL;

  if (set != NULL)
    rj_page_set_view (RJ_PAGE (self->page), set);
  view = rj_page_dup_view (RJ_PAGE (self->page));
  g_assert_cmpstr (view, ==, expected);
}

/* How it is looked at goes through a lock and back; what is none of its words changes nothing. */
static void
test_view (Fixture *self, gconstpointer data)
{
  assert_view (self, NULL, NULL);
  assert_view (self, "writing", "writing");
  assert_view (self, "cravings-2", "cravings-2");
  assert_view (self, "", "cravings-2");
  assert_view (self, "2026-11-20", "cravings-2");
  assert_view (self, "cravings-3", "cravings-2");
  assert_view (self, "cravings--1", "cravings-2");
  assert_view (self, "mood", "mood-0");
  assert_view (self, "mood-1", "mood-1");
  assert_view (self, "all", NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  g_test_add ("/journal-page/numbers", Fixture, GUINT_TO_POINTER (40), set_up, test_numbers, tear_down);
  g_test_add ("/journal-page/any-day", Fixture, GUINT_TO_POINTER (DAYS), set_up, test_any_day, tear_down);

  g_test_add ("/journal-page/view", Fixture, GUINT_TO_POINTER (4), set_up, test_view, tear_down);
  g_test_add ("/journal-page/next-day", Fixture, GUINT_TO_POINTER (40), set_up, test_next_day, tear_down);
  g_test_add ("/journal-page/at-once", Fixture, GUINT_TO_POINTER (1000), set_up, test_at_once, tear_down);

  return g_test_run ();
}
