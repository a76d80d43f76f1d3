// SPDX-License-Identifier: GPL-3.0-or-later
// What helps me: the sentences, the order, people, the chart and its way to the entry.
#include "rj-craving-dialog.h"
#include "rj-effect-chart.h"
#include "rj-effect-dot.h"
#include "rj-effect-page.h"
#include "rj-effect-text.h"
#include "rj-effects-dialog.h"
#include "rj-fill-effects.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  GtkWidget *window;
  GtkWidget *dialog;
} Fixture;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* @starter: (nullable) */
static RjStrategy *
new_note (const char *title, const char *starter)
{
  RjStrategy *note = rj_strategy_new ();

  note->title = g_strdup (title);
  note->starter = g_strdup (starter);
  return note;
}

/* The notes come back by their order here. */
static void
fill (Fixture *f)
{
  static const char *const titles[] = { "Walk out", "An album", "Call Sam", "Cold water" };
  RjStrategies *strategies = rj_store_get_strategies (f->store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const char *ids[G_N_ELEMENTS (titles)];

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_ptr_array_add (notes, new_note (titles[i], NULL));
  rj_strategies_save_async (strategies, notes, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_strategies_save_finish (strategies, result, NULL);
  for (guint i = 0; i < saved->len; i++)
    ids[i] = ((const RjStrategy *) g_ptr_array_index (saved, i))->record.id;
  rj_fill_effects (f->store, f->ui.clock, ids[0], ids[1], ids[2], ids[3]);
}

static void
set_up (Fixture *f, gconstpointer empty)
{
  rj_test_ui_set_up (&f->ui);
  f->store = rj_test_ui_open (&f->ui);
  if (empty == NULL)
    fill (f);
  f->window = GTK_WIDGET (rj_window_new (NULL, f->ui.context));
  gtk_window_present (GTK_WINDOW (f->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (f->ui.context));
  f->dialog = GTK_WIDGET (rj_effects_dialog_new (f->ui.context));
  adw_dialog_present (ADW_DIALOG (f->dialog), f->window);
}

static void
tear_down (Fixture *f, gconstpointer empty)
{
  adw_dialog_force_close (ADW_DIALOG (f->dialog));
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
}

static GtkListBox *
find_list (Fixture *f, const char *title)
{
  GtkWidget *row = rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, title);

  return row != NULL ? GTK_LIST_BOX (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX)) : NULL;
}

static void
assert_titles (Fixture *f, const char *one, const char *titles)
{
  GtkListBox *list = find_list (f, one);
  g_autoptr (GString) string = g_string_new (NULL);
  GtkListBoxRow *row;

  g_assert_nonnull (list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? ", " : "",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_assert_cmpstr (string->str, ==, titles);
}

static GtkDropDown *
find_choice (Fixture *f, const char *title)
{
  GtkWidget *row = rj_test_find (f->dialog, ADW_TYPE_ACTION_ROW, title);

  return GTK_DROP_DOWN (rj_test_find (row, GTK_TYPE_DROP_DOWN, NULL));
}

/* Tab goes by where things are, so they have to have a place; and a dialog that opens hides what it holds for
 * a frame. */
static gboolean
is_above (GtkWidget *one, GtkWidget *other, GtkWidget *root)
{
  graphene_rect_t bounds;
  graphene_rect_t below;

  return gtk_widget_get_mapped (other) && gtk_widget_compute_bounds (one, root, &bounds)
         && gtk_widget_compute_bounds (other, root, &below) && bounds.size.height > 0
         && below.origin.y > bounds.origin.y;
}

static void
open_note (Fixture *f, const char *title)
{
  GtkWidget *row;

  RJ_TEST_UNTIL (rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, title) != NULL);
  row = rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, title);
  gtk_widget_activate (row);
  RJ_TEST_UNTIL (rj_test_find (f->dialog, RJ_TYPE_EFFECT_CHART, NULL) != NULL
                 && rj_test_find (f->dialog, GTK_TYPE_BUTTON, "Show as table") != NULL);
}

