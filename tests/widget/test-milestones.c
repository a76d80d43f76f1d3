// SPDX-License-Identifier: GPL-3.0-or-later
// Milestones: quiet on the day itself, gone for good once closed, at rest after a day of use.
#include "rj-letter.h"
#include "rj-milestone-card.h"
#include "rj-milestone-dialog.h"
#include "rj-own-milestone.h"
#include "rj-overview-view.h"
#include "rj-page-view.h"
#include "rj-recovery.h"
#include "rj-sunrise.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

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
  rj_window_set_place (f->window, "today");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
}

static void
add (Fixture *f, RjRecoveryKind kind, const char *iso)
{
  RjRecovery *recovery = rj_store_get_recovery (f->store);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (kind, NULL, rj_day_from_iso (iso));
  g_autoptr (RjRecoveryEvent) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  rj_recovery_add_async (recovery, event, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_recovery_add_finish (recovery, result, NULL);
  g_assert_nonnull (saved);
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
find_card (Fixture *f)
{
  return rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_MILESTONE_CARD, NULL);
}

/* Thirty days on the day of the test, the 21st of November. */
static GtkWidget *
show_thirty (Fixture *f)
{
  add (f, RJ_RECOVERY_BEGAN, "2026-10-22");
  prefer (f, RJ_PREFERENCE_RECOVERY_ON, "yes");
  RJ_TEST_UNTIL (find_card (f) != NULL);
  return find_card (f);
}

/* Answers that were asked for before come before it. */
static void
assert_no_card (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;

  rj_recovery_list_async (rj_store_get_recovery (f->store), NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  events = rj_recovery_list_finish (rj_store_get_recovery (f->store), result, NULL);
  g_assert_nonnull (events);
  g_assert_null (find_card (f));
}

static void
test_card (Fixture *f, gconstpointer data)
{
  GtkWidget *card, *sun;

  add (f, RJ_RECOVERY_BEGAN, "2026-10-22");
  assert_no_card (f); // not counted: nothing is said
  prefer (f, RJ_PREFERENCE_RECOVERY_ON, "yes");
  RJ_TEST_UNTIL ((card = find_card (f)) != NULL);
  g_assert_true (rj_test_shows (card, "30 days in recovery today."));
  g_assert_true (rj_test_shows (card, "Nothing to do. Just worth noticing."));
  sun = rj_test_find (card, RJ_TYPE_SUNRISE, NULL);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (sun)), ==, GTK_ACCESSIBLE_ROLE_NONE);
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Up at once where motion is off. */
static void
test_still (Fixture *f, gconstpointer data)
{
  GtkWidget *sun;

  g_object_set (gtk_widget_get_settings (GTK_WIDGET (f->window)), "gtk-enable-animations", FALSE, NULL);
  sun = rj_test_find (show_thirty (f), RJ_TYPE_SUNRISE, NULL);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (sun));
  g_assert_cmpfloat (rj_sunrise_get_height (RJ_SUNRISE (sun)), ==, 1);
}

/* Closed for good: the next look at the day has none, and undo does not bring it back. */
static void
test_close (Fixture *f, gconstpointer data)
{
  GtkWidget *card = show_thirty (f);
  GtkWidget *button = NULL;

  for (GtkWidget *next = gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (card))); button == NULL;
       next = gtk_widget_get_prev_sibling (next))
    if (GTK_IS_BUTTON (next))
      button = next;
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Close");
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (find_card (f));
  RJ_TEST_UNTIL (rj_store_get_preference (f->store, RJ_PREFERENCE_MILESTONE_CLOSED) != NULL);
  g_assert_cmpstr (rj_store_get_preference (f->store, RJ_PREFERENCE_MILESTONE_CLOSED), ==, "2026-11-21");
  prefer (f, RJ_PREFERENCE_RECOVERY_HEADLINE, "days");
  assert_no_card (f);
}

