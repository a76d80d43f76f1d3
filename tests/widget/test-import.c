// SPDX-License-Identifier: GPL-3.0-or-later
// A file of another program: seen before it is taken, taken, taken back; and the plan as a calendar file.
#include "rj-calendar-file-page.h"
#include "rj-import-page.h"
#include "rj-preferences-dialog.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  GtkWidget *window;
  AdwNavigationPage *page;
  char *toast;
  char *action;
  gboolean taken;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, const char *label, const char *action, Fixture *self)
{
  g_assert_cmpstr (label, ==, "Undo");
  g_set_str (&self->toast, title);
  g_set_str (&self->action, action);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rj_test_ui_set_up (&self->ui);
  rj_test_vault_open (self->ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  self->store = rj_vault_get_store (self->ui.vault);
  rj_context_set_store (self->ui.context, self->store);
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  g_signal_connect (self->ui.context, "toast-with-action", G_CALLBACK (toast_cb), self);
}

static void
destroy (Fixture *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  destroy (self);
  g_clear_pointer (&self->toast, g_free);
  g_clear_pointer (&self->action, g_free);
  rj_test_ui_tear_down (&self->ui);
}

static void
note_taken (AdwNavigationPage *page, Fixture *self)
{
  self->taken = TRUE;
}

static void
show (Fixture *self, AdwNavigationPage *page)
{
  GtkWidget *view = adw_navigation_view_new ();

  self->page = page;
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  self->window =
    g_object_new (ADW_TYPE_WINDOW, "content", view, "default-width", 360, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
open_fixture (Fixture *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ics", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwNavigationPage *page = rj_import_page_new (self->ui.context, file);

  g_signal_connect (page, "taken", G_CALLBACK (note_taken), self);
  show (self, page);
}

static GtkWidget *
find_button (Fixture *self, const char *text)
{
  return rj_test_find (self->window, GTK_TYPE_BUTTON, text);
}

static guint
count_items (Fixture *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GPtrArray) pieces = rj_plan_list_pieces_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_pieces_async (plan, NULL, RJ_TEST_READY)), NULL);

  return pieces->len;
}

/* Nothing is taken before the button is pressed. */
static void
test_preview (Fixture *self, gconstpointer data)
{
  GtkWidget *button;

  open_fixture (self, "week.ics");
  g_assert_true (rj_test_shows (self->window, "Reading the file…"));
  RJ_TEST_UNTIL (find_button (self, "Add to my plan") != NULL);
  button = find_button (self, "Add to my plan");
  g_assert_true (rj_test_shows (self->window, "4 things for your plan"));
  g_assert_true (rj_test_shows (self->window, "5 things found. 1 is left out."));
  g_assert_true (rj_test_shows (self->window, "Group on Main Street, second floor"));
  // When, and how it repeats.
  g_assert_true (rj_test_shows (self->window, "Monday 2 March, "));
  g_assert_true (rj_test_shows (self->window, "Every week on Monday"));
  g_assert_true (rj_test_shows (self->window, "And on 1 day besides"));
  g_assert_true (rj_test_shows (self->window, "Event 3, line 55 of the file"));
  g_assert_true (rj_test_shows (self->window, "It was called off."));
  // Whoever works with keys alone is where the next thing is.
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button)), ==,
                   GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpuint (count_items (self), ==, 0);
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (self->taken);
  g_assert_cmpstr (self->toast, ==, "4 things are in your plan.");
  g_assert_cmpstr (self->action, ==, "win.take-back-import");
  g_assert_cmpuint (count_items (self), ==, 4);
}

static void
test_again (Fixture *self, gconstpointer data)
{
  open_fixture (self, "latin1.ics");
  RJ_TEST_UNTIL (find_button (self, "Add to my plan") != NULL);
  g_assert_true (rj_test_shows (self->window, "1 thing for your plan"));
  g_signal_emit_by_name (find_button (self, "Add to my plan"), "clicked");
  RJ_TEST_UNTIL (self->taken);
  destroy (self);
  open_fixture (self, "latin1.ics");
  RJ_TEST_UNTIL (rj_test_shows (self->window, "Nothing new in this file"));
  g_assert_true (rj_test_shows (self->window, "1 thing found. 1 is in your plan already."));
  g_assert_null (find_button (self, "Add to my plan"));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  open_fixture (self, "text.ics");
  RJ_TEST_UNTIL (rj_test_shows (self->window, "Nothing was added"));
  g_assert_true (rj_test_shows (self->window, "This is no file that Journal can read."));
  g_assert_null (find_button (self, "Add to my plan"));
}

/* Closed while it reads, as by a lock: nobody is told any more, and nothing is left. */
static void
test_broken_off (Fixture *self, gconstpointer data)
{
  open_fixture (self, "week.ics");
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  destroy (self);
  RJ_TEST_UNTIL (self->page == NULL);
  g_assert_cmpuint (count_items (self), ==, 0);
}

static gboolean
is_saved (const char *path, gboolean with_words)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "END:VCALENDAR") != NULL
         && (strstr (text, "Call Sam") != NULL) == with_words;
}

/* With times alone, unless the words are wanted. */
static void
test_calendar_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "plan.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;
  GtkWidget *row;
  GStatBuf status;

  item->title = g_strdup ("Call Sam");
  item->record.day = rj_clock_get_today (self->ui.clock);
  saved = rj_test_save_item (self->store, item);
  show (self, rj_calendar_file_page_new (self->ui.context));
  g_assert_true (
    rj_test_shows (self->window, "This file will not be locked. Anyone who has it can read it."));
  row = rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "With titles, places and notes");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  for (int words = 0; words < 2; words++)
    {
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), words);
      rj_calendar_file_page_save (RJ_CALENDAR_FILE_PAGE (self->page), file);
      RJ_TEST_UNTIL (is_saved (path, words) && rj_test_shows (self->window, "Saved."));
    }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_unlink (path);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  GtkWidget *parent = g_object_new (ADW_TYPE_WINDOW, "default-width", 800, "default-height", 900, NULL);
  AdwDialog *dialog = rj_preferences_dialog_new (self->ui.context);

  self->window = parent;
  gtk_window_present (GTK_WINDOW (parent));
  adw_dialog_present (dialog, parent);
  g_assert_nonnull (rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Import from a file…"));
  gtk_widget_activate (
    rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Save the plan as a calendar file"));
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), RJ_TYPE_CALENDAR_FILE_PAGE, NULL) != NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  adw_init ();
  rj_ui_init ();
#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("preview", test_preview);
  ADD ("again", test_again);
  ADD ("refused", test_refused);
  ADD ("broken-off", test_broken_off);
  ADD ("calendar-file", test_calendar_file);
  ADD ("places", test_places);
#undef ADD
  return g_test_run ();
}
