// SPDX-License-Identifier: GPL-3.0-or-later
// If-then rules: which are shown for what was logged, what waits on Today, and the form that they are written
// in.

#include "rj-chips.h"
#include "rj-craving-dialog.h"
#include "rj-halt-chips.h"
#include "rj-my-line-dialog.h"
#include "rj-my-line-row.h"
#include "rj-my-plan-page.h"
#include "rj-rating.h"
#include "rj-rule-card.h"
#include "rj-rule-dialog.h"
#include "rj-rule-notice.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjMyPlan *plan;
  RjWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  self->plan = rj_store_get_my_plan (self->store);
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Calls, and waits for the answer in "result". */
#define AWAIT(call)                 \
  G_STMT_START                      \
  {                                 \
    g_clear_object (&result);       \
    (call);                         \
    RJ_TEST_UNTIL (result != NULL); \
  }                                 \
  G_STMT_END

/* (transfer full): with a letter, or a trigger, or a coping note instead of the words */
static RjMyLine *
save_rule (Fixture *self, guint halt, const char *trigger, const char *strategy, const char *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  static gint64 position;
  RjMyLine *line = rj_my_line_new (RJ_MY_RULES);

  line->text = g_strdup (text);
  line->halt = halt;
  line->trigger = g_strdup (trigger);
  line->strategy = g_strdup (strategy);
  line->position = ++position;
  g_ptr_array_add (lines, line);
  AWAIT (rj_my_plan_save_async (self->plan, lines, NULL, keep_result, &result));
  saved = rj_my_plan_save_finish (self->plan, result, &error);
  g_assert_no_error (error);
  return rj_my_line_copy (saved->pdata[0]);
}

/* (transfer full): as it is by now */
static RjMyLine *
get_rule (Fixture *self, const char *id)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  AWAIT (rj_my_plan_list_async (self->plan, NULL, keep_result, &result));
  lines = rj_my_plan_list_finish (self->plan, result, NULL);
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((RjMyLine *) lines->pdata[i])->record.id, id))
      return rj_my_line_copy (lines->pdata[i]);
  g_assert_not_reached ();
}

static void
note (Fixture *self, const char *rule, RjRuleEventKind kind)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (events, rj_rule_event_new (rule, NULL, kind, -1));
  AWAIT (rj_my_plan_note_async (self->plan, events, NULL, keep_result, &result));
  g_assert_true (rj_my_plan_note_finish (self->plan, result, NULL));
}

static guint
count_events (Fixture *self, const char *rule, RjRuleEventKind kind)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n = 0;

  AWAIT (rj_my_plan_list_events_async (self->plan, rule, NULL, keep_result, &result));
  events = rj_my_plan_list_events_finish (self->plan, result, NULL);
  for (guint i = 0; i < events->len; i++)
    n += ((RjRuleEvent *) events->pdata[i])->kind == kind;
  return n;
}

static AdwDialog *
wait_dialog (Fixture *self, GType type)
{
  AdwDialog *dialog = NULL;

  RJ_TEST_UNTIL ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)))
                   != NULL
                 && G_TYPE_CHECK_INSTANCE_TYPE (dialog, type));
  rj_test_assert_safety_keys (GTK_WIDGET (dialog));
  rj_test_assert_private (GTK_WIDGET (dialog));
  return dialog;
}

