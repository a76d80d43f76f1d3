// SPDX-License-Identifier: GPL-3.0-or-later
// Worksheets: the tab, every form as it is defined, what was filled in comes back, and one of a form that
// nobody knows is not lost.
#include "rj-coping-page.h"
#include "rj-my-line-dialog.h"
#include "rj-rating.h"
#include "rj-sheet-form.h"
#include "rj-tabs.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"
#include "rj-worksheets.h"

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
set_true (gboolean *flag)
{
  *flag = TRUE;
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

static GtkWidget *
get_dialog (Fixture *f)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

static GPtrArray *
list (Fixture *f)
{
  RjSheets *sheets = rj_store_get_sheets (f->store);
  g_autoptr (GAsyncResult) result = NULL;

  rj_sheets_list_async (sheets, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  return rj_sheets_list_finish (sheets, result, NULL);
}

static void
show_tab (Fixture *f)
{
  GtkWidget *page;

  rj_window_set_place (f->window, "coping");
  RJ_TEST_UNTIL ((page = rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_COPING_PAGE, NULL)) != NULL);
  rj_tabs_show (RJ_TABS (RJ_TEST_CHILD (page, "tabs")), "worksheets");
}

static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* The row of the list that is called @name, "Begin one" or "Filled in". (nullable) */
static GtkWidget *
find_row (Fixture *f, const char *name, const char *title)
{
  GtkWidget *all = rj_test_find (GTK_WIDGET (f->window), g_type_from_name ("RjSheetsView"), NULL);
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();

  if (all != NULL)
    collect (all, GTK_TYPE_LIST_BOX, lists);
  if (lists->len < 2)
    return NULL;
  return rj_test_find (lists->pdata[g_str_equal (name, "Begin one") ? 0 : 1], ADW_TYPE_ACTION_ROW, title);
}

/* The field of the open form in that place among those of @type. */
static GtkWidget *
find_field (Fixture *f, GType type, guint index)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  collect (get_dialog (f), type, all);
  g_assert_cmpuint (index, <, all->len);
  return all->pdata[index];
}

static void
set_words (Fixture *f, guint index, const char *words)
{
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_field (f, GTK_TYPE_TEXT_VIEW, index))), words, -1);
}

/* Is there a field with just this in it? */
static gboolean
holds (Fixture *f, const char *text)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  gboolean found = FALSE;

  collect (get_dialog (f), GTK_TYPE_TEXT_VIEW, views);
  collect (get_dialog (f), GTK_TYPE_TEXT, entries);
  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *words = rj_log_form_dup_text (views->pdata[i]);

      found |= g_strcmp0 (words, text) == 0;
    }
  for (guint i = 0; i < entries->len; i++)
    found |= g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entries->pdata[i])), text);
  return found;
}

/* Nothing has to be filled in; with nothing at all there is nothing to save. */
static void
test_fill_in (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) none = list (f);
  g_autoptr (GPtrArray) one = NULL;
  g_autofree char *event = NULL;
  const RjFilledSheet *sheet;
  GtkWidget *rating;

  g_assert_cmpuint (none->len, ==, 0);
  show_tab (f);
  RJ_TEST_UNTIL (find_row (f, "Begin one", "A thought, looked at") != NULL);
  gtk_widget_activate (find_row (f, "Begin one", "A thought, looked at"));
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  gtk_test_accessible_assert_property (find_field (f, GTK_TYPE_TEXT_VIEW, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What happened?");
  rating = find_field (f, RJ_TYPE_RATING, 0);
  gtk_test_accessible_assert_property (rating, GTK_ACCESSIBLE_PROPERTY_LABEL, "How strong was the feeling?");
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (rating)), ==, RJ_RATING_EMPTY);
  g_assert_null (rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Delete"));

  set_words (f, 0, "Nobody called.\nAll day.");
  rj_rating_set_value (RJ_RATING (rating), 7);
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  RJ_TEST_UNTIL (find_row (f, "Filled in", "A thought, looked at") != NULL);
  one = list (f);
  g_assert_cmpuint (one->len, ==, 1);
  sheet = one->pdata[0];
  event = rj_filled_sheet_dup_text (sheet, "event", -1);
  g_assert_cmpstr (sheet->form, ==, "thought");
  g_assert_cmpstr (event, ==, "Nobody called.\nAll day.");
  g_assert_cmpint (rj_filled_sheet_get_rating (sheet, "before"), ==, 7);
  g_assert_cmpuint (sheet->lines->len, ==, 2);
  g_assert_false (rj_test_shows (GTK_WIDGET (f->window), "Nobody called."));
}

