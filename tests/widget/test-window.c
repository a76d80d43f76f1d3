// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-about.h"
#include "rj-alert.h"
#include "rj-dialog.h"
#include "rj-error-text.h"
#include "rj-frame.h"
#include "rj-help-dialog.h"
#include "rj-page.h"
#include "rj-places.h"
#include "rj-plan-add.h"
#include "rj-popover.h"
#include "rj-preferences-dialog.h"
#include "rj-shortcuts-dialog.h"
#include "rj-spare-key-view.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

static RjWindow *
present (RjTestUi *ui, int width)
{
  RjWindow *window;

  g_object_set (ui->settings, "window-width", width, "window-height", 640, NULL);
  window = rj_window_new (NULL, ui->context);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) > 0);
  return window;
}

static AdwDialog *
get_dialog (RjWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static gboolean
has_action (RjWindow *window, const char *name)
{
  GtkWidget *probe = gtk_button_new ();
  gboolean enabled;

  /* A button is sensitive while its action is there and on. */
  gtk_widget_set_parent (probe, GTK_WIDGET (window));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), name);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return enabled;
}

/* No journal: first run. A journal: locked. An open store: the journal. */
static void
test_states (void)
{
  RjTestUi ui;
  RjWindow *window;
  g_autofree char *spare = NULL;

  rj_test_ui_set_up (&ui);
  window = present (&ui, 1000);
  g_assert_cmpstr (rj_window_get_state (window), ==, "welcome");
  g_assert_false (has_action (window, "win.undo"));
  g_assert_false (has_action (window, "win.preferences"));
  /* A key asks the window itself. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.log-craving", NULL);
  g_assert_null (get_dialog (window));
  rj_test_ui_open (&ui);
  g_assert_cmpstr (rj_window_get_state (window), ==, "journal");
  g_assert_true (has_action (window, "win.undo"));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);

  rj_test_ui_set_up (&ui);
  spare = rj_test_make_journal (ui.folder);
  g_clear_object (&ui.context);
  g_clear_object (&ui.vault);
  ui.vault = rj_vault_new (ui.folder, ui.clock);
  ui.context = rj_context_new (ui.clock, ui.settings, ui.vault, NULL);
  window = present (&ui, 1000);
  g_assert_cmpstr (rj_window_get_state (window), ==, "lock");
  g_assert_false (has_action (window, "win.undo"));
  /* The lock screen tells nothing: no menu, no name of a page. */
  g_assert_null (rj_test_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Journal");
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
test_places (void)
{
  RjTestUi ui;
  RjWindow *window;
  GPtrArray *places = rj_places_list ();

  g_assert_cmpuint (places->len, >, 0);
  rj_test_ui_set_up (&ui);
  window = present (&ui, 1000);
  rj_window_set_place (window, ((const RjPlace *) places->pdata[places->len - 1])->id);
  rj_test_ui_open (&ui);
  /* Set while locked, it is where the window goes. */
  g_assert_cmpstr (rj_window_get_place (window), ==, ((const RjPlace *) places->pdata[places->len - 1])->id);

  for (guint i = 0; i < places->len; i++)
    {
      const RjPlace *place = places->pdata[i];

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.nth-place", "i", (int) i));
      g_assert_cmpstr (rj_window_get_place (window), ==, place->id);
      g_assert_nonnull (rj_test_find (GTK_WIDGET (window), place->page_type, NULL));
      /* The title of the window names no page. */
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Journal");
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "nowhere");
  g_assert_cmpstr (rj_window_get_place (window), !=, "nowhere");
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
assert_layout (int width,
               double text_scale,
               RjFrameLayout expected,
               gboolean sidebar,
               gboolean bar,
               gboolean add)
{
  RjTestUi ui;
  RjWindow *window;
  GtkWidget *frame;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * text_scale), NULL);
  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, width);
  frame = rj_test_find (GTK_WIDGET (window), RJ_TYPE_FRAME, NULL);
  g_assert_nonnull (frame);
  RJ_TEST_UNTIL (rj_frame_get_layout (RJ_FRAME (frame)) == expected);
  g_assert_cmpint (
    adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (RJ_TEST_CHILD (frame, "split"))), ==,
    sidebar);
  g_assert_cmpint (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (RJ_TEST_CHILD (frame, "bar"))),
                   ==, bar);
  g_assert_cmpint (gtk_widget_get_visible (RJ_TEST_CHILD (frame, "add_button")), ==, add);
  /* Help now is in the corner at every width. */
  g_assert_nonnull (rj_test_find (frame, GTK_TYPE_BUTTON, "Help now"));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_layouts (void)
{
  gboolean bar = rj_places_list ()->len > 1;
  gboolean add =
    rj_forms_find ("log-craving") != NULL || rj_forms_find ("check-in") != NULL || rj_forms_find ("write");

  assert_layout (1000, 1, RJ_FRAME_WIDE, TRUE, FALSE, add);
  assert_layout (700, 1, RJ_FRAME_MEDIUM, FALSE, bar, add);
  assert_layout (400, 1, RJ_FRAME_NARROW, FALSE, bar, FALSE);
  /* Bigger text is a narrower window. */
  assert_layout (1000, 2, RJ_FRAME_MEDIUM, FALSE, bar, add);
  assert_layout (400, 2, RJ_FRAME_TINY, FALSE, FALSE, FALSE);
}

