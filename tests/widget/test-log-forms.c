// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-check-in-dialog.h"
#include "rj-craving-dialog.h"
#include "rj-craving-more.h"
#include "rj-mood-picker.h"
#include "rj-rating.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-when.h"
#include "rj-window.h"
#include "rj-writing-dialog.h"

#include <locale.h>

typedef struct {
  RjTestStore base;
  RjContext *context;
  RjSettings *settings;
  RjVault *vault;
  RjWindow *window;
  char *toast;
  gboolean toast_undo;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *self)
{
  g_set_str (&self->toast, title);
  self->toast_undo = undo;
}

static void
open_window (Fixture *self)
{
  self->context = rj_context_new (self->base.clock, self->settings, self->vault, NULL);
  g_signal_connect (self->context, "toast", G_CALLBACK (toast_cb), self);
  rj_context_set_store (self->context, self->base.store);
  self->window = g_object_ref_sink (rj_window_new (NULL, self->context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->context));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->base, FALSE);
  self->settings = rj_settings_new_in_memory ();
  /* An empty folder: the journal of these tests is in memory. */
  self->vault = rj_vault_new (g_get_user_data_dir (), self->base.clock);
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_clear_object (&self->context);
  g_clear_pointer (&self->toast, g_free);
  g_clear_object (&self->vault);
  g_clear_object (&self->settings);
  rj_test_store_tear_down (&self->base);
}

