// SPDX-License-Identifier: GPL-3.0-or-later
// The page "What helps me" over ten thousand urges, against an empty dialog over the same window: from the
// action that opens it until the sentences of all notes have been read, computed and drawn.
#include "rj-bench-dialogs.h"
#include "rj-bench-urges.h"
#include "rj-effects-dialog.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#define RUNS 15

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
} Bench;

static void
open (gpointer user_data, gboolean empty)
{
  Bench *self = user_data;

  if (empty)
    rj_bench_open_empty (self->window);
  else
    adw_dialog_present (ADW_DIALOG (rj_effects_dialog_new (self->ui.context)), self->window);
}

static gboolean
shows (gpointer user_data, AdwDialog *dialog)
{
  g_autofree char *last = g_strdup_printf ("Note %02u", RJ_BENCH_NOTES - 1);
  GtkWidget *row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_PREFERENCES_ROW, last);

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

int
main (int argc, char **argv)
{
  g_autofree Bench *self = g_new0 (Bench, 1);

  gtk_init ();
  rj_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  rj_test_ui_set_up (&self->ui);
  rj_bench_fill_urges (rj_test_ui_open (&self->ui), RJ_TEST_UI_NOW_US, rj_clock_get_today (self->ui.clock));
  self->window = GTK_WIDGET (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_window_is_active (GTK_WINDOW (self->window)));
  rj_bench_dialogs_run (ADW_APPLICATION_WINDOW (self->window), "What helps me over 10,000 urges", RUNS, open,
                        shows, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
  return 0;
}
