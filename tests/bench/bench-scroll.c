// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolling the log: the real page with fifty years in it against one with one year, both encrypted and on a
// disk. Prints a ratio and never fails on time.
//
// A step is what a turn of the Page Down key is: the list moves by most of its height, and the step ends when
// all rows have their words and are drawn. What counts is the time on a processor, of all threads, because
// frames come at the pace of the screen. Each run goes through rows that the page has not read yet, in a page
// of its own: of the short log nearly all of them, of the long one as many from another place each time. The
// first steps of a run, in which the list still makes the widgets that it later uses again, are not counted.
// The logs take turns.
#include "rj-journal-page.h"
#include "rj-log-sections.h"
#include "rj-settings.h"
#include "rj-test-store.h"
#include "rj-ui.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAYS_A_YEAR 365
#define ROWS_A_DAY  2
#define RUNS        9
#define FIRST_DAYS  60 /* from the newest one */
#define WARM_UP     14
#define STEPS       24
#define N           (RUNS * STEPS)

static const char *const words[] = {
  "Slept badly, long day. Walked home along the river, and called Sam, which helped.",
  NULL,
  "Fine.",
};

typedef struct {
  guint days;
  RjTestStore test;
  RjSettings *settings;
  RjContext *context;
  GtkWidget *window;
  GtkWidget *page;
  GtkListView *list;
  RjLogModel *model;
  guint frames;
  double open[RUNS];
  double steps[N];
} Log;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* @percent: 50 is the median. */
static double
pick (const double *values, guint n, guint percent)
{
  double sorted[N];

  memcpy (sorted, values, n * sizeof *values);
  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[(n - 1) * percent / 100];
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
fill (Log *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = self->days * ROWS_A_DAY; i-- > 0;)
    {
      RjCraving *craving = rj_craving_new ();

      craving->record.day = RJ_TEST_DAY - i / ROWS_A_DAY;
      craving->record.at_us = RJ_TEST_NOW_US - (gint64) i * G_TIME_SPAN_DAY / ROWS_A_DAY;
      craving->strength = i % 11;
      craving->note = g_strdup (words[i % G_N_ELEMENTS (words)]);
      g_ptr_array_add (cravings, craving);
    }
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
painted_cb (Log *self)
{
  self->frames++;
}

static void
wait_for_frames (Log *self, guint n)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (self->window);
  guint until = self->frames + n;

  while (self->frames < until)
    {
      gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Until every row that is asked for is there and drawn. */
static void
settle (Log *self)
{
  do
    {
      wait_for_frames (self, 2);
      while (!rj_log_model_is_settled (self->model))
        g_main_context_iteration (NULL, TRUE);
      wait_for_frames (self, 1);
    }
  while (!rj_log_model_is_settled (self->model));
}

static void
log_open (Log *self, guint years)
{
  self->days = years * DAYS_A_YEAR;
  rj_test_store_set_up (&self->test, TRUE);
  fill (self);
  self->settings = rj_settings_new_in_memory ();
  self->context = rj_context_new (self->test.clock, self->settings, NULL, NULL);
  rj_context_set_store (self->context, self->test.store);
  self->window = g_object_ref_sink (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb),
                            self);
}

static void
log_close (Log *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->window), self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  rj_test_store_tear_down (&self->test);
}

static void
open_page (Log *self)
{
  GtkNoSelection *selection;

  self->page = rj_journal_page_new (self->context);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  self->list = GTK_LIST_VIEW (gtk_widget_get_template_child (self->page, RJ_TYPE_JOURNAL_PAGE, "list"));
  selection = GTK_NO_SELECTION (gtk_list_view_get_model (self->list));
  self->model = rj_log_sections_get_model (RJ_LOG_SECTIONS (gtk_no_selection_get_model (selection)));
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, self->days * ROWS_A_DAY);
}

static void
scroll (Log *self, guint run)
{
  GtkAdjustment *adjustment;
  double begun = get_cpu ();

  open_page (self);
  self->open[run] = get_cpu () - begun;
  rj_journal_page_go_to_day (RJ_JOURNAL_PAGE (self->page),
                             RJ_TEST_DAY - FIRST_DAYS - (self->days - DAYS_A_YEAR) * run / RUNS);
  settle (self);
  // The page holds the place for some frames.
  wait_for_frames (self, 6);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  for (int step = -WARM_UP; step < STEPS; step++)
    {
      double before = gtk_adjustment_get_value (adjustment);

      begun = get_cpu ();
      gtk_adjustment_set_value (adjustment, before + gtk_adjustment_get_page_size (adjustment) * 0.9);
      settle (self);
      self->steps[(int) (run * STEPS) + MAX (step, 0)] = get_cpu () - begun;
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, before);
    }
  adw_window_set_content (ADW_WINDOW (self->window), NULL);
}

int
main (int argc, char **argv)
{
  static Log one;
  static Log fifty;
  double ratios[N];

  gtk_init ();
  rj_ui_init ();
  log_open (&one, 1);
  log_open (&fifty, 50);
  for (guint run = 0; run < RUNS; run++)
    {
      scroll (run % 2 == 0 ? &one : &fifty, run);
      scroll (run % 2 == 0 ? &fifty : &one, run);
    }
  for (guint i = 0; i < N; i++)
    ratios[i] = fifty.steps[i] / one.steps[i];
  g_print ("a page of the log, 50 years against 1: %.2f (aim 1.1; on a processor, medians %.1f ms and %.1f "
           "ms; half of "
           "the %d pairs %.2f to %.2f)\n",
           pick (fifty.steps, N, 50) / pick (one.steps, N, 50), pick (fifty.steps, N, 50),
           pick (one.steps, N, 50), N, pick (ratios, N, 25), pick (ratios, N, 75));
  g_print ("(opening the log: %.0f ms and %.0f ms)\n", pick (fifty.open, RUNS, 50),
           pick (one.open, RUNS, 50));
  log_close (&one);
  log_close (&fifty);
  return 0;
}
