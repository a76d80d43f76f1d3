// SPDX-License-Identifier: GPL-3.0-or-later
// Letters to oneself: the tab, the seal, what Today and Help now offer, and that reading is written down.
#include "rj-coping-page.h"
#include "rj-help-dialog.h"
#include "rj-letter-dialog.h"
#include "rj-letter-editor.h"
#include "rj-letter-paper.h"
#include "rj-letters.h"
#include "rj-tabs.h"
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
save (Fixture *f, const RjLetter *letter)
{
  RjLetters *letters = rj_store_get_letters (f->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RjLetter *saved;

  rj_letters_save_async (letters, letter, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_letters_save_finish (letters, result, &error);
  g_assert_no_error (error);
  return saved;
}

static RjLetter *
save_letter (Fixture *f, const char *title, guint offers, RjDay sealed_until)
{
  g_autoptr (RjLetter) letter = rj_letter_new ();

  letter->record.day = get_today (f);
  letter->title = g_strdup (title);
  letter->body = g_strdup ("It passes. It always did.");
  letter->offers = offers;
  letter->offer_day = get_today (f);
  letter->sealed_until = sealed_until;
  return save (f, letter);
}

/* Its words only. */
static void
save_words (Fixture *f, RjLetter *letter, const char *words)
{
  g_set_str (&letter->body, words);
  rj_letter_free (save (f, letter));
}

static void
delete_letter (Fixture *f, const RjLetter *letter)
{
  RjLetters *letters = rj_store_get_letters (f->store);
  g_autoptr (GAsyncResult) result = NULL;

  rj_letters_delete_async (letters, letter->record.id, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  g_assert_true (rj_letters_delete_finish (letters, result, NULL));
}

static GPtrArray *
list_letters (Fixture *f)
{
  RjLetters *letters = rj_store_get_letters (f->store);
  g_autoptr (GAsyncResult) result = NULL;

  rj_letters_list_async (letters, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  return rj_letters_list_finish (letters, result, NULL);
}

/* Whatever was asked of the store before is answered, and what that led to as well. */
static void
settle (Fixture *f)
{
  for (int i = 0; i < 3; i++)
    g_ptr_array_unref (list_letters (f));
}

/* How often the only letter was read. */
static int
count_read (Fixture *f)
{
  g_autoptr (GPtrArray) list = list_letters (f);

  g_assert_cmpuint (list->len, ==, 1);
  return ((const RjLetter *) list->pdata[0])->times_read;
}

static void
save_strong (Fixture *f)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GAsyncResult) result = NULL;
  RjCraving *craving = rj_craving_new ();

  craving->strength = 9;
  craving->record.day = get_today (f);
  g_ptr_array_add (cravings, craving);
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  g_ptr_array_unref (rj_check_ins_save_cravings_finish (check_ins, result, NULL));
}

static GtkWidget *
get_focus (Fixture *f)
{
  return gtk_root_get_focus (GTK_ROOT (f->window));
}

static char *
dup_words (GtkWidget *root)
{
  return rj_words_dup (rj_test_find (root, GTK_TYPE_TEXT_VIEW, NULL));
}

static void
assert_words (Fixture *f, GType type, const char *words)
{
  g_autofree char *shown = NULL;

  RJ_TEST_UNTIL (G_TYPE_CHECK_INSTANCE_TYPE (get_dialog (f), type));
  shown = dup_words (GTK_WIDGET (get_dialog (f)));
  g_assert_cmpstr (shown, ==, words);
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
  GtkWidget *tabs;

  rj_window_set_place (f->window, "coping");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL) != NULL);
  tabs = RJ_TEST_CHILD (rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL), "tabs");
  rj_tabs_show (RJ_TABS (tabs), "letters");
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

  /* The row that the letter was opened by has the focus again. */
  adw_dialog_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  RJ_TEST_UNTIL (get_focus (f)
                 == rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "For a bad evening"));
}

