// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own names of the moods: kept in the journal, and used wherever a mood is named.
#include "rj-check-in-card.h"
#include "rj-check-in-dialog.h"
#include "rj-journal-page.h"
#include "rj-log-row-view.h"
#include "rj-mood-names.h"
#include "rj-mood-picker.h"
#include "rj-page.h"
#include "rj-preferences-dialog.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  GtkWidget *window;
  char *toast;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *self)
{
  g_set_str (&self->toast, title);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  g_signal_connect (self->ui.context, "toast", G_CALLBACK (toast_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_pointer (&self->toast, g_free);
  rj_test_ui_tear_down (&self->ui);
}

static void
show (Fixture *self, GtkWidget *child)
{
  self->window =
    g_object_new (ADW_TYPE_WINDOW, "content", child, "default-width", 360, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (child));
}

static void
set_name (Fixture *self, RjMood mood, const char *name)
{
  g_autoptr (GError) error = NULL;

  rj_mood_names_set_finish (
    self->store, RJ_TEST_AWAIT (rj_mood_names_set_async (self->store, mood, name, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
assert_name (Fixture *self, RjMood mood, const char *name)
{
  g_assert_cmpstr (rj_mood_names_get (self->store, mood), ==, name);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (1024 * 1024, 'w');
  g_autofree char *longest = g_strnfill (RJ_MOOD_NAME_MAX, 'w');
  g_autofree char *cut = g_strdup_printf ("%.*s   and more", RJ_MOOD_NAME_MAX - 2, longest);
  g_autofree char *without = g_strndup (longest, RJ_MOOD_NAME_MAX - 2);
  gboolean can_undo;

  g_assert_cmpstr (rj_mood_names_get (NULL, RJ_MOOD_OKAY), ==, "Okay");
  assert_name (self, RJ_MOOD_OKAY, "Okay");
  set_name (self, RJ_MOOD_OKAY, " So \n so ");
  assert_name (self, RJ_MOOD_OKAY, "So   so");
  assert_name (self, RJ_MOOD_LOW, "Low");
  set_name (self, RJ_MOOD_OKAY, huge);
  assert_name (self, RJ_MOOD_OKAY, longest);
  set_name (self, RJ_MOOD_OKAY, cut);
  assert_name (self, RJ_MOOD_OKAY, without);
  set_name (self, RJ_MOOD_OKAY, "\xff\xfe");
  g_assert_true (g_utf8_validate (rj_mood_names_get (self->store, RJ_MOOD_OKAY), -1, NULL));
  set_name (self, RJ_MOOD_OKAY, "לא רע");
  assert_name (self, RJ_MOOD_OKAY, "לא רע");
  /* Blanks are no name. */
  set_name (self, RJ_MOOD_OKAY, "   ");
  assert_name (self, RJ_MOOD_OKAY, "Okay");
  g_assert_null (rj_mood_names_get_own (self->store, RJ_MOOD_OKAY));
  /* A choice, no entry: nothing to undo. */
  g_object_get (self->store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
}

static GtkWidget *
open_preferences (Fixture *self)
{
  AdwDialog *dialog = rj_preferences_dialog_new (self->ui.context);

  adw_dialog_present (dialog, self->window);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  return GTK_WIDGET (dialog);
}

static const char *
get_text (GtkWidget *dialog, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (rj_test_find (dialog, ADW_TYPE_ENTRY_ROW, title)));
}

static void
type (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rj_test_find (dialog, ADW_TYPE_ENTRY_ROW, title)), text);
}

/* Each key is saved: nothing has to be pressed, and nothing waits as a draft. */
static void
test_preferences (Fixture *self, gconstpointer data)
{
  const char *names[] = { "Very low", "Low", "Okay", "Good", "Very good" };
  GtkWidget *dialog;

  show (self, gtk_label_new (NULL));
  dialog = open_preferences (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (get_text (dialog, names[i]), ==, "");
  type (dialog, "Low", "Grey");
  type (dialog, "Low", "Grey ");
  type (dialog, "Low", "Grey <day> & more");
  type (dialog, "Very good", "Sunny");
  RJ_TEST_UNTIL (g_str_equal (rj_mood_names_get (self->store, RJ_MOOD_VERY_GOOD), "Sunny"));
  assert_name (self, RJ_MOOD_LOW, "Grey <day> & more");
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_preferences (self);
  /* The title says our word, so that the row can be told from the others. */
  g_assert_cmpstr (get_text (dialog, "Low"), ==, "Grey <day> & more");
  g_assert_cmpstr (get_text (dialog, "Very good"), ==, "Sunny");
  type (dialog, "Low", "");
  RJ_TEST_UNTIL (g_str_equal (rj_mood_names_get (self->store, RJ_MOOD_LOW), "Low"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  /* A dialog that goes takes no name along. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_name (self, RJ_MOOD_VERY_GOOD, "Sunny");
}

static void
test_card (Fixture *self, gconstpointer data)
{
  GtkWidget *card = rj_check_in_card_new (self->ui.context);
  GtkWidget *button = rj_mood_picker_get_button (
    RJ_MOOD_PICKER (rj_check_in_card_get_picker (RJ_CHECK_IN_CARD (card))), RJ_MOOD_GOOD);

  show (self, card);
  g_assert_true (rj_test_shows (card, "Good"));
  set_name (self, RJ_MOOD_GOOD, "Light");
  g_assert_true (rj_test_shows (button, "Light"));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Light");
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (self->toast != NULL);
  g_assert_cmpstr (self->toast, ==, "Checked in: Light");
  RJ_TEST_UNTIL (rj_check_in_card_get_line (RJ_CHECK_IN_CARD (card)) != NULL);
  g_assert_cmpstr (rj_check_in_card_get_line (RJ_CHECK_IN_CARD (card)), ==, "Light, 12:00");
  set_name (self, RJ_MOOD_GOOD, NULL);
  g_assert_cmpstr (rj_check_in_card_get_line (RJ_CHECK_IN_CARD (card)), ==, "Good, 12:00");
}

static void
test_form (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *picker;

  set_name (self, RJ_MOOD_LOW, "Grey");
  show (self, gtk_label_new (NULL));
  rj_check_in_dialog_present (self->window, self->ui.context, NULL);
  RJ_TEST_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) != NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window));
  picker = rj_test_find (GTK_WIDGET (dialog), RJ_TYPE_MOOD_PICKER, NULL);
  gtk_test_accessible_assert_property (rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_LOW),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Grey");
  rj_mood_picker_set_mood (RJ_MOOD_PICKER (picker), RJ_MOOD_LOW);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  RJ_TEST_UNTIL (self->toast != NULL);
  g_assert_cmpstr (self->toast, ==, "Checked in: Grey");
}

static RjLogRowView *
find_row (GtkWidget *page)
{
  GtkWidget *row = rj_test_find (page, RJ_TYPE_LOG_ROW_VIEW, NULL);

  return row != NULL && rj_log_row_view_get_row (RJ_LOG_ROW_VIEW (row)) != NULL
             && rj_log_row_get_summary (rj_log_row_view_get_row (RJ_LOG_ROW_VIEW (row))) != NULL
           ? RJ_LOG_ROW_VIEW (row)
           : NULL;
}

static gboolean
row_says (GtkWidget *page, const char *words)
{
  g_autofree char *said = rj_log_row_view_describe (find_row (page));

  return strstr (said, words) != NULL;
}

static void
test_row (Fixture *self, gconstpointer data)
{
  GtkWidget *page = g_object_new (RJ_TYPE_JOURNAL_PAGE, "context", self->ui.context, NULL);

  rj_mood_entry_free (
    rj_test_save_mood (self->store, RJ_MOOD_LOW, rj_clock_get_today (self->ui.clock), NULL));
  set_name (self, RJ_MOOD_LOW, "Grey");
  show (self, page);
  RJ_TEST_UNTIL (find_row (page) != NULL);
  g_assert_true (row_says (page, "Check-in · Grey"));
  g_assert_true (rj_test_shows (page, "Check-in · Grey"));
  set_name (self, RJ_MOOD_LOW, "Fog");
  g_assert_true (row_says (page, "Check-in · Fog"));
  set_name (self, RJ_MOOD_LOW, NULL);
  g_assert_true (row_says (page, "Check-in · Low"));
}

/* The longest name, without a blank and with text twice as large: a list, and everything inside its width. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autofree char *name = g_strnfill (RJ_MOOD_NAME_MAX, 'W');
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *card;
  GtkWidget *picker;
  int width;
  int before;

  card = rj_check_in_card_new (self->ui.context);
  picker = rj_check_in_card_get_picker (RJ_CHECK_IN_CARD (card));
  show (self, card);
  RJ_TEST_UNTIL (gtk_widget_get_width (picker) > 0);
  g_assert_false (rj_mood_picker_get_is_list (RJ_MOOD_PICKER (picker)));
  before = gtk_widget_get_height (picker);

  set_name (self, RJ_MOOD_OKAY, name);
  RJ_TEST_UNTIL (gtk_widget_get_height (picker) > before);
  g_assert_true (rj_mood_picker_get_is_list (RJ_MOOD_PICKER (picker)));
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 336);
  g_signal_emit_by_name (rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_OKAY), "clicked");
  RJ_TEST_UNTIL (rj_check_in_card_get_line (RJ_CHECK_IN_CARD (card)) != NULL);
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 336);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

#define ADD(name, func) g_test_add ("/mood-names/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("kept", test_kept);
  ADD ("preferences", test_preferences);
  ADD ("card", test_card);
  ADD ("form", test_form);
  ADD ("row", test_row);
  ADD ("long", test_long);

  return g_test_run ();
}
