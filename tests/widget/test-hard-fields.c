// SPDX-License-Identifier: GPL-3.0-or-later
// Hard texts where they do not come from typing into a form: secrets, searches, pastes, settings, and a
// journal that another program wrote.
#include "config.h"

#include "rj-chips.h"
#include "rj-connection.h"
#include "rj-hard-forms.h"
#include "rj-lock-page.h"
#include "rj-move-dialog.h"
#include "rj-passphrase-page.h"
#include "rj-plan-add.h"
#include "rj-plan-item-dialog.h"
#include "rj-steps-dialog.h"
#include "rj-strategy-dialog.h"
#include "rj-strategy-editor.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-text.h"
#include "rj-time-entry.h"
#include "rj-ui.h"
#include "rj-window.h"
#include "rj-words.h"
#include "rj-writing-dialog.h"

#include <locale.h>
#include <string.h>

#define TOO_LONG_TO_CHANGE "One text here is too long to be changed in this place."

static char *
make_megabyte (const char *unit)
{
  const RjHardText text = { "", unit, 1024 * 1024 };

  return rj_hard_make_text (&text);
}

static gboolean
fits_a_line (const char *text)
{
  return g_utf8_strlen (text, -1) <= RJ_WORDS_LINE;
}

static void
close_dialog (RjHard *f)
{
  adw_dialog_force_close (ADW_DIALOG (rj_hard_get_dialog (f)));
  RJ_TEST_UNTIL (rj_hard_get_dialog (f) == NULL);
}

/* ---- Secrets ---- */

static int
get_least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
count_toast (RjContext *context, const char *title, gboolean undo, int *n)
{
  if (g_str_has_prefix (title, RJ_HARD_TOO_BIG))
    (*n)++;
}

static void
test_passphrase (void)
{
  RjTestUi ui;
  GtkWidget *page, *entries[2];
  int n_refused = 0;

  rj_test_ui_set_up (&ui);
  page = GTK_WIDGET (g_object_ref_sink (rj_passphrase_page_new (ui.context)));
  entries[0] = RJ_TEST_CHILD (page, "first_entry");
  entries[1] = RJ_TEST_CHILD (page, "second_entry");
  g_signal_connect (ui.context, "toast", G_CALLBACK (count_toast), &n_refused);
  for (const RjHardText *hard = rj_hard_texts; hard->name != NULL; hard++)
    {
      g_autofree char *text = rj_hard_make_text (hard);
      gboolean taken = fits_a_line (text);

      g_test_message ("%s", hard->name);
      for (int i = 0; i < 2; i++)
        {
          int before = n_refused;

          rj_hard_replace_all (entries[i], "");
          rj_hard_replace_all (entries[i], text);
          rj_hard_assert_text (hard->name, gtk_editable_get_text (GTK_EDITABLE (entries[i])),
                               taken ? text : "");
          g_assert_cmpint (n_refused - before, ==, taken ? 0 : 1);
        }
      g_assert_true (gtk_widget_get_sensitive (RJ_TEST_CHILD (page, "next_button"))
                     == (taken && g_utf8_strlen (text, -1) >= 8));
      g_assert_cmpint (get_least_width (page), <=, RJ_HARD_WIDTH);
    }
  g_assert_finalize_object (G_OBJECT (page));
  rj_test_ui_tear_down (&ui);
}

static void
set_clipboard (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GdkContentProvider) provider =
    gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);

  gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), provider);
}

/* As Ctrl+V does it. */
static void
paste (GtkWidget *field)
{
  GtkWidget *inner = field;

  while (GTK_IS_EDITABLE (inner) && gtk_editable_get_delegate (GTK_EDITABLE (inner)) != NULL)
    inner = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (inner)));
  g_signal_emit_by_name (inner, "paste-clipboard");
}