/* A letter that is deleted leaves the focus where it stood. */
static void
test_tab_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) one = save_letter (f, "Number one", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  GtkWidget *row = NULL;

  show_tab (f);
  RJ_TEST_UNTIL ((row = rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Number one")) != NULL
                 && gtk_widget_get_mapped (row));
  gtk_widget_grab_focus (row);
  gtk_widget_activate (row);
  press (GTK_WIDGET (get_dialog (f)), "Delete");
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  RJ_TEST_UNTIL (get_focus (f) != NULL
                 && get_focus (f)
                      == rj_test_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Write a letter"));
}

/* Without having been read, from its row. */
static void
test_row_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) one = save_letter (f, "Number one", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  g_autoptr (RjLetter) two = save_letter (f, "Number two", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  GtkWidget *row = NULL, *more;

  show_tab (f);
  RJ_TEST_UNTIL ((row = rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Number one")) != NULL
                 && gtk_widget_get_mapped (row));
  more = rj_test_find (row, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_nonnull (more);
  gtk_test_accessible_assert_property (more, GTK_ACCESSIBLE_PROPERTY_LABEL, "More for “Number one”");
  gtk_widget_activate_action (row, "letters.delete", "s", one->record.id);
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Number one") == NULL);
  g_assert_nonnull (rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Number two"));
  g_assert_null (get_dialog (f));
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f->window), "Deleted."));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Number one") != NULL);
}

/* How long they rest can be chosen where there is one that does. */
static void
test_rest (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) one = save_letter (f, "Number one", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  g_autoptr (RjLetter) two = NULL;
  GtkWidget *row = NULL;

  show_tab (f);
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Number one") != NULL);
  g_assert_null (rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_COMBO_ROW, NULL));
  two = save_letter (f, "Number two", RJ_LETTER_STRONG, RJ_DAY_NONE);
  RJ_TEST_UNTIL ((row = rj_test_find (GTK_WIDGET (f->window), ADW_TYPE_COMBO_ROW, NULL)) != NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "After a day of use, letters rest");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  g_assert_null (rj_store_get_preference (f->store, RJ_PREFERENCE_REST_DAYS));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (f->store, RJ_PREFERENCE_REST_DAYS), "0") == 0);
}

static GtkWidget *
find_card (Fixture *f)
{
  GtkWidget *card = NULL;

  RJ_TEST_UNTIL ((card = rj_test_find (GTK_WIDGET (f->window), g_type_from_name ("RjLetterCard"), NULL))
                   != NULL
                 && gtk_widget_get_mapped (card));
  return card;
}

/* Milestones are counted from a day, today from the start. */
static void
test_milestone (Fixture *f, gconstpointer data)
{
  GtkWidget *editor, *row, *card;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (RjLetter) letter = NULL;

  rj_letter_editor_present (GTK_WIDGET (f->window), f->ui.context, NULL);
  editor = GTK_WIDGET (get_dialog (f));
  row = rj_test_find (editor, ADW_TYPE_SWITCH_ROW, "On a milestone");
  g_assert_null (rj_test_find (editor, ADW_TYPE_ACTION_ROW, "Counted from"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_nonnull (rj_test_find (editor, ADW_TYPE_ACTION_ROW, "Counted from"));
  rj_words_set (rj_test_find (editor, GTK_TYPE_TEXT_VIEW, NULL), "Look back for a minute.");
  gtk_widget_activate_action (editor, "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  letters = list_letters (f);
  letter = rj_letter_copy (letters->pdata[0]);
  g_assert_cmpuint (letter->offers, ==, RJ_LETTER_HARD_MOMENT | RJ_LETTER_MILESTONE);
  g_assert_cmpuint (letter->milestone_from, ==, get_today (f));
  show_tab (f);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f->window), "On a milestone, counted from "));

  letter->milestone_from = get_today (f) - 30;
  rj_letter_free (save (f, letter));
  rj_window_set_place (f->window, "today");
  card = find_card (f);
  g_assert_true (rj_test_shows (card, "You wrote something for a moment like this."));
  g_assert_null (get_dialog (f));
}