static GtkWidget *
dialog (Fixture *self)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0
      && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *widget, const char *label)
{
  GtkWidget *button;

  RJ_TEST_UNTIL (find_button (widget, label) != NULL);
  button = find_button (widget, label);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* What GTK does when a key arrives in the focused widget; each controller in turn, until one takes it. */
static gboolean
press (Fixture *self, guint keyval)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, 0, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

static GPtrArray *
list_log (Fixture *self, guint kinds)
{
  const RjLogFilter filter = { kinds, -1, -1 };
  RjLog *log = rj_store_get_log (self->base.store);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = rj_log_page_finish (
    log, RJ_TEST_AWAIT (rj_log_page_async (log, &filter, RJ_TEST_DAY + 1, 0, 50, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return rows;
}

static RjCraving *
only_craving (Fixture *self)
{
  g_autoptr (GPtrArray) rows = list_log (self, RJ_LOG_CRAVING);
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autoptr (GError) error = NULL;
  RjCraving *craving;

  g_assert_cmpuint (rows->len, ==, 1);
  craving = rj_check_ins_get_craving_finish (
    check_ins,
    RJ_TEST_AWAIT (rj_check_ins_get_craving_async (
      check_ins, ((RjLogSummary *) g_ptr_array_index (rows, 0))->id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return craving;
}

/* Opens a form and waits until its first field has the focus, as the person would. */
static void
open_form (Fixture *self, const char *action, GType focus)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  RJ_TEST_UNTIL (G_TYPE_CHECK_INSTANCE_TYPE (gtk_root_get_focus (GTK_ROOT (self->window)), focus));
}

/* ---- A craving ---- */

static void
test_three_keys (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  gtk_test_accessible_assert_role (dialog (self), GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (find_button (dialog (self), "Save")));

  g_assert_true (press (self, GDK_KEY_7));
  g_assert_true (gtk_widget_is_sensitive (find_button (dialog (self), "Save")));
  g_assert_true (press (self, GDK_KEY_Return));
  RJ_TEST_UNTIL (dialog (self) == NULL);

  g_assert_cmpstr (self->toast, ==, "Logged: 7, strong");
  g_assert_true (self->toast_undo);
  craving = only_craving (self);
  g_assert_cmpint (craving->strength, ==, 7);
  g_assert_cmpint (craving->record.at_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpuint (craving->record.day, ==, RJ_TEST_DAY);
  g_assert_cmpint (craving->duration_minutes, ==, -1);
  g_assert_cmpint (craving->outcome, ==, RJ_OUTCOME_NONE);
  g_assert_null (craving->triggers);
  g_assert_null (craving->note);
}

static void
test_letters (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_3);
  g_assert_true (press (self, GDK_KEY_h));
  g_assert_true (press (self, GDK_KEY_T));
  g_assert_true (press (self, GDK_KEY_l));
  g_assert_true (press (self, GDK_KEY_l));
  gtk_test_accessible_assert_state (find_button (dialog (self), "Hungry"), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_state (find_button (dialog (self), "Lonely"), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_property (find_button (dialog (self), "Angry"),
                                       GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "A");
  press (self, GDK_KEY_Return);
  RJ_TEST_UNTIL (dialog (self) == NULL);

  craving = only_craving (self);
  g_assert_cmpuint (craving->halt, ==, RJ_HALT_HUNGRY | RJ_HALT_TIRED);
}

static void
test_strong_one (Fixture *self, gconstpointer data)
{
  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_1);
  press (self, GDK_KEY_0);
  press (self, GDK_KEY_Return);
  RJ_TEST_UNTIL (dialog (self) != NULL && find_button (dialog (self), "That's all for now") != NULL);

  g_assert_nonnull (find_button (dialog (self), "Help now"));
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (self->window)) == find_button (dialog (self), "Ride it out"));
  g_assert_null (self->toast);
  rj_craving_free (only_craving (self));

  click (dialog (self), "That's all for now");
  RJ_TEST_UNTIL (dialog (self) == NULL);
}

static void
test_earlier (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;
  RjWhen *when;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_5);
  click (dialog (self), "15 min ago");
  when = RJ_WHEN (find (dialog (self), RJ_TYPE_WHEN));
  /* 01:30 of a day is in the night that the day ends with. */
  rj_when_set_earlier (when, RJ_TEST_DAY - 1, 90);
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);

  craving = only_craving (self);
  g_assert_cmpuint (craving->record.day, ==, RJ_TEST_DAY - 1);
  g_assert_cmpint (craving->record.at_us, ==,
                   RJ_TEST_NOW_US - 10 * G_TIME_SPAN_HOUR - 30 * G_TIME_SPAN_MINUTE);
}

static void
test_not_yet (Fixture *self, gconstpointer data)
{
  RjWhen *when;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_5);
  when = RJ_WHEN (find (dialog (self), RJ_TYPE_WHEN));
  rj_when_set_earlier (when, RJ_TEST_DAY, 20 * 60);
  g_assert_false (gtk_widget_is_sensitive (find_button (dialog (self), "Save")));
  rj_when_set_earlier (when, RJ_TEST_DAY, 9 * 60);
  g_assert_true (gtk_widget_is_sensitive (find_button (dialog (self), "Save")));
}

static void
test_several (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_4);
  click (dialog (self), "Add another earlier one");
  g_assert_false (gtk_widget_is_sensitive (find_button (dialog (self), "Save")));
  press (self, GDK_KEY_6);
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);

  g_assert_cmpstr (self->toast, ==, "Logged 2 entries");
  rows = list_log (self, RJ_LOG_CRAVING);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (((RjLogSummary *) g_ptr_array_index (rows, 1))->value, ==, 6);
  g_assert_cmpint (((RjLogSummary *) g_ptr_array_index (rows, 1))->at_us, ==,
                   RJ_TEST_NOW_US - G_TIME_SPAN_HOUR);

  /* One change: one step back takes both. */
  rj_test_undo (self->base.store, RJ_CHANGE_ADD);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = list_log (self, RJ_LOG_CRAVING);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_edit (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) before = NULL;
  g_autoptr (RjCraving) after = NULL;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_7);
  press (self, GDK_KEY_Return);
  RJ_TEST_UNTIL (dialog (self) == NULL);
  before = only_craving (self);

  rj_craving_dialog_present (GTK_WIDGET (self->window), self->context, before->record.id);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (find (dialog (self), RJ_TYPE_RATING))), ==, 7);
  rj_rating_set_value (RJ_RATING (find (dialog (self), RJ_TYPE_RATING)), 9);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->base.clock), G_TIME_SPAN_HOUR);
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);

  /* Nobody has to be told again how strong it was. */
  g_assert_cmpstr (self->toast, ==, "Saved.");
  after = only_craving (self);
  g_assert_cmpstr (after->record.id, ==, before->record.id);
  g_assert_cmpint (after->strength, ==, 9);
  g_assert_cmpint (after->record.at_us, ==, before->record.at_us);
  g_assert_cmpuint (after->record.day, ==, before->record.day);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMoodEntry) saved = rj_test_save_mood (self->base.store, RJ_MOOD_LOW, RJ_TEST_DAY, "words");

  rj_check_in_dialog_present (GTK_WIDGET (self->window), self->context, saved->record.id);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  click (dialog (self), "Delete this entry");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_cmpstr (self->toast, ==, "Deleted.");
  g_assert_true (self->toast_undo);
  g_assert_cmpuint (rj_test_count_log (self->base.store), ==, 0);
  rj_test_undo (self->base.store, RJ_CHANGE_DELETE);
  g_assert_cmpuint (rj_test_count_log (self->base.store), ==, 1);
}