/* The sentences of the copy deck, and n in each. */
static void
test_list (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  RJ_TEST_UNTIL (rj_test_shows (f->dialog, "With this: 7 to 3 after 15 minutes (9 times, middle value)."));
  g_assert_true (rj_test_shows (f->dialog, "Without it, from the same strength: 7 to 5 (32 times)."));
  g_assert_true (rj_test_shows (f->dialog, "Lower with it, by 2."));
  g_assert_true (rj_test_shows (f->dialog, "About the same."));
  g_assert_true (rj_test_shows (f->dialog, "Used 3 times. From 5 on you can see how it went."));
  g_assert_true (rj_test_shows (f->dialog, "These are your own notes. They don't prove a cause."));
  g_assert_false (rj_test_shows (f->dialog, "Not enough yet"));

  row = rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, "Walk out");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Walk out");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "With this: 7 to 3 after 15 minutes (9 times, middle value). Without "
                                       "it, from the same strength: 7 to 5 (32 "
                                       "times). Lower with it, by 2.");
  /* Beside the words there is nothing to be heard. */
  gtk_test_accessible_assert_role (rj_test_find (row, RJ_TYPE_EFFECT_CHART, NULL),
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_null (rj_test_find (rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, "Cold water"),
                               RJ_TYPE_EFFECT_CHART, NULL));
}

/* By name until asked otherwise; people have a place of their own, and no comparison, in any order. */
static void
test_order (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  RJ_TEST_UNTIL (find_list (f, "Walk out") != NULL);
  assert_titles (f, "Walk out", "An album, Cold water, Walk out");
  assert_titles (f, "Call Sam", "Call Sam");
  gtk_drop_down_set_selected (find_choice (f, "Order"), 1);
  assert_titles (f, "Walk out", "Walk out, An album, Cold water");
  assert_titles (f, "Call Sam", "Call Sam");

  row = rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, "Call Sam");
  g_assert_true (rj_test_shows (row, "With this: 8 to 6 after 15 minutes (7 times, middle value)."));
  g_assert_false (rj_test_shows (row, "Without it"));
  g_assert_false (rj_test_shows (row, "igher"));
  g_assert_true (rj_test_shows (f->dialog, "Never compared"));
}

/* A letter that was read for an urge stands among the notes, whatever its title says. */
static void
test_letter (Fixture *f, gconstpointer data)
{
  RjLetters *letters = rj_store_get_letters (f->store);
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (RjLetter) letter = rj_letter_new ();
  g_autoptr (RjLetter) saved = NULL;
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) urges = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) felt = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  RjCraving *craving = rj_craving_new ();

  letter->title = g_strdup ("Call Sam first");
  letter->body = g_strdup ("It passes.");
  rj_letters_save_async (letters, letter, NULL, keep_result, &written);
  RJ_TEST_UNTIL (written != NULL);
  saved = rj_letters_save_finish (letters, written, NULL);
  craving->strength = 9;
  craving->record.day = rj_clock_get_today (f->ui.clock);
  g_ptr_array_add (cravings, craving);
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, keep_result, &felt);
  RJ_TEST_UNTIL (felt != NULL);
  urges = rj_check_ins_save_cravings_finish (check_ins, felt, NULL);
  RJ_TEST_UNTIL (find_list (f, "Walk out") != NULL);
  assert_titles (f, "Walk out", "An album, Cold water, Walk out");

  rj_letters_answer_async (letters, NULL, saved->record.id, RJ_LETTER_READ,
                           ((const RjCraving *) urges->pdata[0])->record.id, NULL, keep_result, &read);
  RJ_TEST_UNTIL (read != NULL);
  g_assert_true (rj_letters_answer_finish (letters, read, NULL));
  RJ_TEST_UNTIL (find_list (f, "Letter: Call Sam first") != NULL);
  assert_titles (f, "Walk out", "An album, Cold water, Letter: Call Sam first, Walk out");
  assert_titles (f, "Call Sam", "Call Sam");
  g_assert_true (rj_test_shows (rj_test_find (f->dialog, ADW_TYPE_PREFERENCES_ROW, "Letter: Call Sam first"),
                                "Used 1 time."));
}

