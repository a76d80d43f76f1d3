// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-auto-lock.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  GtkApplication *application;
  RjAutoLock *auto_lock;
  RjWindow *window;
  int n_locked;
} Fixture;

static void
locked (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Fixture *) user_data)->n_locked++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const GActionEntry lock = { .name = "lock", .activate = locked };

  rj_test_ui_set_up (&self->ui);
  self->application = gtk_application_new ("org.example.RecoveryJournal.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, NULL));
  g_action_map_add_action_entries (G_ACTION_MAP (self->application), &lock, 1, self);
  self->auto_lock = rj_auto_lock_new (self->application, self->ui.context);
  self->window = g_object_ref_sink (rj_window_new (NULL, self->ui.context));
  rj_auto_lock_watch_window (self->auto_lock, self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (self->window)));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->auto_lock);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_object_unref (self->application);
  rj_test_ui_tear_down (&self->ui);
}

static void
put_away (Fixture *self, gboolean shared)
{
  gtk_window_present (GTK_WINDOW (self->window));
  g_object_set (self->ui.settings, "shared-computer", shared, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
}

/* Only where others can get at the computer, and only what is open; from the page with the spare key on,
 * which comes before the journal is shown. */
static void
test_put_away (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_away (self, TRUE);
  g_assert_cmpint (self->n_locked, ==, 0);
  rj_test_vault_open (self->ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_null (rj_context_get_store (self->ui.context));
  put_away (self, FALSE);
  g_assert_cmpint (self->n_locked, ==, 0);
  put_away (self, TRUE);
  g_assert_cmpint (self->n_locked, ==, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add ("/auto-lock/put-away", Fixture, NULL, set_up, test_put_away, tear_down);
  return g_test_run ();
}
