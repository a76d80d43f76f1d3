// SPDX-License-Identifier: GPL-3.0-or-later
// Long work that a lock broke off is offered again after the unlock, once.
#include "rj-backups-page.h"
#include "rj-interrupted.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"

#include <glib/gstdio.h>
#include <locale.h>

typedef struct {
  RjTestUi ui;
  char *toast;
  char *action;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, const char *label, const char *action, Fixture *self)
{
  g_set_str (&self->toast, title);
  g_set_str (&self->action, action);
}

static void
open_vault (Fixture *self, RjTestOpening how)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (self->ui.vault, how, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  rj_context_set_store (self->ui.context, rj_vault_get_store (self->ui.vault));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  g_signal_connect (self->ui.context, "toast-with-action", G_CALLBACK (toast_cb), self);
}

/* As a lock does; then another process. */
static void
open_again (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_close (self->ui.vault, &error);
  g_assert_no_error (error);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  g_clear_pointer (&self->toast, g_free);
  open_vault (self, RJ_TEST_UNLOCK);
  rj_interrupted_offer (self->ui.context);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  open_vault (self, RJ_TEST_CREATE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->toast, g_free);
  g_clear_pointer (&self->action, g_free);
  rj_test_ui_tear_down (&self->ui);
}

static void
test_offered_once (Fixture *self, gconstpointer data)
{
  open_again (self);
  g_assert_null (self->toast);
  rj_interrupted_begin (self->ui.context, RJ_INTERRUPTED_RESTORE);
  open_again (self);
  g_assert_cmpstr (self->toast, ==, "The lock came before the backup was opened. Nothing was changed.");
  g_assert_cmpstr (self->action, ==, "win.backups");
  open_again (self);
  g_assert_null (self->toast);
  rj_interrupted_begin (self->ui.context, RJ_INTERRUPTED_BACKUP);
  rj_interrupted_end (self->ui.context);
  open_again (self);
  g_assert_null (self->toast);
}

/* The page notes it: a lock in the middle of a backup. */
static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("rj-outside-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (rj_backups_page_new (self->ui.context)));

  rj_backups_page_back_up_into (RJ_BACKUPS_PAGE (page), file);
  open_again (self);
  g_assert_cmpstr (self->toast, ==, "The lock came before the backup was done.");
  g_object_unref (page);
  rj_test_remove_folder (folder);
}

#define ADD(name, func) g_test_add ("/interrupted/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("offered-once", test_offered_once);
  ADD ("backup", test_backup);

  return g_test_run ();
}
