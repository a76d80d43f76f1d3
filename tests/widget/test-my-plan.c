// SPDX-License-Identifier: GPL-3.0-or-later
// "My plan": its page, the form of a line, what is shown when a trigger was logged, and Help now.

#include "rj-craving-dialog.h"
#include "rj-halt-chips.h"
#include "rj-help-dialog.h"
#include "rj-my-line-dialog.h"
#include "rj-my-line-row.h"
#include "rj-my-plan-page.h"
#include "rj-my-plan-print.h"
#include "rj-print-preview.h"
#include "rj-rating.h"
#include "rj-ride-dialog.h"
#include "rj-rule-notice.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-when.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
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

static void
save_line (Fixture *self, RjMySection section, guint halt, gboolean pinned, const char *text)
{
  RjMyPlan *plan = rj_store_get_my_plan (self->store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  static gint64 position;
  RjMyLine *line = rj_my_line_new (section);

  line->text = g_strdup (text);
  line->halt = halt;
  line->pinned = pinned;
  line->position = ++position;
  g_ptr_array_add (lines, line);
  rj_my_plan_save_async (plan, lines, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_my_plan_save_finish (plan, result, &error);
  g_assert_no_error (error);
}

/* (transfer full) */
static GPtrArray *
list (Fixture *self)
{
  RjMyPlan *plan = rj_store_get_my_plan (self->store);
  g_autoptr (GAsyncResult) result = NULL;

  rj_my_plan_list_async (plan, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  return rj_my_plan_list_finish (plan, result, NULL);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  return rj_test_find (root, RJ_TYPE_MY_LINE_ROW, title);
}

static guint
count (Fixture *self)
{
  g_autoptr (GPtrArray) lines = list (self);

  return lines->len;
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

/* In a window of its own: the page alone. */
static GtkWidget *
open_page (Fixture *self, GtkWidget **window)
{
  GtkWidget *page = rj_my_plan_page_new (self->ui.context);

  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), page);
  gtk_window_present (GTK_WINDOW (*window));
  return page;
}

static void
test_page (Fixture *self, gconstpointer data)
{
  GtkWidget *window, *page, *row, *list_box, *more;

  save_line (self, RJ_MY_REASONS, 0, FALSE, "Garden");
  save_line (self, RJ_MY_REASONS, 0, TRUE, "Mia");
  save_line (self, RJ_MY_RULES, RJ_HALT_TIRED, FALSE, "I <rest>");
  save_line (self, RJ_MY_IF_I_USE, 0, FALSE, "Naloxone");
  page = open_page (self, &window);
  RJ_TEST_UNTIL ((row = find_row (page, "Mia")) != NULL);
  /* What stands first is first, in a list with a name. */
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 0);
  list_box = gtk_widget_get_parent (row);
  gtk_test_accessible_assert_property (list_box, GTK_ACCESSIBLE_PROPERTY_LABEL, "My reasons");
  gtk_test_accessible_assert_role (list_box, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  more = rj_test_find (row, GTK_TYPE_MENU_BUTTON, NULL);
  gtk_test_accessible_assert_property (more, GTK_ACCESSIBLE_PROPERTY_LABEL, "More for “Mia”");
  g_assert_nonnull (find_row (page, "If: Tired. Then: I <rest>"));
  /* Nothing about a plan that is not due, and the fixed words above "If I use". */
  g_assert_false (rj_test_shows (page, "You wanted to look at your plan around now."));
  g_assert_true (rj_test_shows (page,
                                "Your body's tolerance may be lower than before, even after a few days. An "
                                "amount you once used can now be fatal."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
position_of (Fixture *self, const char *text)
{
  g_autoptr (GPtrArray) lines = list (self);

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((RjMyLine *) lines->pdata[i])->text, text))
      return i;
  g_assert_not_reached ();
}

static gboolean
is_pinned (Fixture *self, const char *text)
{
  g_autoptr (GPtrArray) lines = list (self);

  return ((const RjMyLine *) lines->pdata[position_of (self, text)])->pinned;
}

static void
deed_cb (RjMyLineRow *row, int deed, guint *count)
{
  *count += 1;
}

static void
test_move (Fixture *self, gconstpointer data)
{
  GtkWidget *window, *page, *row;
  guint deeds = 0;

  save_line (self, RJ_MY_REASONS, 0, FALSE, "One");
  save_line (self, RJ_MY_REASONS, 0, FALSE, "Two");
  page = open_page (self, &window);
  RJ_TEST_UNTIL ((row = find_row (page, "One")) != NULL);
  /* The first cannot go up: nobody hears of it. */
  g_signal_connect (row, "deed", G_CALLBACK (deed_cb), &deeds);
  gtk_widget_activate_action (row, "line.up", NULL);
  g_assert_cmpuint (deeds, ==, 0);
  gtk_widget_activate_action (row, "line.down", NULL);
  RJ_TEST_UNTIL (position_of (self, "One") == 1);
  RJ_TEST_UNTIL ((row = find_row (page, "One")) != NULL
                 && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == 1);
  gtk_widget_activate_action (row, "line.pin", NULL);
  RJ_TEST_UNTIL (position_of (self, "One") == 0);
  RJ_TEST_UNTIL ((row = find_row (page, "Two")) != NULL);
  gtk_widget_activate_action (row, "line.delete", NULL);
  RJ_TEST_UNTIL (find_row (page, "Two") == NULL);
  g_assert_nonnull (find_row (page, "One"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One person is the first; whoever is put first later takes the place. */
static void
test_first_person (Fixture *self, gconstpointer data)
{
  GtkWidget *window, *page, *row;

  save_line (self, RJ_MY_PEOPLE, 0, TRUE, "Sam");
  save_line (self, RJ_MY_PEOPLE, 0, FALSE, "Ana");
  page = open_page (self, &window);
  RJ_TEST_UNTIL ((row = find_row (page, "Ana")) != NULL);
  gtk_widget_activate_action (row, "line.pin", NULL);
  RJ_TEST_UNTIL (position_of (self, "Ana") == 0);
  RJ_TEST_UNTIL (!is_pinned (self, "Sam"));
  g_assert_true (is_pinned (self, "Ana"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_review (Fixture *self, const char *day)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_store_set_preference_async (self->store, RJ_PREFERENCE_MY_PLAN_REVIEW, day, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  g_assert_true (rj_store_set_preference_finish (self->store, result, NULL));
}

/* A line when the day has come; it still fits, and comes again in three months. */
static void
test_review (Fixture *self, gconstpointer data)
{
  GtkWidget *window, *page, *fits;

  set_review (self, "2026-11-22");
  page = open_page (self, &window);
  g_assert_false (rj_test_shows (page, "You wanted to look at your plan around now."));
  set_review (self, "2026-11-21");
  RJ_TEST_UNTIL (rj_test_shows (page, "You wanted to look at your plan around now."));
  fits = rj_test_find (page, GTK_TYPE_BUTTON, "It still fits");
  g_signal_emit_by_name (fits, "clicked");
  RJ_TEST_UNTIL (!rj_test_shows (page, "You wanted to look at your plan around now."));
  g_assert_cmpstr (rj_store_get_preference (self->store, RJ_PREFERENCE_MY_PLAN_REVIEW), ==, "2027-02-19");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_examples (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) line = rj_my_line_new (RJ_MY_SIGNS);
  g_autoptr (GPtrArray) lines = NULL;
  AdwDialog *dialog;
  GtkWidget *expander, *example;

  rj_my_line_dialog_present (GTK_WIDGET (self->window), self->ui.context, line);
  dialog = wait_dialog (self, RJ_TYPE_MY_LINE_DIALOG);
  expander = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_EXPANDER, NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  RJ_TEST_UNTIL ((example = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "I pick fights")) != NULL);
  g_signal_emit_by_name (example, "clicked");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  RJ_TEST_UNTIL (count (self) == 1);
  lines = list (self);
  g_assert_cmpstr (((RjMyLine *) lines->pdata[0])->text, ==, "I pick fights");
  g_assert_cmpuint (((RjMyLine *) lines->pdata[0])->section, ==, RJ_MY_SIGNS);
}

static void
test_notice (Fixture *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new (), *notice, *did, *rating;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  save_line (self, RJ_MY_RULES, RJ_HALT_LONELY, FALSE, "I call Sam");
  before = list (self);
  notice = rj_rule_notice_new (self->ui.context, before->pdata[0], NULL);
  gtk_window_set_child (GTK_WINDOW (window), notice);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (rj_test_shows (notice, "If: Lonely. Then: I call Sam"));
  did = rj_test_find (notice, GTK_TYPE_BUTTON, "I did this");
  g_assert_nonnull (did);
  g_signal_emit_by_name (did, "clicked");
  RJ_TEST_UNTIL ((rating = rj_test_find (notice, g_type_from_name ("RjRating"), NULL)) != NULL);
  gtk_test_accessible_assert_role (rating, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (rating, GTK_ACCESSIBLE_PROPERTY_LABEL, "How strong now?");
  after = list (self);
  g_assert_cmpint (((RjMyLine *) after->pdata[0])->times_shown, ==, 1);
  g_assert_cmpint (((RjMyLine *) after->pdata[0])->times_used, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- What a rule does after an urge was logged ---- */

static const char rule_words[] = "If: Lonely. Then: I call Sam";

/* The form of an urge, filled in; @minutes: so long ago, 0 or 60; or -1 for yesterday */
static GtkWidget *
open_craving (Fixture *self, int strength, int minutes)
{
  AdwDialog *dialog;
  RjWhen *when;

  rj_craving_dialog_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  dialog = wait_dialog (self, RJ_TYPE_CRAVING_DIALOG);
  when = RJ_WHEN (RJ_TEST_CHILD (dialog, "when"));
  rj_rating_set_value (RJ_RATING (RJ_TEST_CHILD (dialog, "rating")), strength);
  rj_halt_chips_set (RJ_CHIPS (RJ_TEST_CHILD (dialog, "halt")), RJ_HALT_LONELY);
  if (minutes < 0)
    rj_when_set_earlier (when, rj_clock_get_today (self->ui.clock) - 1, 12 * 60);
  else
    rj_when_set_ago (when, minutes);
  return GTK_WIDGET (dialog);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
rating_in (GtkWidget *root)
{
  return rj_test_find (root, RJ_TYPE_RATING, NULL);
}

/* (transfer full): what became of the only rule */
static GPtrArray *
list_events (Fixture *self)
{
  RjMyPlan *plan = rj_store_get_my_plan (self->store);
  g_autoptr (GPtrArray) lines = list (self);
  g_autoptr (GAsyncResult) result = NULL;

  rj_my_plan_list_events_async (plan, ((RjMyLine *) lines->pdata[0])->record.id, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  return rj_my_plan_list_events_finish (plan, result, NULL);
}

static guint
count_events (Fixture *self)
{
  g_autoptr (GPtrArray) events = list_events (self);

  return events->len;
}

/* The rating that the rule and the urge have got. */
static void
assert_rated (Fixture *self, int strength)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (RjCraving) craving = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  const RjRuleEvent *rated;

  RJ_TEST_UNTIL (count_events (self) == 3);
  events = list_events (self);
  rated = events->pdata[2];
  g_assert_cmpint (rated->kind, ==, RJ_RULE_RATED);
  g_assert_cmpint (rated->strength, ==, strength);
  rj_check_ins_get_craving_async (check_ins, rated->craving_id, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  craving = rj_check_ins_get_craving_finish (check_ins, result, NULL);
  g_assert_cmpuint (craving->later->len, ==, 1);
  g_assert_cmpint (g_array_index (craving->later, RjRatingPoint, 0).strength, ==, strength);
}

/* Logged with 5, and rated again once the rule was followed. */
static GtkWidget *
follow_rule (Fixture *self)
{
  GtkWidget *dialog;

  save_line (self, RJ_MY_RULES, RJ_HALT_LONELY, FALSE, "I call Sam");
  dialog = open_craving (self, 5, 0);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  RJ_TEST_UNTIL (rj_test_find (dialog, GTK_TYPE_BUTTON, "I did this") != NULL);
  g_assert_true (rj_test_shows (dialog, rule_words));
  RJ_TEST_UNTIL (count_events (self) == 1);
  g_assert_null (rj_test_find (dialog, GTK_TYPE_BUTTON, "Help now"));
  click (dialog, "I did this");
  RJ_TEST_UNTIL (gtk_widget_is_focus (rating_in (rj_test_find (dialog, RJ_TYPE_RULE_NOTICE, NULL))));
  return dialog;
}

static RjRating *
notice_rating (GtkWidget *dialog)
{
  return RJ_RATING (rating_in (rj_test_find (dialog, RJ_TYPE_RULE_NOTICE, NULL)));
}

/* Nobody is left alone with a strong one, whenever it is said. */
static void
test_strong_after (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = follow_rule (self);

  rj_rating_set_value (notice_rating (dialog), 9);
  click (dialog, "Note it");
  g_assert_nonnull (rj_test_find (dialog, GTK_TYPE_BUTTON, "Help now"));
  g_assert_nonnull (rj_test_find (dialog, GTK_TYPE_BUTTON, "Ride it out"));
  g_assert_true (rj_test_shows (dialog, "You don't have to face it alone."));
  assert_rated (self, 9);
  /* Both in one step. */
  rj_store_undo_async (self->store, NULL, NULL, NULL);
  RJ_TEST_UNTIL (count_events (self) == 2);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_enter (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = follow_rule (self), *window, *page;
  RjRating *rating = notice_rating (dialog);

  rj_rating_set_value (rating, 2);
  gtk_widget_activate_default (GTK_WIDGET (rating));
  g_assert_true (rj_test_shows (dialog, "Noted."));
  g_assert_null (rj_test_find (dialog, GTK_TYPE_BUTTON, "Help now"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  assert_rated (self, 2);
  page = open_page (self, &window);
  RJ_TEST_UNTIL (rj_test_shows (page, "Shown: 1 · Used: 1 · Last time afterwards: 2, faint"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Picked and left: it was meant. */
static void
test_left (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = follow_rule (self);

  rj_rating_set_value (notice_rating (dialog), 2);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  assert_rated (self, 2);
}

/* On the way to the exercise too, which is one key away. */
static void
test_on_the_way (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  save_line (self, RJ_MY_RULES, RJ_HALT_LONELY, FALSE, "I call Sam");
  dialog = open_craving (self, 5, 60);
  click (dialog, "Save and ride it out");
  RJ_TEST_UNTIL (rj_test_find (dialog, GTK_TYPE_BUTTON, "I did this") != NULL);
  RJ_TEST_UNTIL (gtk_widget_is_focus (rj_test_find (dialog, GTK_TYPE_BUTTON, "Ride it out")));
  click (dialog, "Ride it out");
  wait_dialog (self, RJ_TYPE_RIDE_DIALOG);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static void
toast_cb (RjContext *context, const char *title, gboolean undo, guint *count)
{
  *count += 1;
}

/* What is over is only written down; nothing was shown to who left before. */
static void
test_not_shown (Fixture *self, gconstpointer data)
{
  guint toasts = 0;
  GtkWidget *dialog;

  save_line (self, RJ_MY_RULES, RJ_HALT_LONELY, FALSE, "I call Sam");
  g_signal_connect (self->ui.context, "toast", G_CALLBACK (toast_cb), &toasts);
  dialog = open_craving (self, 5, -1);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  RJ_TEST_UNTIL (toasts == 1);
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) == NULL);
  dialog = open_craving (self, 5, 0);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  RJ_TEST_UNTIL (toasts == 2);
  g_assert_cmpuint (count_events (self), ==, 0);
  g_signal_handlers_disconnect_by_func (self->ui.context, toast_cb, &toasts);
}

/* Only when there is something in them; the fixed rows keep their keys. */
/* ---- Help now ---- */

static AdwNavigationView *
get_view (AdwDialog *help)
{
  return ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (help, "navigation"));
}

static GtkWidget *
get_page (AdwDialog *help)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (get_view (help)));
}

static const char *
get_tag (AdwDialog *help)
{
  return adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_page (help)));
}

static GtkWidget *
find_help_row (AdwDialog *help, const char *title)
{
  return rj_test_find (GTK_WIDGET (help), ADW_TYPE_ACTION_ROW, title);
}

/* The page has come, and with it the focus: it is read from its beginning. */
static void
assert_read_first (Fixture *self, AdwDialog *help)
{
  RJ_TEST_UNTIL (
    gtk_window_get_focus (GTK_WINDOW (self->window)) != NULL
    && GTK_IS_SCROLLED_WINDOW (gtk_window_get_focus (GTK_WINDOW (self->window)))
    && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), get_page (help)));
}

static void
press_digit (AdwDialog *help, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (help));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, 0, &handled);
    }
  g_assert_true (handled);
}

static void
test_help (Fixture *self, gconstpointer data)
{
  AdwDialog *help;
  GtkWidget *row;

  save_line (self, RJ_MY_REASONS, 0, FALSE, "Mia");
  help = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (help, GTK_WIDGET (self->window));
  RJ_TEST_UNTIL ((row = rj_test_find (GTK_WIDGET (help), ADW_TYPE_ACTION_ROW, "My reasons")) != NULL);
  g_assert_null (rj_test_find (GTK_WIDGET (help), ADW_TYPE_ACTION_ROW, "My plan"));
  gtk_widget_activate (row);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (help), "Mia"));
  adw_dialog_force_close (help);

  /* The plan has the rest of it, and not the reasons again. */
  save_line (self, RJ_MY_ACTIONS, 0, FALSE, "Around the block");
  save_line (self, RJ_MY_IF_I_USE, 0, FALSE, "Naloxone by the door");
  help = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (help, GTK_WIDGET (self->window));
  RJ_TEST_UNTIL ((row = find_help_row (help, "My plan")) != NULL);
  gtk_widget_activate (row);
  g_assert_cmpstr (get_tag (help), ==, "my-plan");
  g_assert_true (rj_test_shows (get_page (help), "Around the block"));
  g_assert_true (rj_test_shows (get_page (help), "Naloxone by the door"));
  g_assert_true (rj_test_shows (get_page (help), "Your body's tolerance may be lower than before"));
  g_assert_false (rj_test_shows (get_page (help), "Mia"));
  assert_read_first (self, help);
  adw_dialog_force_close (help);
}

/* Whoever stands first, first of all rows; and below them who else is there. */
static void
test_person (Fixture *self, gconstpointer data)
{
  AdwDialog *help;
  GtkWidget *row, *rows, *digits;

  save_line (self, RJ_MY_REASONS, 0, FALSE, "Mia");
  help = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (help, GTK_WIDGET (self->window));
  rows = RJ_TEST_CHILD (help, "own_rows");
  /* Nobody is listed. */
  RJ_TEST_UNTIL (find_help_row (help, "My reasons") != NULL);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (rows)));
  adw_dialog_force_close (help);

  save_line (self, RJ_MY_PEOPLE, 0, FALSE, "Ana <b>");
  save_line (self, RJ_MY_PEOPLE, 0, TRUE, "Sam 0171 1234567, nights");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.help-now", NULL);
  help = wait_dialog (self, RJ_TYPE_HELP_DIALOG);
  rows = RJ_TEST_CHILD (help, "own_rows");
  RJ_TEST_UNTIL ((row = find_help_row (help, "Call Sam")) != NULL);
  g_assert_true (row == gtk_widget_get_first_child (rows));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (rj_test_shows (row, "0171 1234567"));
  /* Pressed by what knows of no keys. */
  g_assert_true (gtk_widget_activate_action (row, "row.press", NULL));
  g_assert_cmpstr (get_tag (help), ==, "person-0");
  assert_read_first (self, help);
  digits = rj_test_find (get_page (help), GTK_TYPE_LABEL, "0171 1234567");
  g_assert_true (gtk_widget_has_css_class (digits, "rj-digits"));
  g_assert_true (rj_test_shows (get_page (help), "Sam 0171 1234567, nights"));
  g_assert_nonnull (rj_test_find (get_page (help), GTK_TYPE_BUTTON, "Copy"));
  click (get_page (help), "Call Ana <b>");
  g_assert_cmpstr (get_tag (help), ==, "person-1");
  g_assert_true (rj_test_shows (get_page (help), "You can add a number to this line in My plan."));
  click (get_page (help), "Talk to someone");
  g_assert_cmpstr (get_tag (help), ==, "lines");
  adw_dialog_force_close (help);
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) == NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.help-person", NULL);
  help = wait_dialog (self, RJ_TYPE_HELP_DIALOG);
  RJ_TEST_UNTIL (g_strcmp0 (get_tag (help), "person-0") == 0);
  adw_dialog_force_close (help);
}

/* Those who are called in turn are called again; each stands in the stack once. */
static void
test_call_again (Fixture *self, gconstpointer data)
{
  AdwDialog *help;

  save_line (self, RJ_MY_PEOPLE, 0, FALSE, "Sam 0171 1234567");
  save_line (self, RJ_MY_PEOPLE, 0, FALSE, "Ana 0171 1234567 18-22");
  help = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (help, GTK_WIDGET (self->window));
  RJ_TEST_UNTIL (find_help_row (help, "Call Sam") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (help), "help.open", "s", "person-0");
  for (guint i = 0; i < 2; i++)
    {
      assert_read_first (self, help);
      click (get_page (help), "Call Ana 0171 1234567 18-22");
      g_assert_cmpstr (get_tag (help), ==, "person-1");
      assert_read_first (self, help);
      click (get_page (help), "Call Sam");
      g_assert_cmpstr (get_tag (help), ==, "person-0");
    }
  /* Nothing is copied or dialled where the number may be a wrong one; and it is not said to be missing. */
  click (get_page (help), "Call Ana 0171 1234567 18-22");
  g_assert_null (rj_test_find (get_page (help), GTK_TYPE_BUTTON, "Copy"));
  g_assert_true (rj_test_shows (get_page (help), "This is the line as you wrote it."));
  g_assert_false (rj_test_shows (get_page (help), "You can add a number"));
  click (get_page (help), "Talk to someone");
  g_assert_cmpstr (get_tag (help), ==, "lines");
  /* Back and there again, while the page is still on its way out. */
  adw_navigation_view_pop (get_view (help));
  g_assert_cmpstr (get_tag (help), ==, "person-1");
  click (get_page (help), "Talk to someone");
  g_assert_cmpstr (get_tag (help), ==, "lines");
  adw_dialog_force_close (help);
}

/* Two keys faster than the journal: what the person wrote for this hour comes to the page that is open. */
static void
test_happened_at_once (Fixture *self, gconstpointer data)
{
  AdwDialog *help;

  save_line (self, RJ_MY_IF_I_USE, 0, FALSE, "Naloxone by the door");
  help = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (help, GTK_WIDGET (self->window));
  press_digit (help, GDK_KEY_7);
  g_assert_cmpstr (get_tag (help), ==, "happened");
  g_assert_false (rj_test_shows (get_page (help), "From my plan"));
  RJ_TEST_UNTIL (rj_test_shows (get_page (help), "Naloxone by the door"));
  g_assert_true (rj_test_shows (get_page (help), "From my plan"));
  adw_dialog_force_close (help);
}

static void
changed_cb (RjStore *store, guint kinds, guint *times)
{
  *times += 1;
}

/* Safety first, then whom to tell, then a day; nothing is written. */
static void
test_happened (Fixture *self, gconstpointer data)
{
  static const char *const ways[][2] = {
    { "I feel unwell", "unwell" },
    { "Someone won't wake up", "first-aid" },
    { "I'm okay for now", "tell" },
  };
  AdwDialog *help;
  guint changes = 0;

  save_line (self, RJ_MY_PEOPLE, 0, FALSE, "Sam");
  save_line (self, RJ_MY_IF_I_USE, 0, FALSE, "Naloxone by the door");
  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &changes);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.help-now", NULL);
  help = wait_dialog (self, RJ_TYPE_HELP_DIALOG);
  RJ_TEST_UNTIL (find_help_row (help, "Call Sam") != NULL);
  g_assert_true (find_help_row (help, "Something happened")
                 == gtk_widget_get_last_child (RJ_TEST_CHILD (help, "last_rows")));
  press_digit (help, GDK_KEY_7);
  g_assert_cmpstr (get_tag (help), ==, "happened");
  assert_read_first (self, help);
  g_assert_true (rj_test_shows (get_page (help), "You're here. That counts."));
  g_assert_true (rj_test_shows (get_page (help), "Your body's tolerance may be lower than before"));
  g_assert_true (rj_test_shows (get_page (help), "have naloxone where someone can reach it"));
  g_assert_true (rj_test_shows (get_page (help), "Naloxone by the door"));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      click (get_page (help), ways[i][0]);
      g_assert_cmpstr (get_tag (help), ==, ways[i][1]);
      if (i + 1 < G_N_ELEMENTS (ways))
        adw_navigation_view_pop (get_view (help));
    }
  click (get_page (help), "Call Sam");
  g_assert_cmpstr (get_tag (help), ==, "person-0");
  adw_navigation_view_pop (get_view (help));
  click (get_page (help), "A help line");
  g_assert_cmpstr (get_tag (help), ==, "lines");
  adw_navigation_view_pop (get_view (help));
  click (get_page (help), "The next 24 hours");
  g_assert_cmpstr (get_tag (help), ==, "next-day");
  g_assert_true (rj_test_shows (get_page (help), "One place to be"));
  click (get_page (help), "Help now");
  g_assert_cmpstr (get_tag (help), ==, "main");
  g_signal_handlers_disconnect_by_data (self->store, &changes);
  g_assert_cmpuint (changes, ==, 0);
  adw_dialog_force_close (help);
}

/* After a strong one, and while it is ridden out; below that nobody is to be called. */
static void
test_company (Fixture *self, gconstpointer data)
{
  GtkWidget *form, *button;
  AdwDialog *dialog;

  save_line (self, RJ_MY_PEOPLE, 0, FALSE, "Sam");
  form = open_craving (self, 9, 0);
  gtk_widget_activate_action (form, "form.save", NULL);
  RJ_TEST_UNTIL ((button = rj_test_find (form, GTK_TYPE_BUTTON, "Call Sam")) != NULL);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_widget_get_prev_sibling (button) == RJ_TEST_CHILD (form, "after_ride"));
  click (form, "Ride it out");
  dialog = wait_dialog (self, RJ_TYPE_RIDE_DIALOG);
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Start") != NULL);
  click (GTK_WIDGET (dialog), "Start");
  RJ_TEST_UNTIL ((button = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Call Sam")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  dialog = wait_dialog (self, RJ_TYPE_HELP_DIALOG);
  RJ_TEST_UNTIL (g_strcmp0 (get_tag (dialog), "person-0") == 0);
  adw_dialog_force_close (dialog);
}

/* What leaves is what is chosen; the sensitive parts only then. */
static void
test_print (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  AdwDialog *preview;
  GtkWidget *sensitive;

  save_line (self, RJ_MY_REASONS, 0, FALSE, "Mia");
  save_line (self, RJ_MY_IF_I_USE, 0, FALSE, "Naloxone by the door");
  lines = list (self);
  rj_my_plan_print_present (GTK_WIDGET (self->window), self->ui.context, lines);
  preview = wait_dialog (self, RJ_TYPE_PRINT_PREVIEW);
  gtk_expander_set_expanded (GTK_EXPANDER (rj_test_find (GTK_WIDGET (preview), GTK_TYPE_EXPANDER, NULL)),
                             TRUE);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (preview), "Mia"));
  g_assert_false (rj_test_shows (GTK_WIDGET (preview), "Naloxone by the door"));
  sensitive = rj_test_find (GTK_WIDGET (preview), ADW_TYPE_SWITCH_ROW, "If I use (sensitive)");
  g_assert_nonnull (sensitive);
  adw_switch_row_set_active (ADW_SWITCH_ROW (sensitive), TRUE);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (preview), "Naloxone by the door"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  rj_ui_init ();
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/my-plan/page", test_page);
  ADD ("/my-plan/move", test_move);
  ADD ("/my-plan/first-person", test_first_person);
  ADD ("/my-plan/review", test_review);
  ADD ("/my-plan/examples", test_examples);
  ADD ("/my-plan/notice", test_notice);
  ADD ("/my-plan/notice/strong-after", test_strong_after);
  ADD ("/my-plan/notice/enter", test_enter);
  ADD ("/my-plan/notice/left", test_left);
  ADD ("/my-plan/notice/on-the-way", test_on_the_way);
  ADD ("/my-plan/notice/not-shown", test_not_shown);
  ADD ("/my-plan/help", test_help);
  ADD ("/my-plan/help/person", test_person);
  ADD ("/my-plan/help/call-again", test_call_again);
  ADD ("/my-plan/help/happened", test_happened);
  ADD ("/my-plan/help/happened/at-once", test_happened_at_once);
  ADD ("/my-plan/help/company", test_company);
  ADD ("/my-plan/print", test_print);
#undef ADD
  return g_test_run ();
}
