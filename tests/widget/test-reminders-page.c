// SPDX-License-Identifier: GPL-3.0-or-later
// What became of reminders, in words; the test that the person can send; quiet hours; how often one comes.
#include "rj-fill-ledger.h"
#include "rj-ledger-words.h"
#include "rj-nag-row.h"
#include "rj-preferences-dialog.h"
#include "rj-quiet-hours.h"
#include "rj-reminder-group.h"
#include "rj-reminder-test.h"
#include "rj-reminders-page.h"
#include "rj-test-reminders.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  TestDesktop *desktop;
  RjStore *store;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->desktop = g_object_new (TEST_TYPE_DESKTOP, NULL);
  g_clear_object (&self->ui.context);
  self->ui.context =
    rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, RJ_NOTIFIER (self->desktop));
  self->store = rj_test_ui_open (&self->ui);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 400, "default-height", 800, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
  g_assert_finalize_object (self->desktop);
}

static GtkWidget *
open_page (Fixture *self)
{
  GtkWidget *page = GTK_WIDGET (rj_reminders_page_new (self->ui.context));
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (page));
  return page;
}

static const char *
get_subtitle (GtkWidget *root, const char *title)
{
  GtkWidget *row = rj_test_find (root, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* ---- The page ---- */

static void
test_page (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  rj_fill_ledger (self->store, self->ui.clock);
  page = open_page (self);
  RJ_TEST_UNTIL (rj_test_shows (page, "1 of 6 on time"));
  g_assert_true (rj_test_shows (page, "1 while the computer slept\n1 while Journal was closed or locked\n"
                                      "1 because Journal may not stay on in the background\n"
                                      "2 not shown by your desktop\nIn the last 30 days."));
  g_assert_true (rj_test_shows (page, "Water the plants"));
  g_assert_true (rj_test_shows (page, "Due: Today, 08:00\nShown on time\nYou marked it done at 08:04"));
  g_assert_true (
    rj_test_shows (page, "Shown at 08:10, 10 min late\nThe computer was asleep.\nYou opened it at 08:12"));
  g_assert_true (rj_test_shows (page, "Not shown by itself\nYour desktop did not show it."));
  g_assert_true (rj_test_shows (page, "Not shown by itself\nJournal was closed, or not unlocked yet."));
  g_assert_true (rj_test_shows (page, "Not shown by itself\nNothing on your desktop shows notifications."));
  g_assert_true (
    rj_test_shows (page, "Not shown by itself\nJournal was closed: it may not stay on in the background."));
  g_assert_cmpstr (
    get_subtitle (page, "Notifications"), ==,
    "Your desktop did not show 2. Allow notifications for Journal in its settings, then send a test.");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);

  RJ_TEST_UNTIL (rj_test_shows (page, "No reminder was due."));
  g_assert_cmpstr (get_subtitle (page, "Notifications"), ==, "Your desktop refused none.");
  g_assert_null (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Water the plants"));
}

static void
test_background (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);

  g_assert_cmpstr (get_subtitle (page, "When the window is closed"), ==,
                   "Not asked yet. That comes with the first reminder.");
  g_object_set (self->ui.settings, "background", "no", NULL);
  g_assert_true (g_str_has_prefix (get_subtitle (page, "When the window is closed"), "Off. "));
  g_object_set (self->ui.settings, "background", "yes", NULL);
  g_assert_cmpstr (get_subtitle (page, "When the window is closed"), ==,
                   "Allowed. Journal stays on in the background.");
}

/* ---- A test reminder ---- */

static void
test_send (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *row = rj_test_find (page, RJ_TYPE_REMINDER_TEST, NULL);

  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  /* Nothing that nobody asked for is taken for it. */
  g_signal_emit_by_name (self->desktop, "shown", RJ_NOTIFIER_TEST_KEY);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");

  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpuint (self->desktop->keys->len, ==, 1);
  g_assert_cmpstr (self->desktop->bodies->pdata[0], ==, "This is a test. Nothing is planned.");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Asking your desktop…");
  g_signal_emit_by_name (self->desktop, "shown", "another");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Asking your desktop…");
  g_signal_emit_by_name (self->desktop, "shown", RJ_NOTIFIER_TEST_KEY);
  g_assert_true (
    g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Your desktop took it."));
  g_signal_emit_by_name (self->desktop, "action", RJ_NOTIFIER_TEST_KEY, RJ_NOTIFY_ACTION_DONE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "It was shown, and its button works.");
  g_assert_cmpuint (g_hash_table_size (self->desktop->on_screen), ==, 0);

  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_signal_emit_by_name (self->desktop, "refused", RJ_NOTIFIER_TEST_KEY, RJ_NOTIFY_NOT_ALLOWED);
  g_assert_true (
    g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Your desktop did not show it."));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_signal_emit_by_name (self->desktop, "refused", RJ_NOTIFIER_TEST_KEY, RJ_NOTIFY_NO_SERVICE);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Nothing on your desktop shows notifications. Start "));
  /* With the page goes what it asked for: nobody would hear of the button. */
  adw_action_row_activate (ADW_ACTION_ROW (row));
  adw_window_set_content (ADW_WINDOW (self->window), NULL);
  RJ_TEST_UNTIL (g_hash_table_size (self->desktop->on_screen) == 0);
}

/* ---- Quiet hours ---- */

static void
test_quiet_hours (Fixture *self, gconstpointer data)
{
  GtkWidget *group = g_object_new (RJ_TYPE_REMINDER_GROUP, NULL);
  GtkWidget *row;

  rj_reminder_group_set_context (RJ_REMINDER_GROUP (group), self->ui.context);
  adw_window_set_content (ADW_WINDOW (self->window), group);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (group));
  g_assert_null (rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_HOURS));
  g_assert_null (rj_test_find (group, ADW_TYPE_COMBO_ROW, "From"));

  row = rj_test_find (group, ADW_TYPE_SWITCH_ROW, "Quiet hours");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_HOURS), "22:00-07:00")
                 == 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (rj_test_find (group, ADW_TYPE_COMBO_ROW, "From")), 43);
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_HOURS), "21:30-07:00")
                 == 0);
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (rj_test_find (group, ADW_TYPE_SWITCH_ROW, "Also hold back medicines and appointments")),
    TRUE);
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_ALL), "1") == 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  RJ_TEST_UNTIL (rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_HOURS) == NULL);
  g_assert_null (rj_test_find (group, ADW_TYPE_COMBO_ROW, "From"));
}

