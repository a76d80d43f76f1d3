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
  GtkWidget *window;
  char *id;
} Fixture;

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static GtkWidget *
get_again (Fixture *self)
{
  return RJ_TEST_CHILD (get_dialog (self), "again");
}

static RjCraving *
get_craving (Fixture *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, self->id, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return craving;
}

/* Seven, twenty minutes ago. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_craving_new ();
  RjCheckIns *check_ins;

  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  check_ins = rj_store_get_check_ins (self->store);
  craving->strength = 7;
  craving->record.at_us = RJ_TEST_UI_NOW_US - 20 * G_TIME_SPAN_MINUTE;
  craving->record.day = rj_clock_get_today (self->ui.clock);
  craving->record.zone = g_strdup ("UTC");
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  self->id = g_strdup (((RjCraving *) g_ptr_array_index (saved, 0))->record.id);
  self->window = GTK_WIDGET (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->id);
  rj_test_ui_tear_down (&self->ui);
}

static void
open_form (Fixture *self)
{
  rj_craving_dialog_present (self->window, self->ui.context, self->id);
  RJ_TEST_UNTIL (get_dialog (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (self))));
}

static void
close_form (Fixture *self)
{
  adw_dialog_force_close (get_dialog (self));
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
}

static void
rate (Fixture *self, int strength)
{
  open_form (self);
  rj_rating_set_value (RJ_RATING (rj_test_find (get_again (self), RJ_TYPE_RATING, NULL)), strength);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (self)), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
}

static void
test_rate (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) rated = NULL;
  g_autoptr (RjCraving) undone = NULL;
  const RjRatingPoint *point;

  rate (self, 5);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), 15 * G_TIME_SPAN_MINUTE);
  rate (self, 2);
  rated = get_craving (self);
  g_assert_cmpint (rated->strength, ==, 7);
  g_assert_cmpuint (rated->later->len, ==, 2);
  point = &g_array_index (rated->later, RjRatingPoint, 0);
  g_assert_cmpint (point->strength, ==, 5);
  g_assert_cmpint (point->at_us, ==, RJ_TEST_UI_NOW_US);

  open_form (self);
  g_assert_true (
    rj_test_shows (get_again (self), "So far: 7 at 11:40 \302\267 5 at 12:00 \302\267 2 at 12:15"));
  close_form (self);

  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  undone = get_craving (self);
  g_assert_cmpuint (undone->later->len, ==, 1);
}

/* Saving something else is no rating. */
static void
test_left_open (Fixture *self, gconstpointer data)
{
  g_autoptr (RjCraving) craving = NULL;

  rate (self, RJ_RATING_EMPTY);
  craving = get_craving (self);
  g_assert_cmpuint (craving->later->len, ==, 0);
}

/* After a day it is only told, and a new one has nothing to tell. */
static void
test_when (Fixture *self, gconstpointer data)
{
  rate (self, 5);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), 2 * G_TIME_SPAN_DAY);
  open_form (self);
  g_assert_null (rj_test_find (get_again (self), RJ_TYPE_RATING, NULL));
  g_assert_true (rj_test_shows (get_again (self), "So far: 7 at 11:40"));
  close_form (self);

  rj_craving_dialog_present (self->window, self->ui.context, NULL);
  RJ_TEST_UNTIL (get_dialog (self) != NULL);
  g_assert_false (gtk_widget_get_visible (get_again (self)));
  close_form (self);
}

/* What was picked and not saved yet is there again. */
static void
test_draft (Fixture *self, gconstpointer data)
{
  RjCravingAgain *first = g_object_ref_sink (g_object_new (RJ_TYPE_CRAVING_AGAIN, NULL));
  RjCravingAgain *second = g_object_ref_sink (g_object_new (RJ_TYPE_CRAVING_AGAIN, NULL));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  rj_rating_set_value (RJ_RATING (rj_test_find (GTK_WIDGET (first), RJ_TYPE_RATING, NULL)), 6);
  json_builder_begin_object (builder);
  rj_craving_again_write_state (first, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  rj_craving_again_read_state (second, json_node_get_object (root));
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (rj_test_find (GTK_WIDGET (second), RJ_TYPE_RATING, NULL))),
                   ==, 6);
  g_object_unref (first);
  g_object_unref (second);
}

#define ADD(name, func) g_test_add ("/craving-again/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  ADD ("rate", test_rate);
  ADD ("left-open", test_left_open);
  ADD ("when", test_when);
  ADD ("draft", test_draft);
  return g_test_run ();
}