/* A date has a day from the start: without one the letter would be offered never. */
static void
test_date (Fixture *f, gconstpointer data)
{
  GtkWidget *editor, *row;
  g_autoptr (GPtrArray) letters = NULL;
  const RjLetter *letter;

  rj_letter_editor_present (GTK_WIDGET (f->window), f->ui.context, NULL);
  editor = GTK_WIDGET (get_dialog (f));
  g_assert_false (rj_test_shows (editor, "{"));
  g_assert_nonnull (rj_test_find (editor, ADW_TYPE_SWITCH_ROW, "After a strong craving"));
  row = rj_test_find (editor, ADW_TYPE_SWITCH_ROW, "On a date");
  g_assert_null (rj_test_find (editor, ADW_TYPE_ACTION_ROW, "Date"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_nonnull (rj_test_find (editor, ADW_TYPE_ACTION_ROW, "Date"));
  rj_words_set (rj_test_find (editor, GTK_TYPE_TEXT_VIEW, NULL), "Tomorrow.");
  gtk_widget_activate_action (editor, "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  letters = list_letters (f);
  letter = letters->pdata[0];
  g_assert_cmpuint (letter->offers, ==, RJ_LETTER_HARD_MOMENT | RJ_LETTER_ON_DAY);
  g_assert_cmpuint (letter->offer_day, ==, get_today (f) + 1);
}

/* A paragraph of any length is laid out in short runs, and once for a width. */
static void
test_long (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_letter (f, "Long", 0, RJ_DAY_NONE);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoAttrIterator) runs = NULL;
  GtkWidget *text;
  guint n;
  int start, end, height, again;

  while (body->len < 300000)
    g_string_append (body, "wort ");
  g_set_str (&letter->body, body->str);
  rj_letter_dialog_present (GTK_WIDGET (f->window), f->ui.context, letter, NULL);
  text = rj_test_find (GTK_WIDGET (get_dialog (f)), RJ_TYPE_LETTER_PAPER, NULL);
  rj_words_add_pieces (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), attributes);
  runs = pango_attr_list_get_iterator (attributes);
  do
    {
      pango_attr_iterator_range (runs, &start, &end);
      g_assert_cmpint (MIN (end, (int) body->len) - start, <=, RJ_WORDS_RUN);
    }
  while (pango_attr_iterator_next (runs));

  n = rj_letter_paper_get_n_layouts (RJ_LETTER_PAPER (text));
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, 311, &height, NULL, NULL, NULL);
  g_assert_cmpuint (rj_letter_paper_get_n_layouts (RJ_LETTER_PAPER (text)), ==, n + 1);
  gtk_widget_queue_resize (text);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, 311, &again, NULL, NULL, NULL);
  g_assert_cmpuint (rj_letter_paper_get_n_layouts (RJ_LETTER_PAPER (text)), ==, n + 1);
  g_assert_cmpint (height, ==, again);
  g_assert_cmpint (height, >, 10000);
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
  GtkAdjustment *page;
  double line;

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

  /* And the keys lead there. */
  page = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW)));
  RJ_TEST_UNTIL (gtk_adjustment_get_upper (page) > gtk_adjustment_get_page_size (page));
  gtk_adjustment_set_value (page, 0);
  g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (page), >, 0);
  line = gtk_adjustment_get_value (page);
  g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_PAGES, 1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (page), >, 2 * line);
  g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (page), ==,
                     gtk_adjustment_get_upper (page) - gtk_adjustment_get_page_size (page));
}

/* Who wants to be rid of it does not have to see it again. */
static void
test_seal_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_letter (f, "Later", 0, get_today (f) + 20);
  g_autoptr (GPtrArray) letters = NULL;

  rj_letter_dialog_present (GTK_WIDGET (f->window), f->ui.context, letter, NULL);
  press (GTK_WIDGET (get_dialog (f)), "Delete");
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  letters = list_letters (f);
  g_assert_cmpuint (letters->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  settle (f);
  g_assert_cmpint (count_read (f), ==, 0);
}

/* On the day, and no longer on what was just taken away. */
static gboolean
focus_is_on_plan (Fixture *f)
{
  return get_focus (f) != NULL && gtk_widget_get_mapped (get_focus (f))
         && gtk_widget_get_ancestor (get_focus (f), g_type_from_name ("RjPlanView")) != NULL;
}

/* "Not now" goes for all that fit, and one step back brings them. */
static void
test_not_now (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) one = NULL;
  g_autoptr (RjLetter) two = NULL;
  GtkWidget *card;

  rj_window_set_place (f->window, "today");
  one = save_letter (f, "One", RJ_LETTER_ON_DAY, RJ_DAY_NONE);
  two = save_letter (f, "Two", RJ_LETTER_ON_DAY, RJ_DAY_NONE);
  card = find_card (f);
  gtk_widget_grab_focus (rj_test_find (card, GTK_TYPE_BUTTON, "Not now"));
  press (card, "Not now");
  g_assert_false (gtk_widget_get_visible (card));
  RJ_TEST_UNTIL (focus_is_on_plan (f));
  settle (f);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  RJ_TEST_UNTIL (gtk_widget_get_visible (card));

  /* Where nothing can be written it goes all the same. */
  rj_context_set_for_reading (f->ui.context, TRUE);
  press (card, "Not now");
  settle (f);
  g_assert_false (gtk_widget_get_visible (card));
}