/* A line end that was copied along is not part of a passphrase: nobody could type it. */
static void
test_passphrase_paste (void)
{
  RjTestUi ui;
  GtkWidget *window = gtk_window_new (), *page, *entry;

  rj_test_ui_set_up (&ui);
  page = GTK_WIDGET (rj_passphrase_page_new (ui.context));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  entry = RJ_TEST_CHILD (page, "first_entry");
  set_clipboard ("four plain words\n", 17);
  paste (entry);
  RJ_TEST_UNTIL (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "four plain words");
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

static void
try_to_unlock (GtkWidget *page, const char *text)
{
  GtkWidget *entry = RJ_TEST_CHILD (page, "passphrase_entry");

  gtk_widget_set_visible (RJ_TEST_CHILD (page, "message_box"), FALSE);
  rj_hard_replace_all (entry, "");
  rj_hard_replace_all (entry, text);
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "unlock_button"), "clicked");
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    RJ_TEST_UNTIL (rj_test_shows (page, "That passphrase didn't open the journal."));

  entry = RJ_TEST_CHILD (page, "spare_key_entry");
  gtk_widget_set_visible (RJ_TEST_CHILD (page, "spare_key_error"), FALSE);
  rj_hard_replace_all (entry, "");
  rj_hard_replace_all (entry, text);
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "open_button"), "clicked");
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    RJ_TEST_UNTIL (gtk_widget_get_visible (RJ_TEST_CHILD (page, "spare_key_error")));
}

static void
test_lock (void)
{
  RjTestUi ui;
  GtkWidget *page;
  g_autofree char *spare_key = NULL;
  int n_refused = 0;

  rj_test_ui_set_up (&ui);
  spare_key = rj_test_make_journal (ui.folder);
  g_clear_object (&ui.context);
  g_clear_object (&ui.vault);
  ui.vault = rj_vault_new (ui.folder, ui.clock);
  ui.context = rj_context_new (ui.clock, ui.settings, ui.vault, NULL);
  g_signal_connect (ui.context, "toast", G_CALLBACK (count_toast), &n_refused);
  page = g_object_ref_sink (rj_lock_page_new (ui.context));
  for (const RjHardText *hard = rj_hard_texts; hard->name != NULL; hard++)
    {
      g_autofree char *text = rj_hard_make_text (hard);

      g_test_message ("%s", hard->name);
      n_refused = 0;
      try_to_unlock (page, text);
      g_assert_cmpint (n_refused, ==, fits_a_line (text) ? 0 : 2);
      g_assert_null (rj_context_get_store (ui.context));
      g_assert_cmpint (get_least_width (page), <=, RJ_HARD_WIDTH);
    }
  g_assert_finalize_object (G_OBJECT (page));
  rj_test_ui_tear_down (&ui);
}

/* ---- Searching ---- */

static RjStrategy *
save_strategy (RjHard *f, RjStrategy *strategy)
{
  RjStrategies *strategies = rj_store_get_strategies (f->store);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (list, strategy);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, list, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return rj_strategy_copy (saved->pdata[0]);
}

static void
test_search (void)
{
  g_autoptr (RjStrategy) strategy = rj_strategy_new ();
  g_autoptr (RjStrategy) saved = NULL;
  GtkWidget *search;
  RjHard f;

  rj_hard_set_up (&f, NULL);
  strategy->title = g_strdup ("Walk");
  saved = save_strategy (&f, strategy);
  rj_window_set_place (RJ_WINDOW (f.window), "coping");
  RJ_TEST_UNTIL (rj_test_find (f.window, ADW_TYPE_ACTION_ROW, "Walk") != NULL);
  search = rj_test_find (f.window, GTK_TYPE_SEARCH_ENTRY, NULL);
  for (const RjHardText *hard = rj_hard_texts; hard->name != NULL; hard++)
    {
      g_autofree char *text = rj_hard_make_text (hard);

      g_test_message ("%s", hard->name);
      rj_hard_replace_all (search, "");
      rj_hard_replace_all (search, text);
      if (!fits_a_line (text))
        g_assert_true (rj_test_shows (f.window, RJ_HARD_TOO_BIG));
      else
        {
          g_signal_emit_by_name (search, "search-changed");
          g_assert_true (rj_test_shows (f.window, "Nothing found for")
                         || rj_test_find (f.window, ADW_TYPE_ACTION_ROW, "Walk") != NULL);
        }
      rj_hard_assert_fits (&f);
    }
  rj_hard_tear_down (&f);
}

/* ---- Words of one's own among choices ---- */

static RjChips *
open_chips (RjHard *f)
{
  GtkWidget *root = rj_hard_open (f, "win.log-craving");
  RjChips *chips;

  gtk_expander_set_expanded (GTK_EXPANDER (RJ_TEST_CHILD (root, "more")), TRUE);
  chips = RJ_CHIPS (RJ_TEST_CHILD (RJ_TEST_CHILD (root, "details"), "triggers"));
  RJ_TEST_UNTIL (rj_chips_get_n (chips) > 20);
  return chips;
}

