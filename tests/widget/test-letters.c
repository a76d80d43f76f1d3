// SPDX-License-Identifier: GPL-3.0-or-later
// Letters to oneself: the tab, the seal, what Today and Help now offer, and that reading is written down.
#include "rj-coping-page.h"
#include "rj-help-dialog.h"
#include "rj-letter-dialog.h"
#include "rj-letter-editor.h"
#include "rj-letters.h"
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

static RjDay
get_today (Fixture *f)
{
  return rj_clock_get_today (rj_context_get_clock (f->ui.context));
}

static RjLetter *
save_letter (Fixture *f, const char *title, guint offers, RjDay sealed_until)
{
  RjLetters *letters = rj_store_get_letters (f->store);
  g_autoptr (RjLetter) letter = rj_letter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RjLetter *saved;

  letter->record.day = get_today (f);
  letter->title = g_strdup (title);
  letter->body = g_strdup ("It passes. It always did.");
  letter->offers = offers;
  letter->offer_day = get_today (f);
  letter->sealed_until = sealed_until;
  rj_letters_save_async (letters, letter, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_letters_save_finish (letters, result, &error);
  g_assert_no_error (error);
  return saved;
}

/* How often the only letter was read. */
static int
count_read (Fixture *f)
{
  RjLetters *letters = rj_store_get_letters (f->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;

  rj_letters_list_async (letters, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  list = rj_letters_list_finish (letters, result, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  return ((const RjLetter *) list->pdata[0])->times_read;
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = NULL;

  RJ_TEST_UNTIL ((button = rj_test_find (root, GTK_TYPE_BUTTON, label)) != NULL
                 && gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
show_tab (Fixture *f)
{
  GtkWidget *views;

  rj_window_set_place (f->window, "coping");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL) != NULL);
  views = RJ_TEST_CHILD (rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL), "views");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "letters");
}

/* Written by "new" on the tab, listed by its title and not by its words, read by its row. */
static void
test_tab (Fixture *f, gconstpointer data)
{
  GtkWidget *editor, *row = NULL;

  show_tab (f);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f->window), "No letter yet."));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new", NULL);
  g_assert_true (RJ_IS_LETTER_EDITOR (get_dialog (f)));
  editor = GTK_WIDGET (get_dialog (f));
  gtk_editable_set_text (GTK_EDITABLE (rj_test_find (editor, ADW_TYPE_ENTRY_ROW, NULL)), "For a bad evening");
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (rj_test_find (editor, GTK_TYPE_TEXT_VIEW, NULL))),
    "It passes. It always did.", -1);
  gtk_widget_activate_action (editor, "form.save", NULL);
  RJ_TEST_UNTIL ((row = rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "For a bad evening"))
                 != NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_false (rj_test_shows (GTK_WIDGET (f->window), "It passes."));
  g_assert_true (rj_test_shows (row, "For a hard moment"));
  g_assert_cmpint (count_read (f), ==, 0);

  gtk_widget_activate (row);
  g_assert_true (RJ_IS_LETTER_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (count_read (f) == 1);
  RJ_TEST_UNTIL (
    rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "For a bad evening") != NULL
    && rj_test_shows (rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "For a bad evening"),
                      "Read 1 time"));
}

/* The end of the last line lies within the field. */
static gboolean
has_room (GtkTextView *text)
{
  GdkRectangle place;
  GtkTextIter end;
  int bottom;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (text), &end);
  gtk_text_view_get_iter_location (text, &end, &place);
  gtk_text_view_buffer_to_window_coords (text, GTK_TEXT_WINDOW_WIDGET, 0, place.y + place.height, NULL,
                                         &bottom);
  return place.y > 0 && bottom <= gtk_widget_get_height (GTK_WIDGET (text));
}

