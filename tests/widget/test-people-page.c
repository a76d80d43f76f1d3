// SPDX-License-Identifier: GPL-3.0-or-later
// People: the list, a person to be read, being in touch, and the form.

#include "rj-help-dialog.h"
#include "rj-people-view.h"
#include "rj-people.h"
#include "rj-person-dialog.h"
#include "rj-person-editor.h"
#include "rj-talks-part.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  char *toast;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *self)
{
  g_set_str (&self->toast, title);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  g_object_set (self->ui.settings, "background", "no", "window-width",
                data != NULL ? GPOINTER_TO_INT (data) : 1000, "window-height", 700, NULL);
  self->store = rj_test_ui_open (&self->ui);
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  g_signal_connect (self->ui.context, "toast", G_CALLBACK (toast_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->ui.context, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->toast);
  rj_test_ui_tear_down (&self->ui);
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static AdwDialog *
wait_dialog (Fixture *self, GType type)
{
  RJ_TEST_UNTIL (get_dialog (self) != NULL && G_TYPE_CHECK_INSTANCE_TYPE (get_dialog (self), type)
                 && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (self)))
                 && gtk_widget_get_height (GTK_WIDGET (get_dialog (self))) > 0);
  rj_test_assert_safety_keys (GTK_WIDGET (get_dialog (self)));
  rj_test_assert_private (GTK_WIDGET (get_dialog (self)));
  return get_dialog (self);
}

static void
close_dialog (Fixture *self)
{
  adw_dialog_force_close (get_dialog (self));
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
list_people (Fixture *self)
{
  RjPeople *people = rj_store_get_people (self->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  rj_people_list_async (people, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  list = rj_people_list_finish (people, result, &error);
  g_assert_no_error (error);
  return list;
}

static RjPerson *
keep (Fixture *self, const char *name, const char *number, RjPersonRole role, gboolean first)
{
  RjPeople *people = rj_store_get_people (self->store);
  g_autoptr (RjPerson) person = rj_person_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RjPerson *saved;

  person->record.zone = g_strdup ("UTC");
  person->record.at_us = RJ_TEST_UI_NOW_US;
  person->record.day = rj_clock_get_today (self->ui.clock);
  person->name = g_strdup (name);
  person->role = role;
  person->first = first;
  person->message = g_strdup ("Can you talk?");
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_MOBILE, "work", number));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_EMAIL, NULL, "sam@example.org"));
  rj_people_save_async (people, person, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_people_save_finish (people, result, &error);
  g_assert_no_error (error);
  return saved;
}

static GtkWidget *
show_view (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.place", "s", "people");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_PEOPLE_VIEW, NULL) != NULL);
  return rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_PEOPLE_VIEW, NULL);
}

static void
type_into (AdwDialog *dialog, const char *title, const char *text)
{
  GtkWidget *row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
save (Fixture *self, AdwDialog *dialog)
{
  g_clear_pointer (&self->toast, g_free);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  RJ_TEST_UNTIL (self->toast != NULL);
}

static GtkListBoxRow *
get_row (GtkWidget *view, int index)
{
  GtkWidget *list = rj_test_find (view, GTK_TYPE_LIST_BOX, NULL);

  return list != NULL ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index) : NULL;
}

static const char *
get_title (GtkWidget *view, int index)
{
  GtkListBoxRow *row = get_row (view, index);

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static const char *
get_subtitle (GtkWidget *view, int index)
{
  GtkListBoxRow *row = get_row (view, index);

  return row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

/* Ctrl+N, a name and two ways to reach them. */
static void
test_add (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self);
  g_autoptr (GPtrArray) people = NULL;
  const RjPerson *person;
  AdwDialog *editor;

  RJ_TEST_UNTIL (rj_test_shows (view, "One person you could call is a good start."));
  gtk_widget_activate_action (view, "view.new", NULL);
  editor = wait_dialog (self, RJ_TYPE_PERSON_EDITOR);
  g_assert_false (gtk_widget_is_sensitive (adw_dialog_get_default_widget (editor)));
  type_into (editor, "Name", "Sam");
  type_into (editor, "Number, address or name", "555 010 2030");
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (rj_test_find (GTK_WIDGET (editor), ADW_TYPE_SWITCH_ROW, "My one person")), TRUE);
  save (self, editor);
  g_assert_cmpstr (self->toast, ==, "Saved.");
  RJ_TEST_UNTIL (g_strcmp0 (get_title (view, 0), "Sam") == 0);
  g_assert_cmpstr (get_subtitle (view, 0), ==, "My one person · 555 010 2030");
  people = list_people (self);
  person = g_ptr_array_index (people, 0);
  g_assert_true (person->first);
  g_assert_cmpuint (person->reaches->len, ==, 1);
}

