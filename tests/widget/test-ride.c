// SPDX-License-Identifier: GPL-3.0-or-later
// Ride it out: what is offered, what runs, the bar that is there only then, and what is written down.
#include "rj-rating.h"
#include "rj-ride-bar.h"
#include "rj-ride-curve.h"
#include "rj-ride-dialog.h"
#include "rj-ride-keeper.h"
#include "rj-test-store.h"
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
add_strategy (Fixture *self, const char *title, int minutes, guint halt, gboolean favourite)
{
  RjStrategies *strategies = rj_store_get_strategies (self->store);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup (title);
  strategy->steps = g_strsplit ("Look for three colours.", "|", -1);
  strategy->caution = g_strdup (favourite ? "Not where ice lies." : "It asks nothing of your body.");
  strategy->caution_none = !favourite;
  strategy->minutes = minutes;
  strategy->halt = halt;
  strategy->favourite = favourite;
  g_ptr_array_add (list, strategy);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, list, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  add_strategy (self, "Call one person", 10, RJ_HALT_LONELY, FALSE);
  add_strategy (self, "Square breathing", 2, 0, FALSE);
  add_strategy (self, "Tea", 5, 0, FALSE);
  add_strategy (self, "Walk out", 15, 0, TRUE);
  self->window = g_object_ref_sink (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  rj_test_ui_tear_down (&self->ui);
}

static GtkWidget *
dialog (Fixture *self)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static RjRide *
ride (Fixture *self)
{
  return rj_context_get_ride (self->ui.context);
}

static gboolean
has_bar (Fixture *self)
{
  return rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_RIDE_BAR, NULL) != NULL;
}

static GtkWidget *
find (Fixture *self, GType type, const char *text)
{
  GtkWidget *found = rj_test_find (dialog (self), type, text);

  g_assert_nonnull (found);
  return found;
}

static void
click (Fixture *self, const char *label)
{
  GtkWidget *button = find (self, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
open (Fixture *self)
{
  rj_ride_dialog_present (GTK_WIDGET (self->window), self->ui.context);
  RJ_TEST_UNTIL (dialog (self) != NULL && rj_test_shows (dialog (self), "Walk out"));
}

static void
rate (Fixture *self, int strength)
{
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), strength);
  click (self, "Save");
}

static void
advance (Fixture *self, int minutes)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), minutes * G_TIME_SPAN_MINUTE);
  rj_ride_check (ride (self));
}

