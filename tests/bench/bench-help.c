// SPDX-License-Identifier: GPL-3.0-or-later
// Help now, on the lock screen and in an open journal, against an empty dialog over the same window. Prints
// ratios and never fails on time.
//
// It begins with a key of the display, F1 for Help now and F9 for the empty dialog, and ends when the dialog
// has been drawn with all its rows: in an open journal also my one person, reasons, plan and a letter. The
// time on a processor is compared, of all threads, because frames come at the pace of the screen; how long it
// took on the clock is told beside it. The dialogs take turns, without the motion of their opening.
#include "rj-bench-dialogs.h"
#include "rj-letters.h"
#include "rj-my-plan.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <string.h>

#define RUNS 40

typedef struct {
  RjTestUi ui;
  RjWindow *window;
  GOutputStream *keys; /* of the one who presses them */
  gboolean locked;
} Bench;

static gboolean
open_empty_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  rj_bench_open_empty (widget);
  return GDK_EVENT_STOP;
}

static void
add_empty_key (Bench *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F9, 0),
                                                      gtk_callback_action_new (open_empty_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
}

static void
press (gpointer user_data, gboolean empty)
{
  Bench *self = user_data;
  const char *line = empty ? "key F9\n" : "key F1\n";
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (self->keys, line, strlen (line), NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_drawn (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = rj_test_find (dialog, ADW_TYPE_PREFERENCES_ROW, title);

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

/* The rows of the journal come when they have been read. */
static gboolean
shows (gpointer user_data, AdwDialog *dialog)
{
  static const char *const own[] = { "Call Sam", "My reasons", "My plan", "A letter for now" };
  const Bench *self = user_data;

  for (guint i = 0; !self->locked && i < G_N_ELEMENTS (own); i++)
    if (!is_drawn (GTK_WIDGET (dialog), own[i]))
      return FALSE;
  return TRUE;
}

static void
save_line (RjStore *store, RjMySection section, const char *text)
{
  RjMyPlan *plan = rj_store_get_my_plan (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjMyLine *line = rj_my_line_new (section);

  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
  saved = rj_my_plan_save_finish (
    plan, RJ_TEST_AWAIT (rj_my_plan_save_async (plan, lines, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
fill (RjStore *store)
{
  RjLetters *letters = rj_store_get_letters (store);
  g_autoptr (RjLetter) letter = rj_letter_new ();
  g_autoptr (RjLetter) saved = NULL;
  g_autoptr (GError) error = NULL;

  save_line (store, RJ_MY_PEOPLE, "Sam, 030 1234567");
  save_line (store, RJ_MY_REASONS, "The garden");
  save_line (store, RJ_MY_SIGNS, "I skip breakfast");
  letter->body = g_strdup ("It passes.");
  letter->offers = RJ_LETTER_HARD_MOMENT;
  saved = rj_letters_save_finish (
    letters, RJ_TEST_AWAIT (rj_letters_save_async (letters, letter, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
run_in (gboolean locked, GOutputStream *keys)
{
  Bench *self = g_new0 (Bench, 1);
  g_autofree char *spare = NULL;

  self->keys = keys;
  self->locked = locked;
  rj_test_ui_set_up (&self->ui);
  g_object_set (self->ui.settings, "country", "US", NULL);
  if (locked)
    {
      spare = rj_test_make_journal (self->ui.folder);
      g_clear_object (&self->ui.context);
      g_clear_object (&self->ui.vault);
      self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
      self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
    }
  else
    {
      fill (rj_test_ui_open (&self->ui));
    }
  self->window = rj_window_new (NULL, self->ui.context);
  add_empty_key (self);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_window_is_active (GTK_WINDOW (self->window)));
  g_assert_cmpstr (rj_window_get_state (self->window), ==, locked ? "lock" : "journal");
  rj_bench_dialogs_run (ADW_APPLICATION_WINDOW (self->window),
                        locked ? "Help now, locked" : "Help now, unlocked", RUNS, press, shows, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
  g_free (self);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) presser = NULL;

  gtk_init ();
  rj_ui_init ();
  presser = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "xdotool", "-", NULL);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  run_in (TRUE, g_subprocess_get_stdin_pipe (presser));
  run_in (FALSE, g_subprocess_get_stdin_pipe (presser));
  return 0;
}