/* In the evening there are fewer than five of each. */
static void
test_part (Fixture *f, gconstpointer data)
{
  RJ_TEST_UNTIL (find_list (f, "Walk out") != NULL);
  gtk_drop_down_set_selected (find_choice (f, "Which ones"), 3);
  g_assert_false (rj_test_shows (f->dialog, "With this:"));
  g_assert_true (rj_test_shows (f->dialog, "Used 3 times. From 5 on you can see how it went."));
  gtk_drop_down_set_selected (find_choice (f, "Which ones"), 4);
  g_assert_true (rj_test_shows (f->dialog, "Not enough yet to say anything honest."));
  g_assert_nonnull (rj_test_find (f->dialog, ADW_TYPE_ACTION_ROW, "Which ones"));
}

/* @n urges with the trigger @id. */
static void
add_urges (Fixture *f, const char *id, int n)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GAsyncResult) result = NULL;

  for (int i = 0; i < n; i++)
    {
      RjCraving *craving = rj_craving_new ();

      craving->strength = 5;
      craving->record.day = rj_clock_get_today (f->ui.clock);
      craving->triggers = g_strdupv ((GStrv) (const char *[]) { id, NULL });
      g_ptr_array_add (cravings, craving);
    }
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  g_ptr_array_unref (rj_check_ins_save_cravings_finish (check_ins, result, NULL));
}

static gboolean
part_is (Fixture *f, guint position, const char *name)
{
  GListModel *parts = gtk_drop_down_get_model (find_choice (f, "Which ones"));
  g_autoptr (GtkStringObject) part = g_list_model_get_item (parts, position);

  return part != NULL && g_str_equal (gtk_string_object_get_string (part), name);
}

/* The most used stand first; what was chosen stays chosen when another one comes before it. */
static void
test_trigger (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const char *payday, *rain;
  GtkDropDown *part;
  guint first;

  g_ptr_array_add (choices, rj_choice_new (NULL, "trigger", "Payday"));
  g_ptr_array_add (choices, rj_choice_new (NULL, "trigger", "Rain"));
  rj_store_save_choices_async (f->store, choices, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_store_save_choices_finish (f->store, result, NULL);
  payday = ((const RjChoice *) saved->pdata[0])->id;
  rain = ((const RjChoice *) saved->pdata[1])->id;
  add_urges (f, payday, 2);
  add_urges (f, rain, 1);
  RJ_TEST_UNTIL (find_list (f, "Walk out") != NULL);
  part = find_choice (f, "Which ones");
  first = g_list_model_get_n_items (gtk_drop_down_get_model (part)) - 2;
  RJ_TEST_UNTIL (part_is (f, first + 1, "Rain"));
  gtk_drop_down_set_selected (part, first);
  g_assert_true (part_is (f, gtk_drop_down_get_selected (part), "Payday"));

  add_urges (f, rain, 2);
  RJ_TEST_UNTIL (part_is (f, first, "Rain"));
  g_assert_cmpuint (gtk_drop_down_get_selected (part), ==, first + 1);
  g_assert_true (part_is (f, first + 1, "Payday"));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  RJ_TEST_UNTIL (
    rj_test_shows (f->dialog, "Not enough yet to say anything honest. Come back after two weeks or so."));
  g_assert_null (rj_test_find (f->dialog, ADW_TYPE_ACTION_ROW, "Order"));
}

static const char *
get_focus_id (Fixture *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return RJ_IS_EFFECT_DOT (focus) ? RJ_EFFECT_DOT (focus)->id : NULL;
}

static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

/* A list of points for a screen reader, one stop for the keyboard, Enter opens the entry. */
static void
test_chart (Fixture *f, gconstpointer data)
{
  GtkWidget *chart;
  GtkWidget *dot;
  g_autofree char *last = NULL;

  open_note (f, "Walk out");
  chart = gtk_widget_get_ancestor (rj_test_find (f->dialog, RJ_TYPE_EFFECT_DOT, NULL), RJ_TYPE_EFFECT_CHART);
  RJ_TEST_UNTIL (is_above (chart, rj_test_find (f->dialog, GTK_TYPE_BUTTON, "Show as table"), f->dialog));
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "From your own log: 9 times.");
  g_assert_true (rj_test_shows (f->dialog,
                                "Difference in points: \u2068\u22122\u2069 in the middle, half of them from "
                                "\u2068\u22123\u2069 to \u2068\u22122\u2069."));
  gtk_widget_grab_focus (chart);
  dot = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (RJ_IS_EFFECT_DOT (dot));
  gtk_test_accessible_assert_role (dot, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (dot, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Fri 20 Nov at 19:00: 7 to 3 after 13 minutes");
  last = g_strdup (get_focus_id (f));
  g_assert_true (press (chart, GDK_KEY_Right));
  g_assert_cmpstr (get_focus_id (f), ==, last);
  g_assert_true (press (chart, GDK_KEY_Left));
  g_assert_cmpstr (get_focus_id (f), !=, last);
  g_assert_true (press (chart, GDK_KEY_Home));
  g_assert_true (press (chart, GDK_KEY_End));
  g_assert_cmpstr (get_focus_id (f), ==, last);
  /* Tab goes on, not to the next point. */
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
  g_assert_false (RJ_IS_EFFECT_DOT (gtk_root_get_focus (GTK_ROOT (f->window))));
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpstr (get_focus_id (f), ==, last);

  g_assert_true (press (chart, GDK_KEY_Return));
  RJ_TEST_UNTIL (
    RJ_IS_CRAVING_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window))));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

