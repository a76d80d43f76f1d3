// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-hard-forms.h"

#include "rj-close-day-card.h"
#include "rj-mood-picker.h"
#include "rj-plan-add.h"
#include "rj-rating.h"
#include "rj-strategy-editor.h"
#include "rj-test-store.h"
#include "rj-text.h"
#include "rj-window.h"
#include "rj-words.h"

#include <string.h>

void
rj_hard_set_up (RjHard *f, RjStore *store)
{
  rj_test_ui_set_up (&f->ui);
  g_object_set (f->ui.settings, "window-width", RJ_HARD_WIDTH, "window-height", 700, NULL);
  if (store == NULL)
    store = rj_test_ui_open (&f->ui);
  else
    rj_context_set_store (f->ui.context, store);
  f->store = store;
  f->window = GTK_WIDGET (rj_window_new (NULL, f->ui.context));
  gtk_window_present (GTK_WINDOW (f->window));
}

void
rj_hard_tear_down (RjHard *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
}

GtkWidget *
rj_hard_get_dialog (RjHard *f)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

/* ---- The texts ---- */

#define MEGABYTE (1024 * 1024)

const RjHardText rj_hard_texts[] = {
  { "empty", "", 0 },
  { "blanks", " \t\u00a0\u3000\u2003\u200b", 40 },
  { "nothing to see", "\u202e\x01\u2066\ufeff\u200d", 40 },
  { "right to left", "שלום, עולם (1–2) \u202eabc \u2067عليكم\u2066 \u2069\u2069\u202c", 200 },
  { "directions left open", "a\u202e\u2067\u202bb", 600 },
  { "control characters",
    "a\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x1a\x1b[31m\x1f\x7f<b>&amp;\xc2\x85z", 100 },
  { "emoji", "👨‍👩‍👧‍👦🏳️‍🌈👍🏿🇩🇪❤️", 2000 },
  { "marks", "e\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323", 8000 },
  { "marks of one letter", "\u0301\u0323", 8000 },
  { "a long word", "Wm", 9000 },
  { "a megabyte of lines", "The day was long and then it was over. ש\n", MEGABYTE },
  { "a megabyte in a word", "Wm", MEGABYTE },
  { NULL },
};

char *
rj_hard_make_text (const RjHardText *text)
{
  GString *made = g_string_new (NULL);

  while (made->len < text->length)
    g_string_append (made, text->unit);
  return g_string_free_and_steal (made);
}

/* ---- What must hold for whatever is on the screen ---- */

static void
assert_light_line (GtkTextIter at)
{
  GtkTextIter end = at;

  if (gtk_text_iter_get_chars_in_line (&at) <= RJ_WORDS_RUN)
    return;
  gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      int from = gtk_text_iter_get_offset (&at);

      if (!gtk_text_iter_forward_to_tag_toggle (&at, NULL) || gtk_text_iter_compare (&at, &end) > 0)
        at = end;
      g_assert_cmpint (gtk_text_iter_get_offset (&at) - from, <=, RJ_WORDS_RUN);
    }
}

/* Counted, not timed: what is laid out in one piece, since that takes time with the square of its length. */
static void
assert_light (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1), <=, RJ_TEXT_READ + 200);
  else if (GTK_IS_TEXT (widget))
    g_assert_cmpint (g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (widget)), -1), <=, RJ_WORDS_LINE);
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextIter at;

      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &at);
      do
        assert_light_line (at);
      while (gtk_text_iter_forward_line (&at));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_light (child);
}

static int
get_least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer n)
{
  (*(int *) n)++;
  return G_SOURCE_CONTINUE;
}