static void
test_off (Fixture *f, gconstpointer data)
{
  GtkWidget *card = show_thirty (f);
  GtkWidget *button = rj_test_find (card, GTK_TYPE_BUTTON, "Turn these off");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (f->store, RJ_PREFERENCE_MILESTONES), "off") == 0);
  assert_no_card (f);
  prefer (f, RJ_PREFERENCE_MILESTONES, NULL);
  RJ_TEST_UNTIL (find_card (f) != NULL);
}

/* A day of use ten days ago moves it by a day, and until the 24th it rests. */
static void
test_rest (Fixture *f, gconstpointer data)
{
  add (f, RJ_RECOVERY_BEGAN, "2026-10-21");
  add (f, RJ_RECOVERY_USE, "2026-11-10");
  prefer (f, RJ_PREFERENCE_RECOVERY_ON, "yes");
  assert_no_card (f);
  prefer (f, RJ_PREFERENCE_REST_DAYS, "7");
  RJ_TEST_UNTIL (find_card (f) != NULL);
  g_assert_true (rj_test_shows (find_card (f), "30 days in recovery today."));
}

/* So many, a minute apart, before a time; all at once. */
static void
save_cravings (Fixture *f, RjDay day, gint64 at_us, RjOutcome outcome, int n)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (int i = 0; i < n; i++)
    {
      RjCraving *craving = rj_craving_new ();

      craving->record.day = day;
      craving->record.at_us = at_us - i * G_TIME_SPAN_MINUTE;
      craving->strength = 8;
      craving->outcome = outcome;
      g_ptr_array_add (cravings, craving);
    }
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_check_ins_save_cravings_finish (check_ins, result, NULL);
  g_assert_nonnull (saved);
}

/* An urge that says so is as good as a line of the ledger. */
static void
test_rest_after_urge (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (show_thirty (f));
  save_cravings (f, rj_day_from_iso ("2026-11-20"), RJ_TEST_UI_NOW_US - G_TIME_SPAN_DAY,
                 RJ_OUTCOME_USED_A_LITTLE, 1);
  RJ_TEST_UNTIL (find_card (f) == NULL);
}

static GtkWidget *
find_row (Fixture *f, const char *title)
{
  GtkWidget *page = rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_OVERVIEW_VIEW, NULL);

  return page != NULL ? rj_test_find (page, ADW_TYPE_ACTION_ROW, title) : NULL;
}

/* What is no count of days is noticed and listed where days are not counted, too; and off is off. */
static void
test_moment (Fixture *f, gconstpointer data)
{
  prefer (f, RJ_PREFERENCE_MILESTONES, "off");
  save_cravings (f, rj_day_from_iso ("2026-11-21"), RJ_TEST_UI_NOW_US, RJ_OUTCOME_PASSED, 10);
  assert_no_card (f);
  prefer (f, RJ_PREFERENCE_MILESTONES, NULL);
  RJ_TEST_UNTIL (find_card (f) != NULL);
  g_assert_true (rj_test_shows (find_card (f), "Ten cravings ridden out"));
  rj_window_set_place (f->window, "progress");
  RJ_TEST_UNTIL (find_row (f, "Ten cravings ridden out") != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (f, "Ten cravings ridden out"))), ==,
                   "21 November 2026");
  g_assert_false (
    gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (f, "Ten cravings ridden out"))));
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  RJ_TEST_UNTIL ((button = rj_test_find (root, GTK_TYPE_BUTTON, label)) != NULL);
  g_signal_emit_by_name (button, "clicked");
}

static AdwDialog *
get_dialog (Fixture *f)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
}

/* What was reached has its day; nothing says how long the next one takes until that is wanted. */
static void
test_list (Fixture *f, gconstpointer data)
{
  show_thirty (f);
  rj_window_set_place (f->window, "progress");
  RJ_TEST_UNTIL (find_row (f, "30 days in recovery") != NULL && find_row (f, "7 days in recovery") != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (f, "7 days in recovery"))), ==,
                   "29 October 2026");
  g_assert_null (find_row (f, "60 days in recovery"));
  prefer (f, RJ_PREFERENCE_MILESTONES_NEXT, "yes");
  RJ_TEST_UNTIL (find_row (f, "60 days in recovery") != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (f, "60 days in recovery"))), ==,
                   "Next, on 21 December 2026");
}

