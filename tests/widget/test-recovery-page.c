// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery time: nothing of it before it is wanted, numbers side by side with what they rest on, a day of use
// that takes nothing else away, and lines that can be corrected.
#include "rj-alert.h"
#include "rj-day-row.h"
#include "rj-help-dialog.h"
#include "rj-overview-view.h"
#include "rj-plan-actions.h"
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

/* After a day of use of these days: a minute for safety is offered. */
static void
save_day_of_use (Fixture *f, const char *answer)
{
  AdwDialog *form = get_dialog (f);

  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) != form && RJ_IS_ALERT (get_dialog (f)));
  g_assert_true (rj_test_shows (GTK_WIDGET (get_dialog (f)), "Thank you for writing it down."));
  press (GTK_WIDGET (get_dialog (f)), answer);
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
  save_day_of_use (f, "Later");
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  RJ_TEST_UNTIL (shows (f, "21 November 2026 · with a note"));
  g_assert_false (shows (f, "By the river."));
  g_assert_nonnull (find_row (f, "321 days in recovery"));
  g_assert_nonnull (find_row (f, "177 days in the longest run"));
  g_assert_nonnull (find_row (f, "Days in recovery: 30 of the last 30"));
  g_assert_nonnull (find_row (f, "A new run begins tomorrow"));
  g_assert_null (find_row (f, "0 days in this run"));
  g_assert_null (find_row (f, "0 days in recovery"));
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

/* A word of the person's is on every page; an empty field gives the chosen one back. */
static void
test_own_words (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *field;

  add_vector (f);
  g_signal_emit_by_name (rj_test_find (get_page (f), ADW_TYPE_ACTION_ROW, "My own words…"), "activated");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  rj_test_assert_private (dialog);
  rj_test_assert_safety_keys (dialog);
  g_assert_true (rj_test_shows (dialog, "Instead of “day in recovery”"));
  field = rj_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Instead of “days in recovery”");
  gtk_editable_set_text (GTK_EDITABLE (field), "calm days");
  save_dialog (f);
  RJ_TEST_UNTIL (find_row (f, "321 calm days") != NULL);
  g_signal_emit_by_name (rj_test_find (get_page (f), ADW_TYPE_ACTION_ROW, "My own words…"), "activated");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  g_assert_true (rj_test_shows (dialog, "Instead of “day in recovery”"));
  field = rj_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Instead of “days in recovery”");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "calm days");
  gtk_editable_set_text (GTK_EDITABLE (field), "");
  save_dialog (f);
  RJ_TEST_UNTIL (find_row (f, "321 days in recovery") != NULL);
}

/* ---- Something happened ---- */

static AdwNavigationView *
get_view (Fixture *f)
{
  RJ_TEST_UNTIL (get_dialog (f) != NULL && RJ_IS_HELP_DIALOG (get_dialog (f)));
  return ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (get_dialog (f), "navigation"));
}

static GtkWidget *
get_help_page (Fixture *f, const char *tag)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (get_view (f));

  g_assert_cmpstr (adw_navigation_page_get_tag (page), ==, tag);
  return GTK_WIDGET (page);
}

static guint
count_today (Fixture *f)
{
  RjPlan *plan = rj_store_get_plan (f->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;

  rj_plan_list_day_async (plan, rj_day_from_iso ("2026-11-21"), NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  occurrences = rj_plan_list_day_finish (plan, result, NULL);
  return occurrences->len;
}

/* From the page to the plan and to words, each by a press of its own; what was asked once is not asked again.
 */
static void
test_happened (Fixture *f, gconstpointer data)
{
  GtkWidget *page;

  add_vector (f);
  press (get_page (f), "Something happened");
  page = get_help_page (f, "happened");
  RJ_TEST_UNTIL (rj_test_shows (page, "Your 321 days in recovery are still yours."));
  g_assert_true (rj_test_shows (page, "An amount you once used can now be fatal."));
  press (page, "I'm okay for now");
  press (get_help_page (f, "tell"), "The next 24 hours");
  page = get_help_page (f, "next-day");
  g_assert_cmpuint (count_today (f), ==, 0);
  press (page, "Put the three on today's plan");
  RJ_TEST_UNTIL (rj_test_shows (page, "They are on today's plan."));
  g_assert_cmpuint (count_today (f), ==, 3);
  g_assert_false (
    gtk_widget_get_sensitive (rj_test_find (page, GTK_TYPE_BUTTON, "They are on today's plan.")));
  press (page, "Write it down, when you are ready");
  page = get_help_page (f, "write-down");
  g_assert_true (rj_test_shows (page, "What is written down can be read by others"));
  press (page, "Write a day of use down, with words or without");
  RJ_TEST_UNTIL (RJ_IS_RECOVERY_DIALOG (get_dialog (f)));
  // the page was open just now
  save_dialog (f);
  g_assert_nonnull (find_row (f, "321 days in recovery"));
}

/* A line of these days offers a minute for safety, one of long ago does not. */
static void
test_offered (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  add_vector (f);
  press (get_page (f), "Write a day of use down");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  rj_day_row_set_day (RJ_DAY_ROW (rj_test_find (dialog, RJ_TYPE_DAY_ROW, NULL)),
                      rj_day_from_iso ("2026-11-18"));
  save_dialog (f);
  press (get_page (f), "Write a day of use down");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  save_day_of_use (f, "Go on");
  get_help_page (f, "happened");
}

/* Two appointments lie ahead: the next one stands with the three things. */
static void
test_somewhere_to_be (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *title;
    RjPlanKind kind;
    int minutes;
  } wanted[] = { { "Lunch", RJ_KIND_MEAL, 13 * 60 },
                 { "Dr Lee", RJ_KIND_APPOINTMENT, 10 * 60 },
                 { "Home group", RJ_KIND_MEETING, 19 * 60 },
                 { "Late group", RJ_KIND_MEETING, 21 * 60 } };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  RjPlan *plan = rj_store_get_plan (f->store);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      RjPlanItem *item =
        rj_plan_actions_new_item (f->ui.context, rj_day_from_iso ("2026-11-21"), RJ_PART_ANY_TIME);

      item->kind = wanted[i].kind;
      item->title = g_strdup (wanted[i].title);
      item->minutes = wanted[i].minutes;
      g_ptr_array_add (items, item);
    }
  rj_plan_save_items_async (plan, items, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_plan_save_items_finish (plan, result, NULL);
  g_assert_cmpuint (saved->len, ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.something-happened", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (f)), "help.open", "s", "next-day");
  RJ_TEST_UNTIL (rj_test_shows (get_help_page (f, "next-day"), "Home group"));
  g_assert_false (rj_test_shows (get_help_page (f, "next-day"), "Dr Lee"));
  g_assert_false (rj_test_shows (get_help_page (f, "next-day"), "Lunch"));
  g_assert_false (rj_test_shows (get_help_page (f, "next-day"), "Late group"));
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
  ADD ("own-words", test_own_words);
  ADD ("happened", test_happened);
  ADD ("offered", test_offered);
  ADD ("somewhere-to-be", test_somewhere_to_be);
  return g_test_run ();
}