static char *
find_choice (RjHard *f, const char *id)
{
  g_autoptr (GPtrArray) choices = rj_store_list_choices_finish (
    f->store, RJ_TEST_AWAIT (rj_store_list_choices_async (f->store, "trigger", NULL, RJ_TEST_READY)), NULL);

  for (guint i = 0; i < choices->len; i++)
    if (g_strcmp0 (((RjChoice *) choices->pdata[i])->id, id) == 0)
      return g_strdup (((RjChoice *) choices->pdata[i])->name);
  return NULL;
}

static void
test_chips (void)
{
  RjHard f;
  RjChips *chips;
  GtkWidget *entry;
  g_auto (GStrv) none = g_new0 (char *, 1);

  rj_hard_set_up (&f, NULL);
  chips = open_chips (&f);
  entry = rj_chips_get_entry (chips);
  for (const RjHardText *hard = rj_hard_texts; hard->name != NULL; hard++)
    {
      g_autofree char *text = rj_hard_make_text (hard);
      g_autofree char *name = NULL;
      guint n = rj_chips_get_n (chips);

      g_test_message ("%s", hard->name);
      rj_hard_replace_all (entry, "");
      rj_hard_replace_all (entry, text);
      if (!fits_a_line (text))
        {
          g_assert_true (rj_test_shows (rj_hard_get_dialog (&f), RJ_HARD_TOO_BIG));
          continue;
        }
      rj_chips_set_picked (chips, (const char *const *) none);
      g_signal_emit_by_name (entry, "activate");
      RJ_TEST_UNTIL (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');
      rj_hard_assert_fits (&f);
      if (rj_text_is_blank (text))
        {
          g_assert_cmpuint (rj_chips_get_n (chips), ==, n);
          continue;
        }
      g_assert_cmpuint (rj_chips_get_n (chips), ==, n + 1);
      name = find_choice (&f, rj_chips_get_picked (chips));
      rj_hard_assert_text (hard->name, name, g_strstrip (text));
    }
  rj_hard_tear_down (&f);
}

static void
refuse_choices (RjStore *self,
                GPtrArray *choices,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_new_error (task, RJ_STORE_ERROR, RJ_STORE_ERROR_FULL, "no room");
}

/* No room for the word: it stays where it was typed, and is saved at the next Enter. */
static void
test_chip_not_saved (void)
{
  RjHard f;
  RjChips *chips;
  GtkWidget *entry;
  RjStoreInterface *iface;
  typeof (iface->save_choices_async) save_choices_async;

  rj_hard_set_up (&f, NULL);
  chips = open_chips (&f);
  entry = rj_chips_get_entry (chips);
  iface = RJ_STORE_GET_IFACE (f.store);
  save_choices_async = iface->save_choices_async;
  iface->save_choices_async = refuse_choices;
  gtk_editable_set_text (GTK_EDITABLE (entry), "Rain");
  g_signal_emit_by_name (entry, "activate");
  RJ_TEST_UNTIL (rj_test_shows (rj_hard_get_dialog (&f), "the disk is full"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Rain");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (entry)));

  iface->save_choices_async = save_choices_async;
  g_signal_emit_by_name (entry, "activate");
  RJ_TEST_UNTIL (rj_chips_get_picked (chips) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  rj_hard_tear_down (&f);
}

/* ---- Times ---- */

static void
test_time (void)
{
  GtkWidget *root, *time;
  RjHard f;

  rj_hard_set_up (&f, NULL);
  root = rj_hard_forms[0].open (&f);
  rj_hard_replace_all (RJ_TEST_CHILD (root, "title"), RJ_HARD_BEFORE);
  time = RJ_TEST_CHILD (root, "time");
  for (const RjHardText *hard = rj_hard_texts; hard->name != NULL; hard++)
    {
      g_autofree char *text = rj_hard_make_text (hard);
      g_autofree char *stripped = g_strstrip (g_strdup (text));
      gboolean taken = fits_a_line (text);

      g_test_message ("%s", hard->name);
      rj_hard_replace_all (time, "7");
      rj_hard_replace_all (time, text);
      rj_hard_assert_text (hard->name, gtk_editable_get_text (GTK_EDITABLE (time)), taken ? text : "7");
      g_assert_true (taken || rj_test_shows (root, RJ_HARD_TOO_BIG));
      g_assert_true (rj_hard_forms[0].can_save (root) == (!taken || *stripped == '\0'));
      g_assert_true (rj_test_shows (root, "Type a time like") == (taken && *stripped != '\0'));
      rj_hard_assert_fits (&f);
    }
  rj_hard_tear_down (&f);
}

/* ---- Pasting ---- */

static gboolean
has_text (GtkWidget *field, const char *text)
{
  g_autofree char *now = rj_words_dup (field);

  return strstr (now, text) != NULL;
}

/* A selection that was to be replaced stays when what comes is too long. */
static void
test_paste (void)
{
  g_autofree char *huge = make_megabyte ("word ");
  g_autofree char *saved = NULL;
  GtkWidget *root, *line, *view;
  RjHard f;

  rj_hard_set_up (&f, NULL);
  root = rj_hard_forms[0].open (&f);
  line = RJ_TEST_CHILD (root, "title");
  view = RJ_TEST_CHILD (root, "steps");
  rj_hard_replace_all (line, "Keep this");
  gtk_editable_select_region (GTK_EDITABLE (line), 5, -1);
  set_clipboard (huge, strlen (huge));
  paste (line);
  RJ_TEST_UNTIL (rj_test_shows (root, RJ_HARD_TOO_BIG));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "Keep this");
  paste (view);
  RJ_TEST_UNTIL (has_text (view, huge));
  rj_hard_assert_fits (&f);
  saved = rj_words_dup (view);
  rj_hard_assert_text ("steps", saved, huge);
  rj_hard_tear_down (&f);
}

/* Bytes that are no text reach no field as they are, and a program that offers them brings nothing down. */
static void
test_paste_bytes (void)
{
  static const char bytes[] = "a\xff\xfe z\xc3(\xed\xa0\x80";
  GtkWidget *root, *fields[2];
  RjHard f;

  rj_hard_set_up (&f, NULL);
  root = rj_hard_forms[0].open (&f);
  fields[0] = RJ_TEST_CHILD (root, "title");
  fields[1] = RJ_TEST_CHILD (root, "steps");
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *now = NULL;

      rj_hard_replace_all (fields[i], "");
      set_clipboard (bytes, sizeof bytes - 1);
      paste (fields[i]);
      set_clipboard ("after", 5);
      paste (fields[i]);
      RJ_TEST_UNTIL (has_text (fields[i], "after"));
      now = rj_words_dup (fields[i]);
      g_assert_true (g_utf8_validate (now, -1, NULL));
    }
  rj_hard_tear_down (&f);
}

/* ---- A journal that another program wrote ---- */

static RjOccurrence *
get_only_occurrence (RjHard *f)
{
  g_autoptr (GPtrArray) day = rj_test_list_day (f->store, rj_hard_get_today (f));

  g_assert_cmpuint (day->len, ==, 1);
  return rj_occurrence_copy (day->pdata[0]);
}

/* Longer than a field of one line takes: seen in part, never changed by saving the rest. */
static void
test_long_plan_item (void)
{
  g_autofree char *word = make_megabyte ("Wm");
  g_autofree char *plain = make_megabyte ("step ");
  g_autofree char *hebrew = make_megabyte ("ש");
  char *steps[] = { plain, hebrew, NULL };
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;
  g_autoptr (RjOccurrence) before = NULL;
  g_autoptr (RjOccurrence) after = NULL;
  GtkWidget *root;
  RjHard f;

  rj_hard_set_up (&f, NULL);
  item->title = g_strdup (word);
  item->place = g_strdup (word);
  item->note = g_strdup (word);
  item->steps = g_strdupv (steps);
  item->kind = RJ_KIND_ROUTINE;
  item->part = RJ_PART_EVENING;
  item->minutes = 20 * 60;
  item->record.day = rj_hard_get_today (&f);
  saved = rj_test_save_item (f.store, item);
  before = get_only_occurrence (&f);
  rj_hard_assert_fits (&f);
  rj_move_dialog_present (f.window, f.ui.context, before);
  rj_hard_assert_fits (&f);
  close_dialog (&f);
  rj_steps_dialog_present (f.window, f.ui.context, before);
  rj_hard_assert_fits (&f);
  close_dialog (&f);

  rj_plan_item_dialog_present (f.window, f.ui.context, saved->record.id, RJ_DAY_NONE);
  RJ_TEST_UNTIL (rj_hard_get_dialog (&f) != NULL);
  root = rj_hard_get_dialog (&f);
  RJ_TEST_UNTIL (rj_test_shows (root, TOO_LONG_TO_CHANGE));
  rj_hard_assert_fits (&f);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (RJ_TEST_CHILD (root, "title"))));
  rj_hard_replace_all (RJ_TEST_CHILD (root, "place"), "typed");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (RJ_TEST_CHILD (root, "kind")), 3);
  rj_hard_forms[0].save (root);
  RJ_TEST_UNTIL (rj_hard_get_dialog (&f) == NULL);
  after = get_only_occurrence (&f);
  g_assert_cmpint (after->item->kind, !=, before->item->kind);
  rj_hard_assert_text ("title", after->item->title, word);
  rj_hard_assert_text ("place", after->item->place, word);
  rj_hard_assert_text ("note", after->item->note, word);
  g_strchomp (steps[0]);
  rj_hard_assert_text ("step 1", after->item->steps[0], steps[0]);
  rj_hard_assert_text ("step 2", after->item->steps[1], steps[1]);
  rj_hard_tear_down (&f);
}