/* My one person first, then by name. What is looked for is found without capitals. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) a = keep (self, "Ada", "555 010 2031", RJ_ROLE_FRIEND, FALSE);
  g_autoptr (RjPerson) b = keep (self, "Mia", "555 010 2032", RJ_ROLE_FAMILY, FALSE);
  g_autoptr (RjPerson) c = keep (self, "Sam", "555 010 2033", RJ_ROLE_NONE, TRUE);
  GtkWidget *view = show_view (self);
  GtkWidget *search;

  RJ_TEST_UNTIL (g_strcmp0 (get_title (view, 0), "Sam") == 0);
  g_assert_cmpstr (get_title (view, 1), ==, "Ada");
  g_assert_cmpstr (get_subtitle (view, 1), ==, "Friend · 555 010 2031");
  g_assert_cmpstr (get_title (view, 2), ==, "Mia");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (rj_test_find (view, GTK_TYPE_LIST_BOX, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "People");
  g_assert_null (rj_test_find (view, GTK_TYPE_SEARCH_ENTRY, NULL));
  gtk_widget_activate_action (view, "view.search", NULL);
  search = rj_test_find (view, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "MIA");
  RJ_TEST_UNTIL (g_strcmp0 (get_title (view, 0), "Mia") == 0 && get_title (view, 1) == NULL);
}

/* Read, in touch, undone, edited, deleted, and back. */
static void
test_read (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) kept = keep (self, "Sam", "555 010 2030", RJ_ROLE_MENTOR, TRUE);
  GtkWidget *view = show_view (self);
  AdwDialog *dialog;
  AdwDialog *editor;
  GtkWidget *talks;

  RJ_TEST_UNTIL (get_title (view, 0) != NULL);
  gtk_widget_activate (GTK_WIDGET (get_row (view, 0)));
  dialog = wait_dialog (self, RJ_TYPE_PERSON_DIALOG);
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "555 010 2030"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "My one person · Mentor"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "sam@example.org"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Before we talk"));
  g_assert_nonnull (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Help now"));

  talks = rj_test_find (GTK_WIDGET (dialog), RJ_TYPE_TALKS_PART, NULL);
  press (talks, "We met");
  RJ_TEST_UNTIL (g_strcmp0 (get_title (talks, 0), "We met") == 0);
  /* Above it, and not below in the window. */
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Noted."));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (rj_test_find (GTK_WIDGET (get_row (talks, 0)), GTK_TYPE_BUTTON, NULL)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Delete: We met, Saturday 21 November, 12:00");
  press (GTK_WIDGET (dialog), "Undo");
  RJ_TEST_UNTIL (get_title (talks, 0) == NULL);

  press (GTK_WIDGET (dialog), "Edit");
  editor = wait_dialog (self, RJ_TYPE_PERSON_EDITOR);
  type_into (editor, "Good for", "Long walks");
  save (self, editor);
  dialog = wait_dialog (self, RJ_TYPE_PERSON_DIALOG);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Long walks"));
  /* What was not touched is as it was. */
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Mobile phone · work"));

  g_clear_pointer (&self->toast, g_free);
  press (GTK_WIDGET (dialog), "Delete");
  RJ_TEST_UNTIL (self->toast != NULL && get_dialog (self) == NULL);
  g_assert_cmpstr (self->toast, ==, "Deleted.");
  RJ_TEST_UNTIL (get_title (view, 0) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  RJ_TEST_UNTIL (g_strcmp0 (get_title (view, 0), "Sam") == 0);
}