/* Laid out and drawn, with everything in it. */
void
rj_hard_assert_fits (RjHard *f)
{
  int n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (f->window, count_frame, &n_frames, NULL);

  assert_light (f->window);
  gtk_widget_queue_draw (f->window);
  RJ_TEST_UNTIL (n_frames >= 2);
  gtk_widget_remove_tick_callback (f->window, tick);
  g_assert_cmpint (get_least_width (adw_application_window_get_content (ADW_APPLICATION_WINDOW (f->window))),
                   <=, RJ_HARD_WIDTH);
  if (rj_hard_get_dialog (f) != NULL)
    g_assert_cmpint (get_least_width (rj_hard_get_dialog (f)), <=, RJ_HARD_WIDTH);
  /* Nothing may have grown meanwhile. */
  assert_light (f->window);
}

/* ---- The forms ---- */

GtkWidget *
rj_hard_open (RjHard *f, const char *action)
{
  gtk_widget_activate_action (f->window, action, NULL);
  RJ_TEST_UNTIL (rj_hard_get_dialog (f) != NULL);
  return rj_hard_get_dialog (f);
}

static gboolean
form_can_save (GtkWidget *root)
{
  return RJ_LOG_FORM_GET_CLASS (root)->can_save (RJ_LOG_FORM (root));
}

static void
form_save (GtkWidget *root)
{
  g_assert_true (gtk_widget_activate_action (root, "form.save", NULL));
}

static GHashTable *
new_words (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

char *
rj_hard_join (GStrv strv, const char *separator)
{
  return strv != NULL && *strv != NULL ? g_strjoinv (separator, strv) : NULL;
}

RjDay
rj_hard_get_today (RjHard *f)
{
  return rj_clock_get_today (f->ui.clock);
}

/* (transfer full): the id of the only entry of the log */
static char *
get_only_id (RjHard *f)
{
  const RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  RjLog *log = rj_store_get_log (f->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = rj_log_page_finish (
    log,
    RJ_TEST_AWAIT (rj_log_page_async (log, &filter, rj_hard_get_today (f) + 1, 0, 50, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return g_strdup (((RjLogSummary *) rows->pdata[0])->id);
}

static GtkWidget *
open_plan_item (RjHard *f)
{
  RJ_TEST_UNTIL (rj_test_find (f->window, RJ_TYPE_PLAN_ADD, NULL) != NULL);
  gtk_widget_activate_action (rj_test_find (f->window, RJ_TYPE_PLAN_ADD, NULL), "page.new", NULL);
  RJ_TEST_UNTIL (rj_hard_get_dialog (f) != NULL);
  return rj_hard_get_dialog (f);
}

static GHashTable *
read_plan_item (RjHard *f)
{
  g_autoptr (GPtrArray) day = rj_test_list_day (f->store, rj_hard_get_today (f));
  GHashTable *words = new_words ();
  const RjPlanItem *item;

  g_assert_cmpuint (day->len, ==, 1);
  item = ((RjOccurrence *) day->pdata[0])->item;
  g_hash_table_insert (words, (char *) "title", g_strdup (item->title));
  g_hash_table_insert (words, (char *) "place", g_strdup (item->place));
  g_hash_table_insert (words, (char *) "note", g_strdup (item->note));
  g_hash_table_insert (words, (char *) "steps", rj_hard_join (item->steps, "\n"));
  return words;
}

static GtkWidget *
find_add (GtkWidget *root, const char *name)
{
  return rj_plan_add_get_entry (RJ_PLAN_ADD (root));
}

static GtkWidget *
open_add (RjHard *f)
{
  RJ_TEST_UNTIL (rj_test_find (f->window, RJ_TYPE_PLAN_ADD, NULL) != NULL);
  return rj_test_find (f->window, RJ_TYPE_PLAN_ADD, NULL);
}

static void
save_add (GtkWidget *root)
{
  g_signal_emit_by_name (find_add (root, NULL), "activate");
}

static GHashTable *
read_add (RjHard *f)
{
  GHashTable *words;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_add (open_add (f), NULL))), ==, "");
  words = read_plan_item (f);
  g_hash_table_insert (words, (char *) "add", g_strdup (g_hash_table_lookup (words, "title")));
  return words;
}

static GtkWidget *
open_craving (RjHard *f)
{
  GtkWidget *root = rj_hard_open (f, "win.log-craving");

  rj_rating_set_value (RJ_RATING (RJ_TEST_CHILD (root, "rating")), 5);
  gtk_expander_set_expanded (GTK_EXPANDER (RJ_TEST_CHILD (root, "more")), TRUE);
  return root;
}

static GtkWidget *
find_craving (GtkWidget *root, const char *name)
{
  return RJ_TEST_CHILD (RJ_TEST_CHILD (root, "details"), name);
}

static GHashTable *
read_craving (RjHard *f)
{
  g_autofree char *id = get_only_id (f);
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (RjCraving) craving = rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, id, NULL, RJ_TEST_READY)), NULL);
  GHashTable *words = new_words ();

  g_hash_table_insert (words, (char *) "body", g_strdup (craving->body));
  g_hash_table_insert (words, (char *) "thoughts", g_strdup (craving->thoughts));
  g_hash_table_insert (words, (char *) "note", g_strdup (craving->note));
  return words;
}