/* The words come after a button, and nothing is written down before. */
static void
test_seal (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_letter (f, "Later", 0, get_today (f) + 20);
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *text;

  /* One paragraph that wraps as often as there is room for, then many lines. */
  for (int i = 0; i < 200; i++)
    g_string_append (body, "wrapped ");
  for (int i = 0; i < 60; i++)
    g_string_append (body, "\nOne line of many.");
  g_set_str (&letter->body, body->str);

  rj_letter_dialog_present (GTK_WIDGET (f->window), f->ui.context, letter, NULL);
  g_assert_null (rj_test_find (GTK_WIDGET (get_dialog (f)), GTK_TYPE_TEXT_VIEW, NULL));
  g_assert_true (rj_test_shows (GTK_WIDGET (get_dialog (f)), "You can open it now."));
  g_assert_cmpint (count_read (f), ==, 0);
  press (GTK_WIDGET (get_dialog (f)), "Leave it for later");
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_cmpint (count_read (f), ==, 0);

  rj_letter_dialog_present (GTK_WIDGET (f->window), f->ui.context, letter, NULL);
  press (GTK_WIDGET (get_dialog (f)), "Open it now");
  text = rj_test_find (GTK_WIDGET (get_dialog (f)), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (text);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Later");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (text)));
  /* All of it has room. */
  RJ_TEST_UNTIL (gtk_widget_get_height (text) >= 60 * 12 && has_room (GTK_TEXT_VIEW (text)));
  RJ_TEST_UNTIL (count_read (f) == 1);
}

/* Today says that there is one, and neither which nor why; "Not now" is heard. */
static void
test_today (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) letter = NULL;
  GtkWidget *card = NULL;

  rj_window_set_place (f->window, "today");
  letter = save_letter (f, "A day of mine", RJ_LETTER_ON_DAY, RJ_DAY_NONE);
  RJ_TEST_UNTIL ((card = rj_test_find (GTK_WIDGET (f->window), g_type_from_name ("RjLetterCard"), NULL))
                   != NULL
                 && gtk_widget_get_visible (card));
  g_assert_true (rj_test_shows (card, "You wrote something for a moment like this."));
  g_assert_false (rj_test_shows (card, "A day of mine"));
  g_assert_null (get_dialog (f));
  press (card, "Not now");
  RJ_TEST_UNTIL (!gtk_widget_get_visible (card));
  g_assert_cmpint (count_read (f), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  RJ_TEST_UNTIL (gtk_widget_get_visible (card));
  press (card, "Read it");
  RJ_TEST_UNTIL (RJ_IS_LETTER_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (count_read (f) == 1);
  RJ_TEST_UNTIL (!gtk_widget_get_visible (card));
}

/* One is opened from Help now, several are listed; the focus stays where it begins. */
static void
test_help (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) one = save_letter (f, "Number one", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  g_autoptr (RjLetter) two = NULL;
  GtkWidget *help, *row = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.help-now", NULL);
  help = GTK_WIDGET (get_dialog (f));
  g_assert_true (RJ_IS_HELP_DIALOG (help));
  RJ_TEST_UNTIL ((row = rj_test_find (help, ADW_TYPE_ACTION_ROW, "A letter for now")) != NULL
                 && gtk_widget_get_mapped (row));
  g_assert_false (rj_test_shows (help, "Number one"));
  gtk_widget_activate (row);
  RJ_TEST_UNTIL (RJ_IS_LETTER_DIALOG (get_dialog (f)));
  adw_dialog_force_close (get_dialog (f));
  RJ_TEST_UNTIL (RJ_IS_HELP_DIALOG (get_dialog (f)));
  adw_dialog_force_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);

  two = save_letter (f, "Number two", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.help-now", NULL);
  help = GTK_WIDGET (get_dialog (f));
  RJ_TEST_UNTIL ((row = rj_test_find (help, ADW_TYPE_ACTION_ROW, "A letter for now")) != NULL
                 && gtk_widget_get_mapped (row));
  gtk_widget_activate (row);
  RJ_TEST_UNTIL (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number two") != NULL);
  g_assert_nonnull (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number one"));
}

/* The drop-down says what the tabs say, and either moves the other. */
static void
test_tabs (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *views, *list;

  show_tab (f);
  page = rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL);
  views = RJ_TEST_CHILD (page, "views");
  list = RJ_TEST_CHILD (page, "tabs_list");
  RJ_TEST_UNTIL (
    g_strcmp0 (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (list))),
               "Letters")
    == 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (views)), ==, "notes");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
#define TEST(name, func) g_test_add ("/letters/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("tab", test_tab);
  TEST ("tabs", test_tabs);
  TEST ("seal", test_seal);
  TEST ("today", test_today);
  TEST ("help", test_help);
  return g_test_run ();
}
