// SPDX-License-Identifier: GPL-3.0-or-later
// An address book: seen before anybody is taken in, chosen one by one, taken back as a whole.
#include "rj-address-book-page.h"
#include "rj-import-page.h"
#include "rj-people-file-page.h"
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
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
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

  g_signal_connect (page, "taken", G_CALLBACK (note_taken), self);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  self->window =
    g_object_new (ADW_TYPE_WINDOW, "content", view, "default-width", 360, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

static GFile *
get_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "vcf", name, NULL);

  return g_file_new_for_path (path);
}

static GtkWidget *
find_button (Fixture *self, const char *text)
{
  return rj_test_find (self->window, GTK_TYPE_BUTTON, text);
}

static void
press (Fixture *self, const char *text)
{
  g_assert_nonnull (find_button (self, text));
  g_signal_emit_by_name (find_button (self, text), "clicked");
}

static guint
count_people (Fixture *self)
{
  RjPeople *people = rj_store_get_people (self->store);
  g_autoptr (GPtrArray) list =
    rj_people_list_finish (people, RJ_TEST_AWAIT (rj_people_list_async (people, NULL, RJ_TEST_READY)), NULL);

  return list->len;
}

/* Of a few all are chosen; who is switched off stays out; the whole file is one step. */
static void
test_choose (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_fixture ("book-30.vcf");
  GtkWidget *row;

  show (self, rj_address_book_page_new (self->ui.context, file));
  RJ_TEST_UNTIL (find_button (self, "Take in 3 people") != NULL);
  g_assert_cmpuint (count_people (self), ==, 0);
  g_assert_true (rj_test_shows (self->window, "3 people in the file"));
  g_assert_true (rj_test_shows (self->window, "+1 555 010 0171"));
  g_assert_true (rj_test_shows (self->window, "Card 1, line 17 of the file"));
  row = rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "Lantern Group");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  press (self, "Take in 2 people");
  RJ_TEST_UNTIL (self->taken);
  g_assert_cmpuint (count_people (self), ==, 2);
  g_assert_cmpstr (self->toast, ==, "2 people are among your people.");
  g_assert_cmpstr (self->action, ==, "win.take-back-import");
  rj_test_undo (self->store, RJ_CHANGE_IMPORT);
  g_assert_cmpuint (count_people (self), ==, 0);
}

static void
test_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_fixture ("book-30.vcf");

  show (self, rj_address_book_page_new (self->ui.context, file));
  RJ_TEST_UNTIL (find_button (self, "Take in 3 people") != NULL);
  press (self, "Nobody");
  g_assert_false (gtk_widget_get_sensitive (find_button (self, "Take in 0 people")));
  press (self, "Everybody");
  g_assert_true (gtk_widget_get_sensitive (find_button (self, "Take in 3 people")));
}

/* A second time there is nobody to choose. */
static void
test_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_fixture ("book-30.vcf");

  show (self, rj_address_book_page_new (self->ui.context, file));
  RJ_TEST_UNTIL (find_button (self, "Take in 3 people") != NULL);
  press (self, "Take in 3 people");
  RJ_TEST_UNTIL (self->taken);
  gtk_window_destroy (GTK_WINDOW (self->window));
  show (self, rj_address_book_page_new (self->ui.context, file));
  RJ_TEST_UNTIL (rj_test_shows (self->window, "Nobody new in this file"));
  g_assert_true (rj_test_shows (self->window, "Is among your people already"));
  g_assert_null (rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, NULL));
  g_assert_cmpuint (count_people (self), ==, 3);
}

/* Of somebody's whole address book nobody is chosen; not all of it is on the page at once. */
static void
test_whole_book (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "book", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < 130; i++)
    g_string_append_printf (text, "BEGIN:VCARD\nVERSION:3.0\nFN:P%d\nTEL:555%04d\nEND:VCARD\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  show (self, rj_address_book_page_new (self->ui.context, file));
  RJ_TEST_UNTIL (find_button (self, "Take in 0 people") != NULL);
  g_assert_nonnull (rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "P99"));
  g_assert_null (rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "P100"));
  press (self, "Show 30 more");
  g_assert_nonnull (rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "P129"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, "P129")), TRUE);
  press (self, "Take in 1 person");
  RJ_TEST_UNTIL (self->taken);
  g_assert_cmpuint (count_people (self), ==, 1);
}

/* The way from "Import from a file…" leads there too. */
static void
test_import_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_fixture ("book-30.vcf");

  show (self, rj_import_page_new (self->ui.context, file));
  RJ_TEST_UNTIL (find_button (self, "Choose who comes in") != NULL);
  press (self, "Choose who comes in");
  RJ_TEST_UNTIL (find_button (self, "Take in 3 people") != NULL);
  press (self, "Take in 3 people");
  RJ_TEST_UNTIL (self->taken);
  g_assert_cmpuint (count_people (self), ==, 3);
}

/* What is saved is an address book; the note is in it only when that is wanted. */
static void
test_save (Fixture *self, gconstpointer data)
{
  RjPeople *people = rj_store_get_people (self->store);
  g_autofree char *path = g_build_filename (self->ui.folder, "people.vcf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjPerson) person = rj_person_new ();
  g_autoptr (RjPerson) saved = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *text = NULL;
  AdwNavigationPage *page = rj_people_file_page_new (self->ui.context);

  person->name = g_strdup ("Sam");
  person->note = g_strdup ("quokka");
  saved = rj_people_save_finish (
    people, RJ_TEST_AWAIT (rj_people_save_async (people, person, NULL, RJ_TEST_READY)), NULL);
  g_assert_nonnull (saved);
  self->window = g_object_new (ADW_TYPE_WINDOW, "content", adw_navigation_view_new (), NULL);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (adw_window_get_content (ADW_WINDOW (self->window))), page);
  gtk_window_present (GTK_WINDOW (self->window));
  rj_people_file_page_save (RJ_PEOPLE_FILE_PAGE (page), file);
  RJ_TEST_UNTIL (rj_test_shows (self->window, "Saved."));
  g_assert_true (g_file_get_contents (path, &bare, NULL, NULL));
  g_assert_nonnull (strstr (bare, "FN:Sam"));
  g_assert_null (strstr (bare, "quokka"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (rj_test_find (self->window, ADW_TYPE_SWITCH_ROW, NULL)), TRUE);
  rj_people_file_page_save (RJ_PEOPLE_FILE_PAGE (page), file);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&text, g_free);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    }
  while (strstr (text, "quokka") == NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();
  ADD ("/address-book/choose", test_choose);
  ADD ("/address-book/nobody", test_nobody);
  ADD ("/address-book/again", test_again);
  ADD ("/address-book/whole-book", test_whole_book);
  ADD ("/address-book/import-page", test_import_page);
  ADD ("/address-book/save", test_save);
  return g_test_run ();
}
