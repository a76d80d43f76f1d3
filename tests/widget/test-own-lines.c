// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines of Help now rest on, and those that the person added.
#include "rj-directory.h"
#include "rj-help-dialog.h"
#include "rj-line-card.h"
#include "rj-own-line-dialog.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

#define AS_WRITTEN "No phone code is made of it"

/* What each grade of docs/content.md says; nothing of a line that the person added. */
static void
test_source (void)
{
  const struct {
    char grade;
    const char *site;
    const char *expected;
  } cases[] = {
    { 'A', "canada.ca", "Source: the text of an official page (canada.ca)" },
    { 'B', "988.ca", "Source: a public list that cites 988.ca" },
    { 'B', NULL, "Source: a public list that cites who runs it" },
    { 'C', "988.ca", "Source: several public lists agree. No official page was read." },
    { 'D', NULL, "Source: not checked anywhere" },
    { 0, NULL, NULL },
  };
  g_autoptr (RjDirectory) directory = rj_directory_load ();
  GPtrArray *lines = rj_directory_find (directory, "CA")->lines;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RjLine line = { .grade = cases[i].grade, .site = (char *) cases[i].site };
      g_autofree char *text = rj_line_source_text (&line);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpint (((const RjLine *) lines->pdata[0])->grade, ==, 'A');
  g_assert_cmpstr (((const RjLine *) lines->pdata[0])->site, ==, "988.ca");
}

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
  AdwDialog *dialog;
} Open;

static AdwNavigationPage *
get_page (AdwDialog *dialog)
{
  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (dialog, "navigation")));
}

static const char *
open_page (AdwDialog *dialog, const char *tag)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "help.open", "s", tag);
  return adw_navigation_page_get_tag (get_page (dialog));
}