/* ---- Before the first unlock ---- */

/* What the desktop takes back is seen where it was asked for. */
static void
test_early (Fixture *self, gconstpointer data)
{
  GtkWidget *group = g_object_new (RJ_TYPE_REMINDER_GROUP, NULL);
  GtkWidget *row;

  rj_reminder_group_set_context (RJ_REMINDER_GROUP (group), self->ui.context);
  adw_window_set_content (ADW_WINDOW (self->window), group);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (group));
  row = rj_test_find (group, ADW_TYPE_SWITCH_ROW, "Remind me even before I unlock");
  g_assert_false (rj_settings_get_remind_early (self->ui.settings));
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (rj_settings_get_remind_early (self->ui.settings));
  g_object_set (self->ui.settings, "remind-early", FALSE, NULL);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Your desktop keeps no key for Journal. Reminders come after you unlock.");
  /* What the person takes back is no refusal. */
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "After a restart. "));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_false (rj_settings_get_remind_early (self->ui.settings));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "After a restart. "));
}

/* In the preferences, which lead to the page by themselves when a summary was pressed. */
static void
test_preferences (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = rj_preferences_dialog_new (self->ui.context);

  gtk_window_present (GTK_WINDOW (self->window));
  adw_window_set_content (ADW_WINDOW (self->window), gtk_label_new ("page"));
  adw_dialog_present (dialog, self->window);
  rj_preferences_dialog_show_reminders (RJ_PREFERENCES_DIALOG (dialog));
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), RJ_TYPE_REMINDERS_PAGE, NULL));
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "No reminder was due."));
  adw_dialog_force_close (dialog);
}

/* ---- How often ---- */

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_nag_row (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (g_object_new (RJ_TYPE_NAG_ROW, NULL));
  guint n = 0;

  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (rj_nag_row_get_minutes (RJ_NAG_ROW (row)), ==, 0);
  rj_nag_row_set_minutes (RJ_NAG_ROW (row), 15);
  g_assert_cmpint (rj_nag_row_get_minutes (RJ_NAG_ROW (row)), ==, 15);
  g_assert_cmpuint (n, ==, 1);
  /* From another version, or an import. */
  rj_nag_row_set_minutes (RJ_NAG_ROW (row), 7);
  g_assert_cmpint (rj_nag_row_get_minutes (RJ_NAG_ROW (row)), ==, 7);
}

/* ---- Words ---- */

static void
test_words (void)
{
  const struct {
    RjReminderTally tally;
    const char *words;
    const char *others;
  } sums[] = {
    { { 0 }, "No reminder was due.", "" },
    { { .n = 21, .on_time = 19, .slept = 2 }, "19 of 21 on time", "2 while the computer slept" },
    { { .n = 1, .on_time = 1 }, "1 of 1 on time", "" },
    { { .n = 9, .on_time = 2, .quiet = 3, .summed = 3, .other = 1 },
      "2 of 9 on time",
      "3 after your quiet hours\n3 together with others\n1 late" },
  };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (RjReminderEntry) entry = rj_reminder_entry_new ();
  g_autofree char *before = NULL;
  g_autofree char *often = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *words = rj_ledger_words_dup_tally (&sums[i].tally);
      g_autofree char *others = rj_ledger_words_dup_others (&sums[i].tally);

      g_assert_cmpstr (words, ==, sums[i].words);
      g_assert_cmpstr (others, ==, sums[i].others);
    }
  entry->due_us = RJ_TEST_UI_NOW_US;
  entry->done_before = TRUE;
  before = rj_ledger_words_dup_entry (entry, utc, rj_day_new (2026, 11, 21));
  g_assert_true (g_str_has_suffix (before, "12:00\nIt was done before, so there was nothing to say."));
  entry->done_before = FALSE;
  entry->shown_us = entry->due_us;
  entry->times = 3;
  often = rj_ledger_words_dup_entry (entry, utc, rj_day_new (2026, 11, 21));
  g_assert_true (g_str_has_suffix (often, "\nShown on time\nIt came 3 times.\nNot answered"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  rj_ui_init ();

#define ADD(name, func) g_test_add ("/reminders-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("page", test_page);
  ADD ("empty", test_empty);
  ADD ("background", test_background);
  ADD ("send", test_send);
  ADD ("quiet-hours", test_quiet_hours);
  ADD ("early", test_early);
  ADD ("preferences", test_preferences);
#undef ADD
  g_test_add_func ("/reminders-page/nag-row", test_nag_row);
  g_test_add_func ("/reminders-page/words", test_words);

  return g_test_run ();
}