static void
test_offer (Fixture *self, gconstpointer data)
{
  open (self);
  // The favourite first, and chosen; the fourth stands behind "All".
  gtk_test_accessible_assert_state (find (self, ADW_TYPE_ACTION_ROW, "Walk out"),
                                    GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_role (find (self, ADW_TYPE_ACTION_ROW, "Walk out"), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (find (self, ADW_TYPE_ACTION_ROW, "Call one person"),
                                    GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_false (rj_test_shows (dialog (self), "Tea"));
  /* What is to be known before it is begun; a reason why there is nothing to know is none. */
  g_assert_true (rj_test_shows (dialog (self), "15 min\nNot where ice lies."));
  g_assert_false (rj_test_shows (dialog (self), "It asks nothing of your body."));
  rj_test_assert_safety_keys (dialog (self));
  g_assert_true (adw_dialog_get_default_widget (ADW_DIALOG (dialog (self)))
                 == find (self, GTK_TYPE_BUTTON, "Start"));
  // Nothing runs, so nothing is shown of it.
  g_assert_false (has_bar (self));
}

static void
test_run (Fixture *self, gconstpointer data)
{
  GtkWidget *timer;

  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
  click (self, "Start");
  g_assert_true (rj_ride_is_running (ride (self)));
  g_assert_true (has_bar (self));
  g_assert_true (rj_test_shows (dialog (self), "Look for three colours."));
  g_assert_true (rj_test_shows (dialog (self), "Not where ice lies."));
  g_assert_true (rj_test_shows (dialog (self), "So far: 7 at 12:00"));
  gtk_test_accessible_assert_role (find (self, GTK_TYPE_LABEL, "Walk out"), GTK_ACCESSIBLE_ROLE_HEADING);
  timer = find (self, GTK_TYPE_LABEL, "15:00");
  gtk_test_accessible_assert_role (timer, GTK_ACCESSIBLE_ROLE_TIMER);
  gtk_test_accessible_assert_property (timer, GTK_ACCESSIBLE_PROPERTY_LABEL, "15 minutes left");
  g_assert_null (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Done"));

  advance (self, 9);
  rate (self, 5);
  g_assert_true (rj_test_shows (dialog (self), "So far: 7 at 12:00 · 5 at 12:09"));
  g_assert_true (rj_test_shows (dialog (self), "7 to 5 in 9 minutes."));
  gtk_test_accessible_assert_role (find (self, RJ_TYPE_RIDE_CURVE, NULL), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (gtk_widget_get_last_child (find (self, RJ_TYPE_RIDE_CURVE, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "5 at 12:09");

  advance (self, 6);
  g_assert_true (rj_test_shows (dialog (self), "The time is over"));
  rate (self, 3);
  g_assert_true (rj_test_shows (dialog (self), "7 to 3 in 15 minutes. You rode that one out."));
  click (self, "Done");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_false (has_bar (self));
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->window), "Noted."));
}

/* What fits the letter of the urge is chosen first, and again when something else is looked for. */
static void
test_letter (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = rj_craving_new ();

  craving->record.id = g_strdup ("11111111-1111-7111-8111-111111111111");
  craving->record.at_us = rj_clock_get_now (self->ui.clock);
  craving->strength = 6;
  craving->halt = RJ_HALT_LONELY;
  rj_ride_dialog_present_for (GTK_WIDGET (self->window), self->ui.context, craving);
  for (int i = 0; i < 2; i++)
    {
      RJ_TEST_UNTIL (rj_test_shows (dialog (self), "Call one person"));
      gtk_test_accessible_assert_state (find (self, ADW_TYPE_ACTION_ROW, "Call one person"),
                                        GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
      click (self, "Start");
      if (i == 0)
        click (self, "Something else");
    }
  g_assert_true (rj_ride_is_running (ride (self)));
}

static void
test_stop (Fixture *self, gconstpointer data)
{
  open (self);
  click (self, "Start");
  g_assert_true (has_bar (self));
  adw_dialog_force_close (ADW_DIALOG (dialog (self)));
  // Closing the dialog stops nothing.
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_true (rj_ride_is_running (ride (self)));
  rj_ride_dialog_present (GTK_WIDGET (self->window), self->ui.context);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  click (self, "Stop");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_false (has_bar (self));
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
}

static GPtrArray *
list_episodes (Fixture *self)
{
  RjStrategies *strategies = rj_store_get_strategies (self->store);

  return rj_strategies_list_episodes_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_episodes_async (strategies, NULL, RJ_TEST_READY)), NULL);
}

/* Stopped after a rating: that was a time with it, or it would count as one without it. */
static void
test_stop_rated (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) episodes = NULL;

  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
  click (self, "Start");
  advance (self, 15);
  rate (self, 8);
  click (self, "Stop");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_false (has_bar (self));
  episodes = list_episodes (self);
  g_assert_cmpuint (episodes->len, ==, 1);
  g_assert_cmpuint (((RjEpisode *) g_ptr_array_index (episodes, 0))->tried->len, ==, 1);
}

/* Rated, and left alone until it ends by itself: the same. And Done only says when it ended. */
static void
test_walked_away (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) episodes = NULL;

      open (self);
      rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
      click (self, "Start");
      advance (self, 15);
      rate (self, 3);
      if (i == 0)
        {
          adw_dialog_force_close (ADW_DIALOG (dialog (self)));
          advance (self, 4 * 60);
        }
      else
        click (self, "Done");
      RJ_TEST_UNTIL (dialog (self) == NULL);
      g_assert_false (rj_ride_is_on (ride (self)));
      episodes = list_episodes (self);
      g_assert_cmpuint (episodes->len, ==, i + 1);
      for (int n = 0; n <= i; n++)
        g_assert_cmpuint (((RjEpisode *) g_ptr_array_index (episodes, n))->tried->len, ==, 1);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
pass_us (Fixture *self)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), 1);
}

/* What is rated with the start is how it was before, also while time goes by. */
static void
test_before (Fixture *self, gconstpointer data)
{
  guint asked = 0;

  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
  g_signal_connect_swapped (ride (self), "changed", G_CALLBACK (pass_us), self);
  g_signal_connect_swapped (ride (self), "ask", G_CALLBACK (count_cb), &asked);
  click (self, "Start");
  g_signal_handlers_disconnect_by_func (ride (self), pass_us, self);
  g_assert_false (rj_ride_is_rated (ride (self)));
  g_assert_null (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Done"));
  advance (self, 15);
  g_assert_cmpuint (asked, ==, 1);
  rj_ride_stop (ride (self));
}

/* Three hours after its end nothing is left of it, also when that is seen by what shows it. */
static void
test_long_over (Fixture *self, gconstpointer data)
{
  rj_ride_start (ride (self), NULL);
  g_assert_true (has_bar (self));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), 4 * G_TIME_SPAN_HOUR);
  RJ_TEST_UNTIL (!has_bar (self));
  g_assert_false (rj_ride_is_on (ride (self)));
}