/* ---- Drafts ---- */

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_assert_true (rj_context_flush_drafts_finish (RJ_CONTEXT (source), result, NULL));
  *(gboolean *) done = TRUE;
}

/* As a lock does it: everything is written down, then the process is another one. */
static void
lock_and_unlock (Fixture *self)
{
  gboolean done = FALSE;

  rj_context_flush_drafts_async (self->context, flushed_cb, &done);
  RJ_TEST_UNTIL (done);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_clear_object (&self->context);

  open_window (self);
}

/* Esc before the answer: it is saved and said, and nothing waits as a draft. */
static void
test_close_while_saving (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) drafts = NULL;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_6);
  click (dialog (self), "Save");
  adw_dialog_force_close (ADW_DIALOG (dialog (self)));
  RJ_TEST_UNTIL (self->toast != NULL);
  drafts = rj_context_list_drafts (self->context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);
}

static void
test_lock_in_the_middle (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_6);
  press (self, GDK_KEY_a);
  click (dialog (self), "1 hour ago");
  click (dialog (self), "Add another earlier one");
  press (self, GDK_KEY_2);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->base.clock), 2 * G_TIME_SPAN_HOUR);
  lock_and_unlock (self);

  /* The window opens the form whose draft waits. */
  RJ_TEST_UNTIL (dialog (self) != NULL && RJ_IS_CRAVING_DIALOG (dialog (self)));
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (find (dialog (self), RJ_TYPE_RATING))), ==, 6);
  click (dialog (self), "Remove");
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  craving = only_craving (self);
  g_assert_cmpint (craving->strength, ==, 6);
  g_assert_cmpuint (craving->halt, ==, RJ_HALT_ANGRY);
  /* "1 hour ago" was said two hours ago. */
  g_assert_cmpint (craving->record.at_us, ==, RJ_TEST_NOW_US - G_TIME_SPAN_HOUR);

  lock_and_unlock (self);
  g_assert_null (dialog (self));
}

static GPtrArray *
list_drafts (Fixture *self)
{
  return rj_store_list_drafts_finish (
    self->base.store, RJ_TEST_AWAIT (rj_store_list_drafts_async (self->base.store, NULL, RJ_TEST_READY)),
    NULL);
}

/* What is saved and what waits change in one step: whatever comes right behind Save finds no draft. */
static void
test_settled (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  open_form (self, "win.write", GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog (self), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "One line", -1);
  rj_context_flush_drafts_async (self->context, NULL, NULL);
  before = list_drafts (self);
  g_assert_cmpuint (before->len, ==, 1);
  gtk_text_buffer_set_text (buffer, "One line and one more", -1);
  /* The question stands in the queue behind the entry, before anything that its answer could ask for. */
  gtk_widget_activate_action (dialog (self), "form.save", NULL);
  after = list_drafts (self);
  g_assert_cmpuint (after->len, ==, 0);
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_cmpuint (rj_test_count_log (self->base.store), ==, 1);
}