/* The same as rows, which lead to the entry too. */
static void
test_table (Fixture *f, gconstpointer data)
{
  GtkWidget *button;
  GtkWidget *row;

  open_note (f, "Walk out");
  button = rj_test_find (f->dialog, GTK_TYPE_BUTTON, "Show as table");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_null (rj_test_find (f->dialog, ADW_TYPE_ACTION_ROW, "Fri 20 Nov at 19:00"));
  g_signal_emit_by_name (button, "clicked");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  row = rj_test_find (f->dialog, ADW_TYPE_ACTION_ROW, "Fri 20 Nov at 19:00");
  g_assert_nonnull (row);
  g_assert_true (
    rj_test_shows (row, "7 to 3 after 13 minutes\nWithout it, from the same strength: 7 to 5 (30 times)."));
  gtk_widget_activate (row);
  RJ_TEST_UNTIL (
    RJ_IS_CRAVING_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window))));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

static void
test_people (void)
{
  static const struct {
    const char *title;
    const char *starter;
    gboolean people;
  } notes[] = {
    { "Call Sam", NULL, TRUE },
    { "Home group, Tuesday", NULL, TRUE },
    { "Walk around the block", NULL, FALSE },
    { "Renamed by the person", "call", TRUE },
    { "Ask about medicine", "meds", TRUE },
    { "Talk back to the urge", "talkback", FALSE },
  };
  g_autoptr (RjStrategy) tagged = new_note ("Sam", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (RjStrategy) note = new_note (notes[i].title, notes[i].starter);

      g_assert_cmpint (rj_effect_text_is_people (note), ==, notes[i].people);
    }
  g_assert_false (rj_effect_text_is_people (tagged));
  tagged->tags = g_strdupv ((GStrv) (const char *[]) { "people", NULL });
  g_assert_true (rj_effect_text_is_people (tagged));
}

/* With a person it was stronger in the end: how often, and no more. */
static void
test_people_never_minus (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (RjEffectPoint));
  RjNoteEffect effect = { .n_used = 6, .points = points, .word = RJ_EFFECT_HIGHER, .before = 6, .after = 8 };
  g_auto (GStrv) sentences = NULL;

  g_array_set_size (points, 6);
  effect.gain = (RjSpread) { 6, -3, -2, -1 };
  sentences = rj_effect_text_sentences (&effect, TRUE);
  g_assert_cmpuint (g_strv_length (sentences), ==, 1);
  g_assert_cmpstr (sentences[0], ==, "Used 6 times.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add ("/effects/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/effects/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/effects/letter", Fixture, NULL, set_up, test_letter, tear_down);
  g_test_add ("/effects/part", Fixture, NULL, set_up, test_part, tear_down);
  g_test_add ("/effects/trigger", Fixture, NULL, set_up, test_trigger, tear_down);
  g_test_add ("/effects/empty", Fixture, "empty", set_up, test_empty, tear_down);
  g_test_add ("/effects/chart", Fixture, NULL, set_up, test_chart, tear_down);
  g_test_add ("/effects/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add_func ("/effects/people", test_people);
  g_test_add_func ("/effects/people-never-minus", test_people_never_minus);
  return g_test_run ();
}