/* A place of two words, as in German, takes one line where there is room. */
static void
test_place_of_two_words (void)
{
  RjTestUi ui;
  RjWindow *window;
  GtkWidget *frame, *label;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  frame = rj_test_find (GTK_WIDGET (window), RJ_TYPE_FRAME, NULL);
  RJ_TEST_UNTIL (rj_frame_get_layout (RJ_FRAME (frame)) == RJ_FRAME_WIDE);
  label = rj_test_find (RJ_TEST_CHILD (frame, "places_list"), GTK_TYPE_LABEL, NULL);
  gtk_label_set_label (GTK_LABEL (label), "Was hilft");
  gtk_widget_queue_allocate (label);
  RJ_TEST_UNTIL (gtk_widget_get_width (label) > 60);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* Help now opens above another dialog and gives it back with its text; a second key press changes nothing. */
static void
test_help_above_dialog (void)
{
  RjTestUi ui;
  RjWindow *window;
  AdwDialog *form = rj_dialog_new ();
  GtkWidget *entry = gtk_entry_new ();
  AdwDialog *help;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  adw_dialog_set_child (form, entry);
  adw_dialog_present (form, GTK_WIDGET (window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "being written");

  g_assert_true (gtk_widget_activate_action (entry, "win.help-now", NULL));
  help = get_dialog (window);
  g_assert_true (RJ_IS_HELP_DIALOG (help));
  gtk_widget_activate_action (GTK_WIDGET (help), "win.help-now", NULL);
  g_assert_true (get_dialog (window) == help);

  adw_dialog_force_close (help);
  RJ_TEST_UNTIL (get_dialog (window) == form);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "being written");
  /* And again. */
  gtk_widget_activate_action (entry, "win.help-now", NULL);
  g_assert_true (RJ_IS_HELP_DIALOG (get_dialog (window)));

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* The first run and the lock screen have it too. */
static void
test_help_everywhere (void)
{
  RjTestUi ui;
  RjWindow *window;

  rj_test_ui_set_up (&ui);
  window = present (&ui, 400);
  g_assert_nonnull (rj_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Help now"));
  rj_window_show_help_now (window);
  g_assert_true (RJ_IS_HELP_DIALOG (get_dialog (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
assert_dialog_keys (AdwDialog *dialog)
{
  g_object_ref_sink (dialog);
  rj_test_assert_safety_keys (GTK_WIDGET (dialog));
  rj_test_assert_private (GTK_WIDGET (dialog));
  g_assert_finalize_object (G_OBJECT (dialog));
}

static void
test_safety_keys (void)
{
  RjTestUi ui;
  RjWindow *window;
  GtkWidget *popover = g_object_ref_sink (rj_popover_new ());

  rj_test_ui_set_up (&ui);
  window = present (&ui, 1000);
  rj_test_assert_safety_keys (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));

  rj_test_assert_safety_keys (popover);
  g_assert_finalize_object (G_OBJECT (popover));
  assert_dialog_keys (rj_dialog_new ());
  assert_dialog_keys (rj_alert_new ("Heading", NULL));
  assert_dialog_keys (rj_about_new ());
  assert_dialog_keys (rj_shortcuts_dialog_new (ui.context));
  assert_dialog_keys (rj_help_dialog_new (ui.context));
  rj_test_ui_tear_down (&ui);
}

static void
test_menus_answer (void)
{
  RjTestUi ui;
  RjWindow *window;
  GtkWidget *frame;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  frame = rj_test_find (GTK_WIDGET (window), RJ_TYPE_FRAME, NULL);
  rj_test_assert_safety_keys (
    GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (RJ_TEST_CHILD (frame, "menu_button")))));
  rj_test_assert_safety_keys (
    GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (RJ_TEST_CHILD (frame, "add_button")))));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static GtkWidget *
find_popover (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_POPOVER (child) ? child : find_popover (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list of a drop-down is a popover that GTK makes. */
static void
test_lists_answer (void)
{
  static const char *const rows[] = { "lock_row", "country_row" };
  RjTestUi ui;
  RjWindow *window;
  AdwDialog *dialog;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  dialog = get_dialog (window);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = RJ_TEST_CHILD (dialog, rows[i]);
      GtkWidget *popover = find_popover (row);

      g_assert_true (gtk_widget_activate (row));
      RJ_TEST_UNTIL (gtk_widget_get_mapped (popover));
      rj_test_assert_safety_keys (popover);
      gtk_popover_popdown (GTK_POPOVER (popover));
      RJ_TEST_UNTIL (!gtk_widget_get_mapped (popover));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* What the menu offers opens. */
static void
test_actions_open (void)
{
  static const char *const names[] = { "win.help-now", "win.preferences", "win.shortcuts", "win.about" };
  RjTestUi ui;
  RjWindow *window;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (GTK_WIDGET (window), names[i], NULL);
      dialog = get_dialog (window);
      if (dialog == NULL)
        g_error ("%s opens nothing", names[i]);
      rj_test_assert_safety_keys (GTK_WIDGET (dialog));
      adw_dialog_force_close (dialog);
      RJ_TEST_UNTIL (get_dialog (window) == NULL);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
test_preferences (void)
{
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  AdwDialog *dialog;
  GtkWidget *row;

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  dialog = g_object_ref_sink (rj_preferences_dialog_new (ui.context));
  rj_test_assert_safety_keys (GTK_WIDGET (dialog));

  row = RJ_TEST_CHILD (dialog, "lock_row");
  g_assert_cmpint (rj_settings_get_lock_minutes (ui.settings), ==, 5);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpint (rj_settings_get_lock_minutes (ui.settings), ==, 1);

  adw_combo_row_set_selected (ADW_COMBO_ROW (RJ_TEST_CHILD (dialog, "appearance_row")), 2);
  g_assert_cmpstr (rj_settings_get_appearance (ui.settings), ==, "dark");
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));

  /* Where the day ends is the person's own business: it goes into the journal, and the clock follows. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (RJ_TEST_CHILD (dialog, "day_end_row")), 8);
  RJ_TEST_UNTIL (rj_clock_get_day_end (ui.clock) == 240);
  g_assert_cmpstr (rj_store_get_preference (store, "day-end"), ==, "240");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (RJ_TEST_CHILD (dialog, "full_check")), TRUE);
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (store, "reminder-wording"), "full") == 0);
  /* Going away is no choice. */
  g_assert_finalize_object (G_OBJECT (dialog));
  g_assert_cmpint (rj_settings_get_lock_minutes (ui.settings), ==, 1);
  g_assert_cmpstr (rj_settings_get_appearance (ui.settings), ==, "dark");
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* Chosen, they are asked for, and saved without a button; spaces are no words. */
static void
test_reminder_words (void)
{
  RjTestUi ui;
  RjStore *store;
  AdwDialog *dialog;
  GtkWidget *row;

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  dialog = g_object_ref_sink (rj_preferences_dialog_new (ui.context));
  row = RJ_TEST_CHILD (dialog, "words_row");
  g_assert_false (gtk_widget_get_visible (row));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (RJ_TEST_CHILD (dialog, "own_check")), TRUE);
  g_assert_true (gtk_widget_get_visible (row));
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (store, "reminder-wording"), "own") == 0);
  g_assert_cmpint (adw_entry_row_get_max_length (ADW_ENTRY_ROW (row)), ==, 100);
  gtk_editable_set_text (GTK_EDITABLE (row), "  The kettle is on ");
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (store, "reminder-words"), "The kettle is on") == 0);
  g_assert_cmpstr (rj_store_get_preference (store, "reminder-wording"), ==, "own");
  gtk_editable_set_text (GTK_EDITABLE (row), "Tea");
  /* Closed before they were saved. */
  g_assert_finalize_object (G_OBJECT (dialog));
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (store, "reminder-words"), "Tea") == 0);

  dialog = g_object_ref_sink (rj_preferences_dialog_new (ui.context));
  row = RJ_TEST_CHILD (dialog, "words_row");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Tea");
  gtk_editable_set_text (GTK_EDITABLE (row), "   ");
  RJ_TEST_UNTIL (rj_store_get_preference (store, "reminder-words") == NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (RJ_TEST_CHILD (dialog, "neutral_check")), TRUE);
  g_assert_false (gtk_widget_get_visible (row));
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (store, "reminder-wording"), "neutral") == 0);
  g_assert_finalize_object (G_OBJECT (dialog));
  rj_test_ui_tear_down (&ui);
}