static RjCraving *
load_ridden (Fixture *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autofree char *id = g_strdup (rj_ride_get_craving (ride (self)));

  return rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, id, NULL, RJ_TEST_READY)), NULL);
}

/* The urge was taken back: what is rated from then on is an urge of its own. */
static void
test_taken_back (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;

  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
  click (self, "Start");
  RJ_TEST_UNTIL (rj_test_count_log (self->store) == 1);
  rj_test_undo (self->store, RJ_CHANGE_ADD);
  RJ_TEST_UNTIL (!rj_test_shows (dialog (self), "So far: 7 at 12:00"));
  g_assert_true (rj_ride_is_running (ride (self)));
  advance (self, 9);
  rate (self, 5);
  RJ_TEST_UNTIL (rj_test_count_log (self->store) == 1);
  g_assert_true (rj_test_shows (dialog (self), "So far: 5 at 12:09"));
  advance (self, 1);
  rate (self, 4);
  craving = load_ridden (self);
  g_assert_nonnull (craving);
  g_assert_cmpint (craving->strength, ==, 5);
  g_assert_cmpuint (craving->later->len, ==, 1);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 1);
  rj_ride_stop (ride (self));
}

/* And so is one that was given before that was known. */
static void
test_taken_back_at_once (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;
  gboolean undone = FALSE;

  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
  click (self, "Start");
  RJ_TEST_UNTIL (rj_test_count_log (self->store) == 1);
  advance (self, 9);
  rj_store_undo_async (self->store, NULL, rj_test_note, &undone);
  rate (self, 5);
  RJ_TEST_UNTIL (undone && rj_test_count_log (self->store) == 1);
  RJ_TEST_UNTIL (rj_test_shows (dialog (self), "So far: 5 at 12:09"));
  craving = load_ridden (self);
  g_assert_nonnull (craving);
  g_assert_cmpint (craving->strength, ==, 5);
  rj_ride_stop (ride (self));
}

/* Hardly any time between, and much stronger: neither "0 minutes" nor "a bit". */
static void
test_words (Fixture *self, gconstpointer data)
{
  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 4);
  click (self, "Start");
  rate (self, 2);
  g_assert_true (rj_test_shows (dialog (self), "4 to 2 in less than a minute."));
  rate (self, 6);
  g_assert_true (rj_test_shows (dialog (self), "6 now, a bit stronger."));
  rate (self, 9);
  g_assert_true (rj_test_shows (dialog (self), "9 now, stronger."));
  rj_ride_stop (ride (self));
}

/* The coping note goes while it is done: the ratings stay, and nothing is reported. */
static void
test_note_deleted (Fixture *self, gconstpointer data)
{
  RjStrategies *strategies = rj_store_get_strategies (self->store);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) episodes = NULL;
  g_autoptr (GError) error = NULL;
  guint failed = 0;

  g_signal_connect_swapped (self->ui.context, "failed", G_CALLBACK (count_cb), &failed);
  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 7);
  click (self, "Start");
  id = g_strdup (rj_ride_get_strategy_id (ride (self)));
  rj_strategies_delete_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_delete_async (strategies, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  advance (self, 15);
  rate (self, 3);
  click (self, "Done");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  episodes = list_episodes (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (failed, ==, 0);
  g_assert_cmpuint (episodes->len, ==, 1);
  g_assert_cmpuint (((RjEpisode *) g_ptr_array_index (episodes, 0))->tried->len, ==, 0);
  g_signal_handlers_disconnect_by_func (self->ui.context, count_cb, &failed);
}

/* @count urges of the last days that began at 8 and were at 4 after eighteen minutes. */
static void
add_urges (Fixture *self, int count)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  for (int i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
      g_autoptr (GPtrArray) saved = NULL;
      g_autoptr (GError) error = NULL;
      RjCraving *craving = rj_craving_new ();
      RjRatingPoint later = { .strength = 4 };

      craving->record.at_us = rj_clock_get_now (self->ui.clock) - (i + 1) * G_TIME_SPAN_DAY;
      craving->strength = 8;
      later.at_us = craving->record.at_us + 18 * G_TIME_SPAN_MINUTE;
      g_ptr_array_add (cravings, craving);
      saved = rj_check_ins_save_cravings_finish (
        check_ins,
        RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)), &error);
      g_assert_no_error (error);
      craving = g_ptr_array_index (saved, 0);
      rj_check_ins_add_rating_finish (check_ins,
                                      RJ_TEST_AWAIT (rj_check_ins_add_rating_async (
                                        check_ins, craving->record.id, &later, NULL, RJ_TEST_READY)),
                                      &error);
      g_assert_no_error (error);
    }
}

