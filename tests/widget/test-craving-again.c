// SPDX-License-Identifier: GPL-3.0-or-later
// An urge that was saved is rated again later on, and its ratings are shown in a row.
#include "rj-craving-again.h"
#include "rj-craving-dialog.h"
#include "rj-rating.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  char *id; /* of an urge of 7, noted at noon */
} Fixture;

static void
open_window (Fixture *self)
{
  self->window = g_object_ref_sink (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
}

static char *
save_craving (Fixture *self)
{
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  RjCraving *craving = rj_craving_new ();

  craving->strength = 7;
  craving->record.at_us = rj_clock_get_now (self->ui.clock);
  craving->record.zone = g_strdup ("UTC");
  craving->record.day = rj_clock_get_today (self->ui.clock);
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (((RjCraving *) saved->pdata[0])->record.id);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  self->id = save_craving (self);
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_free (self->id);
  rj_test_ui_tear_down (&self->ui);
}

static RjCraving *
load (Fixture *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, self->id, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return craving;
}

static void
assert_later (Fixture *self, guint i, gint64 at_us, int strength)
{
  g_autoptr (RjCraving) craving = load (self);

  g_assert_cmpuint (craving->later->len, >, i);
  g_assert_cmpint (g_array_index (craving->later, RjRatingPoint, i).at_us, ==, at_us);
  g_assert_cmpint (g_array_index (craving->later, RjRatingPoint, i).strength, ==, strength);
}

static guint
count_later (Fixture *self)
{
  g_autoptr (RjCraving) craving = load (self);

  return craving->later->len;
}

static GtkWidget *
dialog (Fixture *self)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static RjCravingAgain *
again (Fixture *self)
{
  return RJ_CRAVING_AGAIN (RJ_TEST_CHILD (dialog (self), "again"));
}

static RjRating *
now_rating (Fixture *self)
{
  return RJ_RATING (rj_test_find (GTK_WIDGET (again (self)), RJ_TYPE_RATING, NULL));
}

static void
open_entry (Fixture *self)
{
  rj_craving_dialog_present (GTK_WIDGET (self->window), self->ui.context, self->id);
  RJ_TEST_UNTIL (dialog (self) != NULL && RJ_IS_CRAVING_DIALOG (dialog (self)));
}

static void
click (Fixture *self, const char *label)
{
  GtkWidget *button = rj_test_find (dialog (self), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
save (Fixture *self)
{
  click (self, "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);
}

static void
rate_now (Fixture *self, int strength)
{
  open_entry (self);
  rj_rating_set_value (now_rating (self), strength);
  save (self);
}

static void
advance (Fixture *self, int minutes)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), minutes * G_TIME_SPAN_MINUTE);
}

/* ---- Tests ---- */

static void
test_again (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;

  advance (self, 7);
  open_entry (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (again (self))));
  g_assert_cmpint (rj_rating_get_value (now_rating (self)), ==, RJ_RATING_EMPTY);
  /* One alone stands above already. */
  g_assert_false (rj_test_shows (dialog (self), "So far"));
  g_assert_null (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Take back the last rating"));
  gtk_test_accessible_assert_relation (
    GTK_ACCESSIBLE (now_rating (self)), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
    rj_test_find (dialog (self), GTK_TYPE_LABEL, "How strong is it now?"), NULL);
  rj_rating_set_value (now_rating (self), 5);
  /* It belongs to the moment in which it was picked. */
  advance (self, 3);
  save (self);
  assert_later (self, 0, RJ_TEST_UI_NOW_US + 7 * G_TIME_SPAN_MINUTE, 5);
  craving = load (self);
  g_assert_cmpint (craving->strength, ==, 7);
  g_assert_cmpint (craving->record.at_us, ==, RJ_TEST_UI_NOW_US);

  rate_now (self, 2);
  assert_later (self, 1, RJ_TEST_UI_NOW_US + 10 * G_TIME_SPAN_MINUTE, 2);
  open_entry (self);
  g_assert_cmpstr (rj_craving_again_get_line (again (self)), ==,
                   "So far: 7 at 12:00 · 5 at 12:07 · 2 at 12:10");
}

/* The number of before and the one of now are saved as one change. */
static void
test_one_change (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) changed = NULL;
  g_autoptr (RjCraving) back = NULL;

  advance (self, 7);
  open_entry (self);
  rj_rating_set_value (RJ_RATING (RJ_TEST_CHILD (dialog (self), "rating")), 6);
  g_assert_cmpstr (rj_craving_again_get_line (again (self)), ==, "So far: 6 at 12:00");
  rj_rating_set_value (now_rating (self), 4);
  save (self);
  changed = load (self);
  g_assert_cmpint (changed->strength, ==, 6);
  g_assert_cmpuint (changed->later->len, ==, 1);

  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  back = load (self);
  g_assert_cmpint (back->strength, ==, 7);
  g_assert_cmpuint (back->later->len, ==, 0);
  rj_test_redo (self->store, RJ_CHANGE_EDIT);
  assert_later (self, 0, RJ_TEST_UI_NOW_US + 7 * G_TIME_SPAN_MINUTE, 4);
}

/* Nothing is asked again of an urge that is written down for the first time. */
static void
test_not_at_first (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.log-craving", NULL);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (again (self))));
}

