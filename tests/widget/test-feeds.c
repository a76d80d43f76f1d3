// SPDX-License-Identifier: GPL-3.0-or-later
// A list of meetings: what it does not say is asked, what is left out is named, and meetings are found and
// kept.
#include "rj-feed-choose-page.h"
#include "rj-feed-page.h"
#include "rj-import-module.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"

#include <locale.h>
#include <string.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  GtkWidget *window;
  char *toast;
  char *action;
  gboolean taken;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, const char *label, const char *action, Fixture *self)
{
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
  self->taken = FALSE;
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

  adw_navigation_view_set_animate_transitions (ADW_NAVIGATION_VIEW (view), FALSE);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  self->window =
    g_object_new (ADW_TYPE_WINDOW, "content", view, "default-width", 360, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

static GtkWidget *
find_button (Fixture *self, const char *text)
{
  return rj_test_find (self->window, GTK_TYPE_BUTTON, text);
}

static void
press (Fixture *self, const char *text)
{
  RJ_TEST_UNTIL (find_button (self, text) != NULL);
  g_signal_emit_by_name (find_button (self, text), "clicked");
}

static void
open_list (Fixture *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "meetings", "town.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwNavigationPage *page = rj_feed_page_new (self->ui.context, file);

  g_signal_connect (page, "taken", G_CALLBACK (note_taken), self);
  show (self, page);
  RJ_TEST_UNTIL (find_button (self, "Choose from the list") != NULL);
}

static RjFeedChoosePage *
open_meetings (Fixture *self)
{
  press (self, "Choose from the list");
  RJ_TEST_UNTIL (rj_test_find (self->window, RJ_TYPE_FEED_CHOOSE_PAGE, NULL) != NULL);
  return RJ_FEED_CHOOSE_PAGE (rj_test_find (self->window, RJ_TYPE_FEED_CHOOSE_PAGE, NULL));
}

static gboolean
shows_number (RjFeedChoosePage *page, guint n)
{
  gboolean sure;

  return rj_feed_choose_page_get_shown (page, &sure) == n && sure;
}

static GPtrArray *
list_kept (Fixture *self)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *kept = rj_meetings_list_finish (
    meetings, RJ_TEST_AWAIT (rj_meetings_list_async (meetings, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return kept;
}

/* The box to tick of the meeting with that name. */
static GtkWidget *
find_check (Fixture *self, const char *name)
{
  GtkWidget *label = rj_test_find (self->window, GTK_TYPE_LABEL, name);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON) : NULL;
}

static void
test_questions (Fixture *self, gconstpointer data)
{
  GtkWidget *contacts;

  open_list (self);
  g_assert_true (rj_test_shows (self->window, "8 meetings in the list"));
  g_assert_true (rj_test_shows (self->window, "4 are left out."));
  g_assert_true (rj_test_shows (self->window, "Whose meetings are these?"));
  g_assert_true (rj_test_shows (self->window, "Which clock are the times from?"));
  g_assert_true (rj_test_shows (self->window, "There is no such day of the week."));
  g_assert_true (rj_test_shows (self->window, "There is no such time of day."));
  g_assert_true (rj_test_shows (self->window, "It has no name."));
  g_assert_true (rj_test_shows (self->window, "Its end is missing."));
  g_assert_true (rj_test_shows (self->window, "Entry 8, line 19 of the file"));
  contacts = rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "Other people’s contact details");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (contacts)));
  // Whoever works with keys alone is where the next thing is.
  g_assert_true (gtk_widget_has_focus (find_button (self, "Choose from the list")));
}