/* A line of what was written down goes by itself, and comes back. */
static void
test_talks (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) kept = keep (self, "Sam", "555 010 2030", RJ_ROLE_NONE, FALSE);
  GtkWidget *view = show_view (self);
  AdwDialog *dialog = rj_person_dialog_present (view, self->ui.context, kept);
  GtkWidget *talks;

  wait_dialog (self, RJ_TYPE_PERSON_DIALOG);
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "Before we talk"));
  talks = rj_test_find (GTK_WIDGET (dialog), RJ_TYPE_TALKS_PART, NULL);
  rj_talks_part_add (RJ_TALKS_PART (talks), RJ_TALK_NOT_REACHED);
  RJ_TEST_UNTIL (g_strcmp0 (get_title (talks, 0), "Could not reach them") == 0);
  g_signal_emit_by_name (rj_test_find (GTK_WIDGET (get_row (talks, 0)), GTK_TYPE_BUTTON, NULL), "clicked");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Deleted.") && get_title (talks, 0) == NULL);
  press (GTK_WIDGET (dialog), "Undo");
  RJ_TEST_UNTIL (get_title (talks, 0) != NULL);
}

/* What was typed and picked comes back; saved, it is no draft any more. */
static void
test_drafts (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) drafts = NULL;
  AdwDialog *editor;
  GtkWidget *night;

  rj_person_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_PERSON_EDITOR);
  type_into (editor, "Name", "Mia");
  type_into (editor, "Best times", "Evenings");
  press (GTK_WIDGET (editor), "Another way");
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (rj_test_find (GTK_WIDGET (editor), ADW_TYPE_SWITCH_ROW, "I may call at night")), TRUE);
  close_dialog (self);
  rj_person_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_PERSON_EDITOR);
  night = rj_test_find (GTK_WIDGET (editor), ADW_TYPE_SWITCH_ROW, "I may call at night");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (night)));
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (rj_test_find (GTK_WIDGET (editor), ADW_TYPE_ENTRY_ROW, "Best times"))),
                   ==, "Evenings");
  save (self, editor);
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
  drafts = rj_context_list_drafts (self->ui.context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);
}

/* Help now: my one person first, their own words, and the others where lines are listed. */
static void
test_help (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) a = keep (self, "Ada", "555 010 2031", RJ_ROLE_FRIEND, FALSE);
  g_autoptr (RjPerson) b = keep (self, "Sam", "555 010 2033", RJ_ROLE_NONE, TRUE);
  AdwDialog *dialog = rj_help_dialog_new (self->ui.context);

  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Call Sam"));
  rj_help_dialog_show_person (RJ_HELP_DIALOG (dialog));
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Can you talk?"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "555 010 2033"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "sam@example.org"));
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Call Ada") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "help.open", "s", "lines");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "My people"));
  adw_dialog_force_close (dialog);
}

/* Asked for faster than the journal answers: they come to the page that is open. */
static void
test_help_at_once (Fixture *self, gconstpointer data)
{
  static const char *const tags[] = { "lines", "tell" };
  g_autoptr (RjPerson) a = keep (self, "Ada", "555 010 2031", RJ_ROLE_FRIEND, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      AdwDialog *dialog = rj_help_dialog_new (self->ui.context);

      adw_dialog_present (dialog, GTK_WIDGET (self->window));
      gtk_widget_activate_action (GTK_WIDGET (dialog), "help.open", "s", tags[i]);
      g_assert_null (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Call Ada"));
      RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Call Ada") != NULL);
      adw_dialog_force_close (dialog);
    }
}

/* At 360 px nothing is wider than the window. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) kept = keep (self, "Sam", "555 010 2030", RJ_ROLE_PEER, TRUE);
  GtkWidget *view = show_view (self);
  AdwDialog *dialog;
  int width;

  RJ_TEST_UNTIL (get_title (view, 0) != NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 336);
  rj_person_dialog_present (view, self->ui.context, kept);
  dialog = wait_dialog (self, RJ_TYPE_PERSON_DIALOG);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  close_dialog (self);
  rj_person_editor_present (view, self->ui.context, kept);
  dialog = wait_dialog (self, RJ_TYPE_PERSON_EDITOR);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();

#define ADD(name, func) g_test_add ("/people-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("order", test_order);
  ADD ("read", test_read);
  ADD ("talks", test_talks);
  ADD ("drafts", test_drafts);
  ADD ("help", test_help);
  ADD ("help-at-once", test_help_at_once);
#undef ADD
  g_test_add ("/people-page/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_narrow, tear_down);
  return g_test_run ();
}
