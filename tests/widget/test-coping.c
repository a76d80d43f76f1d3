// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-coping-page.h"
#include "rj-strategy-dialog.h"
#include "rj-strategy-editor.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

static void
toast_cb (RjContext *context, const char *title, gboolean undo, int *n)
{
  (*n)++;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Closed before the answer came: the note is saved, and nothing of it waits as a draft. */
static void
test_close_while_saving (void)
{
  RjTestUi ui;
  RjWindow *window;
  AdwDialog *editor;
  g_auto (GStrv) drafts = NULL;
  int n_toasts = 0;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = rj_window_new (NULL, ui.context);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (ui.context));
  g_signal_connect (ui.context, "toast", G_CALLBACK (toast_cb), &n_toasts);

  rj_strategy_editor_present (GTK_WIDGET (window), ui.context, NULL);
  editor = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_nonnull (editor);
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (editor, "title")), "Call Sam");
  gtk_widget_activate_action (GTK_WIDGET (editor), "form.save", NULL);
  adw_dialog_force_close (editor);
  RJ_TEST_UNTIL (n_toasts > 0);
  drafts = rj_context_list_drafts (ui.context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static GtkWidget *
open_page (RjTestUi *ui, GtkWidget **window)
{
  GtkWidget *page = rj_coping_page_new (ui->context);

  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), page);
  gtk_window_present (GTK_WINDOW (*window));
  return page;
}

static void
close_store (RjStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rj_store_close_async (store, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  rj_store_close_finish (store, result, &error);
  g_assert_no_error (error);
}

/* A sentence and a way to ask again, instead of an empty page. */
static void
test_closed_store (void)
{
  RjTestUi ui;
  GtkWidget *window;
  GtkWidget *page;

  rj_test_ui_set_up (&ui);
  close_store (rj_test_ui_open (&ui));
  page = open_page (&ui, &window);
  RJ_TEST_UNTIL (
    rj_test_shows (page, "Your coping notes could not be read just now. The journal is locked."));
  g_assert_nonnull (rj_test_find (page, GTK_TYPE_BUTTON, "Try again"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (RJ_TEST_CHILD (page, "stack"))), ==, "list");

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static int n_refused;

static void
refuse_list (RjStrategies *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  n_refused++;
  g_task_return_new_error (task, RJ_STORE_ERROR, RJ_STORE_ERROR_IO, "the disk is away");
}

static void
save_note (RjStore *store, const char *title)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *note = rj_strategy_new ();

  note->title = g_strdup (title);
  g_ptr_array_add (notes, note);
  rj_strategies_save_async (rj_store_get_strategies (store), notes, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_strategies_save_finish (rj_store_get_strategies (store), result, &error);
  g_assert_no_error (error);
}

/* A title is a title, and none of it gets into the log, where a warning about bad markup would put it. */
static void
test_title_like_markup (void)
{
  RjTestUi ui;
  GtkWidget *window;
  GtkWidget *page;

  rj_test_ui_set_up (&ui);
  save_note (rj_test_ui_open (&ui), "Sam & <Alex>");
  page = open_page (&ui, &window);
  RJ_TEST_UNTIL (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Sam & <Alex>"));
  g_assert_true (rj_test_shows (page, "Sam & <Alex>"));

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* What could be read stays, a second try may fail too, and when it works the sentence goes. */
static void
test_try_again (void)
{
  RjTestUi ui;
  RjStore *store;
  RjStrategiesInterface *iface;
  GtkWidget *window;
  GtkWidget *page;
  typeof (iface->list_async) list_async;

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  save_note (store, "Call Sam");
  page = open_page (&ui, &window);
  RJ_TEST_UNTIL (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Call Sam"));
  g_assert_false (rj_test_shows (page, "could not be read"));

  iface = RJ_STRATEGIES_GET_IFACE (rj_store_get_strategies (store));
  list_async = iface->list_async;
  iface->list_async = refuse_list;
  save_note (store, "Walk to the river");
  RJ_TEST_UNTIL (rj_test_shows (page, "could not be read"));
  g_assert_nonnull (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Call Sam"));
  g_assert_cmpint (n_refused, ==, 1);
  gtk_widget_grab_focus (RJ_TEST_CHILD (page, "again"));
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "again"), "clicked");
  RJ_TEST_UNTIL (n_refused == 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (rj_test_shows (page, "could not be read"));

  iface->list_async = list_async;
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "again"), "clicked");
  RJ_TEST_UNTIL (!rj_test_shows (page, "could not be read"));
  g_assert_nonnull (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Walk to the river"));
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), RJ_TEST_CHILD (page, "search")));

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* The switch is a pick like any other, and Cancel asks before words go. */
static void
test_editor_draft (void)
{
  RjTestUi ui;
  RjWindow *window;
  AdwDialog *editor;
  GtkWidget *alert;
  g_auto (GStrv) drafts = NULL;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = rj_window_new (NULL, ui.context);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (ui.context));

  rj_strategy_editor_present (GTK_WIDGET (window), ui.context, NULL);
  editor = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (editor, "title")), "Call Sam");
  adw_switch_row_set_active (ADW_SWITCH_ROW (RJ_TEST_CHILD (editor, "favourite")), TRUE);
  adw_dialog_close (editor);

  rj_strategy_editor_present (GTK_WIDGET (window), ui.context, NULL);
  editor = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (RJ_TEST_CHILD (editor, "title"))), ==, "Call Sam");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (RJ_TEST_CHILD (editor, "favourite"))));

  gtk_widget_activate_action (GTK_WIDGET (editor), "form.cancel", NULL);
  alert = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "discard");
  adw_dialog_close (ADW_DIALOG (alert));
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL);
  drafts = rj_context_list_drafts (ui.context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* When to be careful, or that nobody need be, and why. */
static void
test_caution (void)
{
  RjTestUi ui;
  RjWindow *window;
  g_autoptr (RjStrategy) note = rj_strategy_new ();

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = rj_window_new (NULL, ui.context);
  gtk_window_present (GTK_WINDOW (window));
  note->title = g_strdup ("Wait fifteen minutes");
  note->steps = g_strdupv ((char *[]) { (char *) "Wait", NULL });
  for (int none = 0; none < 2; none++)
    {
      GtkWidget *caution;

      g_set_str (&note->caution, none ? "Waiting asks nothing of your body." : "Stop if you feel dizzy.");
      note->caution_none = none;
      rj_strategy_dialog_present (GTK_WIDGET (window), ui.context, note);
      caution = RJ_TEST_CHILD (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)),
                               "caution");
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (caution)), ==,
                       none ? "No caution needed. Waiting asks nothing of your body."
                            : "Stop if you feel dizzy.");
      adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/coping/close-while-saving", test_close_while_saving);
  g_test_add_func ("/coping/closed-store", test_closed_store);
  g_test_add_func ("/coping/try-again", test_try_again);
  g_test_add_func ("/coping/caution", test_caution);
  g_test_add_func ("/coping/editor-draft", test_editor_draft);
  g_test_add_func ("/coping/title-like-markup", test_title_like_markup);
  return g_test_run ();
}
