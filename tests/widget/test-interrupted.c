// SPDX-License-Identifier: GPL-3.0-or-later
// Long work that a lock broke off is offered again after the unlock, once, and behind what else there is to
// say.
#include "rj-backups-page.h"
#include "rj-interrupted.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <glib/gstdio.h>
#include <locale.h>

#define RESTORE "The lock came before the backup was opened. Nothing was changed."
#define BACKUP  "The lock came before the backup was done."
#define NOTES   "1 note was entered while the journal was locked."

typedef struct {
  RjTestUi ui;
  GtkWindow *window;
} Fixture;

static void
open_vault (Fixture *self, RjTestOpening how, guint n_notes)
{
  RjInboxReport report = { .merged = { .notes = n_notes } };
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (self->ui.vault, how, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  self->window = GTK_WINDOW (rj_window_new (NULL, self->ui.context));
  gtk_window_present (self->window);
  rj_context_set_inbox_report (self->ui.context, &report);
  rj_context_set_store (self->ui.context, rj_vault_get_store (self->ui.vault));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
}

/* As a lock does; then another process. */
static void
open_again (Fixture *self, guint n_notes)
{
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (self->window);
  rj_test_vault_close (self->ui.vault, &error);
  g_assert_no_error (error);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  open_vault (self, RJ_TEST_UNLOCK, n_notes);
}

static gboolean
shows (Fixture *self, const char *text)
{
  return rj_test_shows (GTK_WIDGET (self->window), text);
}

static GtkWidget *
find_close (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "window-close-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_close (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The toast that is there goes, and the next one comes. */
static void
close_toast (Fixture *self)
{
  GtkWidget *toast = rj_test_find (GTK_WIDGET (self->window), g_type_from_name ("AdwToastWidget"), NULL);

  g_signal_emit_by_name (find_close (toast), "clicked");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  open_vault (self, RJ_TEST_CREATE, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  rj_test_ui_tear_down (&self->ui);
}

static void
test_offered_once (Fixture *self, gconstpointer data)
{
  open_again (self, 0);
  g_assert_false (shows (self, "The lock came"));
  rj_interrupted_begin (self->ui.context, RJ_INTERRUPTED_RESTORE);
  open_again (self, 0);
  RJ_TEST_UNTIL (shows (self, RESTORE) && shows (self, "Choose again"));
  open_again (self, 0);
  g_assert_false (shows (self, "The lock came"));
  rj_interrupted_begin (self->ui.context, RJ_INTERRUPTED_BACKUP);
  rj_interrupted_end (self->ui.context);
  open_again (self, 0);
  g_assert_false (shows (self, "The lock came"));
}

/* What came in meanwhile is said first, and does not push it away. */
static void
test_after_notes (Fixture *self, gconstpointer data)
{
  rj_interrupted_begin (self->ui.context, RJ_INTERRUPTED_RESTORE);
  open_again (self, 1);
  RJ_TEST_UNTIL (shows (self, NOTES));
  close_toast (self);
  RJ_TEST_UNTIL (shows (self, RESTORE));
}

/* The page notes it: a lock in the middle of a backup. */
static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("rj-outside-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (rj_backups_page_new (self->ui.context)));

  rj_backups_page_back_up_into (RJ_BACKUPS_PAGE (page), file);
  open_again (self, 0);
  RJ_TEST_UNTIL (shows (self, BACKUP) && shows (self, "Back up again"));
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
  ADD ("after-notes", test_after_notes);
  ADD ("backup", test_backup);

  return g_test_run ();
}