static void
wait_no_dialog (Fixture *self)
{
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) == NULL);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
focus_of (Fixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

/* ---- Which rules fit ---- */

static RjCraving *
new_craving (Fixture *self, guint halt, const char *trigger, gint64 ago_us)
{
  RjCraving *craving = rj_craving_new ();

  craving->record.at_us = rj_clock_get_now (self->ui.clock) - ago_us;
  craving->halt = halt;
  craving->triggers = trigger != NULL ? g_strsplit (trigger, " ", -1) : NULL;
  return craving;
}

static void
assert_found (Fixture *self, RjCraving *craving, const RjCraving *before, const char *expected)
{
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_ptr_array_add (cravings, craving);
  AWAIT (rj_rule_notice_find_async (self->store, rj_clock_get_now (self->ui.clock), cravings, before,
                                    keep_result, &result));
  rules = rj_rule_notice_find_finish (self->store, result);
  for (guint i = 0; i < rules->len; i++)
    g_string_append (found, ((RjMyLine *) rules->pdata[i])->text);
  g_assert_cmpstr (found->str, ==, expected);
}

/* A letter or a trigger; only what an edit has added; three, in their order; nothing of what is over. */
static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) lonely = new_craving (self, RJ_HALT_LONELY, NULL, 0);

  rj_my_line_free (save_rule (self, RJ_HALT_LONELY, NULL, NULL, "a"));
  rj_my_line_free (save_rule (self, 0, "stress", NULL, "b"));
  assert_found (self, new_craving (self, RJ_HALT_TIRED, NULL, 0), NULL, "");
  assert_found (self, new_craving (self, RJ_HALT_LONELY, NULL, 0), NULL, "a");
  assert_found (self, new_craving (self, 0, "pain stress", 0), NULL, "b");
  assert_found (self, new_craving (self, RJ_HALT_LONELY, NULL, 0), lonely, "");
  assert_found (self, new_craving (self, RJ_HALT_LONELY, "stress", 0), lonely, "b");
  assert_found (self, new_craving (self, RJ_HALT_LONELY, "stress", 4 * G_TIME_SPAN_HOUR), NULL, "");
  rj_my_line_free (save_rule (self, RJ_HALT_LONELY, NULL, NULL, "c"));
  rj_my_line_free (save_rule (self, RJ_HALT_LONELY, NULL, NULL, "d"));
  assert_found (self, new_craving (self, RJ_HALT_LONELY, "stress", 0), NULL, "abc");
}

/* ---- After an urge ---- */

static GtkWidget *
log_lonely (Fixture *self)
{
  AdwDialog *dialog;

  rj_craving_dialog_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  dialog = wait_dialog (self, RJ_TYPE_CRAVING_DIALOG);
  rj_rating_set_value (RJ_RATING (RJ_TEST_CHILD (dialog, "rating")), 5);
  rj_halt_chips_set (RJ_CHIPS (RJ_TEST_CHILD (dialog, "halt")), RJ_HALT_LONELY);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "I did this") != NULL);
  return GTK_WIDGET (dialog);
}

/* The second Enter of a doubled one presses nothing: the rule has the focus, by name. */
static void
test_doubled_enter (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_LONELY, NULL, NULL, "I call Sam");
  GtkWidget *dialog = log_lonely (self), *notice = rj_test_find (dialog, RJ_TYPE_RULE_NOTICE, NULL), *did;

  RJ_TEST_UNTIL (focus_of (self) == notice);
  g_assert_null (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));
  g_assert_false (gtk_widget_activate (notice));
  gtk_test_accessible_assert_role (notice, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_relation (notice, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       rj_test_find (notice, GTK_TYPE_LABEL, "If: Lonely. Then: I call Sam"),
                                       NULL);
  did = rj_test_find (notice, GTK_TYPE_BUTTON, "I did this");
  gtk_test_accessible_assert_property (did, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "I did this. If: Lonely. Then: I call Sam");
  /* Tab goes by what stands where. */
  RJ_TEST_UNTIL (gtk_widget_get_mapped (did) && gtk_widget_get_height (did) > 0);
  gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (focus_of (self) == did);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* ---- On Today ---- */

static GtkWidget *
find_card (Fixture *self)
{
  return rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_RULE_CARD, NULL);
}

static gboolean
is_offered (Fixture *self)
{
  GtkWidget *card = find_card (self);

  return card != NULL && gtk_widget_get_visible (card);
}

/* What was shown and not followed waits once more, also after a lock; put aside it is gone. */
static void
test_once_more (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_LONELY, NULL, NULL, "I call Sam");
  GtkWidget *dialog;

  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Write") != NULL);
  g_assert_false (is_offered (self));
  dialog = log_lonely (self);
  RJ_TEST_UNTIL (count_events (self, rule->record.id, RJ_RULE_SHOWN) == 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_no_dialog (self);
  RJ_TEST_UNTIL (is_offered (self));
  g_assert_true (rj_test_shows (find_card (self), "Planned for now"));
  g_assert_false (rj_test_shows (find_card (self), "I call Sam"));
  click (find_card (self), "Show it");
  dialog = GTK_WIDGET (wait_dialog (self, RJ_TYPE_RULE_DIALOG));
  RJ_TEST_UNTIL (G_TYPE_CHECK_INSTANCE_TYPE (focus_of (self), RJ_TYPE_RULE_NOTICE));
  g_assert_true (rj_test_shows (dialog, "If: Lonely. Then: I call Sam"));
  click (dialog, "That's all for now");
  wait_no_dialog (self);
  RJ_TEST_UNTIL (!is_offered (self));
  RJ_TEST_UNTIL (count_events (self, rule->record.id, RJ_RULE_NOT_NOW) == 1);
  g_assert_cmpuint (count_events (self, rule->record.id, RJ_RULE_SHOWN), ==, 2);
}