static void
test_toasts (void)
{
  RjTestUi ui;
  RjWindow *window;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  rj_context_toast (ui.context, "<b>Deleted</b> & done.", TRUE);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), "<b>Deleted</b> & done."));
  g_assert_nonnull (rj_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Undo"));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* What the desktop refused is one press away from where it is decided. */
static void
test_background (void)
{
  RjTestUi ui;
  RjWindow *window;
  GtkWidget *button;
  GtkWidget *row;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  rj_context_toast_with_action (ui.context, "Your desktop said no.", "How to change this", "win.background");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), "Your desktop said no."));
  button = rj_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "How to change this");
  g_assert_nonnull (button);
  /* As a screen reader does it. */
  g_assert_true (gtk_widget_activate (button));
  RJ_TEST_UNTIL (RJ_IS_PREFERENCES_DIALOG (get_dialog (window)));
  row = RJ_TEST_CHILD (get_dialog (window), "background_row");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Remind me when the window is closed");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "settings for apps"));
  RJ_TEST_UNTIL (gtk_window_get_focus (GTK_WINDOW (window)) == row);
  adw_dialog_force_close (get_dialog (window));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
assert_whole (GtkWidget *widget, const char *text, guint *n)
{
  int height;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    {
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (widget))), >, 1);
      pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &height);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, height);
      *n += 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child, text, n);
}