static void
choose_fellowship (Fixture *self, const char *name)
{
  GtkWidget *drop_down = rj_test_find (self->window, GTK_TYPE_DROP_DOWN, NULL);
  GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  RjFeedChoosePage *page;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const RjMeeting *meeting;

  open_list (self);
  choose_fellowship (self, "Alcoholics Anonymous");
  page = open_meetings (self);
  RJ_TEST_UNTIL (shows_number (page, 8));
  RJ_TEST_UNTIL (find_check (self, "Early Birds") != NULL);
  // In words, and the code alone would say nothing.
  g_assert_true (rj_test_shows (self->window, "Open, Discussion, Wheelchair Access"));
  g_assert_false (gtk_widget_get_sensitive (find_button (self, "Nothing chosen yet")));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (find_check (self, "Early Birds"))), ==,
                   GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (self, "Early Birds")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (self, "Tuesday Steps")), TRUE);
  press (self, "Keep 2 of them");
  RJ_TEST_UNTIL (self->taken);
  g_assert_cmpstr (self->toast, ==, "2 are kept.");
  g_assert_cmpstr (self->action, ==, "win.take-back-import");
  kept = list_kept (self);
  g_assert_cmpuint (kept->len, ==, 2);
  meeting = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (meeting->name, ==, "Early Birds");
  g_assert_cmpstr (meeting->fellowship, ==, "Alcoholics Anonymous");
  g_assert_cmpuint (g_strv_length (meeting->items), ==, 3);
  g_assert_null (strstr (meeting->note, "Robin"));
  destroy (self);

  // The same list again: it is known, and keeping it again adds nothing.
  open_list (self);
  choose_fellowship (self, "Alcoholics Anonymous");
  page = open_meetings (self);
  RJ_TEST_UNTIL (find_button (self, "Keep 2 of them") != NULL);
  RJ_TEST_UNTIL (rj_test_shows (self->window, "kept already"));
  press (self, "Keep 2 of them");
  RJ_TEST_UNTIL (self->taken);
  again = list_kept (self);
  g_assert_cmpuint (again->len, ==, 2);
}

static void
choose (Fixture *self, const char *row, guint position)
{
  GtkWidget *combo = rj_test_find (self->window, ADW_TYPE_COMBO_ROW, row);

  g_assert_nonnull (combo);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), position);
}

static void
test_filter (Fixture *self, gconstpointer data)
{
  RjFeedChoosePage *page;
  GtkWidget *search;

  open_list (self);
  choose_fellowship (self, "Alcoholics Anonymous");
  page = open_meetings (self);
  RJ_TEST_UNTIL (shows_number (page, 8));
  search = rj_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_cmpuint (gtk_search_entry_get_input_hints (GTK_SEARCH_ENTRY (search)) & GTK_INPUT_HINT_PRIVATE, !=,
                    0);
  gtk_editable_set_text (GTK_EDITABLE (search), "tea EARLY");
  RJ_TEST_UNTIL (shows_number (page, 1));
  g_assert_true (rj_test_shows (self->window, "1 of 8 in the list"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nowhere");
  RJ_TEST_UNTIL (shows_number (page, 0));
  g_assert_true (rj_test_shows (self->window, "Nothing in the list is like this."));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  RJ_TEST_UNTIL (shows_number (page, 8));
  press (self, "Filter…");
  RJ_TEST_UNTIL (rj_test_find (self->window, ADW_TYPE_COMBO_ROW, "Day") != NULL);
  choose (self, "Day", 1);
  RJ_TEST_UNTIL (shows_number (page, 1));
  choose (self, "Day", 8);
  RJ_TEST_UNTIL (shows_number (page, 1));
  choose (self, "Day", 0);
  choose (self, "Time", 3);
  RJ_TEST_UNTIL (shows_number (page, 3));
  choose (self, "Time", 0);
  choose (self, "How", 2);
  RJ_TEST_UNTIL (shows_number (page, 2));
  choose (self, "How", 0);
  choose (self, "Place", 1);
  RJ_TEST_UNTIL (shows_number (page, 3));
  press (self, "Show all of the list");
  RJ_TEST_UNTIL (shows_number (page, 8));
}

/* The main loop goes on while ten thousand are looked through. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (RjImportFile) file = rj_import_file_new ("meeting-guide");
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  RjFeedChoice choice = { .today = rj_clock_get_today (self->ui.clock) };
  RjFeedChoosePage *page;
  GtkWidget *search;

  for (guint i = 0; i < 10000; i++)
    {
      RjFeedRow *row = rj_feed_row_new ();

      row->number = row->line = i + 1;
      row->name = g_strdup_printf ("Group %u", i);
      row->source_id = g_strdup_printf ("%u", i);
      row->days = 1u << (i % 7);
      row->minutes = (int) (i * 7 % 1440);
      g_ptr_array_add (file->meetings, row);
    }
  page = RJ_FEED_CHOOSE_PAGE (
    rj_feed_choose_page_new (self->ui.context, file, rj_feed_list_new (file, &choice, kept), &choice));
  show (self, ADW_NAVIGATION_PAGE (page));
  RJ_TEST_UNTIL (shows_number (page, 10000));
  search = rj_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "group 9999");
  RJ_TEST_UNTIL (shows_number (page, 1));
  destroy (self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  rj_ui_init ();
#define ADD(name, func) g_test_add ("/feeds/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("questions", test_questions);
  ADD ("keep", test_keep);
  ADD ("filter", test_filter);
  ADD ("many", test_many);
#undef ADD
  return g_test_run ();
}
