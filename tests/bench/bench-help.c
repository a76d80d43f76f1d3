// SPDX-License-Identifier: GPL-3.0-or-later
// Help now, on the lock screen and in an open journal, against an empty dialog over the same window. Prints
// ratios and never fails on time.
//
// It begins with the action that F1 stands for and ends when the dialog has been drawn. The time on a
// processor is compared, of all threads, because frames come at the pace of the screen; how long it took on
// the clock is told beside it. The dialogs take turns, without the motion of their opening.
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RUNS    40
#define WARM_UP 3

typedef struct {
  RjTestUi ui;
  RjWindow *window;
  guint frames;
  double cpu[2][RUNS]; /* empty, ours */
  double wall[2][RUNS];
} Bench;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
pick (const double *values, guint percent)
{
  double sorted[RUNS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, RUNS, sizeof *sorted, compare);
  return sorted[(RUNS - 1) * percent / 100];
}

/* In milliseconds. */
static double
get_cpu (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
painted_cb (Bench *self)
{
  self->frames++;
}

static void
wait_for_frame (Bench *self)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  guint until = self->frames + 1;

  while (self->frames < until)
    {
      gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

static AdwDialog *
get_dialog (Bench *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static void
open_empty (Bench *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), gtk_label_new ("Empty"));
  adw_dialog_set_title (dialog, "Empty");
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
measure (Bench *self, guint which, int run)
{
  double cpu = get_cpu ();
  gint64 began_us = g_get_monotonic_time ();
  AdwDialog *dialog;

  if (which == 0)
    open_empty (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.help-now", NULL);
  do
    wait_for_frame (self);
  while ((dialog = get_dialog (self)) == NULL || !gtk_widget_get_mapped (adw_dialog_get_child (dialog)));
  /* The first one lays it out. */
  wait_for_frame (self);
  if (run >= 0)
    {
      self->cpu[which][run] = get_cpu () - cpu;
      self->wall[which][run] = (double) (g_get_monotonic_time () - began_us) / 1e3;
    }
  adw_dialog_force_close (dialog);
  while (get_dialog (self) != NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (self);
}

static void
tell (Bench *self, const char *where)
{
  double ratios[RUNS];

  for (guint i = 0; i < RUNS; i++)
    ratios[i] = self->cpu[1][i] / self->cpu[0][i];
  g_print (
    "Help now, %s, against an empty dialog: %.2f (on a processor, medians %.1f ms and %.1f ms; half of "
    "the %d pairs %.2f to %.2f; on the clock %.0f ms and %.0f ms)\n",
    where, pick (self->cpu[1], 50) / pick (self->cpu[0], 50), pick (self->cpu[1], 50),
    pick (self->cpu[0], 50), RUNS, pick (ratios, 25), pick (ratios, 75), pick (self->wall[1], 50),
    pick (self->wall[0], 50));
}

static void
run_in (gboolean locked)
{
  Bench *self = g_new0 (Bench, 1);
  g_autofree char *spare = NULL;

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
      rj_test_ui_open (&self->ui);
    }
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_cmpstr (rj_window_get_state (self->window), ==, locked ? "lock" : "journal");
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                            G_CALLBACK (painted_cb), self);
  for (int run = -WARM_UP; run < RUNS; run++)
    {
      measure (self, run % 2 == 0, run);
      measure (self, run % 2 != 0, run);
    }
  tell (self, locked ? "locked" : "unlocked");

  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
  g_free (self);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  rj_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  run_in (TRUE);
  run_in (FALSE);
  return 0;
}