static GtkWidget *
open_check_in (RjHard *f)
{
  GtkWidget *root = rj_hard_open (f, "win.check-in");

  rj_mood_picker_set_mood (RJ_MOOD_PICKER (RJ_TEST_CHILD (root, "mood")), RJ_MOOD_OKAY);
  return root;
}

static GHashTable *
read_check_in (RjHard *f)
{
  g_autofree char *id = get_only_id (f);
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (RjMoodEntry) entry = rj_check_ins_get_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_mood_async (check_ins, id, NULL, RJ_TEST_READY)), NULL);
  GHashTable *words = new_words ();

  g_hash_table_insert (words, (char *) "note", g_strdup (entry->note));
  return words;
}

static GtkWidget *
open_writing (RjHard *f)
{
  return rj_hard_open (f, "win.write");
}

static GHashTable *
read_writing (RjHard *f)
{
  g_autofree char *id = get_only_id (f);
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (RjWriting) writing = rj_check_ins_get_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_writing_async (check_ins, id, NULL, RJ_TEST_READY)), NULL);
  GHashTable *words = new_words ();

  g_hash_table_insert (words, (char *) "body", g_strdup (writing->body));
  g_hash_table_insert (words, (char *) "title", g_strdup (writing->title));
  g_hash_table_insert (words, (char *) "close-hard", g_strdup (writing->hard));
  g_hash_table_insert (words, (char *) "close-good", g_strdup (writing->good));
  g_hash_table_insert (words, (char *) "close-tomorrow", g_strdup (writing->tomorrow));
  return words;
}

static GtkWidget *
open_close_day (RjHard *f)
{
  /* The evening. */
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->ui.clock), 7 * G_TIME_SPAN_HOUR);
  RJ_TEST_UNTIL (rj_test_find (f->window, RJ_TYPE_CLOSE_DAY_CARD, NULL) != NULL);
  return rj_test_find (f->window, RJ_TYPE_CLOSE_DAY_CARD, NULL);
}

static GtkWidget *
find_close_day (GtkWidget *root, const char *name)
{
  guint i = g_str_has_suffix (name, "hard") ? 0 : g_str_has_suffix (name, "good") ? 1 : 2;

  return rj_close_day_card_get_entry (RJ_CLOSE_DAY_CARD (root), i);
}

static void
close_day_save (GtkWidget *root)
{
  g_signal_emit_by_name (rj_close_day_card_get_save (RJ_CLOSE_DAY_CARD (root)), "clicked");
}

static GtkWidget *
open_strategy (RjHard *f)
{
  rj_strategy_editor_present (f->window, f->ui.context, NULL);
  RJ_TEST_UNTIL (rj_hard_get_dialog (f) != NULL);
  return rj_hard_get_dialog (f);
}