/* It has with the second layout. */
static gboolean
has_height (GtkWidget *window, const char *text)
{
  GtkWidget *label = rj_test_find (window, GTK_TYPE_LABEL, text);
  int height;

  if (label == NULL || gtk_widget_get_width (label) == 0)
    return FALSE;
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  return gtk_widget_get_height (label) >= height;
}

static void
write_something (RjWindow *window)
{
  GtkWidget *add = rj_test_find (GTK_WIDGET (window), RJ_TYPE_PLAN_ADD, NULL);

  gtk_editable_set_text (GTK_EDITABLE (rj_plan_add_get_entry (RJ_PLAN_ADD (add))), "Tea with Sam");
}

/* The longest sentence there is, in the narrowest window, also when it waits for another to go. */
static void
test_toasts_wrap (void)
{
  g_autoptr (GError) error = g_error_new_literal (RJ_STORE_ERROR, RJ_STORE_ERROR_FULL, "full");
  g_autofree char *text = rj_error_text_with_words (error);
  RjTestUi ui;
  RjWindow *window;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 360);
  write_something (window);
  for (int i = 0; i < 2; i++)
    {
      guint n = 0;

      rj_context_toast (ui.context, "Saved.", TRUE);
      rj_context_report (ui.context, error);
      RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), text));
      RJ_TEST_UNTIL (!rj_test_shows (GTK_WIDGET (window), "Saved."));
      RJ_TEST_UNTIL (has_height (GTK_WIDGET (window), text));
      assert_whole (GTK_WIDGET (window), text, &n);
      g_assert_cmpuint (n, >, 0);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
assert_toast (RjTestUi *ui, RjWindow *window, int code, const char *text)
{
  g_autoptr (GError) error = g_error_new_literal (RJ_STORE_ERROR, code, "for developers");

  rj_context_report (ui->context, error);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), text));
}

