// SPDX-License-Identifier: GPL-3.0-or-later
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
  g_signal_emit_by_name (RJ_TEST_CHILD (editor, "save"), "clicked");
  adw_dialog_force_close (editor);
  RJ_TEST_UNTIL (n_toasts > 0);
  drafts = rj_context_list_drafts (ui.context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);

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
  return g_test_run ();
}