static void
check_in (Fixture *self, guint halt)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  entry->record.at_us = rj_clock_get_now (self->ui.clock);
  entry->record.day = rj_clock_get_today (self->ui.clock);
  entry->record.zone = g_strdup (rj_clock_get_zone_name (self->ui.clock));
  entry->mood = RJ_MOOD_LOW;
  entry->halt = halt;
  AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, keep_result, &result));
  saved = rj_check_ins_save_mood_finish (check_ins, result, NULL);
  g_assert_nonnull (saved);
}

/* A check-in has letters too. Followed from there, and a strong one has company. */
static void
test_check_in (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_TIRED, NULL, NULL, "I lie down");
  GtkWidget *dialog, *notice;

  check_in (self, RJ_HALT_HUNGRY);
  check_in (self, RJ_HALT_TIRED);
  RJ_TEST_UNTIL (is_offered (self));
  click (find_card (self), "Show it");
  dialog = GTK_WIDGET (wait_dialog (self, RJ_TYPE_RULE_DIALOG));
  notice = rj_test_find (dialog, RJ_TYPE_RULE_NOTICE, NULL);
  click (notice, "I did this");
  RJ_TEST_UNTIL (!is_offered (self));
  g_assert_null (rj_test_find (dialog, GTK_TYPE_BUTTON, "Help now"));
  rj_rating_set_value (RJ_RATING (rj_test_find (notice, RJ_TYPE_RATING, NULL)), 8);
  click (notice, "Note it");
  g_assert_nonnull (rj_test_find (dialog, GTK_TYPE_BUTTON, "Help now"));
  g_assert_true (rj_test_shows (dialog, "You don't have to face it alone."));
  click (dialog, "That's all for now");
  wait_no_dialog (self);
  RJ_TEST_UNTIL (count_events (self, rule->record.id, RJ_RULE_RATED) == 1);
  g_assert_cmpuint (count_events (self, rule->record.id, RJ_RULE_NOT_NOW), ==, 0);
}

/* Unread, and gone by itself after three hours. */
static void
test_not_now (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_TIRED, NULL, NULL, "I lie down");

  check_in (self, RJ_HALT_TIRED);
  RJ_TEST_UNTIL (is_offered (self));
  click (find_card (self), "Not now");
  g_assert_false (is_offered (self));
  RJ_TEST_UNTIL (count_events (self, rule->record.id, RJ_RULE_NOT_NOW) == 1);
  g_assert_cmpuint (count_events (self, rule->record.id, RJ_RULE_SHOWN), ==, 0);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), G_TIME_SPAN_MINUTE);
  check_in (self, RJ_HALT_TIRED);
  RJ_TEST_UNTIL (is_offered (self));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), RJ_RULE_FRESH_FOR + G_TIME_SPAN_MINUTE);
  RJ_TEST_UNTIL (!is_offered (self));
}

/* ---- The form ---- */

/* (transfer full): the id of a coping note */
static char *
save_note (Fixture *self, const char *title)
{
  RjStrategies *strategies = rj_store_get_strategies (self->store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup (title);
  g_ptr_array_add (notes, strategy);
  AWAIT (rj_strategies_save_async (strategies, notes, NULL, keep_result, &result));
  saved = rj_strategies_save_finish (strategies, result, NULL);
  return g_strdup (((RjStrategy *) saved->pdata[0])->record.id);
}

static GtkWidget *
open_rule (Fixture *self, const char *id)
{
  g_autoptr (RjMyLine) rule = get_rule (self, id);

  rj_my_line_dialog_present (GTK_WIDGET (self->window), self->ui.context, rule);
  return GTK_WIDGET (wait_dialog (self, RJ_TYPE_MY_LINE_DIALOG));
}

static GtkTextBuffer *
words_of (GtkWidget *dialog)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (rj_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL)));
}