/* Items are one a line, for soon and for later; the form brings them back, and deletes itself with a way
 * back. */
static void
test_items (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *soon = NULL;
  g_autofree char *later = NULL;
  GtkWidget *remove = NULL;

  show_tab (f);
  RJ_TEST_UNTIL (find_row (f, "Begin one", "Costs and benefits") != NULL);
  gtk_widget_activate (find_row (f, "Begin one", "Costs and benefits"));
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  set_words (f, 0, "Warmth\n\n  Quiet  ");
  set_words (f, 3, "Money");
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  one = list (f);
  soon = rj_filled_sheet_dup_text (one->pdata[0], "gave", RJ_TERM_SHORT);
  later = rj_filled_sheet_dup_text (one->pdata[0], "cost", RJ_TERM_LONG);
  g_assert_cmpstr (soon, ==, "Warmth\nQuiet");
  g_assert_cmpstr (later, ==, "Money");

  RJ_TEST_UNTIL (find_row (f, "Filled in", "Costs and benefits") != NULL);
  gtk_widget_activate (find_row (f, "Filled in", "Costs and benefits"));
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  g_assert_true (holds (f, "Warmth\nQuiet"));
  RJ_TEST_UNTIL ((remove = rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Delete")) != NULL);
  g_signal_emit_by_name (remove, "clicked");
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  RJ_TEST_UNTIL (find_row (f, "Filled in", "Costs and benefits") == NULL);
  none = list (f);
  g_assert_cmpuint (none->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  RJ_TEST_UNTIL (find_row (f, "Filled in", "Costs and benefits") != NULL);
}

static RjFilledSheet *
save_sheet (Fixture *f, const RjFilledSheet *sheet)
{
  RjSheets *sheets = rj_store_get_sheets (f->store);
  g_autoptr (GAsyncResult) result = NULL;
  RjFilledSheet *saved;

  rj_sheets_save_async (sheets, sheet, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_sheets_save_finish (sheets, result, NULL);
  g_assert_nonnull (saved);
  return saved;
}

static void
delete_sheet (Fixture *f, const char *id)
{
  RjSheets *sheets = rj_store_get_sheets (f->store);
  g_autoptr (GAsyncResult) result = NULL;

  rj_sheets_delete_async (sheets, id, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  g_assert_true (rj_sheets_delete_finish (sheets, result, NULL));
}

static void
open_saved (Fixture *f, const char *title)
{
  show_tab (f);
  RJ_TEST_UNTIL (find_row (f, "Filled in", title) != NULL);
  gtk_widget_grab_focus (find_row (f, "Filled in", title));
  gtk_widget_activate (find_row (f, "Filled in", title));
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
}

static void
assert_text (const RjFilledSheet *sheet, const char *field, int value, const char *wanted)
{
  g_autofree char *text = rj_filled_sheet_dup_text (sheet, field, value);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_label (gpointer widget, const char *wanted)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, wanted);
}

/* From a later version, or mended after damage: shown, each under a name of its own, and saved as it was. */
static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("of-tomorrow");
  g_autoptr (RjFilledSheet) saved = NULL;
  g_autoptr (GPtrArray) after = NULL;

  rj_filled_sheet_add_line (sheet, "first", "Words of tomorrow", -1);
  rj_filled_sheet_add_line (sheet, "first", "An item", RJ_TERM_LONG);
  rj_filled_sheet_add_line (sheet, "first", "Another item", RJ_TERM_LONG);
  rj_filled_sheet_add_line (sheet, "first", "Of no term", RJ_TERM_NONE);
  rj_filled_sheet_add_line (sheet, "how", NULL, 6);
  saved = save_sheet (f, sheet);
  open_saved (f, "Worksheet");
  g_assert_true (holds (f, "Words of tomorrow"));
  g_assert_true (holds (f, "An item\nAnother item"));
  g_assert_true (holds (f, "Of no term"));
  assert_label (find_field (f, GTK_TYPE_TEXT_VIEW, 0), "What I wrote");
  assert_label (find_field (f, GTK_TYPE_TEXT_VIEW, 1), "What I wrote, 2");
  assert_label (find_field (f, GTK_TYPE_TEXT_VIEW, 2), "What I wrote, 3");
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (find_field (f, RJ_TYPE_RATING, 0))), ==, 6);

  set_words (f, 0, "Words of today");
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  after = list (f);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((RjFilledSheet *) after->pdata[0])->form, ==, "of-tomorrow");
  g_assert_cmpuint (((RjFilledSheet *) after->pdata[0])->lines->len, ==, 5);
  assert_text (after->pdata[0], "first", -1, "Words of today");
  assert_text (after->pdata[0], "first", RJ_TERM_LONG, "An item\nAnother item");
  assert_text (after->pdata[0], "first", RJ_TERM_NONE, "Of no term");
  g_assert_cmpint (rj_filled_sheet_get_rating (after->pdata[0], "how"), ==, 6);
}