static void
test_long_strategy (void)
{
  g_autofree char *word = make_megabyte ("Wm");
  g_autofree char *lines = make_megabyte ("A line of a caution.\n");
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  g_autoptr (RjStrategy) strategy = rj_strategy_new ();
  g_autoptr (RjStrategy) saved = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autofree char *joined = NULL;
  const RjHardForm *form = rj_hard_forms;
  GtkWidget *root;
  RjHard f;

  while (!g_str_equal (form->name, "coping note"))
    form++;
  rj_hard_set_up (&f, NULL);
  for (int i = 0; i < 20000; i++)
    g_strv_builder_add (steps, i == 0 ? word : "Breathe.");
  strategy->title = g_strdup (word);
  strategy->caution = g_strdup (g_strchomp (lines));
  strategy->learned = g_strdup (word);
  strategy->steps = g_strv_builder_end (steps);
  strategy->tags = g_strdupv ((char *[]) { word, (char *) "tag", NULL });
  joined = rj_hard_join (strategy->steps, "\n");
  saved = save_strategy (&f, strategy);
  rj_window_set_place (RJ_WINDOW (f.window), "coping");
  RJ_TEST_UNTIL (rj_test_find (f.window, ADW_TYPE_ACTION_ROW, NULL) != NULL);
  rj_hard_assert_fits (&f);

  rj_strategy_dialog_present (f.window, f.ui.context, saved);
  rj_hard_assert_fits (&f);
  g_assert_true (rj_test_shows (rj_hard_get_dialog (&f), "And 19900 more steps."));
  close_dialog (&f);

  rj_strategy_editor_present (f.window, f.ui.context, saved);
  root = rj_hard_get_dialog (&f);
  RJ_TEST_UNTIL (rj_test_shows (root, TOO_LONG_TO_CHANGE));
  rj_hard_assert_fits (&f);
  form->save (root);
  RJ_TEST_UNTIL (rj_hard_get_dialog (&f) == NULL);
  after = form->read (&f);
  rj_hard_assert_text ("title", g_hash_table_lookup (after, "title"), word);
  rj_hard_assert_text ("caution", g_hash_table_lookup (after, "caution"), lines);
  rj_hard_assert_text ("learned", g_hash_table_lookup (after, "learned"), word);
  rj_hard_assert_text ("steps", g_hash_table_lookup (after, "steps"), joined);
  g_assert_true (g_str_has_suffix (g_hash_table_lookup (after, "tags"), "Wm,tag"));
  rj_hard_tear_down (&f);
}

