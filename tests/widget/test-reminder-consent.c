// SPDX-License-Identifier: GPL-3.0-or-later
// What gets a time gets a reminder, and the first of them asks whether the program may stay on.
#include "rj-plan-add.h"
#include "rj-preferences-dialog.h"
#include "rj-starter-page.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
}

static void
present (Fixture *self)
{
  self->window = GTK_WIDGET (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (self->window));
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static const char *
get_background (Fixture *self)
{
  return rj_settings_get_background (self->ui.settings);
}

/* Types a line into "Add something"; the field is empty when it is saved. */
static void
add (Fixture *self, const char *text)
{
  GtkWidget *entry =
    rj_plan_add_get_entry (RJ_PLAN_ADD (rj_test_find (self->window, RJ_TYPE_PLAN_ADD, NULL)));

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  RJ_TEST_UNTIL (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');
}

static const RjPlanItem *
find_item (GPtrArray *day, const char *title)
{
  for (guint i = 0; i < day->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (day, i);

      if (g_str_equal (occurrence->item->title, title))
        return occurrence->item;
    }
  g_error ("%s is not in the plan", title);
}

static void
assert_lead (RjStore *store, RjClock *clock, const char *title, int minutes)
{
  g_autoptr (GPtrArray) day = rj_test_list_day (store, rj_clock_get_today (clock));
  const RjPlanItem *item = find_item (day, title);

  g_assert_cmpuint (item->leads->len, ==, minutes < 0 ? 0 : 1);
  if (minutes >= 0)
    g_assert_cmpint (g_array_index (item->leads, int, 0), ==, minutes);
}

static void
answer (Fixture *self, const char *response)
{
  AdwDialog *alert = get_dialog (self);

  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  g_assert_true (rj_test_shows (GTK_WIDGET (alert), "To remind you when the window is closed, Journal has to "
                                                    "stay on in the background. Your desktop asks next."));
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (alert);
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
}

static void
test_quick_line (Fixture *self, gconstpointer data)
{
  RjStore *store = rj_test_ui_open (&self->ui);

  present (self);
  add (self, "Call Sam");
  assert_lead (store, self->ui.clock, "Call Sam", -1);
  g_assert_null (get_dialog (self));

  add (self, "19:30 Home group");
  assert_lead (store, self->ui.clock, "Home group", 0);
  answer (self, "later");
  g_assert_cmpstr (get_background (self), ==, "ask");
  /* Who closed the question is asked again, who answered is not. */
  add (self, "20:00 Tea");
  answer (self, "go-on");
  g_assert_cmpstr (get_background (self), ==, "yes");
  add (self, "21:00 Read");
  g_assert_null (get_dialog (self));
}

static void
test_made_up (Fixture *self, gconstpointer data)
{
  rj_context_set_made_up (self->ui.context, TRUE);
  rj_test_ui_open (&self->ui);
  present (self);
  add (self, "19:30 Home group");
  g_assert_null (get_dialog (self));
  g_assert_cmpstr (get_background (self), ==, "ask");
}

/* The last page of the first run: of the days to begin with only one has times. */
static void
begin_with (Fixture *self, const char *title)
{
  AdwNavigationPage *page = rj_starter_page_new (self->ui.context);
  GtkWidget *row;

  self->window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (self->window));
  row = rj_test_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, title);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "go_button"), "clicked");
  RJ_TEST_UNTIL (gtk_widget_get_sensitive (RJ_TEST_CHILD (page, "go_button")));
}

static void
test_first_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RjStore *store;

  rj_test_vault_open (self->ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (self->ui.vault);

  begin_with (self, "A gentle day");
  g_assert_null (get_dialog (self));
  gtk_window_destroy (GTK_WINDOW (self->window));

  begin_with (self, "Work day");
  assert_lead (store, self->ui.clock, "Lunch", 0);
  answer (self, "no");
  g_assert_cmpstr (get_background (self), ==, "no");
}

static void
turn (GtkWidget *row)
{
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), !adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
}

/* Starting with the session is offered to whoever has said that it may stay on; what the desktop says to it
 * stands there. */
static void
test_autostart (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;

  rj_test_ui_open (&self->ui);
  present (self);
  dialog = rj_preferences_dialog_new (self->ui.context);
  adw_dialog_present (dialog, self->window);
  row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, "Start with the computer");
  g_assert_nonnull (row);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)), ==, GTK_ACCESSIBLE_ROLE_SWITCH);
  g_assert_true (rj_test_shows (row, "After you log in, Journal starts without a window and stays locked."));
  g_assert_false (gtk_widget_get_sensitive (row));

  g_object_set (self->ui.settings, "background", "yes", NULL);
  g_assert_true (gtk_widget_get_sensitive (row));
  g_assert_cmpstr (rj_settings_get_autostart (self->ui.settings), ==, "no");
  turn (row);
  g_assert_cmpstr (rj_settings_get_autostart (self->ui.settings), ==, "yes");

  g_object_set (self->ui.settings, "autostart", "refused", NULL);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_true (rj_test_shows (row, "Your desktop said no. Allow it there first, in the settings for apps, "
                                     "then switch it on here again."));
  /* What is shown is no choice of the person's. */
  g_assert_cmpstr (rj_settings_get_autostart (self->ui.settings), ==, "refused");
  turn (row);
  g_assert_cmpstr (rj_settings_get_autostart (self->ui.settings), ==, "yes");
  turn (row);
  g_assert_cmpstr (rj_settings_get_autostart (self->ui.settings), ==, "no");
  adw_dialog_force_close (dialog);
}

#define ADD(name, func) g_test_add ("/reminder-consent/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  ADD ("quick-line", test_quick_line);
  ADD ("made-up", test_made_up);
  ADD ("first-day", test_first_day);
  ADD ("autostart", test_autostart);
  return g_test_run ();
}