/* What salvage brought back belongs to no field, and a field of a later version to none that is known. */
static void
test_rest (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("chain");
  g_autoptr (RjFilledSheet) saved = NULL;
  g_autoptr (GPtrArray) after = NULL;

  rj_filled_sheet_add_line (sheet, "before", "Slept badly", -1);
  rj_filled_sheet_add_line (sheet, "", "quokka", -1);
  rj_filled_sheet_add_line (sheet, "of-tomorrow", NULL, 3);
  saved = save_sheet (f, sheet);
  open_saved (f, "How it came about");
  g_assert_true (holds (f, "Slept badly"));
  g_assert_true (holds (f, "quokka"));
  set_words (f, 1, "The pay came in");
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  /* Where it was, although the list was filled again. */
  RJ_TEST_UNTIL (gtk_window_get_focus (GTK_WINDOW (f->window))
                 == find_row (f, "Filled in", "How it came about"));
  after = list (f);
  g_assert_cmpuint (((RjFilledSheet *) after->pdata[0])->lines->len, ==, 4);
  assert_text (after->pdata[0], "before", -1, "Slept badly");
  assert_text (after->pdata[0], "trigger", -1, "The pay came in");
  assert_text (after->pdata[0], "", -1, "quokka");
  g_assert_cmpint (rj_filled_sheet_get_rating (after->pdata[0], "of-tomorrow"), ==, 3);
}

/* Its row came back from damage, its lines did not: a field all the same, and no form is made of it. */
static void
test_nothing_left (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("");
  g_autoptr (RjFilledSheet) saved = save_sheet (f, sheet);
  g_autoptr (GPtrArray) after = NULL;

  open_saved (f, "Worksheet");
  set_words (f, 0, "Still here");
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  after = list (f);
  g_assert_cmpstr (((RjFilledSheet *) after->pdata[0])->form, ==, "");
  assert_text (after->pdata[0], "", -1, "Still here");
  open_saved (f, "Worksheet");
  g_assert_true (holds (f, "Still here"));
}

/* The sheet is gone: what was typed into it stands in its form again, and becomes a new one. */
static void
test_draft_of_gone (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("chain");
  g_autoptr (RjFilledSheet) saved = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *where = NULL;

  rj_filled_sheet_add_line (sheet, "before", "Slept badly", -1);
  rj_filled_sheet_add_line (sheet, "", "quokka", -1);
  saved = save_sheet (f, sheet);
  where = g_strdup_printf ("worksheet/chain~%s/trigger", saved->record.id);
  open_saved (f, "How it came about");
  set_words (f, 1, "The pay came in");
  set_words (f, 8, "quokkas");
  RJ_TEST_UNTIL (rj_context_get_draft (f->ui.context, where) != NULL);
  adw_dialog_close (ADW_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  delete_sheet (f, saved->record.id);

  rj_sheet_form_open_draft (f->ui.context, GTK_WIDGET (f->window), where);
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  assert_label (find_field (f, GTK_TYPE_TEXT_VIEW, 1), "What set it off?");
  g_assert_true (holds (f, "The pay came in"));
  g_assert_true (holds (f, "quokkas"));
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  after = list (f);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((RjFilledSheet *) after->pdata[0])->form, ==, "chain");
  assert_text (after->pdata[0], "trigger", -1, "The pay came in");
  assert_text (after->pdata[0], "", -1, "quokkas");
  g_assert_null (rj_context_get_draft (f->ui.context, where));
}