static gboolean
draws (GtkWidget *widget, const char *what)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  gboolean drawn = FALSE;

  gdk_paintable_snapshot (paintable, snapshot, 240, 120);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      g_autoptr (GBytes) text = gsk_render_node_serialize (node);

      drawn = g_strstr_len (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), what) != NULL;
      gsk_render_node_unref (node);
    }
  return drawn;
}

/* The own half-life is told and drawn from five urges on, with how many there were. */
static void
test_half_life (Fixture *self, gconstpointer data)
{
  static const char said[] =
    "From your own log: half of yours that start at 7 or more are down by half within "
    "18 minutes (6 times).";
  GtkWidget *curve;

  add_urges (self, 6);
  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 8);
  click (self, "Start");
  RJ_TEST_UNTIL (rj_test_shows (dialog (self), said));
  g_assert_true (rj_test_shows (dialog (self), "The dotted line falls as more of them were down by half."));
  curve = find (self, RJ_TYPE_RIDE_CURVE, NULL);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (curve) && draws (curve, "dash:"));
  gtk_test_accessible_assert_role (gtk_widget_get_last_child (curve), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (gtk_widget_get_last_child (curve), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       said);
  advance (self, 9);
  rate (self, 5);
  /* Still one item for it, after those of the ratings. */
  gtk_test_accessible_assert_property (gtk_widget_get_last_child (curve), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       said);
  gtk_test_accessible_assert_property (gtk_widget_get_prev_sibling (gtk_widget_get_last_child (curve)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "5 at 12:09");
  RJ_TEST_UNTIL (draws (curve, "dash:"));
  rj_ride_stop (ride (self));
}

static void
test_half_life_few (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) episodes = NULL;
  GtkWidget *curve;

  add_urges (self, 3);
  open (self);
  rj_rating_set_value (RJ_RATING (find (self, RJ_TYPE_RATING, NULL)), 8);
  click (self, "Start");
  advance (self, 9);
  rate (self, 5);
  episodes = list_episodes (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  curve = find (self, RJ_TYPE_RIDE_CURVE, NULL);
  /* This one is the fourth that was rated again. */
  g_assert_cmpuint (episodes->len, ==, 4);
  g_assert_false (rj_test_shows (dialog (self), "The dotted line falls as more of them were down by half."));
  gtk_test_accessible_assert_property (gtk_widget_get_last_child (curve), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "5 at 12:09");
  RJ_TEST_UNTIL (gtk_widget_get_mapped (curve) && draws (curve, "stroke"));
  g_assert_false (draws (curve, "dash:"));
  rj_ride_stop (ride (self));
}

static void
test_bar (Fixture *self, gconstpointer data)
{
  GtkWidget *button;

  rj_ride_start (ride (self), NULL);
  button = rj_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "15:00 left · How strong now?");
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "15 minutes left · How strong now?");
  advance (self, 20);
  g_assert_nonnull (rj_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "How strong now?"));
  rj_ride_stop (ride (self));
  g_assert_false (has_bar (self));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ride/offer", test_offer);
  ADD ("/ride/run", test_run);
  ADD ("/ride/letter", test_letter);
  ADD ("/ride/stop", test_stop);
  ADD ("/ride/stop-rated", test_stop_rated);
  ADD ("/ride/walked-away", test_walked_away);
  ADD ("/ride/before", test_before);
  ADD ("/ride/long-over", test_long_over);
  ADD ("/ride/bar", test_bar);
  ADD ("/ride/half-life", test_half_life);
  ADD ("/ride/half-life-few", test_half_life_few);
  ADD ("/ride/words", test_words);
  ADD ("/ride/note-deleted", test_note_deleted);
  ADD ("/ride/taken-back", test_taken_back);
  ADD ("/ride/taken-back-at-once", test_taken_back_at_once);
  return g_test_run ();
}