static void
open_help (Open *self)
{
  self->window = adw_window_new ();
  self->dialog = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (self->dialog, self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_help (Open *self)
{
  adw_dialog_force_close (self->dialog);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
press (Open *self, const char *text)
{
  GtkWidget *button = rj_test_find (GTK_WIDGET (get_page (self->dialog)), GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
save_own_line (Open *open, const char *name, const char *number, const char *note)
{
  RjLists *lists = rj_store_get_lists (rj_context_get_store (open->ui.context));
  g_autoptr (RjOwnLine) line = rj_own_line_new ();
  g_autoptr (RjOwnLine) saved = NULL;
  g_autoptr (GError) error = NULL;

  line->name = g_strdup (name);
  line->number = g_strdup (number);
  line->note = g_strdup (note);
  saved = rj_lists_save_own_line_finish (
    lists, RJ_TEST_AWAIT (rj_lists_save_own_line_async (lists, line, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static RjOwnLineDialog *
own_line_dialog (Open *open)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (open->window));

  return RJ_IS_OWN_LINE_DIALOG (dialog) ? RJ_OWN_LINE_DIALOG (dialog) : NULL;
}

static void
type (Open *open, const char *field, const char *text)
{
  GtkWidget *row = rj_test_find (GTK_WIDGET (own_line_dialog (open)), ADW_TYPE_ENTRY_ROW, field);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static GtkWidget *
dialog_button (Open *open, const char *label)
{
  GtkWidget *button = rj_test_find (GTK_WIDGET (own_line_dialog (open)), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

/* Added, changed and taken away where they are needed; locked nothing of them is there. */
static void
test_own_lines (void)
{
  Open open;
  GtkWidget *page;

  rj_test_ui_set_up (&open.ui);
  g_object_set (open.ui.settings, "country", "GB", NULL);
  open_help (&open);
  open_page (open.dialog, "lines");
  g_assert_null (
    rj_test_find (GTK_WIDGET (get_page (open.dialog)), GTK_TYPE_BUTTON, "Add a line of your own"));
  close_help (&open);

  rj_test_ui_open (&open.ui);
  save_own_line (&open, "Night ward", "030 5550-12", "ask for Jo");
  open_help (&open);
  open_page (open.dialog, "lines");
  page = GTK_WIDGET (get_page (open.dialog));
  RJ_TEST_UNTIL (rj_test_shows (page, "Night ward"));
  g_assert_true (rj_test_shows (page, "Your lines"));
  g_assert_true (rj_test_shows (page, "030 5550-12"));
  g_assert_true (rj_test_shows (page, "ask for Jo"));
  g_assert_true (rj_test_shows (page, "Source: a public list that cites samaritans.org"));

  press (&open, "Add a line of your own");
  RJ_TEST_UNTIL (own_line_dialog (&open) != NULL);
  rj_test_assert_private (GTK_WIDGET (own_line_dialog (&open)));
  rj_test_assert_safety_keys (GTK_WIDGET (own_line_dialog (&open)));
  g_assert_false (gtk_widget_is_sensitive (dialog_button (&open, "Save")));
  type (&open, "Name", "Aunt Jo");
  type (&open, "Number", "ask");
  g_assert_false (gtk_widget_is_sensitive (dialog_button (&open, "Save")));
  g_assert_false (rj_test_shows (GTK_WIDGET (own_line_dialog (&open)), AS_WRITTEN));
  type (&open, "Number", "112 or 999");
  g_assert_true (gtk_widget_is_sensitive (dialog_button (&open, "Save")));
  g_assert_true (rj_test_shows (GTK_WIDGET (own_line_dialog (&open)), AS_WRITTEN));
  type (&open, "Number", "+49 30 1");
  g_assert_true (gtk_widget_is_sensitive (dialog_button (&open, "Save")));
  g_assert_false (rj_test_shows (GTK_WIDGET (own_line_dialog (&open)), AS_WRITTEN));
  g_signal_emit_by_name (dialog_button (&open, "Save"), "clicked");
  RJ_TEST_UNTIL (rj_test_shows (page, "Aunt Jo"));
  RJ_TEST_UNTIL (own_line_dialog (&open) == NULL);

  // By name: hers is the first card.
  gtk_test_accessible_assert_property (rj_test_find (page, GTK_TYPE_BUTTON, "Edit"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Edit Aunt Jo");
  press (&open, "Edit");
  RJ_TEST_UNTIL (own_line_dialog (&open) != NULL);
  g_signal_emit_by_name (dialog_button (&open, "Delete"), "clicked");
  RJ_TEST_UNTIL (!rj_test_shows (page, "Aunt Jo"));
  g_assert_true (rj_test_shows (page, "Night ward"));
  RJ_TEST_UNTIL (own_line_dialog (&open) == NULL);
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

/* The card with @number on it. */
static GtkWidget *
find_card (GtkWidget *page, const char *number)
{
  GtkWidget *digits = rj_test_find (page, GTK_TYPE_LABEL, number);

  g_assert_nonnull (digits);
  return gtk_widget_get_parent (digits);
}

/* Nothing but what was surely meant goes into a code. */
static void
test_not_dialled (void)
{
  Open open;
  GtkWidget *page, *card;

  rj_test_ui_set_up (&open.ui);
  g_object_set (open.ui.settings, "country", "GB", NULL);
  rj_test_ui_open (&open.ui);
  save_own_line (&open, "Night ward", "030 555 / 0170 444", NULL);
  save_own_line (&open, "Day ward", "+49 (0)30 5550", NULL);
  open_help (&open);
  open_page (open.dialog, "lines");
  page = GTK_WIDGET (get_page (open.dialog));
  RJ_TEST_UNTIL (rj_test_shows (page, "Day ward"));
  card = find_card (page, "030 555 / 0170 444");
  g_assert_true (rj_test_shows (card, "Night ward"));
  g_assert_nonnull (rj_test_find (card, GTK_TYPE_BUTTON, "Copy"));
  g_assert_null (rj_test_find (card, GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_null (rj_test_find (card, GTK_TYPE_BUTTON, "Call"));
  g_assert_nonnull (rj_test_find (find_card (page, "+49 (0)30 5550"), GTK_TYPE_MENU_BUTTON, NULL));
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

static void
failed_cb (RjContext *context, const GError *error, guint *count)
{
  *count += 1;
}

/* What could not be saved stays where it was typed: here the line is gone by then. */
static void
test_not_saved (void)
{
  Open open;
  GtkWidget *row;
  RjLists *lists;
  guint reports = 0;
  g_autoptr (GPtrArray) kept = NULL;

  rj_test_ui_set_up (&open.ui);
  g_object_set (open.ui.settings, "country", "GB", NULL);
  rj_test_ui_open (&open.ui);
  lists = rj_store_get_lists (rj_context_get_store (open.ui.context));
  save_own_line (&open, "Night ward", "030 5550", NULL);
  kept = rj_lists_list_own_lines_finish (
    lists, RJ_TEST_AWAIT (rj_lists_list_own_lines_async (lists, NULL, RJ_TEST_READY)), NULL);
  open_help (&open);
  open_page (open.dialog, "lines");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "Night ward"));
  press (&open, "Edit");
  RJ_TEST_UNTIL (own_line_dialog (&open) != NULL);
  type (&open, "Note", "ask for Jo");
  g_assert_true (rj_lists_delete_own_line_finish (
    lists,
    RJ_TEST_AWAIT (rj_lists_delete_own_line_async (lists, ((const RjOwnLine *) kept->pdata[0])->record.id,
                                                   NULL, RJ_TEST_READY)),
    NULL));
  g_signal_connect (open.ui.context, "failed", G_CALLBACK (failed_cb), &reports);
  g_signal_emit_by_name (dialog_button (&open, "Save"), "clicked");
  RJ_TEST_UNTIL (reports == 1);
  g_assert_nonnull (own_line_dialog (&open));
  row = rj_test_find (GTK_WIDGET (own_line_dialog (&open)), ADW_TYPE_ENTRY_ROW, "Note");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ask for Jo");
  g_assert_true (gtk_widget_is_sensitive (dialog_button (&open, "Save")));
  g_signal_handlers_disconnect_by_func (open.ui.context, failed_cb, &reports);
  adw_dialog_force_close (ADW_DIALOG (own_line_dialog (&open)));
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

/* What was typed for a line that is gone by now is in the form of a new one, and goes when that is saved. */
static void
test_gone_draft (void)
{
  static const char where[] = "own-line/0190-gone/note";
  Open open;
  GtkWidget *field, *row;

  rj_test_ui_set_up (&open.ui);
  g_object_set (open.ui.settings, "country", "GB", NULL);
  rj_test_ui_open (&open.ui);
  open_help (&open);
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (open.ui.context));
  field = g_object_ref_sink (gtk_entry_new ());
  rj_context_keep_draft (open.ui.context, field, where);
  gtk_editable_set_text (GTK_EDITABLE (field), "ask for Jo");
  g_object_unref (field);
  rj_own_line_dialog_open (open.ui.context, open.window, where);
  RJ_TEST_UNTIL (own_line_dialog (&open) != NULL);
  row = rj_test_find (GTK_WIDGET (own_line_dialog (&open)), ADW_TYPE_ENTRY_ROW, "Note");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ask for Jo");
  type (&open, "Name", "Night ward");
  type (&open, "Number", "030 5550");
  g_signal_emit_by_name (dialog_button (&open, "Save"), "clicked");
  RJ_TEST_UNTIL (own_line_dialog (&open) == NULL);
  g_assert_null (rj_context_get_draft (open.ui.context, where));
  open_page (open.dialog, "lines");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "ask for Jo"));
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

/* Its groups stand as they are dialled, also where all else stands from right to left. */
static void
test_rtl (void)
{
  static const char number[] = "030 5550 12";
  Open open = { 0 };
  g_autoptr (PangoLayout) line = NULL;
  GtkWidget *label;
  PangoRectangle first, last;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  rj_test_ui_set_up (&open.ui);
  rj_test_ui_open (&open.ui);
  save_own_line (&open, "Group line", number, NULL);
  open_help (&open);
  open_page (open.dialog, "lines");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (get_page (open.dialog)), GTK_TYPE_LABEL, number) != NULL);
  label = rj_test_find (GTK_WIDGET (get_page (open.dialog)), GTK_TYPE_LABEL, number);
  line = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));
  pango_layout_set_width (line, -1); // on one line, however wide the window is by now
  pango_layout_index_to_pos (line, 0, &first);
  pango_layout_index_to_pos (line, (int) strlen (number) - 1, &last);
  g_assert_cmpint (first.x, <, last.x);
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/own-lines/source", test_source);
  g_test_add_func ("/own-lines/own-lines", test_own_lines);
  g_test_add_func ("/own-lines/not-dialled", test_not_dialled);
  g_test_add_func ("/own-lines/not-saved", test_not_saved);
  g_test_add_func ("/own-lines/gone-draft", test_gone_draft);
  g_test_add_func ("/own-lines/rtl", test_rtl);
  return g_test_run ();
}