/* Three hours after the craving it is over. */
static void
test_card_ages (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_letter (f, "One", RJ_LETTER_STRONG, RJ_DAY_NONE);
  GtkWidget *card;

  rj_window_set_place (f->window, "today");
  save_strong (f);
  card = find_card (f);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->ui.clock), G_TIME_SPAN_HOUR);
  settle (f);
  g_assert_true (gtk_widget_get_visible (card));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->ui.clock), 2 * G_TIME_SPAN_HOUR);
  RJ_TEST_UNTIL (!gtk_widget_get_visible (card));
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
  gtk_widget_grab_focus (rj_test_find (card, GTK_TYPE_BUTTON, "Read it"));
  press (card, "Read it");
  RJ_TEST_UNTIL (RJ_IS_LETTER_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (count_read (f) == 1);
  RJ_TEST_UNTIL (!gtk_widget_get_visible (card));
  adw_dialog_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL && focus_is_on_plan (f));
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

  /* What changes beneath the list changes in it; a row opens the letter that it names. */
  g_set_str (&one->title, "Number three");
  save_words (f, one, "Third.");
  RJ_TEST_UNTIL (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number three") != NULL);
  g_assert_null (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number one"));
  delete_letter (f, two);
  RJ_TEST_UNTIL (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number two") == NULL);
  gtk_widget_activate (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number three"));
  assert_words (f, RJ_TYPE_LETTER_DIALOG, "Third.");
  adw_dialog_force_close (get_dialog (f));
  delete_letter (f, one);
  RJ_TEST_UNTIL (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Number three") == NULL);
  RJ_TEST_UNTIL (rj_test_find (help, ADW_TYPE_ACTION_ROW, "Breathe with me") != NULL);
  g_assert_null (rj_test_find (help, ADW_TYPE_ACTION_ROW, "A letter for now"));
}

/* What is read and edited from Help now is the letter as it is by then. */
static void
test_help_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_letter (f, "Number one", RJ_LETTER_HARD_MOMENT, RJ_DAY_NONE);
  GtkWidget *help, *row = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.help-now", NULL);
  help = GTK_WIDGET (get_dialog (f));
  RJ_TEST_UNTIL ((row = rj_test_find (help, ADW_TYPE_ACTION_ROW, "A letter for now")) != NULL
                 && gtk_widget_get_mapped (row));
  save_words (f, letter, "Second.");
  settle (f);
  gtk_widget_activate (row);
  assert_words (f, RJ_TYPE_LETTER_DIALOG, "Second.");
  save_words (f, letter, "Third.");
  press (GTK_WIDGET (get_dialog (f)), "Edit");
  assert_words (f, RJ_TYPE_LETTER_EDITOR, "Third.");
  adw_dialog_force_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == ADW_DIALOG (help));
  delete_letter (f, letter);
  RJ_TEST_UNTIL (!gtk_widget_get_visible (row));
}

/* The drop-down says what the tabs say, and either moves the other. */
static void
test_tabs (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *tabs, *list;

  show_tab (f);
  page = rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL);
  tabs = RJ_TEST_CHILD (page, "tabs");
  list = RJ_TEST_CHILD (tabs, "list");
  RJ_TEST_UNTIL (
    g_strcmp0 (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (list))),
               "Letters")
    == 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  g_assert_cmpstr (rj_tabs_get_name (RJ_TABS (tabs)), ==, "notes");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
#define TEST(name, func) g_test_add ("/letters/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("tab", test_tab);
  TEST ("tab-delete", test_tab_delete);
  TEST ("row-delete", test_row_delete);
  TEST ("rest", test_rest);
  TEST ("date", test_date);
  TEST ("milestone", test_milestone);
  TEST ("long", test_long);
  TEST ("tabs", test_tabs);
  TEST ("seal", test_seal);
  TEST ("seal-delete", test_seal_delete);
  TEST ("today", test_today);
  TEST ("not-now", test_not_now);
  TEST ("card-ages", test_card_ages);
  TEST ("help", test_help);
  TEST ("help-edit", test_help_edit);
  return g_test_run ();
}