static void
assert_words (GtkWidget *dialog, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (words_of (dialog), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* Of a note that was deleted the name is left, to be seen and to be changed. */
static void
test_note_gone (Fixture *self, gconstpointer data)
{
  RjStrategies *strategies = rj_store_get_strategies (self->store);
  g_autofree char *strategy = save_note (self, "Walk out");
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_ANGRY, NULL, strategy, "Walk");
  g_autoptr (RjMyLine) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *dialog;

  AWAIT (rj_strategies_delete_async (strategies, strategy, NULL, keep_result, &result));
  g_assert_true (rj_strategies_delete_finish (strategies, result, NULL));
  dialog = open_rule (self, rule->record.id);
  assert_words (dialog, "Walk out");
  gtk_text_buffer_set_text (words_of (dialog), "Run", -1);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  wait_no_dialog (self);
  saved = get_rule (self, rule->record.id);
  g_assert_cmpstr (saved->text, ==, "Run");
  g_assert_null (saved->strategy);
}

static GtkWidget *
find_note (GtkWidget *dialog, const char *title)
{
  return rj_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, title);
}

/* Words or a note, and what is lit is what is saved. */
static void
test_words_or_note (Fixture *self, gconstpointer data)
{
  g_autofree char *strategy = save_note (self, "Walk out");
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_ANGRY, NULL, strategy, "Walk");
  g_autoptr (RjMyLine) saved = NULL;
  GtkWidget *dialog = open_rule (self, rule->record.id), *button;

  RJ_TEST_UNTIL ((button = find_note (dialog, "Walk out")) != NULL);
  assert_words (dialog, "");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_false (rj_test_shows (dialog, "To choose one of these, empty the field above."));
  gtk_text_buffer_set_text (words_of (dialog), "I run", -1);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (rj_test_shows (dialog, "To choose one of these, empty the field above."));
  gtk_text_buffer_set_text (words_of (dialog), "", -1);
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_text_buffer_set_text (words_of (dialog), "I run", -1);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  wait_no_dialog (self);
  saved = get_rule (self, rule->record.id);
  g_assert_cmpstr (saved->text, ==, "I run");
  g_assert_null (saved->strategy);
}

/* ---- The page ---- */

/* A line says what became of it; what is behind a dialog keeps the focus meanwhile. */
static void
test_rows_stay (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_ANGRY, NULL, NULL, "I run");
  GtkWidget *window = adw_window_new (), *page = rj_my_plan_page_new (self->ui.context), *row;
  AdwDialog *dialog = adw_dialog_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL ((row = rj_test_find (page, RJ_TYPE_MY_LINE_ROW, "If: Angry. Then: I run")) != NULL);
  gtk_widget_grab_focus (row);
  adw_dialog_set_child (dialog, gtk_button_new_with_label ("x"));
  adw_dialog_present (dialog, window);
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (window)) != row);
  note (self, rule->record.id, RJ_RULE_SHOWN);
  RJ_TEST_UNTIL (rj_test_shows (page, "Shown: 1 · Used: 0"));
  adw_dialog_force_close (dialog);
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (window)) == row);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The day comes while the window is open. */
static void
test_review_comes (Fixture *self, gconstpointer data)
{
  static const char due[] = "You wanted to look at your plan around now.";
  GtkWidget *window = adw_window_new (), *page;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *tomorrow = rj_day_to_iso (rj_clock_get_today (self->ui.clock) + 1);

  AWAIT (rj_store_set_preference_async (self->store, RJ_PREFERENCE_MY_PLAN_REVIEW, tomorrow, NULL,
                                        keep_result, &result));
  page = rj_my_plan_page_new (self->ui.context);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (rj_test_shows (page, due));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), G_TIME_SPAN_DAY);
  RJ_TEST_UNTIL (rj_test_shows (page, due));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  rj_ui_init ();
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/my-rules/find", test_find);
  ADD ("/my-rules/doubled-enter", test_doubled_enter);
  ADD ("/my-rules/once-more", test_once_more);
  ADD ("/my-rules/check-in", test_check_in);
  ADD ("/my-rules/not-now", test_not_now);
  ADD ("/my-rules/note-gone", test_note_gone);
  ADD ("/my-rules/words-or-note", test_words_or_note);
  ADD ("/my-rules/rows-stay", test_rows_stay);
  ADD ("/my-rules/review-comes", test_review_comes);
#undef ADD
  return g_test_run ();
}