/* What was reached can be on a card; what is on it is seen before, and nothing is on it but what the row
 * says. */
static void
test_print (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *button, *page;

  show_thirty (f);
  rj_window_set_place (f->window, "progress");
  prefer (f, RJ_PREFERENCE_MILESTONES_NEXT, "yes");
  RJ_TEST_UNTIL ((row = find_row (f, "60 days in recovery")) != NULL);
  g_assert_null (rj_test_find (row, GTK_TYPE_BUTTON, NULL)); // not reached
  row = find_row (f, "7 days in recovery");
  button = rj_test_find (row, GTK_TYPE_BUTTON, NULL);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Print a card: 7 days in recovery");
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  rj_test_assert_safety_keys (GTK_WIDGET (get_dialog (f)));
  page = rj_test_find (GTK_WIDGET (get_dialog (f)), RJ_TYPE_PAGE_VIEW, NULL);
  gtk_test_accessible_assert_property (
    page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "7 days in recovery\n29 October 2026\nCut between the corner marks.\n");
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (rj_test_find (GTK_WIDGET (get_dialog (f)), ADW_TYPE_SWITCH_ROW, "With the date")), FALSE);
  page = rj_test_find (GTK_WIDGET (get_dialog (f)), RJ_TYPE_PAGE_VIEW, NULL);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "7 days in recovery\nCut between the corner marks.\n");
}

/* Words to begin with; none of them where somebody may look over the shoulder. */
static void
test_examples (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *name;

  show_thirty (f);
  rj_window_set_place (f->window, "progress");
  press (GTK_WIDGET (f->window), "Add a milestone");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  gtk_expander_set_expanded (GTK_EXPANDER (rj_test_find (dialog, GTK_TYPE_EXPANDER, NULL)), TRUE);
  press (dialog, "Naloxone at home");
  name = rj_test_find (dialog, ADW_TYPE_ENTRY_ROW, "What it is");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Naloxone at home");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL && find_row (f, "Naloxone at home") != NULL);
  rj_vocabulary_set_quiet (rj_context_get_vocabulary (f->ui.context), TRUE);
  press (GTK_WIDGET (f->window), "Add a milestone");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_null (rj_test_find (GTK_WIDGET (get_dialog (f)), GTK_TYPE_EXPANDER, NULL));
}

/* One of their own: open, then deleted, and back with Undo. */
static void
test_own (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *row;

  show_thirty (f);
  rj_window_set_place (f->window, "progress");
  press (GTK_WIDGET (f->window), "Add a milestone");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = GTK_WIDGET (get_dialog (f));
  rj_test_assert_private (dialog);
  rj_test_assert_safety_keys (dialog);
  gtk_editable_set_text (GTK_EDITABLE (rj_test_find (dialog, ADW_TYPE_ENTRY_ROW, "What it is")),
                         "Naloxone at home");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL && (row = find_row (f, "Naloxone at home")) != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Open");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  press (GTK_WIDGET (get_dialog (f)), "Delete");
  RJ_TEST_UNTIL (get_dialog (f) == NULL && find_row (f, "Naloxone at home") == NULL);
  press (GTK_WIDGET (f->window), "Undo");
  RJ_TEST_UNTIL (find_row (f, "Naloxone at home") != NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();
#define ADD(path, func) g_test_add ("/milestones/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("card", test_card);
  ADD ("still", test_still);
  ADD ("close", test_close);
  ADD ("off", test_off);
  ADD ("rest", test_rest);
  ADD ("rest-after-urge", test_rest_after_urge);
  ADD ("list", test_list);
  ADD ("moment", test_moment);
  ADD ("own", test_own);
  ADD ("print", test_print);
  ADD ("examples", test_examples);
  return g_test_run ();
}
