// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-bench-dialogs.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WARM_UP 3

typedef struct {
  AdwApplicationWindow *window;
  int runs;
  RjBenchOpen open;
  RjBenchShows shows;
  gpointer user_data;
  guint frames;
  double cpu[2][RJ_BENCH_DIALOGS_MOST]; /* empty, ours */
  double wall[2][RJ_BENCH_DIALOGS_MOST];
} Bench;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
pick (const Bench *self, const double *values, int percent)
{
  double sorted[RJ_BENCH_DIALOGS_MOST];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, (gsize) self->runs, sizeof *sorted, compare);
  return sorted[(self->runs - 1) * percent / 100];
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

void
rj_bench_open_empty (GtkWidget *window)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), gtk_label_new ("Empty"));
  adw_dialog_set_title (dialog, "Empty");
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, window);
}

static gboolean
is_there (Bench *self, guint which)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (self->window);

  return dialog != NULL && gtk_widget_get_mapped (adw_dialog_get_child (dialog))
         && (which == 0 || self->shows (self->user_data, dialog));
}

static void
measure (Bench *self, guint which, int run)
{
  double cpu = get_cpu ();
  gint64 began_us = g_get_monotonic_time ();

  self->open (self->user_data, which == 0);
  do
    wait_for_frame (self);
  while (!is_there (self, which));
  /* The first one lays it out. */
  wait_for_frame (self);
  if (run >= 0)
    {
      self->cpu[which][run] = get_cpu () - cpu;
      self->wall[which][run] = (double) (g_get_monotonic_time () - began_us) / 1e3;
    }
  adw_dialog_force_close (adw_application_window_get_visible_dialog (self->window));
  while (adw_application_window_get_visible_dialog (self->window) != NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (self);
}

static void
tell (Bench *self, const char *name)
{
  double ratios[RJ_BENCH_DIALOGS_MOST];

  for (int i = 0; i < self->runs; i++)
    ratios[i] = self->cpu[1][i] / self->cpu[0][i];
  g_print ("%s, against an empty dialog: %.2f (on a processor, medians %.1f ms and %.1f ms; half of "
           "the %d pairs %.2f to %.2f; on the clock %.0f ms and %.0f ms)\n",
           name, pick (self, self->cpu[1], 50) / pick (self, self->cpu[0], 50), pick (self, self->cpu[1], 50),
           pick (self, self->cpu[0], 50), self->runs, pick (self, ratios, 25), pick (self, ratios, 75),
           pick (self, self->wall[1], 50), pick (self, self->wall[0], 50));
}

void
rj_bench_dialogs_run (AdwApplicationWindow *window,
                      const char *name,
                      int runs,
                      RjBenchOpen open,
                      RjBenchShows shows,
                      gpointer user_data)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Bench self = { window, runs, open, shows, user_data };

  g_assert_cmpint (runs, <=, RJ_BENCH_DIALOGS_MOST);
  g_signal_connect_swapped (frames, "after-paint", G_CALLBACK (painted_cb), &self);
  for (int run = -WARM_UP; run < runs; run++)
    {
      measure (&self, run % 2 == 0, run);
      measure (&self, run % 2 != 0, run);
    }
  tell (&self, name);
  g_signal_handlers_disconnect_by_data (frames, &self);
}
