// SPDX-License-Identifier: GPL-3.0-or-later
// How strong now? After fifteen minutes, once: with a quiet reminder where the window is not in view, and in
// the window when it is next in view. The clock is the fake one, the desktop only writes down what it shows.
#include "rj-ride-asker.h"
#include "rj-ride-bar.h"
#include "rj-ride-dialog.h"
#include "rj-ride-keeper.h"
#include "rj-test-reminders.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  TestDesktop *desktop;
  GtkApplication *application;
  RjRideAsker *asker;
  RjWindow *window;
} Fixture;

static void
activate_cb (Fixture *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->desktop = g_object_new (TEST_TYPE_DESKTOP, NULL);
  g_clear_object (&self->ui.context);
  self->ui.context =
    rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, RJ_NOTIFIER (self->desktop));
  self->application = gtk_application_new ("org.example.RecoveryJournal.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, NULL));
  g_signal_connect_swapped (self->application, "activate", G_CALLBACK (activate_cb), self);
  self->asker = rj_ride_asker_new (self->application, self->ui.context);
  self->window = g_object_ref_sink (rj_window_new (self->application, self->ui.context));
  rj_ride_asker_watch_window (self->asker, self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer desktop;

  g_assert_finalize_object (self->asker);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_object_unref (self->application);
  rj_test_ui_tear_down (&self->ui);
  /* What is still being saved holds it a little longer. */
  desktop = self->desktop;
  g_object_add_weak_pointer (desktop, &desktop);
  g_object_unref (self->desktop);
  RJ_TEST_UNTIL (desktop == NULL);
}

static void
show (Fixture *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_window_is_active (GTK_WINDOW (self->window)));
}

static void
put_away (Fixture *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  RJ_TEST_UNTIL (!gtk_window_is_active (GTK_WINDOW (self->window)));
}

static RjRide *
ride (Fixture *self)
{
  return rj_context_get_ride (self->ui.context);
}

static void
advance (Fixture *self, gint64 us)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), us);
}

static gboolean
is_on_screen (Fixture *self)
{
  return g_hash_table_contains (self->desktop->on_screen, RJ_NOTIFIER_RIDE_KEY);
}

/* So many were shown, each neutral and without a sound. */
static void
assert_shown (Fixture *self, guint n)
{
  g_assert_cmpuint (self->desktop->keys->len, ==, n);
  g_assert_cmpuint (self->desktop->silent, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (self->desktop->keys->pdata[i], ==, RJ_NOTIFIER_RIDE_KEY);
      g_assert_cmpstr (self->desktop->titles->pdata[i], ==, "Reminder");
      g_assert_cmpstr (self->desktop->bodies->pdata[i], ==, "You have something planned.");
    }
}

static AdwDialog *
dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

/* At fifteen minutes to the tenth of a second, once; the answer takes it away. */
static void
test_window_away (Fixture *self, gconstpointer data)
{
  rj_test_ui_open (&self->ui);
  show (self);
  put_away (self);
  rj_ride_start (ride (self), NULL);
  advance (self, RJ_RIDE_ASK_US - G_TIME_SPAN_SECOND / 10);
  assert_shown (self, 0);
  advance (self, G_TIME_SPAN_SECOND / 10);
  assert_shown (self, 1);
  g_assert_true (is_on_screen (self));
  advance (self, 10 * G_TIME_SPAN_MINUTE);
  assert_shown (self, 1);
  rj_ride_keeper_rate (self->ui.context, 4, NULL);
  g_assert_false (is_on_screen (self));
  advance (self, 30 * G_TIME_SPAN_MINUTE);
  show (self);
  assert_shown (self, 1);
}

/* The bar asks there; a reminder besides it would be one too many. */
static void
test_window_in_view (Fixture *self, gconstpointer data)
{
  rj_test_ui_open (&self->ui);
  show (self);
  rj_ride_start (ride (self), NULL);
  advance (self, RJ_RIDE_ASK_US);
  g_assert_nonnull (rj_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "How strong now?"));
  assert_shown (self, 0);
  put_away (self);
  advance (self, G_TIME_SPAN_MINUTE);
  assert_shown (self, 0);
}

/* It goes from the screen when the window that asks is in view, and does not come back. */
static void
test_next_in_view (Fixture *self, gconstpointer data)
{
  rj_test_ui_open (&self->ui);
  show (self);
  put_away (self);
  rj_ride_start (ride (self), NULL);
  advance (self, RJ_RIDE_ASK_US);
  g_assert_true (is_on_screen (self));
  show (self);
  g_assert_false (is_on_screen (self));
  g_assert_nonnull (rj_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "How strong now?"));
  put_away (self);
  advance (self, G_TIME_SPAN_MINUTE);
  assert_shown (self, 1);
}

/* Locked, no page says it: the reminder does, also over the window. The unlock puts the bar there instead. */
static void
test_locked (Fixture *self, gconstpointer data)
{
  show (self);
  rj_ride_start (ride (self), NULL);
  advance (self, RJ_RIDE_ASK_US);
  assert_shown (self, 1);
  g_assert_true (is_on_screen (self));
  rj_test_ui_open (&self->ui);
  g_assert_false (is_on_screen (self));
  g_assert_nonnull (rj_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "How strong now?"));
  assert_shown (self, 1);
}

/* Locked, but where it is ridden out: that asks by itself. */
static void
test_locked_in_dialog (Fixture *self, gconstpointer data)
{
  show (self);
  rj_ride_start (ride (self), NULL);
  rj_ride_dialog_present (GTK_WIDGET (self->window), self->ui.context);
  RJ_TEST_UNTIL (dialog (self) != NULL);
  advance (self, RJ_RIDE_ASK_US);
  assert_shown (self, 0);
}

/* Its button leads to the place for the answer. */
static void
test_open (Fixture *self, gconstpointer data)
{
  rj_test_ui_open (&self->ui);
  show (self);
  put_away (self);
  rj_ride_start (ride (self), NULL);
  advance (self, RJ_RIDE_ASK_US);
  rj_notifier_emit_action (RJ_NOTIFIER (self->desktop), RJ_NOTIFIER_RIDE_KEY, RJ_NOTIFY_ACTION_OPEN);
  RJ_TEST_UNTIL (RJ_IS_RIDE_DIALOG (dialog (self)));
  g_assert_false (is_on_screen (self));
}

/* What is on the screen comes through the lock once; what was closed there does not. */
static void
test_through_a_lock (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLockState) state = rj_lock_state_new ();
  g_autoptr (RjLockState) closed = rj_lock_state_new ();

  rj_ride_start (ride (self), NULL);
  advance (self, RJ_RIDE_ASK_US);
  rj_ride_asker_save (self->asker, state);
  g_assert_cmpuint (state->shown->len, ==, 1);
  rj_ride_asker_restore (self->asker, state);
  g_assert_cmpuint (state->shown->len, ==, 0);
  assert_shown (self, 2);
  g_signal_emit_by_name (self->desktop, "closed", RJ_NOTIFIER_RIDE_KEY, TRUE);
  rj_ride_asker_save (self->asker, closed);
  g_assert_cmpuint (closed->shown->len, ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ride-asker/window-away", test_window_away);
  ADD ("/ride-asker/window-in-view", test_window_in_view);
  ADD ("/ride-asker/next-in-view", test_next_in_view);
  ADD ("/ride-asker/locked", test_locked);
  ADD ("/ride-asker/locked-in-dialog", test_locked_in_dialog);
  ADD ("/ride-asker/open", test_open);
  ADD ("/ride-asker/through-a-lock", test_through_a_lock);
  return g_test_run ();
}