/* Of words only the one who writes is told. */
static void
test_words_are_safe (void)
{
  RjTestUi ui;
  RjWindow *window;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  assert_toast (&ui, window, RJ_STORE_ERROR_FULL, "Not saved: the disk is full.");
  assert_toast (&ui, window, RJ_STORE_ERROR_READ_ONLY, "Not saved: the journal's folder can only be read.");

  write_something (window);
  assert_toast (&ui, window, RJ_STORE_ERROR_FULL,
                "Not saved yet: the disk is full. Your words are safe in this window and will be saved when "
                "there is room.");
  assert_toast (&ui, window, RJ_STORE_ERROR_READ_ONLY,
                "Not saved: the journal's folder can only be read. Your words are safe in this window.");
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* What a form has to be told is said above it, and what is done in the window, which stays. */
static void
test_toasts_above_dialog (void)
{
  g_autoptr (GError) error = g_error_new_literal (RJ_STORE_ERROR, RJ_STORE_ERROR_FULL, "full");
  g_autofree char *text = rj_error_text (error);
  RjTestUi ui;
  RjWindow *window;
  AdwDialog *form;
  GtkWidget *entry = gtk_entry_new ();

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 360);
  form = rj_dialog_new ();
  adw_dialog_set_child (form, entry);
  g_assert_true (gtk_widget_is_ancestor (entry, GTK_WIDGET (rj_dialog_get_toasts (RJ_DIALOG (form)))));
  adw_dialog_present (form, GTK_WIDGET (window));

  rj_context_report (ui.context, error);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (form), text));
  g_signal_emit_by_name (ui.context, "lock-soon", 20);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (form), "Locking in 20 seconds."));
  g_signal_emit_by_name (ui.context, "lock-soon", 0);
  RJ_TEST_UNTIL (!rj_test_shows (GTK_WIDGET (form), "Locking in 20 seconds."));

  rj_context_toast (ui.context, "Logged: 7, strong", TRUE);
  adw_dialog_force_close (form);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), "Logged: 7, strong"));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* Nothing stands in the place of the warning; what was said meanwhile comes after it. */
static void
test_toast_before_lock (void)
{
  RjTestUi ui;
  RjWindow *window;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  window = present (&ui, 1000);
  g_signal_emit_by_name (ui.context, "lock-soon", 20);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), "Locking in 20 seconds."));
  rj_context_toast (ui.context, "Logged: 7, strong", TRUE);
  g_assert_true (rj_test_shows (GTK_WIDGET (window), "Locking in 20 seconds."));
  g_assert_false (rj_test_shows (GTK_WIDGET (window), "Logged: 7, strong"));
  g_signal_emit_by_name (ui.context, "lock-soon", 0);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (window), "Logged: 7, strong"));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
assert_sentence (GQuark domain, int code, const char *part)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "for developers");
  g_autofree char *text = rj_error_text (error);

  g_assert_nonnull (strstr (text, part));
  g_assert_null (strstr (text, "for developers"));
  /* Nothing may have been written: the window says more when something was. */
  g_assert_null (strstr (text, "Your words are safe in this window"));
}

static void
test_error_sentences (void)
{
  assert_sentence (RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                   "That passphrase didn't open the journal.");
  assert_sentence (RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED,
                   "The journal file is damaged. Your passphrase is right.");
  assert_sentence (RJ_STORE_ERROR, RJ_STORE_ERROR_NO_MEMORY,
                   "There was not enough memory for this. Nothing was changed.");
  assert_sentence (RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE, "The journal is open somewhere else");
  assert_sentence (RJ_VAULT_ERROR, RJ_VAULT_ERROR_FULL, "The disk is full.");
  assert_sentence (RJ_VAULT_ERROR, RJ_VAULT_ERROR_READ_ONLY, "The journal's folder can only be read");
  assert_sentence (RJ_STORE_ERROR, RJ_STORE_ERROR_FULL, "Not saved: the disk is full.");
  assert_sentence (RJ_STORE_ERROR, RJ_STORE_ERROR_READ_ONLY, "Not saved");
  assert_sentence (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Not saved: the disk is full.");
  assert_sentence (G_MARKUP_ERROR, 0, "That did not work.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/window/states", test_states);
  g_test_add_func ("/window/places", test_places);
  g_test_add_func ("/window/layouts", test_layouts);
  g_test_add_func ("/window/place-of-two-words", test_place_of_two_words);
  g_test_add_func ("/window/help-above-dialog", test_help_above_dialog);
  g_test_add_func ("/window/help-everywhere", test_help_everywhere);
  g_test_add_func ("/window/safety-keys", test_safety_keys);
  g_test_add_func ("/window/menus-answer", test_menus_answer);
  g_test_add_func ("/window/lists-answer", test_lists_answer);
  g_test_add_func ("/window/actions-open", test_actions_open);
  g_test_add_func ("/window/preferences", test_preferences);
  g_test_add_func ("/window/reminder-words", test_reminder_words);
  g_test_add_func ("/window/toasts", test_toasts);
  g_test_add_func ("/window/background", test_background);
  g_test_add_func ("/window/toasts-wrap", test_toasts_wrap);
  g_test_add_func ("/window/toasts-above-dialog", test_toasts_above_dialog);
  g_test_add_func ("/window/toast-before-lock", test_toast_before_lock);
  g_test_add_func ("/window/error-sentences", test_error_sentences);
  g_test_add_func ("/window/words-are-safe", test_words_are_safe);
  return g_test_run ();
}