static GHashTable *
read_strategy (RjHard *f)
{
  RjStrategies *strategies = rj_store_get_strategies (f->store);
  g_autoptr (GPtrArray) list = rj_strategies_list_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_async (strategies, NULL, RJ_TEST_READY)), NULL);
  const RjStrategy *strategy = list->pdata[0];
  GHashTable *words = new_words ();

  g_assert_cmpuint (list->len, ==, 1);
  g_hash_table_insert (words, (char *) "title", g_strdup (strategy->title));
  g_hash_table_insert (words, (char *) "steps", rj_hard_join (strategy->steps, "\n"));
  g_hash_table_insert (words, (char *) "caution", g_strdup (strategy->caution));
  g_hash_table_insert (words, (char *) "learned", g_strdup (strategy->learned));
  g_hash_table_insert (words, (char *) "tags", rj_hard_join (strategy->tags, ","));
  return words;
}

const RjHardForm rj_hard_forms[] = {
  { "plan item",
    "plan-item/new/%s",
    "today",
    TRUE,
    { { "title", RJ_HARD_LINE },
      { "place", RJ_HARD_LINE },
      { "note", RJ_HARD_LINE },
      { "steps", RJ_HARD_STEPS } },
    open_plan_item,
    NULL,
    form_can_save,
    form_save,
    read_plan_item },
  { "quick add",
    "today/%s",
    "journal",
    TRUE,
    { { "add", RJ_HARD_LINE } },
    open_add,
    find_add,
    NULL,
    save_add,
    read_add },
  { "craving",
    "craving/new/%s",
    "journal",
    FALSE,
    { { "body", RJ_HARD_LINE }, { "thoughts", RJ_HARD_LINE }, { "note", RJ_HARD_VIEW } },
    open_craving,
    find_craving,
    form_can_save,
    form_save,
    read_craving },
  { "check-in",
    "check-in/new/%s",
    "journal",
    FALSE,
    { { "note", RJ_HARD_VIEW } },
    open_check_in,
    NULL,
    form_can_save,
    form_save,
    read_check_in },
  { "writing",
    "writing/new/%s",
    "journal",
    TRUE,
    { { "body", RJ_HARD_VIEW }, { "title", RJ_HARD_LINE } },
    open_writing,
    NULL,
    form_can_save,
    form_save,
    read_writing },
  { "close the day",
    "today/%s",
    "journal",
    TRUE,
    { { "close-hard", RJ_HARD_LINE }, { "close-good", RJ_HARD_LINE }, { "close-tomorrow", RJ_HARD_LINE } },
    open_close_day,
    find_close_day,
    NULL,
    close_day_save,
    read_writing },
  { "coping note",
    "coping/new/%s",
    "coping",
    TRUE,
    { { "title", RJ_HARD_LINE },
      { "steps", RJ_HARD_STEPS },
      { "caution", RJ_HARD_VIEW },
      { "learned", RJ_HARD_LINE },
      { "tags", RJ_HARD_TAGS } },
    open_strategy,
    NULL,
    form_can_save,
    form_save,
    read_strategy },
  { NULL },
};

GtkWidget *
rj_hard_find_field (const RjHardForm *form, GtkWidget *root, const RjHardField *field)
{
  return form->find != NULL ? form->find (root, field->name) : RJ_TEST_CHILD (root, field->name);
}

/* As a paste does it: in the place of everything that is selected. */
void
rj_hard_replace_all (GtkWidget *field, const char *text)
{
  int position;

  if (GTK_IS_TEXT_VIEW (field))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_select_range (buffer, &start, &end);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
      return;
    }
  gtk_editable_select_region (GTK_EDITABLE (field), 0, -1);
  gtk_editable_delete_selection (GTK_EDITABLE (field));
  position = gtk_editable_get_position (GTK_EDITABLE (field));
  gtk_editable_insert_text (GTK_EDITABLE (field), text, -1, &position);
}

void
rj_hard_assert_text (const char *what, const char *got, const char *expected)
{
  /* Not by g_assert_cmpstr(): a megabyte in a message helps nobody. */
  if (g_strcmp0 (got, expected) != 0)
    g_error ("%s: not the text that went in, but %" G_GSIZE_FORMAT " bytes of %" G_GSIZE_FORMAT, what,
             got != NULL ? strlen (got) : 0, expected != NULL ? strlen (expected) : 0);
}