static void
test_take_back (Fixture *self, gconstpointer data)
{
  advance (self, 5);
  rate_now (self, 6);
  advance (self, 5);
  rate_now (self, 3);
  open_entry (self);
  click (self, "Take back the last rating");
  g_assert_cmpstr (rj_craving_again_get_line (again (self)), ==, "So far: 7 at 12:00 · 6 at 12:05");
  g_assert_nonnull (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Take back the last rating"));
  /* Not before the form is saved. */
  g_assert_cmpuint (count_later (self), ==, 2);
  gtk_widget_grab_focus (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Take back the last rating"));
  click (self, "Take back the last rating");
  g_assert_null (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Take back the last rating"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == GTK_WIDGET (now_rating (self)));
  save (self);
  g_assert_cmpuint (count_later (self), ==, 0);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_later (self, 0, RJ_TEST_UI_NOW_US + 5 * G_TIME_SPAN_MINUTE, 6);
  assert_later (self, 1, RJ_TEST_UI_NOW_US + 10 * G_TIME_SPAN_MINUTE, 3);
}

/* Everything is written down, and the process is another one. */
static void
test_lock (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  advance (self, 5);
  rate_now (self, 6);
  advance (self, 5);
  open_entry (self);
  click (self, "Take back the last rating");
  rj_rating_set_value (now_rating (self), 3);
  rj_context_flush_drafts_finish (
    self->ui.context, RJ_TEST_AWAIT (rj_context_flush_drafts_async (self->ui.context, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_clear_object (&self->ui.context);
  advance (self, 60);

  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  rj_context_set_store (self->ui.context, self->store);
  open_window (self);
  RJ_TEST_UNTIL (dialog (self) != NULL && RJ_IS_CRAVING_DIALOG (dialog (self)));
  g_assert_cmpint (rj_rating_get_value (now_rating (self)), ==, 3);
  g_assert_cmpstr (rj_craving_again_get_line (again (self)), ==, "So far: 7 at 12:00");
  save (self);
  g_assert_cmpuint (count_later (self), ==, 1);
  assert_later (self, 0, RJ_TEST_UI_NOW_US + 10 * G_TIME_SPAN_MINUTE, 3);
}

/* How strong it is now is news. */
static void
test_strong (Fixture *self, gconstpointer data)
{
  open_entry (self);
  rj_rating_set_value (RJ_RATING (RJ_TEST_CHILD (dialog (self), "rating")), 9);
  save (self);

  open_entry (self);
  rj_rating_set_value (now_rating (self), 8);
  click (self, "Save");
  RJ_TEST_UNTIL (rj_test_shows (dialog (self), "You don't have to face it alone."));
  g_assert_cmpuint (count_later (self), ==, 1);
  click (self, "That's all for now");
  RJ_TEST_UNTIL (dialog (self) == NULL);
}

static void
test_over_midnight (Fixture *self, gconstpointer data)
{
  advance (self, 11 * 60 + 50);
  rate_now (self, 6);
  advance (self, 20);
  rate_now (self, 5);
  advance (self, 5);
  rate_now (self, 4);
  open_entry (self);
  g_assert_cmpstr (rj_craving_again_get_line (again (self)), ==,
                   "So far: 7 at 12:00 · 6 at 23:50 · 5 on Sun 22 Nov at 00:10 · 4 at 00:15");
}

/* The same instant twice: both stay. */
static void
test_clock_set_back (Fixture *self, gconstpointer data)
{
  advance (self, 5);
  rate_now (self, 6);
  advance (self, 5);
  advance (self, -5);
  rate_now (self, 3);
  g_assert_cmpuint (count_later (self), ==, 2);
  assert_later (self, 0, RJ_TEST_UI_NOW_US + 5 * G_TIME_SPAN_MINUTE, 6);
  assert_later (self, 1, RJ_TEST_UI_NOW_US + 5 * G_TIME_SPAN_MINUTE + 1, 3);
}

/* Saving something else is no rating. */
static void
test_left_open (Fixture *self, gconstpointer data)
{
  open_entry (self);
  save (self);
  g_assert_cmpuint (count_later (self), ==, 0);
}

/* After a day it is only told. */
static void
test_next_day (Fixture *self, gconstpointer data)
{
  rate_now (self, 5);
  advance (self, 2 * 24 * 60);
  open_entry (self);
  g_assert_null (rj_test_find (GTK_WIDGET (again (self)), RJ_TYPE_RATING, NULL));
  g_assert_true (rj_test_shows (dialog (self), "So far: 7 at 12:00 · 5 at 12:00"));
  /* and can be taken back; then nothing is left to be shown */
  click (self, "Take back the last rating");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (again (self))));
  save (self);
  g_assert_cmpuint (count_later (self), ==, 0);
}

/* Deleted while the form waited: what was picked becomes one with it. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (RjStore) store = g_object_ref (self->store); // the context that held it goes
  RjCheckIns *check_ins = rj_store_get_check_ins (store);

  open_entry (self);
  rj_rating_set_value (now_rating (self), 3);
  rj_context_flush_drafts_finish (
    self->ui.context, RJ_TEST_AWAIT (rj_context_flush_drafts_async (self->ui.context, RJ_TEST_READY)), NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_clear_object (&self->ui.context);
  g_assert_true (rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, self->id, NULL, RJ_TEST_READY)), NULL));

  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  rj_context_set_store (self->ui.context, self->store);
  open_window (self);
  RJ_TEST_UNTIL (dialog (self) != NULL && RJ_IS_CRAVING_DIALOG (dialog (self)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (again (self))));
  g_assert_cmpint (rj_rating_get_value (now_rating (self)), ==, 3);
}

#define ADD(name, func) g_test_add ("/craving-again/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("again", test_again);
  ADD ("one-change", test_one_change);
  ADD ("not-at-first", test_not_at_first);
  ADD ("take-back", test_take_back);
  ADD ("lock", test_lock);
  ADD ("strong", test_strong);
  ADD ("over-midnight", test_over_midnight);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("left-open", test_left_open);
  ADD ("next-day", test_next_day);
  ADD ("deleted", test_deleted);

  return g_test_run ();
}
