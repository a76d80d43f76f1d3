// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery time: nothing of it before it is wanted, numbers side by side with what they rest on, a day of use
// that takes nothing else away, and lines that can be corrected.
#include "rj-overview-view.h"
#include "rj-places.h"
#include "rj-progress-page.h"
#include "rj-recovery-dialog.h"
#include "rj-recovery-text.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"
#include "rj-words.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
} Fixture;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_ui_set_up (&f->ui);
  f->store = rj_test_ui_open (&f->ui);
  f->window = rj_window_new (NULL, f->ui.context);
  gtk_window_present (GTK_WINDOW (f->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (f->ui.context));
  rj_window_set_place (f->window, "progress");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
}

static AdwDialog *
get_dialog (Fixture *f)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
}

static GtkWidget *
get_page (Fixture *f)
{
  return rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_OVERVIEW_VIEW, NULL);
}

static gboolean
shows (Fixture *f, const char *text)
{
  return rj_test_shows (get_page (f), text);
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  RJ_TEST_UNTIL ((button = rj_test_find (root, GTK_TYPE_BUTTON, label)) != NULL);
  g_signal_emit_by_name (button, "clicked");
}

static void
save_dialog (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (f)), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
}

static void
add (Fixture *f, RjRecoveryKind kind, const char *iso)
{
  RjRecovery *recovery = rj_store_get_recovery (f->store);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (kind, NULL, rj_day_from_iso (iso));
  g_autoptr (RjRecoveryEvent) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rj_recovery_add_async (recovery, event, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_recovery_add_finish (recovery, result, &error);
  g_assert_no_error (error);
}

static void
prefer (Fixture *f, const char *key, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_store_set_preference_async (f->store, key, value, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  g_assert_true (rj_store_set_preference_finish (f->store, result, NULL));
}

static GtkWidget *
find_row (Fixture *f, const char *title)
{
  return rj_test_find (get_page (f), ADW_TYPE_ACTION_ROW, title);
}

static void
add_vector (Fixture *f)
{
  add (f, RJ_RECOVERY_BEGAN, "2026-01-01");
  add (f, RJ_RECOVERY_USE, "2026-03-10");
  add (f, RJ_RECOVERY_USE, "2026-03-11");
  add (f, RJ_RECOVERY_USE, "2026-09-05");
  prefer (f, RJ_PREFERENCE_RECOVERY_ON, "yes");
  RJ_TEST_UNTIL (find_row (f, "321 days in recovery") != NULL);
}

/* Off until it is wanted; then it begins with a day, and no number stands in front. */
static void
test_begin (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  RJ_TEST_UNTIL (shows (f, "It is off until you want it."));
  g_assert_false (shows (f, "What I wrote down"));
  press (get_page (f), "Count my days");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  rj_test_assert_private (dialog);
  rj_test_assert_safety_keys (dialog);
  g_assert_true (rj_test_shows (dialog, "Nothing picked means everything."));
  save_dialog (f);
  RJ_TEST_UNTIL (shows (f, "Today is the first day."));
  g_assert_false (shows (f, "0 days"));
  g_assert_false (shows (f, "It is off until you want it."));
}

/* The vector of clinical.md §5.2, each number with what it rests on. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  add_vector (f);
  g_assert_true (shows (f, "Of 324 days, since 1 January 2026"));
  g_assert_nonnull (find_row (f, "324 days since I began"));
  g_assert_nonnull (find_row (f, "99.1 % of the days since I began"));
  g_assert_nonnull (find_row (f, "Days in recovery: 30 of the last 30"));
  g_assert_nonnull (find_row (f, "Days in recovery: 89 of the last 90"));
  g_assert_nonnull (find_row (f, "Days in recovery: 321 of the last 365"));
  g_assert_true (shows (f, "It rests on 324 days."));
  g_assert_nonnull (find_row (f, "76 days in this run"));
  g_assert_nonnull (find_row (f, "177 days in the longest run"));
  g_assert_true (shows (f, "12 March 2026 to 4 September 2026"));

  prefer (f, RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN, "no");
  RJ_TEST_UNTIL (find_row (f, "321 days in this run") != NULL);
  g_assert_nonnull (find_row (f, "321 days in recovery"));
}

/* Today's day of use lowers no number; the words to it are not on the page. */
static void
test_use (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  add_vector (f);
  press (get_page (f), "Write a day of use down");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  rj_test_assert_private (dialog);
  g_assert_true (rj_test_shows (dialog, "Medicine taken as prescribed is no day of use."));
  g_assert_true (rj_test_shows (dialog, "Does a new run begin after it?"));
  rj_words_set (rj_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL), "By the river.");
  save_dialog (f);
  RJ_TEST_UNTIL (shows (f, "21 November 2026 · with a note"));
  g_assert_false (shows (f, "By the river."));
  g_assert_nonnull (find_row (f, "321 days in recovery"));
  g_assert_nonnull (find_row (f, "177 days in the longest run"));
  g_assert_nonnull (find_row (f, "Days in recovery: 30 of the last 30"));
  g_assert_nonnull (find_row (f, "A new run begins tomorrow"));
  g_assert_false (shows (f, "0 days"));
}

/* Another day, and not at all: both are written down, and what was said before stays readable. */
static void
test_correct (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;
  GtkWidget *history;

  add (f, RJ_RECOVERY_BEGAN, "2026-11-01");
  add (f, RJ_RECOVERY_USE, "2026-11-10");
  prefer (f, RJ_PREFERENCE_RECOVERY_ON, "yes");
  RJ_TEST_UNTIL (find_row (f, "19 days in recovery") != NULL);
  history = gtk_widget_get_parent (find_row (f, "Day of use"));
  g_signal_emit_by_name (history, "row-activated", find_row (f, "Day of use"));
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_false (rj_test_shows (GTK_WIDGET (get_dialog (f)), "Does a new run begin after it?"));
  press (GTK_WIDGET (get_dialog (f)), "This was not so");
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  RJ_TEST_UNTIL (find_row (f, "20 days in recovery") != NULL);
  g_assert_true (shows (f, "10 November 2026 · was not so"));
  rj_recovery_list_async (rj_store_get_recovery (f->store), NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  events = rj_recovery_list_finish (rj_store_get_recovery (f->store), result, NULL);
  g_assert_cmpuint (events->len, ==, 3);
}

/* Stopped, and back: what was counted stays, and nothing is asked for. */
static void
test_stop (Fixture *f, gconstpointer data)
{
  add (f, RJ_RECOVERY_BEGAN, "2026-11-01");
  prefer (f, RJ_PREFERENCE_RECOVERY_ON, "yes");
  RJ_TEST_UNTIL (find_row (f, "20 days in recovery") != NULL);
  press (get_page (f), "Stop for now");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  save_dialog (f);
  RJ_TEST_UNTIL (shows (f, "Stopped for now. All your days stay."));
  g_assert_nonnull (find_row (f, "20 days in recovery"));
  add (f, RJ_RECOVERY_PLANNED, "2026-11-24");
  RJ_TEST_UNTIL (shows (f, "You plan to begin again in 3 days, on 24 November 2026."));
  press (get_page (f), "Begin again");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  save_dialog (f);
  // on the same day: it was never interrupted
  RJ_TEST_UNTIL (find_row (f, "20 days in this run") != NULL);
  g_assert_nonnull (find_row (f, "20 days in recovery"));
}

/* With quiet words nothing of it says what it is about. */
static void
test_quiet (Fixture *f, gconstpointer data)
{
  add_vector (f);
  rj_vocabulary_set_quiet (rj_context_get_vocabulary (f->ui.context), TRUE);
  RJ_TEST_UNTIL (find_row (f, "321 days") != NULL);
  g_assert_nonnull (find_row (f, "Marked day"));
  g_assert_false (shows (f, "recovery"));
  g_assert_false (shows (f, "use"));
}

/* Switched off, nothing of it is shown, and it comes back as it was. */
static void
test_off (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  add_vector (f);
  row = rj_test_find (get_page (f), ADW_TYPE_SWITCH_ROW, "Count my days");
  g_assert_nonnull (row);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  RJ_TEST_UNTIL (shows (f, "It is off until you want it."));
  g_assert_false (shows (f, "321"));
  press (get_page (f), "Count my days");
  RJ_TEST_UNTIL (find_row (f, "321 days in recovery") != NULL);
}

#define ADD(name, func) g_test_add ("/recovery/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();
  rj_places_set_page ("progress", RJ_TYPE_PROGRESS_PAGE);
  ADD ("begin", test_begin);
  ADD ("numbers", test_numbers);
  ADD ("use", test_use);
  ADD ("correct", test_correct);
  ADD ("stop", test_stop);
  ADD ("quiet", test_quiet);
  ADD ("off", test_off);
  return g_test_run ();
}