/* A word that was written and not added: whoever saves means it too. */
static void
test_pending_word (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  GtkWidget *chips;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_6);
  gtk_expander_set_expanded (GTK_EXPANDER (find (dialog (self), GTK_TYPE_EXPANDER)), TRUE);
  chips = find (find (dialog (self), RJ_TYPE_CRAVING_MORE), RJ_TYPE_CHIPS);
  gtk_editable_set_text (GTK_EDITABLE (rj_chips_get_entry (RJ_CHIPS (chips))), " the tram stop ");
  lock_and_unlock (self);

  /* Nothing but that word waits behind "More": it is in sight. */
  RJ_TEST_UNTIL (dialog (self) != NULL && RJ_IS_CRAVING_DIALOG (dialog (self)));
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (find (dialog (self), GTK_TYPE_EXPANDER))));
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  craving = only_craving (self);
  g_assert_cmpuint (g_strv_length (craving->triggers), ==, 1);
  choices = rj_store_list_choices_finish (
    self->base.store,
    RJ_TEST_AWAIT (rj_store_list_choices_async (self->base.store, "trigger", NULL, RJ_TEST_READY)), NULL);
  g_assert_cmpstr (((RjChoice *) choices->pdata[0])->id, ==, craving->triggers[0]);
  g_assert_cmpstr (((RjChoice *) choices->pdata[0])->name, ==, "the tram stop");
  drafts = list_drafts (self);
  g_assert_cmpuint (drafts->len, ==, 0);
}

/* Two forms wait: the one written in last opens, the other one is offered when that is closed. */
static void
test_two_wait (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer;

  open_form (self, "win.write", GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog (self), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "One line", -1);
  adw_dialog_close (ADW_DIALOG (dialog (self)));
  RJ_TEST_UNTIL (dialog (self) == NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->base.clock), G_TIME_SPAN_MINUTE);
  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_6);
  lock_and_unlock (self);

  RJ_TEST_UNTIL (dialog (self) != NULL);
  g_assert_true (RJ_IS_CRAVING_DIALOG (dialog (self)));
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-waiting", NULL);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  g_assert_true (RJ_IS_WRITING_DIALOG (dialog (self)));
}

static void
test_escape_keeps_words (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  open_form (self, "win.write", GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog (self), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "One line", -1);
  adw_dialog_close (ADW_DIALOG (dialog (self)));
  RJ_TEST_UNTIL (dialog (self) == NULL);

  open_form (self, "win.write", GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog (self), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "One line");

  /* Cancel asks first, since there are words. */
  click (dialog (self), "Cancel");
  RJ_TEST_UNTIL (ADW_IS_ALERT_DIALOG (dialog (self)));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog (self)), "discard");
  adw_dialog_close (ADW_DIALOG (dialog (self)));
  RJ_TEST_UNTIL (dialog (self) == NULL);
  open_form (self, "win.write", GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog (self), GTK_TYPE_TEXT_VIEW)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static void
test_escape_forgets_picks (Fixture *self, gconstpointer data)
{
  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_9);
  adw_dialog_close (ADW_DIALOG (dialog (self)));
  RJ_TEST_UNTIL (dialog (self) == NULL);

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (find (dialog (self), RJ_TYPE_RATING))), ==,
                   RJ_RATING_EMPTY);
}

/* ---- Writing and checking in ---- */

static void
test_megabyte (Fixture *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autofree char *huge = g_malloc (1024 * 1024 + 1);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RjWriting) writing = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1024 * 1024; i++)
    huge[i] = i % 80 == 79 ? '\n' : 'a' + i % 26;
  huge[1024 * 1024] = '\0';

  open_form (self, "win.write", GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog (self), GTK_TYPE_TEXT_VIEW))), huge, -1);
  click (dialog (self), "Done");
  RJ_TEST_UNTIL (dialog (self) == NULL);

  rows = list_log (self, RJ_LOG_WRITING);
  g_assert_cmpuint (rows->len, ==, 1);
  writing = rj_check_ins_get_writing_finish (
    check_ins,
    RJ_TEST_AWAIT (rj_check_ins_get_writing_async (
      check_ins, ((RjLogSummary *) g_ptr_array_index (rows, 0))->id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (writing->body, g_strstrip (huge)));
}

static void
test_check_in (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMoodEntry) got = NULL;
  g_autoptr (GError) error = NULL;
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  GtkWidget *picker;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.check-in", NULL);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  picker = find (dialog (self), RJ_TYPE_MOOD_PICKER);
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (self->window)) != NULL
                 && gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), picker));
  g_assert_true (press (self, GDK_KEY_4));
  g_assert_true (press (self, GDK_KEY_Return));
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_cmpstr (self->toast, ==, "Checked in: Good");

  got = rj_check_ins_get_last_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_last_mood_async (check_ins, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->mood, ==, RJ_MOOD_GOOD);
  g_assert_cmpint (got->energy, ==, 0);
  g_assert_cmpint (got->sleep_minutes, ==, -1);
  g_assert_cmpint (got->ate, ==, RJ_ANSWER_NONE);
}

