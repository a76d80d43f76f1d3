// SPDX-License-Identifier: GPL-3.0-or-later
// Recently deleted: what is there, how it comes back, and how it goes for good, from the copies too.
#include "rj-backups.h"
#include "rj-safety-copies.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-trash-dialog.h"
#include "rj-trash-row.h"
#include "rj-ui.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjSafetyCopies *copies;
  GtkWidget *window;
  GtkWidget *dialog;
  char *toast;
  gboolean undo;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *self)
{
  g_set_str (&self->toast, title);
  self->undo = undo;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rj_test_ui_set_up (&self->ui);
  self->copies = rj_safety_copies_new (self->ui.context);
  rj_test_vault_open (self->ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  self->store = rj_vault_get_store (self->ui.vault);
  rj_context_set_store (self->ui.context, self->store);
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  g_signal_connect (self->ui.context, "toast", G_CALLBACK (toast_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_pointer (&self->toast, g_free);
  g_clear_object (&self->copies);
  rj_test_ui_tear_down (&self->ui);
}

static void
add_deleted (Fixture *self, RjMood mood, const char *note)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry =
    rj_test_save_mood (self->store, mood, rj_clock_get_today (self->ui.clock) - 1, note);
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, entry->record.id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static const char *
get_page (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (RJ_TEST_CHILD (self->dialog, "stack")));
}

static void
show (Fixture *self, const char *page)
{
  self->window = g_object_new (ADW_TYPE_WINDOW, "content", gtk_label_new ("Below"), "default-width", 360,
                               "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  self->dialog = GTK_WIDGET (rj_trash_dialog_new (self->ui.context));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
  RJ_TEST_UNTIL (g_strcmp0 (get_page (self), page) == 0);
  rj_test_assert_safety_keys (self->dialog);
}

static GtkWidget *
nth_row (Fixture *self, int n)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (RJ_TEST_CHILD (self->dialog, "list")), n));
}

static guint
count_rows (Fixture *self)
{
  guint n = 0;

  while (nth_row (self, (int) n) != NULL)
    n++;
  return n;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
unfold (GtkWidget *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (rj_test_find (row, GTK_TYPE_BUTTON, "Put back")));
}

static void
answer (Fixture *self, const char *heading, const char *body, const char *response)
{
  GtkWidget *alert = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));

  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  rj_test_assert_safety_keys (alert);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (alert)), ==, heading);
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), ==, body);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (alert)), ==, "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), response);
  adw_dialog_close (ADW_DIALOG (alert));
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  show (self, "empty");
  g_assert_true (rj_test_shows (self->dialog, "What you delete waits here for 30 days."));
  add_deleted (self, RJ_MOOD_LOW, "words");
  RJ_TEST_UNTIL (count_rows (self) == 1);
}

static void
test_put_back (Fixture *self, gconstpointer data)
{
  GtkWidget *row, *button;

  add_deleted (self, RJ_MOOD_LOW, "words");
  add_deleted (self, RJ_MOOD_GOOD, NULL);
  show (self, "items");
  g_assert_cmpuint (count_rows (self), ==, 2);
  row = nth_row (self, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Check-in · Low");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Yesterday");
  /* Which words they were is seen only when asked for. */
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  unfold (row);
  g_assert_true (rj_test_shows (row, "words"));
  button = rj_test_find (row, GTK_TYPE_BUTTON, "Put back");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Check-in · Low");
  g_assert_true (gtk_widget_grab_focus (button));
  click (row, "Put back");
  RJ_TEST_UNTIL (self->toast != NULL);
  g_assert_cmpstr (self->toast, ==, "Put back.");
  g_assert_true (self->undo);
  RJ_TEST_UNTIL (count_rows (self) == 1);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 1);
  /* The focus is on what is left. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), nth_row (self, 0))
                 || gtk_root_get_focus (GTK_ROOT (self->window)) == nth_row (self, 0));
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (self->dialog, "remove_all")));
}

static void
test_no_copies (Fixture *self, gconstpointer data)
{
  add_deleted (self, RJ_MOOD_LOW, "words");
  show (self, "items");
  unfold (nth_row (self, 0));
  click (nth_row (self, 0), "Delete for good…");
  answer (self, "Delete this for good?",
          "It leaves the journal now. A backup that you keep elsewhere still holds it.", "cancel");
  g_assert_cmpuint (count_rows (self), ==, 1);
  click (nth_row (self, 0), "Delete for good…");
  answer (self, "Delete this for good?",
          "It leaves the journal now. A backup that you keep elsewhere still holds it.", "here");
  RJ_TEST_UNTIL (g_strcmp0 (get_page (self), "empty") == 0);
  RJ_TEST_UNTIL (self->toast != NULL);
  g_assert_cmpstr (self->toast, ==, "Deleted for good.");
  g_assert_false (self->undo);
}

static void
back_up (Fixture *self, RjCensus *census)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = rj_vault_back_up_finish (
    self->ui.vault, RJ_TEST_AWAIT (rj_vault_back_up_async (self->ui.vault, NULL, NULL, RJ_TEST_READY)),
    census, &error);

  g_assert_no_error (error);
  g_assert_nonnull (name);
}

static gboolean
says (Fixture *self, const char *toast)
{
  return g_strcmp0 (self->toast, toast) == 0;
}

static void
test_in_copies (Fixture *self, gconstpointer data)
{
  const char *body = "It leaves the journal now. Backups made before today keep it until 19 February 2027.";
  g_autofree char *folder = g_build_filename (self->ui.folder, RJ_BACKUPS_FOLDER, NULL);
  RjCensus census;

  add_deleted (self, RJ_MOOD_LOW, "words");
  add_deleted (self, RJ_MOOD_GOOD, "more words");
  back_up (self, &census);
  show (self, "items");
  /* How many copies there are is looked up meanwhile. */
  for (gboolean known = FALSE; !known;)
    {
      GtkWidget *alert;

      click (self->dialog, "Delete all of it for good…");
      alert = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
      known = g_str_equal (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), body);
      answer (self, "Delete all of this for good?", adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)),
              "cancel");
      RJ_TEST_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == ADW_DIALOG (self->dialog));
      /* That may be so at once, and the answer comes to the main loop. */
      while (!known && g_main_context_iteration (NULL, FALSE))
        ;
    }
  click (self->dialog, "Delete all of it for good…");
  answer (self, "Delete all of this for good?", body, "copies");
  RJ_TEST_UNTIL (says (self, "Gone from 1 safety copy too. Backups kept elsewhere still hold it."));
  g_assert_null (rj_store_get_preference (self->store, RJ_PREFERENCE_REMOVE_IN_COPIES));
  g_assert_cmpstr (get_page (self), ==, "empty");
}

#define ADD(name, func) g_test_add ("/trash/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("empty", test_empty);
  ADD ("put-back", test_put_back);
  ADD ("no-copies", test_no_copies);
  ADD ("in-copies", test_in_copies);

  return g_test_run ();
}