static void
press_delete (Fixture *f)
{
  GtkWidget *button = NULL;

  RJ_TEST_UNTIL ((button = rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Delete")) != NULL);
  g_signal_emit_by_name (button, "clicked");
}

/* What was typed since it was saved comes back with it. */
static void
test_delete_typed (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("chain");
  g_autoptr (RjFilledSheet) saved = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) after = NULL;

  rj_filled_sheet_add_line (sheet, "before", "Slept badly", -1);
  saved = save_sheet (f, sheet);
  open_saved (f, "How it came about");
  set_words (f, 1, "The pay came in");
  press_delete (f);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  none = list (f);
  g_assert_cmpuint (none->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  RJ_TEST_UNTIL (find_row (f, "Filled in", "How it came about") != NULL);
  after = list (f);
  assert_text (after->pdata[0], "before", -1, "Slept badly");
  assert_text (after->pdata[0], "trigger", -1, "The pay came in");
}

/* It could not be deleted: every word is still there, and waits as a draft. */
static void
test_delete_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("chain");
  g_autoptr (RjFilledSheet) saved = NULL;
  g_autofree char *where = NULL;
  gboolean reported = FALSE;
  gulong id;

  rj_filled_sheet_add_line (sheet, "before", "Slept badly", -1);
  saved = save_sheet (f, sheet);
  where = g_strdup_printf ("worksheet/chain~%s/trigger", saved->record.id);
  open_saved (f, "How it came about");
  set_words (f, 1, "The pay came in");
  delete_sheet (f, saved->record.id);
  id = g_signal_connect_swapped (f->ui.context, "failed", G_CALLBACK (set_true), &reported);
  press_delete (f);
  /* A second press while the first is under way does nothing. */
  press_delete (f);
  RJ_TEST_UNTIL (reported);
  g_signal_handler_disconnect (f->ui.context, id);
  g_assert_true (RJ_IS_SHEET_FORM (get_dialog (f)));
  g_assert_true (holds (f, "The pay came in"));
  g_assert_cmpstr (rj_context_get_draft (f->ui.context, where), ==, "The pay came in");
}

/* The if-then sentence at the end of a chain becomes a rule of my plan, if the person wants it to. */
static void
test_rule (Fixture *f, gconstpointer data)
{
  RjMyPlan *plan = rj_store_get_my_plan (f->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GtkWidget *button = NULL;
  const RjMyLine *line;

  rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, "chain", NULL);
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  gtk_editable_set_text (GTK_EDITABLE (find_field (f, ADW_TYPE_ENTRY_ROW, 0)), "nobody is home");
  gtk_editable_set_text (GTK_EDITABLE (find_field (f, ADW_TYPE_ENTRY_ROW, 1)), "call Sam");
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (ADW_IS_ALERT_DIALOG (get_dialog (f)));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (f))), ==,
                   "Keep this in my plan?");
  RJ_TEST_UNTIL ((button = rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Keep it…")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (RJ_IS_MY_LINE_DIALOG (get_dialog (f)));
  g_assert_true (rj_test_shows (get_dialog (f), "On the worksheet: If nobody is home"));
  g_assert_true (holds (f, "call Sam"));
  RJ_TEST_UNTIL ((button = rj_test_find (get_dialog (f), GTK_TYPE_TOGGLE_BUTTON, "Lonely")) != NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  rj_my_plan_list_async (plan, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  lines = rj_my_plan_list_finish (plan, result, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  line = lines->pdata[0];
  g_assert_cmpint (line->section, ==, RJ_MY_RULES);
  g_assert_cmpint (line->halt, ==, RJ_HALT_LONELY);
  g_assert_cmpstr (line->text, ==, "call Sam");

  /* Asked once: not when the sentence is the same. */
  open_saved (f, "How it came about");
  set_words (f, 0, "Slept badly");
  gtk_widget_activate_action (get_dialog (f), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
}

/* Each form opens with a field for each part of it, and brings back what was put into it. */
static void
test_all (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) worksheets = rj_worksheets_load (NULL);

  g_assert_cmpuint (worksheets->len, ==, 7);
  for (guint i = 0; i < worksheets->len; i++)
    {
      const RjWorksheet *worksheet = worksheets->pdata[i];
      g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new (worksheet->id);
      g_autoptr (RjFilledSheet) saved = NULL;
      guint ratings = 0;

      for (guint j = 0; j < worksheet->fields->len; j++)
        {
          const RjWorksheetField *field = worksheet->fields->pdata[j];
          g_autofree char *words = g_strdup_printf ("quokka %u", j);

          rj_filled_sheet_add_line (sheet, field->id, field->kind == RJ_FIELD_RATING ? NULL : words,
                                    field->kind == RJ_FIELD_RATING  ? (int) j
                                    : field->kind == RJ_FIELD_ITEMS ? (int) (1 + j % 2)
                                                                    : -1);
        }
      saved = save_sheet (f, sheet);
      rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, worksheet->id, saved);
      RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
      g_assert_true (worksheet->caution == NULL || rj_test_shows (get_dialog (f), worksheet->caution));
      for (guint j = 0; j < worksheet->fields->len; j++)
        {
          const RjWorksheetField *field = worksheet->fields->pdata[j];
          g_autofree char *words = g_strdup_printf ("quokka %u", j);
          g_autofree char *soon = g_strdup_printf ("%s: soon, one a line", field->text);

          g_assert_true (rj_test_shows (get_dialog (f), field->kind == RJ_FIELD_ITEMS ? soon : field->text));
          if (field->kind == RJ_FIELD_RATING)
            g_assert_cmpint (rj_rating_get_value (RJ_RATING (find_field (f, RJ_TYPE_RATING, ratings++))), ==,
                             (int) j);
          else
            g_assert_true (holds (f, words));
        }
      /* Nothing of it is left over. */
      g_assert_false (rj_test_shows (get_dialog (f), "What I wrote"));
      adw_dialog_force_close (ADW_DIALOG (get_dialog (f)));
      RJ_TEST_UNTIL (get_dialog (f) == NULL);
    }
}

static void
assert_described (Fixture *f, GtkWidget *field, const char *text)
{
  GtkWidget *label = rj_test_find (get_dialog (f), GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  gtk_test_accessible_assert_relation (field, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL);
}

/* A label cannot have the focus: who hears the form hears it with the field that does. */
static void
test_described (Fixture *f, gconstpointer data)
{
  rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, "tape", NULL);
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  assert_described (f, find_field (f, GTK_TYPE_TEXT_VIEW, 0),
                    "If the pictures make it stronger, stop after a line and do something with your hands.");
  adw_dialog_force_close (ADW_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);

  rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, "chain", NULL);
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  assert_described (f, find_field (f, GTK_TYPE_TEXT_VIEW, 0), "Any line can be the last one for today.");
  assert_described (
    f, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (find_field (f, ADW_TYPE_ENTRY_ROW, 0)))),
    "One line to take along. When it begins like this again:");
  adw_dialog_force_close (ADW_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
}

/* On a computer that others can see, the list says nothing of what it is about. */
static void
test_quiet (Fixture *f, gconstpointer data)
{
  RjVocabulary *words = rj_context_get_vocabulary (f->ui.context);
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("talk-back");
  g_autoptr (RjFilledSheet) saved = NULL;

  rj_filled_sheet_add_line (sheet, "reply", "No", -1);
  saved = save_sheet (f, sheet);
  show_tab (f);
  RJ_TEST_UNTIL (find_row (f, "Filled in", "Talk back to the craving") != NULL);
  rj_vocabulary_set_quiet (words, TRUE);
  RJ_TEST_UNTIL (find_row (f, "Begin one", "Talk back to the moment") != NULL);
  RJ_TEST_UNTIL (find_row (f, "Filled in", "Talk back to the moment") != NULL);
  g_assert_false (rj_test_shows (GTK_WIDGET (f->window), "Talk back to the craving"));
}

/* The journal is open to be looked at: nothing can be taken out of it. */
static void
test_for_reading (Fixture *f, gconstpointer data)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("chain");
  g_autoptr (RjFilledSheet) saved = NULL;
  GtkWidget *button = NULL;

  rj_filled_sheet_add_line (sheet, "before", "Slept badly", -1);
  saved = save_sheet (f, sheet);
  rj_context_set_for_reading (f->ui.context, TRUE);
  open_saved (f, "How it came about");
  RJ_TEST_UNTIL ((button = rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Delete")) != NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
#define TEST(name, func) g_test_add ("/sheets/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("fill-in", test_fill_in);
  TEST ("items", test_items);
  TEST ("unknown", test_unknown);
  TEST ("rest", test_rest);
  TEST ("nothing-left", test_nothing_left);
  TEST ("draft-of-gone", test_draft_of_gone);
  TEST ("delete-typed", test_delete_typed);
  TEST ("delete-refused", test_delete_refused);
  TEST ("rule", test_rule);
  TEST ("quiet", test_quiet);
  TEST ("described", test_described);
  TEST ("for-reading", test_for_reading);
  TEST ("all", test_all);
  return g_test_run ();
}