/* An answer that the form does not ask for is shown, and saving something else keeps it. */
static void
test_not_sure (Fixture *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autoptr (RjMoodEntry) entry = rj_test_save_mood (self->base.store, RJ_MOOD_GOOD, RJ_TEST_DAY, "one");
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (RjMoodEntry) after = NULL;
  g_autoptr (GError) error = NULL;

  entry->ate = RJ_ANSWER_UNSURE;
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);

  rj_check_in_dialog_present (GTK_WIDGET (self->window), self->context, saved->record.id);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  g_assert_true (gtk_widget_activate_action (dialog (self), "form.save", NULL));
  RJ_TEST_UNTIL (dialog (self) == NULL);
  after = rj_check_ins_get_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_mood_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->ate, ==, RJ_ANSWER_UNSURE);
  g_assert_cmpint (after->moved, ==, RJ_ANSWER_NONE);
}

/* ---- Choices ---- */

static void
test_own_word (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (RjCraving) craving = NULL;
  g_autoptr (GError) error = NULL;
  RjChips *chips;
  GtkWidget *entry, *details;

  open_form (self, "win.log-craving", RJ_TYPE_RATING);
  press (self, GDK_KEY_2);
  details = find (dialog (self), GTK_TYPE_EXPANDER);
  gtk_expander_set_expanded (GTK_EXPANDER (details), TRUE);
  chips = RJ_CHIPS (find (gtk_expander_get_child (GTK_EXPANDER (details)), RJ_TYPE_CHIPS));
  RJ_TEST_UNTIL (rj_chips_get_n (chips) > 20);

  RJ_TEST_UNTIL (find_button (GTK_WIDGET (chips), "More…") != NULL);
  g_assert_null (find_button (GTK_WIDGET (chips), "The weekend"));
  click (GTK_WIDGET (chips), "More…");
  RJ_TEST_UNTIL (find_button (GTK_WIDGET (chips), "The weekend") != NULL);
  click (GTK_WIDGET (chips), "Add your own…");
  entry = rj_chips_get_entry (chips);
  gtk_editable_set_text (GTK_EDITABLE (entry), " Rain ");
  g_signal_emit_by_name (entry, "activate");
  RJ_TEST_UNTIL (find_button (GTK_WIDGET (chips), "Rain") != NULL);
  click (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);

  craving = only_craving (self);
  g_assert_cmpuint (g_strv_length (craving->triggers), ==, 1);
  choices = rj_store_list_choices_finish (
    self->base.store,
    RJ_TEST_AWAIT (rj_store_list_choices_async (self->base.store, "trigger", NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  /* The most used first. */
  g_assert_cmpstr (((RjChoice *) g_ptr_array_index (choices, 0))->name, ==, "Rain");
  g_assert_cmpstr (((RjChoice *) g_ptr_array_index (choices, 0))->id, ==, craving->triggers[0]);
}

#define ADD(name, func) g_test_add ("/log-forms/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("three-keys", test_three_keys);
  ADD ("letters", test_letters);
  ADD ("strong-one", test_strong_one);
  ADD ("earlier", test_earlier);
  ADD ("not-yet", test_not_yet);
  ADD ("several", test_several);
  ADD ("edit", test_edit);
  ADD ("delete", test_delete);
  ADD ("close-while-saving", test_close_while_saving);
  ADD ("lock-in-the-middle", test_lock_in_the_middle);
  ADD ("settled", test_settled);
  ADD ("pending-word", test_pending_word);
  ADD ("two-wait", test_two_wait);
  ADD ("escape-keeps-words", test_escape_keeps_words);
  ADD ("escape-forgets-picks", test_escape_forgets_picks);
  ADD ("megabyte", test_megabyte);
  ADD ("check-in", test_check_in);
  ADD ("not-sure", test_not_sure);
  ADD ("own-word", test_own_word);

  return g_test_run ();
}