/* (transfer full): the id of the writing in it */
static char *
spoil_journal (RjTestStore *test)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (test->store);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjConnection *connection;

  writing->title = g_strdup ("title");
  writing->body = g_strdup ("body");
  writing->record.day = rj_clock_get_today (test->clock);
  writing->record.at_us = rj_clock_get_now (test->clock);
  saved = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_test_store_close (test);
  connection = rj_connection_open (test->path, test->hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  rj_connection_exec (connection,
                      "UPDATE writing SET title = CAST (x'7469ff74' AS TEXT), "
                      "body = CAST (x'62ff00ed6f64c379' AS TEXT);"
                      "UPDATE entry SET title = CAST (x'7469ff74' AS TEXT), "
                      "excerpt = CAST (x'ff62' AS TEXT);"
                      "INSERT INTO draft VALUES ('today/add', CAST (x'ff4d696c6bc3' AS TEXT), 1);",
                      &error);
  g_assert_no_error (error);
  g_assert_true (rj_connection_close (connection, NULL));
  test->store = rj_sqlite_store_open (test->path, test->hex96, test->clock, &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

/* Bytes that are no text, in a record and in a draft: shown as far as they can be, and saved as they are
 * shown.
 */
static void
test_bad_bytes (void)
{
  RjTestStore test = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *body = NULL;
  GtkWidget *root, *add;
  RjHard f;

  rj_test_store_set_up (&test, TRUE);
  id = spoil_journal (&test);
  rj_hard_set_up (&f, test.store);
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (f.ui.context));
  RJ_TEST_UNTIL (rj_test_find (f.window, RJ_TYPE_PLAN_ADD, NULL) != NULL);
  add = rj_plan_add_get_entry (RJ_PLAN_ADD (rj_test_find (f.window, RJ_TYPE_PLAN_ADD, NULL)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "\xef\xbf\xbdMilk\xef\xbf\xbd");
  rj_window_set_place (RJ_WINDOW (f.window), "journal");
  RJ_TEST_UNTIL (rj_test_shows (f.window, "ti\xef\xbf\xbdt"));
  rj_hard_assert_fits (&f);

  rj_writing_dialog_present (f.window, f.ui.context, id);
  RJ_TEST_UNTIL (rj_hard_get_dialog (&f) != NULL);
  root = rj_hard_get_dialog (&f);
  body = rj_words_dup (RJ_TEST_CHILD (root, "body"));
  g_assert_true (g_str_has_prefix (body, "b\xef\xbf\xbd"));
  g_assert_true (g_str_has_suffix (body, "y"));
  rj_hard_assert_fits (&f);
  rj_hard_replace_all (RJ_TEST_CHILD (root, "title"), RJ_HARD_BEFORE);
  rj_hard_forms[0].save (root);
  RJ_TEST_UNTIL (rj_hard_get_dialog (&f) == NULL);
  RJ_TEST_UNTIL (rj_test_shows (f.window, RJ_HARD_BEFORE));
  rj_hard_tear_down (&f);
  rj_test_store_tear_down (&test);
}

/* ---- Settings ---- */

/* They lie where anybody may write them. */
static void
test_settings (void)
{
  static const char *const keys[] = { "country", "language", "appearance", "background" };
  static const char *const actions[] = { "win.preferences", "win.help-now" };
  RjHard f;

  rj_hard_set_up (&f, NULL);
  for (const RjHardText *hard = rj_hard_texts; hard->name != NULL; hard++)
    {
      g_autofree char *text = rj_hard_make_text (hard);

      g_test_message ("%s", hard->name);
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        g_object_set (f.ui.settings, keys[i], text, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
        {
          rj_hard_open (&f, actions[i]);
          rj_hard_assert_fits (&f);
          close_dialog (&f);
        }
    }
  rj_hard_tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  g_test_add_func ("/hard-fields/passphrase", test_passphrase);
  g_test_add_func ("/hard-fields/passphrase-paste", test_passphrase_paste);
  g_test_add_func ("/hard-fields/lock", test_lock);
  g_test_add_func ("/hard-fields/search", test_search);
  g_test_add_func ("/hard-fields/chips", test_chips);
  g_test_add_func ("/hard-fields/chip-not-saved", test_chip_not_saved);
  g_test_add_func ("/hard-fields/time", test_time);
  g_test_add_func ("/hard-fields/paste", test_paste);
  g_test_add_func ("/hard-fields/paste-bytes", test_paste_bytes);
  g_test_add_func ("/hard-fields/long-plan-item", test_long_plan_item);
  g_test_add_func ("/hard-fields/long-strategy", test_long_strategy);
  g_test_add_func ("/hard-fields/bad-bytes", test_bad_bytes);
  g_test_add_func ("/hard-fields/settings", test_settings);
  return g_test_run ();
}
